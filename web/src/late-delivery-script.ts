/**
 * How the views that come late reach a page that has included a classic script: as a second one, from where the first
 * came from. That works from any host. Builds of such a script take this file for late-delivery.ts; see web/build.mjs.
 */

import { LAST_OF_LATE } from './register.ts';
import { trusted } from './trusted.ts';

/** The second script's name and what it is to hash to; web/build.mjs gives them. */
declare const LATE_SCRIPT: string;
declare const LATE_INTEGRITY: string;

const included = document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;
const { src = '', nonce, integrity, crossOrigin = null } = included ?? {};

/** Rejects where the script cannot be had. */
export function fetchLate(): Promise<unknown> {
  // A page may have included it itself.
  if (customElements.get(LAST_OF_LATE)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const address = new URL(LATE_SCRIPT, src || document.baseURI).href;
    script.src = trusted(address);
    // Of a page in another encoding it would be read in that.
    script.setAttribute('charset', 'utf-8');
    if (nonce) script.nonce = nonce;
    // Of another origin that takes a server's consent, so only a page that has asked for it for the first gets it.
    if (integrity) {
      script.integrity = LATE_INTEGRITY;
      script.crossOrigin = crossOrigin;
    }
    script.onload = resolve;
    script.onerror = () => {
      script.remove();
      reject(new Error(`${address} could not be loaded`));
    };
    document.head.append(script);
  });
}
