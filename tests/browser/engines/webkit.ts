/** WebKitGTK's small browser, on a display that nobody sees. */

import { spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DrivenBrowser, ended } from './driven.ts';
import { WebDriverSession } from './webdriver.ts';

const START_LIMIT_MILLISECONDS = 20_000;

/** Starts a browser with nothing remembered. */
export async function startWebKit(): Promise<DrivenBrowser> {
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
    // Where no graphics card is, to paint without layers for one takes half the time.
    env: { ...process.env, DISPLAY: display, LANG: 'en_US.UTF-8', WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
    stdio: 'ignore',
  });
  const end = () => Promise.all([ended(driver), ended(screen)]);
  const address = `http://127.0.0.1:${port}`;
  try {
    await listening(address);
    const session = await WebDriverSession.begin(address, { browserName: 'MiniBrowser' });
    const close = async () => {
      await session.end();
      await end();
    };
    return Object.assign(session, { name: 'WebKitGTK', close });
  } catch (error) {
    await end();
    throw error;
  }
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
