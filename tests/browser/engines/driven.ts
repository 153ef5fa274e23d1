/** Interface of a browser that is driven by WebDriver commands over any transport. */

import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** Time limit for the start of a browser: a first start on a busy machine can take a minute. */
export const START_LIMIT_MILLISECONDS = 150_000;

/** An input source of https://www.w3.org/TR/webdriver2/#actions, with its actions. */
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
  /** Version that the browser reports. */
  readonly version: string;
  /** Opens an address. Resolves when the page has loaded. */
  go(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs the body of a function in the page and returns its (awaited) result. */
  execute(body: string, ...args: readonly unknown[]): Promise<unknown>;
  perform(...actions: readonly Actions[]): Promise<void>;
  /** Releases all keys and buttons. */
  release(): Promise<void>;
  /** Sets the outer size of the window, in pixels. */
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Repeats an attempt until a browser has started. @throws the last error after its process has ended or its time is up
 */
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

/** Resolves when a process started here has ended. */
export async function ended(child: ChildProcess): Promise<void> {
  if (isGone(child)) return;
  const end = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await end;
}

function isGone({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
