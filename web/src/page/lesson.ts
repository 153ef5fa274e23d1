/** Sets up the playgrounds of the lesson, and the buttons in its text that change them. */

import { nothing, render } from 'lit';
import type { TruthNetElement } from '../api/public-api.ts';
import { definePlaygrounds } from '../entries/page.ts';
import { renderBucket } from './lesson-bucket.ts';
import { renderMatrices } from './lesson-matrices.ts';
import { endSections } from './lesson-progress.ts';
import { LESSON_PLAYGROUNDS, type SetUp } from './lesson-playgrounds.ts';
import { DEFAULTS } from '../session/defaults.ts';
import { sameData } from '../session/same-data.ts';
import type { SavedState } from '../session/saved-state.ts';
import { completeSession } from '../session/session.ts';
import type { Parameters } from '../session/weight.ts';
import { setUpHeader } from './switches.ts';
import type { LessonTexts } from './texts/lesson-texts.ts';

function named(name: string): HTMLElementTagNameMap['truth-net'] | null {
  return document.querySelector(`[data-playground="${name}"]`);
}

function savedStateOf({ session, iteration = 0, changes = [], view = {} }: SetUp): SavedState {
  return { session, iteration, changes, view };
}

/** Milliseconds within which the panels of a set-up arrive. */
const ARRIVAL = 1500;

/** Panels that the page names for each playground. */
const panels = new Map(
  Object.keys(LESSON_PLAYGROUNDS).map((name) => [name, named(name)?.getAttribute('panels') ?? '']),
);

const buttons = document.querySelectorAll<HTMLButtonElement>('[data-for]');

export function startLesson(texts: LessonTexts): void {
  setUpHeader();
  definePlaygrounds();

  for (const [name, { first }] of Object.entries(LESSON_PLAYGROUNDS)) {
    const playground = named(name);
    if (playground) playground.savedState = savedStateOf(first);
  }

  for (const button of buttons) {
    button.addEventListener('click', () => {
      const { for: name = '', set = '', panels: chosen } = button.dataset;
      const playground = named(name);
      if (chosen) playground?.setAttribute('panels', chosen);
      mark(name);
      const setUp = LESSON_PLAYGROUNDS[name]?.sets?.[set];
      if (!playground || !setUp) return;
      playground.setAttribute('panels', setUp.panels ?? panels.get(name)!);
      showWhole(playground);
      // The playground itself shows why it refuses a session.
      playground.setSession(savedStateOf(setUp)).catch(() => undefined);
    });
  }

  for (const name of Object.keys(LESSON_PLAYGROUNDS)) {
    mark(name);
    named(name)?.addEventListener('change', () => {
      mark(name);
    });
  }

  illustrate('neuron', (playground, { weights, biases }, { session: { table }, view }) => {
    const [into] = weights;
    // The parameters of a session that was just opened arrive later than its table.
    if (weights.length !== 1 || into?.length !== table.inputs.length) return nothing;
    const neuron = { weights: into.map((to) => to[0]!), threshold: 0 - biases[0]![0]! };
    return renderBucket(texts.bucket, table, neuron, view.selectedRow ?? table.rows.length - 1, (row) => {
      void playground.drive({ row });
    });
  });

  illustrate('layers', (_playground, parameters, { session: { table } }) =>
    renderMatrices(texts.matrices, table, parameters),
  );

  endSections(texts);
}

/** Shows as pressed the buttons whose session or panels a playground has. */
function mark(name: string): void {
  const playground = named(name);
  if (!playground) return;
  const session = completeSession(playground.savedState.session, DEFAULTS);
  const sets = LESSON_PLAYGROUNDS[name]?.sets ?? {};
  for (const button of buttons) {
    const { for: of, set = '', panels: chosen } = button.dataset;
    if (of !== name) continue;
    const setUp = sets[set];
    const isPressed = setUp
      ? sameData(completeSession(setUp.session, DEFAULTS), session)
      : chosen === playground.getAttribute('panels');
    button.setAttribute('aria-pressed', String(isPressed));
  }
}

/** Scrolls to a playground that is out of sight, or nearly so, and stays there while its panels arrive. */
function showWhole(playground: Element): void {
  const { top, bottom } = playground.getBoundingClientRect();
  const visible = Math.min(bottom, innerHeight) - Math.max(top, 0);
  if (visible >= innerHeight / 3) return;
  const sizes = new ResizeObserver(() => {
    playground.scrollIntoView();
  });
  sizes.observe(playground);
  setTimeout(() => {
    sizes.disconnect();
  }, ARRIVAL);
}

/** Draws the figure in the text of a section whenever its playground may show other numbers. */
function illustrate(
  name: string,
  draw: (playground: TruthNetElement, parameters: Parameters, savedState: SavedState) => unknown,
): void {
  const playground = named(name);
  const figure = document.querySelector<HTMLElement>(`[data-figure="${name}"]`);
  if (!playground || !figure) return;
  const update = () => {
    const { parameters, savedState } = playground;
    if (parameters) render(draw(playground, parameters, savedState), figure);
  };
  for (const type of ['ready', 'change', 'progress'] as const) playground.addEventListener(type, update);
}
