/**
 * The page for an iframe: one playground and nothing else. Its address says what it shows: the query holds attributes of
 * the element, and the hash a session, as in `embed.html?panels=run+table+chart&theme=dark#table=a,b:y/0,1,1,0`.
 *
 * It tells the page around it how high it is, as `{ type: 'truth-net:height', height }` in CSS pixels: as soon as there is
 * a network to see or a word of why there is none, and from then on whenever that changes or may have been missed. It
 * hears nothing.
 */

import type {} from '../api/public-api.ts';
import { isLink } from '../session/formats/is-link.ts';

/** What the query may set. */
const ATTRIBUTES = [
  ...['table', 'preset', 'units', 'activation', 'bias', 'learning-rate', 'iterations', 'seed'],
  ...['panels', 'buttons', 'controls', 'loading', 'autoplay', 'theme', 'lang'],
];

const playground = document.querySelector('truth-net')!;
const query = new URLSearchParams(location.search);
const root = document.documentElement;

root.lang = query.get('lang') ?? navigator.language;
const theme = query.get('theme');
if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
// A link leads to the page that shows all.
playground.address = new URL(location.protocol === 'file:' ? location.pathname : 'index.html', location.href).href;
for (const name of ATTRIBUTES) {
  const value = query.get(name);
  // An attribute that is there is true, whatever it says.
  if (value !== null && !(name === 'autoplay' && value === 'false')) playground.setAttribute(name, value);
}

/** What is wrong with a link, the playground itself says. */
function open(): void {
  if (isLink(location.hash)) playground.session = location.hash;
}

open();
addEventListener('hashchange', open);

if (window.parent !== window) {
  new ResizeObserver(tellHeight).observe(document.body);
  // Whoever has begun to listen since the last time hears it then.
  for (const type of ['load', 'resize']) addEventListener(type, tellHeight);
  for (const type of ['ready', 'error'] as const) {
    // It is drawn by then, in a frame that is out of sight as well.
    playground.addEventListener(type, () => setTimeout(tellHeight));
  }
}

function tellHeight(): void {
  // The place that is kept free at first says nothing of the height.
  if (!playground.progress && !playground.shadowRoot?.querySelector('[role="alert"]')) return;
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  // The height is no secret, and only the page around it gets to know it.
  window.parent.postMessage({ type: 'truth-net:height', height }, '*');
}
