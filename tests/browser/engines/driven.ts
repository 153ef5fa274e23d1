/** A browser that is driven by the words of WebDriver, in whichever way they reach it. */

import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a browser may take to start: the first time, and on a machine with other things to do, a minute is not rare. */
export const START_LIMIT_MILLISECONDS = 150_000;

/** One of the input sources of https://www.w3.org/TR/webdriver2/#actions, with what it does. */
export type Actions =
  | {
      readonly type: 'pointer';
      readonly id: string;
      readonly parameters: { readonly pointerType: 'mouse' | 'touch' };
      readonly actions: readonly object[];
    }
  | { readonly type: 'key'; readonly id: string; readonly actions: readonly object[] };

export interface DrivenBrowser {
  readonly name: string;
  /** As it says it itself. */
  readonly version: string;
  /** Resolves when the page is loaded. */
  go(url: string): Promise<void>;
  reload(): Promise<void>;
  /** What the body of a function returns, or resolves to, in the page. */
  execute(body: string, ...args: readonly unknown[]): Promise<unknown>;
  perform(...actions: readonly Actions[]): Promise<void>;
  /** Lets go of all keys and buttons. */
  release(): Promise<void>;
  /** Makes the window so large, in pixels, frame and all. */
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

/** Tries until a browser has come so far. @throws what the last attempt did, when its process is gone or its time is up */
export async function whenStarted<T>(browser: ChildProcess, attempt: () => Promise<T>): Promise<T> {
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

/** Resolves when a process that was started here is gone. */
export async function ended(child: ChildProcess): Promise<void> {
  if (isGone(child)) return;
  const end = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await end;
}

function isGone({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
