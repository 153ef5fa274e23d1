/**
 * Starts WebKitGTK's MiniBrowser on a virtual display. It stays because Playwright drives only its own build of WebKit,
 * not a distribution's.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebDriverSession } from './webdriver.ts';

/** Time limit for the start of a browser: a first start on a busy machine can take a minute. */
export const START_LIMIT_MILLISECONDS = 150_000;

/** Style of the browser's own window: its toolbar would keep the page at least 447 pixels wide. */
const NARROW_TOOLBAR = '* { min-width: 0; margin: 0; border: 0; padding: 0; font-size: 1px; }';

/** A session with its own browser. */
export interface WebKit {
  readonly session: WebDriverSession;
  close(): Promise<void>;
}

/** Starts the browser with an empty profile. */
export async function startWebKit(): Promise<WebKit> {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x1100x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const port = await freePort();
  const display = await new Promise<string>((resolve, reject) => {
    screen.once('error', reject);
    screen.stdout.once('data', (number) => {
      resolve(`:${String(number).trim()}`);
    });
  });
  const configuration = await mkdtemp(join(tmpdir(), 'truthnet-webkit-'));
  await mkdir(join(configuration, 'gtk-3.0'));
  await writeFile(join(configuration, 'gtk-3.0/gtk.css'), NARROW_TOOLBAR);
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: {
      ...process.env,
      DISPLAY: display,
      LANG: 'en_US.UTF-8',
      XDG_CONFIG_HOME: configuration,
      // Without a graphics card, painting without compositing takes half the time.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
    stdio: 'ignore',
  });
  const end = async () => {
    await Promise.all([ended(driver), ended(screen)]);
    await rm(configuration, { recursive: true });
  };
  const address = `http://127.0.0.1:${port}`;
  try {
    await whenStarted(driver, () => fetch(`${address}/status`));
    const session = await WebDriverSession.begin(address, { browserName: 'MiniBrowser' });
    const close = async () => {
      await session.end();
      await end();
    };
    return { session, close };
  } catch (error) {
    await end();
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Repeats an attempt until a browser has started. @throws the last error after its process has ended or its time is up
 */
async function whenStarted<T>(browser: ChildProcess, attempt: () => Promise<T>): Promise<T> {
  const limit = Date.now() + START_LIMIT_MILLISECONDS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (isGone(browser) || Date.now() > limit) throw error;
      await sleep(50);
    }
  }
}

/** Resolves when a process started here has ended. */
async function ended(child: ChildProcess): Promise<void> {
  if (isGone(child)) return;
  const end = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await end;
}

function isGone({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
