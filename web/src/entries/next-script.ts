/**
 * How a classic script gets what it has left to another one: as a script of its own, from where this one came from. That
 * works from any host. Each of the scripts knows of the next one only; web/build.mjs makes them.
 */

import { attributeOf, ofDocument } from '../dom/host-dom.ts';
import type { NotDelivered } from '../lazy/not-delivered.ts';
import { trusted } from '../dom/trusted-types.ts';

/** This script's name, the next one's, and what that is to hash to. */
declare const THIS_SCRIPT: string;
declare const NEXT_SCRIPT: string;
declare const NEXT_INTEGRITY: string;

const running = ofDocument(document, 'currentScript');
// A module is no current script, but its tag has the name.
const included =
  running instanceof HTMLScriptElement
    ? running
    : Array.from(ofDocument(document, 'scripts')).find(({ type, src }) => type === 'module' && src && isThis(src));
const { src = '', nonce, integrity, crossOrigin = null } = included ?? {};

function isThis(address: string): boolean {
  return new URL(address).pathname.endsWith(`/${THIS_SCRIPT}`);
}

/** The package's own name as the end of an address, by which a CDN serves the script in its `dist/`. */
const PACKAGE = /(\/truthnet(?:@[^/]*)?)\/?$/;

/**
 * The address that the next script's is relative to: what the page says in `data-base`, or where this one came from.
 * Undefined for a script that was inlined or imported, unless the page says it.
 */
function baseOfScripts(): string | undefined {
  const element = ofDocument(document, 'querySelector').call(document, 'truth-net[data-base]');
  const given = included?.dataset['base'] ?? (element && attributeOf(element, 'data-base'));
  if (given) return new URL(given.replace(/\/?$/, '/'), ofDocument(document, 'baseURI')).href;
  if (!src) return undefined;
  const base = new URL(src);
  base.pathname = base.pathname.replace(PACKAGE, '$1/dist/');
  return base.href;
}

/**
 * Loads the next script, unless a page has included it itself. Rejects where the script cannot be had, or where it ran but
 * nothing arrived, as under a policy that stopped it.
 */
export function loadNextScript(hasArrived: () => boolean): Promise<void> {
  if (hasArrived()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const base = baseOfScripts();
    const address = new URL(NEXT_SCRIPT, base ?? ofDocument(document, 'baseURI')).href;
    script.src = trusted(address);
    // Of a page in another encoding it would be read in that.
    script.setAttribute('charset', 'utf-8');
    if (nonce) script.nonce = nonce;
    // Of another origin that takes a server's consent, so only a page that has asked for it for the first gets it.
    if (integrity) {
      script.integrity = NEXT_INTEGRITY;
      script.crossOrigin = crossOrigin;
    }
    script.onload = script.onerror = () => {
      if (hasArrived()) {
        resolve();
        return;
      }
      script.remove();
      const error: NotDelivered = new Error(`${address} could not be loaded, or could not start`);
      if (base === undefined) error.guess = address;
      reject(error);
    };
    ofDocument(document, 'head').append(script);
  });
}
