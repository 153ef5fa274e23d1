// @ts-check
// Generates the package's entries for frameworks from custom-elements.json: the types of <truth-net> in templates, a component
// for React and a directive for Angular.

/**
 * @typedef {{ name: string, type: { text: string }, description?: string, fieldName?: string }} Described
 * @typedef {{ attributes: Described[], events: Described[], members: { kind: string, name: string, readonly?: boolean }[] }} Declaration
 */

/** Attributes that a framework's own type of any element has. */
const GLOBAL = ['lang'];

/** Properties without an attribute that accepts all their values. */
const PROPERTIES = { session: 'SessionInput | string', savedState: 'SavedState' };

/** @param {string} description */
const comment = (description) => `  /** ${description.replaceAll('*/', '*\\/').replaceAll(/\s+/g, ' ')} */\n`;

/** @param {string} text */
const quoted = (text) => (/^\w+$/.test(text) ? text : `'${text}'`);

/** @param {string} text */
const capitalized = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {string} text */
const camelCase = (text) => text.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());

/**
 * Returns the files of the frameworks by name, to lie beside element.d.mts.
 * @param {{ modules: { declarations: Declaration[] }[] }} manifest
 * @returns {Record<string, string>}
 */
export function frameworkFiles(manifest) {
  const declaration = manifest.modules[0]?.declarations[0];
  if (!declaration) throw new Error('The manifest describes no element');
  const { attributes, events } = declaration;
  const own = attributes.filter(({ name }) => !GLOBAL.includes(name) && !(name in PROPERTIES));

  /** @param {(name: string) => string} nameOf */
  const settings = (nameOf) =>
    own
      .map(({ name, type, description = '' }) => {
        return `${comment(description)}  ${quoted(nameOf(name))}?: ${type.text.replace(' | null', '')} | undefined;\n`;
      })
      .join('');
  const properties = Object.entries(PROPERTIES)
    .map(([name, type]) => `  ${name}?: ${type} | undefined;\n`)
    .join('');
  /** @param {(name: string) => string} nameOf */
  const handlers = (nameOf) =>
    events
      .map(({ name, description = '' }) => {
        const event = `TruthNetEventMap['${name}'] & { readonly currentTarget: TruthNetElement }`;
        return `${comment(description)}  ${quoted(nameOf(name))}?: ((event: ${event}) => void) | undefined;\n`;
      })
      .join('');

  const types = ['Controls', 'Loading', 'SavedState', 'SessionInput', 'Theme', 'TruthNetElement', 'TruthNetEventMap'];
  const imports = `import type { ${types.join(', ')} } from './element.mjs';\n`;
  const exported = `export * from './element.mjs';\n`;

  /** Names that the frameworks' own types of elements give to other events and values. */
  const clashes = [
    ...events.flatMap(({ name }) => [`on${name}`, `on${capitalized(name)}`]),
    ...own.map(({ name }) => name),
  ];
  const omitted = clashes.map((name) => `'${name}'`).join(' | ');

  const attributesFile = `${imports}
/** Attributes and properties of <truth-net>, as JSX and templates name them. */
export interface TruthNetAttributes {
${settings((name) => name)}${properties}}

/** Handlers of the events of <truth-net>, where a framework takes the rest of "onready" for the event's name. */
export interface TruthNetHandlers {
${handlers((name) => `on${name}`)}}

/** Names that the types of other elements have, too. */
export type Clashes = ${omitted};
`;

  const fromAttributes = `import type { Clashes, TruthNetAttributes, TruthNetHandlers } from './attributes.mjs';\n`;
  const elementOnly = `import type { TruthNetElement } from './element.mjs';\n`;

  const react = `import type { HTMLAttributes, ReactElement, Ref } from 'react';
${imports}${fromAttributes}
/** Props of the component: the attributes in camel case, two properties, and a handler for each event. */
export interface TruthNetProps extends Omit<HTMLAttributes<TruthNetElement>, Clashes> {
${settings(camelCase)}${properties}${handlers((name) => `on${capitalized(name)}`)}  ref?: Ref<TruthNetElement> | undefined;
}

/** Renders <truth-net>, and registers it in the browser. Its children are the fallback. */
export declare function TruthNet(props: TruthNetProps): ReactElement;

export type { TruthNetElement } from './element.mjs';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'truth-net': Omit<HTMLAttributes<TruthNetElement>, Clashes> &
        TruthNetAttributes &
        TruthNetHandlers & { ref?: Ref<TruthNetElement> | undefined; key?: string | number | bigint | null | undefined };
    }
  }
}
`;

  const preact = `import type { HTMLAttributes } from 'preact';
${elementOnly}${fromAttributes}${exported}
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'truth-net': Omit<HTMLAttributes<TruthNetElement>, Clashes> & TruthNetAttributes & TruthNetHandlers;
    }
  }
}
`;

  const vue = `import type { HTMLAttributes, VNodeProps } from 'vue';
${imports}import type { Clashes } from './attributes.mjs';
${exported}
interface VueProps {
${settings(camelCase)}${properties}${handlers((name) => `on${capitalized(name)}`)}}

declare module 'vue' {
  interface GlobalComponents {
    'truth-net': new () => TruthNetElement & {
      /** Only for the types of templates. */
      readonly $props: VNodeProps & Omit<HTMLAttributes, Clashes> & VueProps;
    };
  }
}
`;

  const svelte = `import type { HTMLAttributes } from 'svelte/elements';
${elementOnly}${fromAttributes}${exported}
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'truth-net': Omit<HTMLAttributes<TruthNetElement>, Clashes> & TruthNetAttributes & TruthNetHandlers;
  }
}
`;

  const inputs = [...own.map(({ name }) => camelCase(name)), ...Object.keys(PROPERTIES)];
  /** @param {(name: string) => string} lineOf  without its indentation */
  const inputList = (lineOf) => inputs.map((name) => `      ${lineOf(name)}\n`).join('');
  const angular = `import type * as angular from '@angular/core';
${imports}${exported}
/** Gives the attributes of <truth-net> to templates of Angular, as inputs in camel case, and registers the element. */
export declare class TruthNetDirective {
${settings(camelCase)}${properties}  static ɵfac: angular.ɵɵFactoryDeclaration<TruthNetDirective, never>;
  static ɵdir: angular.ɵɵDirectiveDeclaration<
    TruthNetDirective,
    'truth-net',
    never,
    {
${inputList((name) => `${name}: { alias: '${name}'; required: false };`)}    },
    {},
    never,
    never,
    true,
    never
  >;
}
`;
  // Angular's compiler completes the declarations of a library, as it does those that its own tools write.
  const directive = `import * as angular from '@angular/core';
import 'truthnet/element';

export * from 'truthnet/element';

export class TruthNetDirective {
  #element = angular.inject(angular.ElementRef).nativeElement;
${own
  .map(({ name }) => {
    return `
  set ${camelCase(name)}(value) {
    this.#setAttribute('${name}', value);
  }
`;
  })
  .join('')}
  set session(value) {
    if (value !== undefined) this.#element.session = value;
  }

  set savedState(value) {
    if (value !== undefined) this.#element.savedState = value;
  }

  #setAttribute(name, value) {
    if (value == null || (name === 'autoplay' && value === false)) this.#element.removeAttribute(name);
    else this.#element.setAttribute(name, value);
  }

  static ɵfac = angular.ɵɵngDeclareFactory({
    minVersion: '12.0.0',
    version: '21.0.0',
    ngImport: angular,
    type: TruthNetDirective,
    deps: [],
    target: angular.ɵɵFactoryTarget.Directive,
  });

  static ɵdir = angular.ɵɵngDeclareDirective({
    minVersion: '14.0.0',
    version: '21.0.0',
    type: TruthNetDirective,
    isStandalone: true,
    selector: 'truth-net',
    inputs: {
${inputList((name) => `${name}: '${name}',`)}    },
    ngImport: angular,
  });
}
`;

  const register = `// Registers <truth-net> in a browser.\nexport * from 'truthnet/element';\n`;
  const component = `'use client';
import { createElement, useEffect, useImperativeHandle, useRef } from 'react';

const EVENTS = ${JSON.stringify(events.map(({ name }) => name))};
const HANDLERS = EVENTS.map((name) => 'on' + name[0].toUpperCase() + name.slice(1));
const ATTRIBUTES = ${JSON.stringify(Object.fromEntries(own.map(({ name }) => [camelCase(name), name])))};

export function TruthNet({ ref, session, savedState, className, style, children, ...rest }) {
  const own = useRef(null);
  const handlers = useRef({});
  useImperativeHandle(ref, () => own.current, []);

  // Attributes only: React sets none of an element's properties when it takes over a page of a server.
  const attributes = { ref: own, class: className, style: { display: 'block', ...style } };
  const events = {};
  for (const [name, value] of Object.entries(rest)) {
    if (HANDLERS.includes(name)) events[name] = value;
    else if (name === 'autoplay') attributes.autoplay = value || undefined;
    else attributes[ATTRIBUTES[name] ?? name] = name in ATTRIBUTES && value != null ? String(value) : value;
  }
  if (typeof session === 'string') attributes.session = session;

  useEffect(() => {
    handlers.current = events;
  });

  useEffect(() => {
    const listening = new AbortController();
    const listen = (name, index) =>
      own.current.addEventListener(name, (event) => handlers.current[HANDLERS[index]]?.(event), {
        signal: listening.signal,
      });
    EVENTS.forEach(listen);
    // Only now, so that no event comes before its handler.
    void import('truthnet/element');
    return () => listening.abort();
  }, []);

  useProperty(own, 'session', typeof session === 'string' ? undefined : session);
  useProperty(own, 'savedState', savedState);
  return createElement('truth-net', attributes, children);
}

/** Sets a property once the element is defined, and when its value changes. */
function useProperty(element, name, value) {
  useEffect(() => {
    if (value === undefined) return undefined;
    let isWanted = true;
    void customElements.whenDefined('truth-net').then(() => {
      if (isWanted && element.current) element.current[name] = value;
    });
    return () => {
      isWanted = false;
    };
  }, [element, name, value]);
}
`;

  return {
    'attributes.d.mts': attributesFile,
    'react.d.mts': react,
    'react.mjs': component,
    'preact.d.mts': preact,
    'vue.d.mts': vue,
    'svelte.d.mts': svelte,
    'angular.d.mts': angular,
    'angular.mjs': directive,
    'register.mjs': register,
  };
}
