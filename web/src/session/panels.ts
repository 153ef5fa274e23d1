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

/** The panels that a list of names asks for; all of them where there is no list. A name that none has asks for nothing. */
export function panelsIn(list: string | null): ReadonlySet<Panel> {
  if (list === null) return ALL_PANELS;
  const names = list.split(/[\s,]+/);
  return new Set(PANELS.filter((panel) => names.includes(panel)));
}
