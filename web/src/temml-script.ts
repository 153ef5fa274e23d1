/** Hands Temml to the script before it; the last of the classic scripts. */

import temml from 'temml';

declare global {
  var truthNetTemml: typeof temml | undefined;
}

globalThis.truthNetTemml = temml;
