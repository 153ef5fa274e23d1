/**
 * Loads another classic script from the folder of this one, which works from any host. Each script knows only those that
 * it loads itself; web/build.mjs makes them.
 */

import { attributeOf, ofDocument } from '../dom/host-dom.ts';
import type { NotDelivered } from '../lazy/not-delivered.ts';
import { trusted } from '../dom/trusted-types.ts';

/** Name of this script, and the integrity hashes of the next ones by their names. */
declare const THIS_SCRIPT: string;
declare const NEXT_SCRIPTS: Readonly<Record<string, string>>;

const running = ofDocument(document, 'currentScript');
// A module is never `currentScript`, but its tag has the name.
const included =
  running instanceof HTMLScriptElement
    ? running
    : Array.from(ofDocument(document, 'scripts')).find(({ type, src }) => type === 'module' && src && isThis(src));
const { src = '', nonce, integrity, crossOrigin = null } = included ?? {};

function isThis(address: string): boolean {
  return new URL(address).pathname.endsWith(`/${THIS_SCRIPT}`);
}

/** The package's own name at the end of an address: a CDN serves the script in its `dist/` there. */
const PACKAGE = /(\/truthnet(?:@[^/]*)?)\/?$/;

/**
 * Returns the base address of the next scripts: the page's `data-base`, or the address of this script. Undefined for a
 * script that was inlined or imported, unless the page sets `data-base`.
 */
function baseOfScripts(): string | undefined {
  const element = ofDocument(document, 'querySelector').call(document, 'truth-net[data-base]');
  const given = included?.dataset['base'] ?? (element && attributeOf(element, 'data-base'));
  if (given) return new URL(given.replace(/\/?$/, '/'), ofDocument(document, 'baseURI')).href;
  if (!src) return undefined;
  const base = new URL(src);
  base.pathname = base.pathname.replace(PACKAGE, '$1/dist/');
  return base.href;
}

async function documentParsed(): Promise<void> {
  if (ofDocument(document, 'readyState') !== 'loading') return;
  await new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', resolve, { once: true });
  });
}

/**
 * Loads a next script, unless the page has included it itself. Rejects if the script cannot be loaded, or if it did not
 * run, for example under a policy that blocks it.
 */
export async function loadNextScript(name: string, hasArrived: () => boolean): Promise<void> {
  // A page that inlines this script may inline the next one further down.
  if (!src) await documentParsed();
  if (hasArrived()) return;
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    const base = baseOfScripts();
    const address = new URL(name, base ?? ofDocument(document, 'baseURI')).href;
    script.src = trusted(address);
    // Scripts run in the order in which they were asked for.
    script.async = false;
    // Otherwise the script is decoded in the encoding of the page.
    script.setAttribute('charset', 'utf-8');
    if (nonce) script.nonce = nonce;
    // Checking integrity across origins requires CORS, so do it only if the page asks for it on the first script.
    if (integrity) {
      script.integrity = NEXT_SCRIPTS[name]!;
      script.crossOrigin = crossOrigin;
    }
    script.onload = script.onerror = () => {
      if (hasArrived()) {
        resolve();
        return;
      }
      script.remove();
      const error: NotDelivered = new Error(`${address} could not be loaded, or could not start`);
      if (base === undefined) error.guess = address;
      reject(error);
    };
    ofDocument(document, 'head').append(script);
  });
}
