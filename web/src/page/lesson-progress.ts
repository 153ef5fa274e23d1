/**
 * Ends each section of the lesson with a question or a task, which the page marks, and with links to its neighbours; sums
 * up the finished sections at the top and at the end.
 */

import { html, nothing, render, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { forget, recall, remember } from '../dom/storage.ts';
import { type Check, LESSON_CHECKS, type Question } from './lesson-checks.ts';
import type { LessonTexts, QuestionTexts, TaskTexts } from './texts/lesson-texts.ts';

/** A section that the table of contents lists. */
interface Section {
  readonly name: string;
  readonly check: Check;
  readonly words: QuestionTexts | TaskTexts;
  readonly link: HTMLAnchorElement;
  /** Element at its end. */
  readonly end: HTMLElement;
}

/** Adds the ends of the sections and both summaries, and marks the finished sections in the table of contents. */
export function endSections(texts: LessonTexts): void {
  const contents = document.querySelector<HTMLElement>('.contents')!;
  const sections = [...contents.querySelectorAll('a')].flatMap((link): Section[] => {
    const name = link.hash.slice(1);
    const [check, words] = [LESSON_CHECKS[name], texts.checks[name]];
    const section = document.getElementById(name);
    return check && words && section ? [{ name, check, words, link, end: appendTo(section, 'prose end') }] : [];
  });
  const summaries = [contents, document.querySelector('main')!].map((place) => appendTo(place, 'prose summary'));
  const done = new Set(recall('lesson')?.split(' '));
  const answers = new Map<string, number>();
  for (const { name, check } of sections) if ('right' in check && done.has(name)) answers.set(name, check.right);

  // Brings back what was cleared, until the next answer.
  let undo: (() => void) | undefined;

  const finish = (name: string) => {
    undo = undefined;
    done.add(name);
    remember('lesson', [...done].join(' '));
  };
  const choose = (name: string, { right }: Question, answer: number) => {
    undo = undefined;
    answers.set(name, answer);
    if (answer === right) finish(name);
    draw();
  };
  for (const { name, check, end } of sections) {
    if (!('event' in check)) continue;
    end.parentElement!.addEventListener(check.event, (event) => {
      if (!check.isSolvedBy((event as CustomEvent).detail)) return;
      finish(name);
      draw();
    });
  }
  const start = () => {
    const before = { done: [...done], answers: [...answers], formulas: recall('write') };
    undo = () => {
      undo = undefined;
      for (const name of before.done) done.add(name);
      for (const [name, answer] of before.answers) answers.set(name, answer);
      remember('lesson', [...done].join(' '));
      if (before.formulas !== null) remember('write', before.formulas);
      draw();
    };
    forget('lesson');
    // The formulas would tick their task again at the next visit.
    forget('write');
    done.clear();
    answers.clear();
    draw();
  };
  const renderEnd = ({ name, check, words }: Section) => {
    if ('task' in words) return renderTask(texts, words, done.has(name));
    const question = check as Question;
    return renderQuestion(texts, name, question, words, answers.get(name), (answer) => {
      choose(name, question, answer);
    });
  };
  const draw = () => {
    sections.forEach((section, at) => {
      const { name, link, end } = section;
      link.classList.toggle('done', done.has(name));
      render([renderEnd(section), renderNeighbours(sections, at)], end);
    });
    for (const summary of summaries) {
      const thenFocus = (change: () => void) => () => {
        change();
        // The button that had the focus is gone.
        summary.tabIndex = -1;
        summary.focus();
      };
      render(renderSummary(texts, sections, done, thenFocus(start), undo && thenFocus(undo)), summary);
    }
  };
  draw();
}

function appendTo(place: Element, className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  place.append(element);
  return element;
}

function renderTask({ solved, unsolved }: LessonTexts, { task }: TaskTexts, isDone: boolean): TemplateResult {
  return html`<div class="check">
    <strong>${task}</strong>
    <p role="status">${isDone ? solved : unsolved}</p>
  </div>`;
}

function renderQuestion(
  texts: LessonTexts,
  name: string,
  { right }: Question,
  { question, answers }: QuestionTexts,
  chosen: number | undefined,
  choose: (answer: number) => void,
): TemplateResult {
  return html`<fieldset class="check">
    <legend>${question}</legend>
    ${answers.map(
      ({ answer }, at) =>
        html`<label
          ><input type="radio" name=${name} .checked=${live(chosen === at)} @change=${() => choose(at)} />
          ${answer}</label
        >`,
    )}
    <p role="status">
      ${chosen === undefined ? nothing : chosen === right ? texts.right : texts.wrong(answers[chosen]!.why!)}
    </p>
  </fieldset>`;
}

function renderNeighbours(sections: readonly Section[], at: number): TemplateResult {
  const linkTo = (section: Section | undefined, before: string, after = '') =>
    section ? html`<a href=${section.link.hash}>${before} ${titleOf(section)} ${after}</a>` : html`<span></span>`;
  return html`<div class="neighbours">
    ${linkTo(sections[at - 1], '←')} <span>${at + 1} / ${sections.length}</span> ${linkTo(sections[at + 1], '', '→')}
  </div>`;
}

/** Renders the number of finished sections, with a link to the first open one. */
function renderSummary(
  texts: LessonTexts,
  sections: readonly Section[],
  done: ReadonlySet<string>,
  forgetAll: () => void,
  undo: (() => void) | undefined,
): TemplateResult {
  const [right, all] = [sections.filter(({ name }) => done.has(name)).length, sections.length];
  const next = sections.find(({ name }) => !done.has(name));
  return html`<p>
      <progress aria-hidden="true" max=${all} value=${right}></progress>
      ${texts.finished(right, all)}
      ${
        right === 0
          ? nothing
          : next
            ? html`<a href=${next.link.hash}>${texts.next}${titleOf(next)}</a>`
            : texts.allFinished
      }
    </p>
    ${
      right === 0
        ? undo
          ? html`<p class="sets">
              <small>${texts.cleared}</small>
              <button type="button" @click=${undo}>${texts.undo}</button>
            </p>`
          : nothing
        : html`<p class="sets">
            <button type="button" @click=${forgetAll}>${texts.clear}</button>
            <small>${texts.stored}</small>
          </p>`
    }`;
}

/** Returns a copy of a section's title. */
function titleOf({ link }: Section): Node[] {
  return [...link.cloneNode(true).childNodes];
}
