/** What the tests use of packages that bring no types. */

declare module 'markdown-it' {
  export default class MarkdownIt {
    constructor(options?: { readonly html?: boolean; readonly linkify?: boolean; readonly typographer?: boolean });
    render(text: string): string;
  }
}

declare module 'nunjucks' {
  export class Environment {
    constructor(loader: null, options?: { readonly autoescape?: boolean });
    renderString(text: string, context: object): string;
  }
}
