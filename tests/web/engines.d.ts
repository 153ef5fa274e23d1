/** Declares the parts of blog engines that the tests use, because not all of them have types. */

declare module '@vue/compiler-dom' {
  export const NodeTypes: { readonly ELEMENT: 1; readonly INTERPOLATION: 5; readonly DIRECTIVE: 7 };
  interface Part {
    readonly type: number;
    readonly loc: { readonly source: string };
  }
  /** Node of a template: an element has properties and children, a text has neither. */
  export interface TemplateChildNode extends Part {
    readonly props?: readonly Part[];
    readonly children?: readonly TemplateChildNode[];
  }
  export const parserOptions: object;
  export function baseParse(text: string, options: object): { readonly children: readonly TemplateChildNode[] };
}

declare module 'nunjucks' {
  export class Environment {
    constructor(loader: null, options?: { readonly autoescape?: boolean });
    renderString(text: string, context: object): string;
  }
}
