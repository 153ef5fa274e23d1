/** Starts WebKitGTK's MiniBrowser on a virtual display. */

import { spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { type DrivenBrowser, ended, whenStarted } from './driven.ts';
import { WebDriverSession } from './webdriver.ts';

/** Starts the browser with an empty profile. */
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
    // Without a graphics card, painting without compositing takes half the time.
    env: { ...process.env, DISPLAY: display, LANG: 'en_US.UTF-8', WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
    stdio: 'ignore',
  });
  const end = () => Promise.all([ended(driver), ended(screen)]);
  const address = `http://127.0.0.1:${port}`;
  try {
    await whenStarted(driver, () => fetch(`${address}/status`));
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
