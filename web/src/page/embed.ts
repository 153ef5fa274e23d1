/**
 * Sets up the page for an iframe: one playground and nothing else. The query of its address holds attributes of the
 * element, and the hash a session: `embed.html?panels=run+table+chart&theme=dark#table=a,b:y/0,1,1,0`. With `fit`, the
 * playground is scaled down to the height of the iframe.
 *
 * Reports its height to the surrounding page as `{ type: 'truth-net:height', height }` in CSS pixels: as soon as there
 * is a network or an error to show, and whenever the height changes or the message may have been missed. Listens to no
 * messages.
 */

import type {} from '../api/public-api.ts';
import { isLink } from '../session/formats/is-link.ts';
import { keepFitting } from './fit.ts';

/** Attributes that the query may set. */
const ATTRIBUTES = [
  ...['table', 'preset', 'units', 'activation', 'bias', 'learning-rate', 'iterations', 'seed'],
  ...['challenge', 'panels', 'buttons', 'controls', 'loading', 'autoplay', 'theme', 'lang'],
];

const playground = document.querySelector('truth-net')!;
const query = new URLSearchParams(location.search);
const root = document.documentElement;

root.lang = query.get('lang') ?? navigator.language;
const theme = query.get('theme');
if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
// Links open the full page.
playground.address = new URL(location.protocol === 'file:' ? location.pathname : 'index.html', location.href).href;
for (const name of ATTRIBUTES) {
  const value = query.get(name);
  // A boolean attribute is true if present, whatever its value.
  if (value !== null && !(name === 'autoplay' && value === 'false')) playground.setAttribute(name, value);
}

const fits = query.has('fit') && query.get('fit') !== 'false';
// Everything would not fit.
if (fits && !query.has('panels')) playground.setAttribute('panels', 'run table diagram chart');

/** Opens the link in the hash. The playground itself shows the problem of a broken link. */
function open(): void {
  if (isLink(location.hash)) playground.session = location.hash;
}

open();
addEventListener('hashchange', open);

if (fits) keepFitting();
else if (window.parent !== window) {
  new ResizeObserver(tellHeight).observe(document.body);
  // Listeners that were added late receive the height then.
  for (const type of ['load', 'resize']) addEventListener(type, tellHeight);
  for (const type of ['ready', 'error'] as const) {
    // The frame is drawn by then, even out of sight.
    playground.addEventListener(type, () => setTimeout(tellHeight));
  }
}

function tellHeight(): void {
  // The space reserved at first is not the final height.
  if (!playground.progress && !playground.shadowRoot?.querySelector('[role="alert"]')) return;
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  // The height is not secret, and only the surrounding page receives it.
  window.parent.postMessage({ type: 'truth-net:height', height }, '*');
}
