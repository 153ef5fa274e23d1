/** Defines the panels of a playground that a page can show or hide, and the values of related attributes. */

import { type SavedStateProblem, shortened } from './saved-state-problem.ts';
import { type Exercise, EXERCISES, STUDIES, type Study, type ViewState } from './view.ts';

/** Panels of a whole playground, which gives table, network and chart a stage of their own. */
const MAIN = [
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
export const PANELS = ['run', 'share', 'diagnosis', ...MAIN, ...STUDIES, ...EXERCISES] as const;
export type Panel = (typeof PANELS)[number];

export const ALL_PANELS: ReadonlySet<Panel> = new Set(PANELS);

/** Returns true if a page shows all panels of a whole playground. */
export function isWhole(panels: ReadonlySet<Panel>): boolean {
  return MAIN.every((panel) => panels.has(panel));
}

/** Returns whether a study or an exercise is open: always, in a playground of chosen panels. */
export function isStudyOpen(study: Study | Exercise, view: ViewState, panels: ReadonlySet<Panel>): boolean {
  return panels.has(study) && (view[study] || !isWhole(panels));
}

/** Controls to show: all of them, the two buttons that a reader needs, or none. */
export const CONTROLS = ['full', 'compact', 'none'] as const;
export type Controls = (typeof CONTROLS)[number];

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Time at which the engine starts: near the screen, or at once. */
export const LOADINGS = ['lazy', 'eager'] as const;
export type Loading = (typeof LOADINGS)[number];

/** Values that each attribute accepts. */
const NAMES = { panels: PANELS, buttons: CONTROLS, controls: CONTROLS, theme: THEMES, loading: LOADINGS } as const;

/** Attributes with such values. */
export const NAMING = Object.keys(NAMES) as readonly (keyof typeof NAMES)[];

/** Panels of controls that each value hides. */
const LEFT_OUT: Readonly<Record<Controls, readonly Panel[]>> = {
  full: [],
  compact: ['share', 'network', 'training'],
  none: ['share', 'network', 'training', 'run'],
};

/** Returns the controls of a name; all for an unknown one. */
export function controlsIn(name: string | null): Controls {
  return CONTROLS.find((known) => known === name) ?? 'full';
}

/** Returns the panels of a list of names; all for an empty list. Unknown names are ignored. */
export function panelsIn(list: string | null, controls: Controls = 'full'): ReadonlySet<Panel> {
  const names = namesIn(list);
  const asked: readonly string[] = names.length > 0 ? names : PANELS;
  return new Set(PANELS.filter((panel) => asked.includes(panel) && !LEFT_OUT[controls].includes(panel)));
}

/** Returns the problem of the first unknown name in an attribute. */
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
