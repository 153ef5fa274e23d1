/** WebKitGTK's small browser, on a display that nobody sees. */

import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebDriverSession } from './webdriver.ts';

const START_LIMIT_MILLISECONDS = 20_000;

export interface WebKit {
  readonly session: WebDriverSession;
  close(): Promise<void>;
}

/** Starts a browser with nothing remembered. */
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
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...process.env, DISPLAY: display, LANG: 'en_US.UTF-8' },
    stdio: 'ignore',
  });
  const address = `http://127.0.0.1:${port}`;
  await listening(address);
  const session = await WebDriverSession.begin(address, { browserName: 'MiniBrowser' });
  return {
    session,
    async close() {
      await session.end();
      await Promise.all([ended(driver), ended(screen)]);
    },
  };
}

async function listening(address: string): Promise<void> {
  const limit = Date.now() + START_LIMIT_MILLISECONDS;
  for (;;) {
    try {
      await fetch(`${address}/status`);
      return;
    } catch (error) {
      if (Date.now() > limit) throw error;
      await sleep(50);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function ended(child: ChildProcess): Promise<void> {
  const end = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await end;
}
