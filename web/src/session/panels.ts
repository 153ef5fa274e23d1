/** The parts of a playground that a page can show or leave out, and how it can have them. */

import { type SavedStateProblem, shortened } from './saved-state-problem.ts';

export const PANELS = [
  'run',
  'share',
  'diagnosis',
  'table',
  'diagram',
  'chart',
  'network',
  'training',
  'space',
  'surfaces',
  'neuron',
  'microscope',
  'landscape',
  'survey',
] as const;
export type Panel = (typeof PANELS)[number];

export const ALL_PANELS: ReadonlySet<Panel> = new Set(PANELS);

/** How much of what is pressed there is: all of it, the two buttons that a reader needs, or none. */
export const CONTROLS = ['full', 'compact', 'none'] as const;
export type Controls = (typeof CONTROLS)[number];

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** When the engine starts: near the screen, or at once. */
export const LOADINGS = ['lazy', 'eager'] as const;
export type Loading = (typeof LOADINGS)[number];

/** The names that each attribute knows. */
const NAMES = { panels: PANELS, buttons: CONTROLS, controls: CONTROLS, theme: THEMES, loading: LOADINGS } as const;

/** The attributes that hold such names. */
export const NAMING = Object.keys(NAMES) as readonly (keyof typeof NAMES)[];

/** The panels that are nothing but controls, with those that leave them out. */
const LEFT_OUT: Readonly<Record<Controls, readonly Panel[]>> = {
  full: [],
  compact: ['share', 'network', 'training'],
  none: ['share', 'network', 'training', 'run'],
};

/** The controls of a name; all where it names none. */
export function controlsIn(name: string | null): Controls {
  return CONTROLS.find((known) => known === name) ?? 'full';
}

/** The panels that a list of names asks for; all of them where there is none. A name that no panel has asks for nothing. */
export function panelsIn(list: string | null, controls: Controls = 'full'): ReadonlySet<Panel> {
  const names = namesIn(list);
  const asked: readonly string[] = names.length > 0 ? names : PANELS;
  return new Set(PANELS.filter((panel) => asked.includes(panel) && !LEFT_OUT[controls].includes(panel)));
}

/** What is wrong with the first name that its attribute does not know. */
export function unknownName(given: Readonly<Record<keyof typeof NAMES, string | null>>): SavedStateProblem | undefined {
  for (const field of NAMING) {
    const known: readonly string[] = NAMES[field];
    const names = field === 'panels' ? namesIn(given[field]) : [given[field]?.trim() ?? ''].filter(Boolean);
    const unknown = names.find((name) => !known.includes(name));
    if (unknown !== undefined) {
      return { code: 'notOneOf', field, value: shortened(unknown), allowed: known.join(', ') };
    }
  }
  return undefined;
}

function namesIn(list: string | null): readonly string[] {
  return (list ?? '').split(/[\s,]+/).filter(Boolean);
}
