/** A blog on a host of its own, which includes what this project's server offers. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { embedPolicy } from '../../web/src/export/embed-code.ts';
import { DrivenPage } from './engines/driven-page.ts';
import { expect, test as base } from './playground.ts';

/** A policy that allows what a snippet of `host` needs, and nothing else. */
export function strictPolicy(host: string, kind: 'script' | 'iframe' = 'script'): string {
  return `default-src 'none'; ${embedPolicy(kind, host)}; base-uri 'none'; form-action 'none'`;
}

/** A page, by its path; a path without one is not found. */
export type Answer = (path: string) => { readonly body: string | Buffer; readonly type: string } | undefined;

/** Serves pages under a policy from a port of its own, which makes it another origin. */
export async function serve(answer: Answer, policy: string): Promise<{ address: string; server: Server }> {
  const server = createServer((request, response) => {
    const found = answer(new URL(request.url ?? '/', 'http://blog/').pathname);
    response.writeHead(found ? 200 : 404, {
      'content-type': found?.type ?? 'text/plain',
      'content-security-policy': policy,
    });
    response.end(found?.body ?? 'Not found');
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return { address: `http://localhost:${(server.address() as AddressInfo).port}/`, server };
}

export class Blog {
  /** The address of this project's server, with a slash at its end. */
  readonly host: string;
  readonly #page: Page;
  readonly #requests: string[] = [];
  #address = '';
  #server: Server | undefined;

  constructor(page: Page, host: string) {
    this.#page = page;
    this.host = host;
    if (!(page instanceof DrivenPage)) page.on('request', (request) => this.#requests.push(request.url()));
  }

  /** All that was asked of other origins than the blog's; where Playwright does not see it, as the page saw it. */
  async requests(): Promise<readonly string[]> {
    const ofPage = () => performance.getEntriesByType('resource').map(({ name }) => name);
    const all = this.#page instanceof DrivenPage ? await this.#page.evaluate(ofPage) : this.#requests;
    return all.filter((url) => !/^(?:data|blob):/.test(url) && !url.startsWith(this.#address));
  }

  /** Opens a post with `body` in it, in which HOST stands for the address of this project's server. */
  async open(body: string, { policy = strictPolicy(new URL(this.host).origin), lang = 'en' } = {}): Promise<void> {
    const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A post</title></head><body>${body}</body></html>`;
    const post = html.replaceAll('HOST', this.host);
    const pages: Answer = (path) => (path === '/' ? { body: post, type: 'text/html; charset=utf-8' } : undefined);
    const { address, server } = await serve(pages, policy);
    this.#address = address;
    this.#server = server;
    await this.#page.goto(address);
  }

  close(): void {
    this.#server?.close();
  }
}

/** Tests that fail on any error in the console. */
export const test = base.extend<{ blog: Blog }>({
  blog: async ({ page, baseURL, errors: _errors }, use) => {
    const blog = new Blog(page, baseURL!);
    await use(blog);
    blog.close();
  },
});

export { expect };
