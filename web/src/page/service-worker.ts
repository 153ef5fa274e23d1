/**
 * Builds dist/sw.js: keeps the site for use without a connection. Each version of the site has a cache of its own,
 * which is filled while the last version still serves the open tabs, and takes over once they are closed. So a tab finds
 * the files of its version, even if the server has newer ones.
 */

/** Hash of everything that is kept from the beginning. */
declare const VERSION: string;
/** Files to keep from the beginning, and pages, relative to the folder of the site. */
declare const KEPT_FILES: readonly string[];
declare const KEPT_PAGES: readonly string[];

const worker = self as unknown as ServiceWorkerGlobalScope;
const PREFIX = 'truthnet ';
const CACHE = PREFIX + VERSION;

/** Time after which a page that is kept is shown in place of one that does not arrive, in milliseconds. */
const PATIENCE = 4000;

const root = new URL(worker.registration.scope);
const addressOf = (path: string) => new URL(path, root).href;

worker.addEventListener('install', (event) => {
  event.waitUntil(fill());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== 'GET' || path === undefined) return;
  if (request.mode === 'navigate') {
    if (isPage(path)) event.respondWith(answerPage(request, addressOf(path)));
  } else if (path.startsWith('assets/') || KEPT_FILES.includes(path)) {
    event.respondWith(answerFile(request));
  } else if (path.endsWith('docs/search.json')) {
    event.respondWith(answerPage(request, request.url));
  }
});

/**
 * Returns a path below the folder of the site, in the form of its file: `zh/` and `zh/index.html` are one page, and so
 * are `lesson` and `lesson.html`.
 */
function pathOf(address: string): string | undefined {
  const { origin, pathname } = new URL(address);
  if (origin !== root.origin || !pathname.startsWith(root.pathname)) return undefined;
  const path = pathname.slice(root.pathname.length).replace(/(^|\/)index\.html$/, '$1');
  return /(?:^|\/)[^./]+$/.test(path) ? `${path}.html` : path;
}

/** Returns whether a path is a page of the site itself: embeds keep nothing. */
function isPage(path: string): boolean {
  return /(?:^|\/|\.html)$/.test(path) && !/^(?:embed|truth-net)\.html$/.test(path);
}

/** Keeps all files and pages of this version, and the pages that earlier ones kept because they were visited. */
async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all([
    ...KEPT_FILES.map((path) => keepFile(cache, addressOf(path))),
    ...KEPT_PAGES.map((path) => keep(cache, addressOf(path), 'no-cache')),
    ...(await visitedPages()).map((page) => keep(cache, page, 'no-cache').catch(() => undefined)),
  ]);
}

/** Keeps a file; one with a hash in its name is taken from an earlier version that has it. */
async function keepFile(cache: Cache, address: string): Promise<void> {
  const isHashed = pathOf(address)?.startsWith('assets/');
  const kept = isHashed ? await caches.match(address) : undefined;
  if (kept) await cache.put(address, kept);
  else await keep(cache, address, isHashed ? 'default' : 'no-cache');
}

async function keep(cache: Cache, address: string, mode: RequestCache): Promise<void> {
  const response = await fetch(address, { cache: mode });
  if (!response.ok || response.redirected) throw new Error(`${address}: ${response.status}`);
  await cache.put(address, response);
}

async function visitedPages(): Promise<string[]> {
  const caught = await Promise.all(
    (await earlierCaches()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
  );
  const ours = KEPT_PAGES.map(addressOf);
  return [...new Set(caught.flat())].filter((url) => isPage(pathOf(url) ?? '.') && !ours.includes(url));
}

async function earlierCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

/** Removes what earlier versions kept, and serves the tab that has installed the first one. */
async function takeOver(): Promise<void> {
  await Promise.all((await earlierCaches()).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** Answers with a kept file, else with that of the server, and keeps it. */
async function answerFile(request: Request): Promise<Response> {
  const kept = await caches.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(CACHE)).put(request.url, response.clone());
  return response;
}

/** Answers with a page of the server, which may be newer; without a connection, with the kept one. */
async function answerPage(request: Request, address: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = (await cache.match(address)) ?? (await caches.match(address));
  const fetched = fetch(request).then(async (response) => {
    // A page that is kept belongs to this version; its successor comes with the next one.
    if (response.ok && !response.redirected && !kept) await cache.put(address, response.clone());
    return response;
  });
  if (!kept) return fetched;
  const late = new Promise<Response>((resolve) => {
    setTimeout(resolve, PATIENCE, kept);
  });
  return Promise.race([fetched, late]).catch(() => kept);
}
