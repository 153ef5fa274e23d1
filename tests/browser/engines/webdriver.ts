/**
 * Implements the part of a WebDriver client that the tests in WebKitGTK need: https://www.w3.org/TR/webdriver2/. It
 * stays because libraries for it require a newer Node, or bring other browsers' drivers along.
 */

/** An input source of https://www.w3.org/TR/webdriver2/#actions, with its actions. */
export type Actions =
  | {
      readonly type: 'pointer';
      readonly id: string;
      readonly parameters: { readonly pointerType: 'mouse' | 'touch' };
      readonly actions: readonly object[];
    }
  | { readonly type: 'key'; readonly id: string; readonly actions: readonly object[] };

export class WebDriverSession {
  readonly #address: string;

  private constructor(address: string) {
    this.#address = address;
  }

  /** Starts a session. @throws the error that the driver answers */
  static async begin(driver: string, capabilities: object): Promise<WebDriverSession> {
    const begun = (await ask(`${driver}/session`, 'POST', { capabilities: { alwaysMatch: capabilities } })) as {
      readonly sessionId: string;
    };
    return new WebDriverSession(`${driver}/session/${begun.sessionId}`);
  }

  async end(): Promise<void> {
    await ask(this.#address, 'DELETE');
  }

  /** Opens an address. Resolves when the page has loaded. */
  async go(url: string): Promise<void> {
    await ask(`${this.#address}/url`, 'POST', { url });
  }

  async reload(): Promise<void> {
    await ask(`${this.#address}/refresh`, 'POST', {});
  }

  /** Runs the body of a function in the page and returns its (awaited) result. */
  async execute(body: string, ...args: readonly unknown[]): Promise<unknown> {
    return ask(`${this.#address}/execute/sync`, 'POST', { script: body, args });
  }

  /** Performs the actions of input devices. */
  async perform(...actions: readonly Actions[]): Promise<void> {
    await ask(`${this.#address}/actions`, 'POST', { actions });
  }

  /** Releases all keys and buttons. */
  async release(): Promise<void> {
    await ask(`${this.#address}/actions`, 'DELETE');
  }

  /** Sets the outer size of the window, in pixels. */
  async resize(width: number, height: number): Promise<void> {
    await ask(`${this.#address}/window/rect`, 'POST', { width, height });
  }
}

async function ask(address: string, method: 'GET' | 'POST' | 'DELETE', body?: object): Promise<unknown> {
  const response = await fetch(address, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${error}: ${message}`);
}
