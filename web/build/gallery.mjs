// @ts-check
// Lists the playgrounds of the gallery of the documentation, and makes their code and their forms for an online editor.

import { escaped } from './public-api-tables.mjs';

/** Attributes of each playground by its name. */
export const GALLERY = {
  xor: 'preset="xor" units="2" bias="true" panels="run table diagram chart"',
  plateau:
    'session="#table=a,b:y/0,1,1,0&hidden=3&bias=true&init=uniform11&lr=0.3&seed=0&iterations=2000" panels="run table chart"',
  saturated: 'session="#table=a,b:y/0,1,1,1&hidden=3&bias=true&lr=30" panels="run diagnosis table chart"',
  'held-out':
    'session="#table=a,b,c,d:y/0,1,1,0!,1,0,0!,1,1,0!,0,1,0!,1,1,0&hidden=8&activation=tanh,sigmoid&bias=true&init=glorot_uniform&lr=0.1&seed=2&iterations=1000" panels="run table chart"',
  landscape: 'preset="xor" units="2" bias="true" panels="run landscape"',
  momentum:
    'session="#table=a,b,c:y/0,1,1,0,1,0,0,1&hidden=4&activation=tanh,sigmoid&bias=true&init=glorot_uniform&lr=0.1&seed=0&optimizer=momentum&iterations=100" panels="run training chart"',
  parity:
    'session="#table=a,b,c,d:y/0,1,1,0,1,0,0,1,1,0,0,1,0,1,1,0&hidden=8&activation=tanh,sigmoid&bias=true&init=glorot_uniform&lr=0.1&seed=2&iterations=1000" panels="run diagram chart"',
  challenge: 'challenge="two-units" panels="challenge run table diagram"',
  story: 'panels="run story"',
  map: 'preset="xor" units="2" bias="true" panels="run map"',
};

/** Address of the online editor that opens the code of a form. */
export const EDITOR = 'https://codepen.io/pen/define';

/** Writes attributes with the & of a session as HTML has it. @param {string} attributes */
const inHtml = (attributes) => attributes.replaceAll('&', '&amp;');

/**
 * Returns the code to copy for each playground, by the names of its generated code.
 * @param {string} language
 * @param {string} script  the tag that loads the element
 */
export function galleryCode(language, script) {
  return Object.fromEntries(
    Object.entries(GALLERY).map(([name, attributes]) => [
      `code-gallery-${name}`,
      `<truth-net ${inHtml(attributes)} lang="${language}"></truth-net>\n${script}`,
    ]),
  );
}

/**
 * Returns the playgrounds as parts of a page. Each loads its core when a reader comes near, and has a form that opens its
 * code in an online editor.
 * @param {(language: string) => Record<string, string>} codeIn  returns the code of a language
 */
export function galleryParts(codeIn) {
  const words = { en: 'Open in CodePen', zh: '在 CodePen 中打开' };
  const forms = (/** @type {string} */ name) =>
    Object.entries(words).map(([tag, button]) => {
      const data = JSON.stringify({
        title: `TruthNet: ${name}`,
        html: codeIn(tag)[`code-gallery-${name}`],
        editors: '100',
      });
      return `<form lang="${tag}" method="post" action="${EDITOR}" target="_blank" rel="noopener"><input type="hidden" name="data" value="${escaped(data)}"><button type="submit">${button}</button></form>`;
    });
  return Object.fromEntries(
    Object.entries(GALLERY).map(([name, attributes]) => [
      `gallery-${name}`,
      `<truth-net ${inHtml(attributes)} loading="lazy"></truth-net>${forms(name).join('')}`,
    ]),
  );
}
