/** Serves a blog from its own host, which includes scripts from this project's server. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { embedPolicy } from '../../web/src/export/embed-code.ts';
import { DrivenPage } from './engines/driven-page.ts';
import { test as base } from './fixtures.ts';

/** Returns a policy that allows exactly what a snippet of `host` needs. */
export function strictPolicy(host: string, kind: 'script' | 'iframe' = 'script'): string {
  return `default-src 'none'; ${embedPolicy(kind, host)}; base-uri 'none'; form-action 'none'`;
}

/** Function from a path to its page; undefined for a path that does not exist. */
export type Answer = (path: string) => { readonly body: string | Buffer; readonly type: string } | undefined;

/** Serves pages under a policy from their own port, which makes them another origin. */
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
  /** Address of this project's server, with a trailing slash. */
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

  /** Returns all requests to origins other than the blog's; as the page saw them if Playwright does not see them. */
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
