/**
 * Drives Debian's Firefox the way geckodriver does, because Playwright has no touch input in Firefox. The protocol is
 * Firefox's own: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Deferred, deferred } from '../../../web/src/engine/deferred.ts';
import { findFirefox } from '../../../wasm/toolchain/browser.mjs';
import { type Actions, type DrivenBrowser, ended, whenStarted } from './driven.ts';

/**
 * Preferences: touch events, no offers or network requests of its own, any free port (which Firefox writes into its
 * profile).
 */
const PREFERENCES = `
user_pref('marionette.port', 0);
user_pref('datareporting.policy.dataSubmissionEnabled', false);
user_pref('app.normandy.enabled', false);
user_pref('browser.aboutwelcome.enabled', false);
user_pref('browser.shell.checkDefaultBrowser', false);
user_pref('dom.w3c_touch_events.enabled', 1);
`;

/** Starts Firefox with an empty profile. */
export async function startFirefox(): Promise<DrivenBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'truthnet-firefox-'));
  await writeFile(join(profile, 'user.js'), PREFERENCES);
  const browser = spawn(findFirefox()!, ['--headless', '--marionette', '--no-remote', '--profile', profile], {
    env: { ...process.env, LANG: 'en_US.UTF-8' },
    stdio: 'ignore',
  });
  const end = async () => {
    await ended(browser);
    await rm(profile, { recursive: true, force: true });
  };
  try {
    const connection = await Connection.open(await whenStarted(browser, () => portIn(profile)));
    const begun = (await connection.ask('WebDriver:NewSession', {})) as {
      readonly capabilities: { readonly browserVersion: string };
    };
    return driven(connection, begun.capabilities.browserVersion, end);
  } catch (error) {
    await end();
    throw error;
  }
}

function driven(connection: Connection, version: string, end: () => Promise<void>): DrivenBrowser {
  return {
    name: 'Firefox',
    version,
    async go(url) {
      await connection.ask('WebDriver:Navigate', { url });
    },
    async reload() {
      await connection.ask('WebDriver:Refresh', {});
    },
    async execute(script, ...args) {
      const { value } = (await connection.ask('WebDriver:ExecuteScript', { script, args })) as { value: unknown };
      return value;
    },
    async perform(...actions: readonly Actions[]) {
      await connection.ask('WebDriver:PerformActions', { actions });
    },
    async release() {
      await connection.ask('WebDriver:ReleaseActions', {});
    },
    async resize(width, height) {
      await connection.ask('WebDriver:SetWindowRect', { width, height });
    },
    async close() {
      connection.close();
      await end();
    },
  };
}

/** Reads the port on which Firefox listens. @throws until Firefox has written it */
async function portIn(profile: string): Promise<number> {
  const port = Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => ''));
  if (!port) throw new Error('Firefox does not say where it listens');
  return port;
}

/** Connection that exchanges messages over a socket: the length of each in bytes, a colon and its JSON. */
class Connection {
  readonly #socket: Socket;
  readonly #asked = new Map<number, Deferred<unknown>>();
  #received = Buffer.alloc(0);
  #last = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (data) => {
      this.#received = Buffer.concat([this.#received, data]);
      this.#read();
    });
    socket.on('error', (error) => {
      for (const { reject } of this.#asked.values()) reject(error);
    });
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1');
    const opened = new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    const connection = new Connection(socket);
    await opened;
    return connection;
  }

  /**
   * Sends a command and returns its result. @throws the error that Firefox answers
   * @throws what Firefox says where it refuses
   */
  ask(command: string, parameters: object): Promise<unknown> {
    const id = ++this.#last;
    const answer = deferred<unknown>();
    this.#asked.set(id, answer);
    const json = JSON.stringify([0, id, command, parameters]);
    this.#socket.write(`${Buffer.byteLength(json)}:${json}`);
    return answer.promise;
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(): void {
    for (;;) {
      const colon = this.#received.indexOf(':');
      const end = colon + 1 + Number(this.#received.toString('utf8', 0, colon));
      if (colon < 0 || this.#received.length < end) return;
      const message = JSON.parse(this.#received.toString('utf8', colon + 1, end)) as Answer | Introduction;
      this.#received = this.#received.subarray(end);
      if (!('applicationType' in message)) this.#answer(message);
    }
  }

  #answer([, id, error, result]: Answer): void {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (error) asked?.reject(new Error(`${error.error}: ${error.message}`));
    else asked?.resolve(result);
  }
}

/** First message, which Firefox sends by itself. */
interface Introduction {
  readonly applicationType: string;
}

type Answer = readonly [
  type: 1,
  id: number,
  error: { readonly error: string; readonly message: string } | null,
  result: unknown,
];
