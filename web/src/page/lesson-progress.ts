/** Ends each section of the lesson with a question, which the page marks, and with links to its neighbours. */

import { html, nothing, render } from 'lit';
import { type Bilingual, type Check, LESSON_CHECKS } from './lesson-checks.ts';
import { recall, remember } from './storage.ts';

/** Adds the ends of the sections that the table of contents lists, and marks the finished ones there. */
export function endSections(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a')];
  const done = new Set(recall('lesson')?.split(' '));
  const mark = () => {
    for (const link of links) link.classList.toggle('done', done.has(link.hash.slice(1)));
  };
  links.forEach((link, at) => {
    const name = link.hash.slice(1);
    const check = LESSON_CHECKS[name];
    const section = document.getElementById(name);
    if (!check || !section) return;
    const end = document.createElement('div');
    end.className = 'prose end';
    section.append(end);
    const show = (chosen?: number) => {
      if (chosen === check.right) {
        done.add(name);
        remember('lesson', [...done].join(' '));
        mark();
      }
      render([renderCheck(name, check, chosen, show), renderNeighbours(links, at)], end);
    };
    show();
  });
  mark();
}

function renderCheck(
  name: string,
  { question, answers, right }: Check,
  chosen: number | undefined,
  choose: (at: number) => void,
) {
  return html`<fieldset class="check">
    <legend>${inBoth(question)}</legend>
    ${answers.map(
      (answer, at) =>
        html`<label><input type="radio" name=${name} @change=${() => choose(at)} /> ${inBoth(answer)}</label>`,
    )}
    <p role="status">
      ${chosen === undefined ? nothing : inBoth(chosen === right ? { en: '✓ Right.', zh: '✓ 答对了。' } : { en: '✗ Not yet. Try another answer.', zh: '✗ 不对，再想想。' })}
    </p>
  </fieldset>`;
}

function renderNeighbours(links: readonly HTMLAnchorElement[], at: number) {
  const linkTo = (link: HTMLAnchorElement | undefined, before: string, after = '') =>
    link
      ? html`<a href=${link.hash}>${before} ${[...link.cloneNode(true).childNodes]} ${after}</a>`
      : html`<span></span>`;
  return html`<div class="neighbours">
    ${linkTo(links[at - 1], '←')} <span>${at + 1} / ${links.length}</span> ${linkTo(links[at + 1], '', '→')}
  </div>`;
}

function inBoth({ en, zh }: Bilingual) {
  return html`<span lang="en">${en}</span><span lang="zh">${zh}</span>`;
}
