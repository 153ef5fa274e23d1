/** The parts of a playground that a page can show or leave out. */

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
  const names = list?.trim() ? list.split(/[\s,]+/) : PANELS;
  return new Set(PANELS.filter((panel) => names.includes(panel) && !LEFT_OUT[controls].includes(panel)));
}
