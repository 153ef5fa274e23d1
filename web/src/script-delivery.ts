/**
 * How a classic script gets what it has left to another one: as a script of its own, from where this one came from. That
 * works from any host. Each of the scripts knows of the next one only; web/build.mjs makes them.
 */

import { ofDocument } from './host-dom.ts';
import { trusted } from './trusted.ts';

/** The next script's name and what it is to hash to. */
declare const NEXT_SCRIPT: string;
declare const NEXT_INTEGRITY: string;

const running = ofDocument(document, 'currentScript');
const included = running instanceof HTMLScriptElement ? running : undefined;
const { src = '', nonce, integrity, crossOrigin = null } = included ?? {};

/** Rejects where the script cannot be had, or where it ran but nothing arrived, as under a policy that stopped it. */
export function fetchNextScript(hasArrived: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const address = new URL(NEXT_SCRIPT, src || ofDocument(document, 'baseURI')).href;
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
      reject(new Error(`${address} could not be loaded, or could not start`));
    };
    ofDocument(document, 'head').append(script);
  });
}
