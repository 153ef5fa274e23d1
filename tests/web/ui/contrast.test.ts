/** Checks the contrast of all declared colours against their backgrounds, by WCAG 2.2. */

import { describe, expect, test } from 'vitest';
import { type Colour, colourIn, contrast, DECLARED, type Declared, faded, over, type Theme } from './css-colours.ts';

/** Minimum contrast of text, and of other visible marks: those in a drawing, the edges of controls, the focus ring. */
const LEAST = { text: 4.5, mark: 3 } as const;

const SURFACE = 'var(--tn-surface)';
const PANEL = 'var(--tn-panel)';
const FIELD = 'var(--tn-field)';
const PAGE = 'var(--page)';
/** Background colours, which need no contrast to each other. */
const GROUNDS = [SURFACE, PANEL, FIELD, PAGE];
/** Lines between and around parts that are distinguishable without them. */
const LINES = ['var(--tn-line)', 'var(--line)'];

/** Colours of the maps, from one end to the other. */
const RAMP = ['surfaces/surface', 'landscape/landscape'].flatMap((panel) =>
  ['low', 'middle', 'high'].map((part) => `features/${panel}-panel.css .swatch.${part}`),
);

/**
 * Backgrounds of a rule or of all rules of a file, besides those they declare: colour values, or rules that declare
 * one, in the same file unless another is named.
 */
const STANDS_ON: Readonly<Record<string, readonly string[]>> = {
  'page/docs.css': [PAGE, '.site .contents a[aria-current]'],
  'page/embedding.css': [PAGE],
  'page/lesson.css': [PAGE],
  'page/page.css': [PAGE, '.notice'],
  'page/preview.css': [PAGE],
  'page/text.css': [PAGE],
  'ui/styles/base.css': [
    SURFACE,
    PANEL,
    'button, input, select',
    "button.option[aria-pressed='true']",
    'button:active:not(:disabled)',
  ],
  'ui/styles/figure.css': [PANEL],
  'element/truth-net.css': [SURFACE, PANEL, '.problem'],
  'features/challenge/challenge-panel.css': [PANEL, FIELD],
  'features/circuit/circuit-panel.css': [PANEL, FIELD],
  'features/diagnosis/diagnosis-line.ts': ['.diagnosis'],
  'ui/dialog.css': ['dialog', 'mark'],
  'ui/formula.ts': [PANEL, FIELD, "[class^='tn-']:hover, .current"],
  'ui/heat-map.css': RAMP,
  'features/hidden-space/hidden-space.css': ['.frame'],
  'features/landscape/landscape-panel.css': [PANEL],
  'features/chart/loss-chart.css': [PANEL],
  'features/chart/chart-lines.css': [PANEL],
  'features/map/map-panel.css': [PANEL],
  // Marks on the map have a rim in this colour.
  'features/map/map-picture.css': [FIELD],
  'features/microscope/microscope-panel.css': [PANEL, '.formulas li:hover', 'pre', 'pre code.now'],
  'features/diagram/network-diagram.css': [PANEL],
  'features/diagram/step-animation.css': [PANEL],
  'features/diagram/unit-maps.css': [PANEL],
  'features/story/story-panel.css': [PANEL, FIELD, '.track button'],
  'features/neuron/neuron-panel.css': [PANEL, '.ground'],
  'ui/number-field.ts': [PANEL, SURFACE],
  'features/chart/chart-table.ts': [PANEL],
  'features/chart/chart-marks.css': [PANEL, '.flag'],
  'features/diagram/inspector.ts': [PANEL],
  'features/past-runs/past-runs.css': [PANEL],
  'features/predict/predict-panel.css': [PANEL],
  'features/run-bar/run-bar.css': [SURFACE],
  'features/settings/settings.css': [PANEL],
  'features/share/share-dialog.css': [SURFACE],
  'features/share/share-section.css': [SURFACE, 'textarea'],
  'features/landscape/step-line.css': [PANEL],
  'features/surfaces/output-map.css': [PANEL],
  'features/surfaces/surface-panel.css': [PANEL],
  'features/survey/survey-panel.css': [PANEL],
  'features/table/expression-dialog.ts': [SURFACE],
  'features/table/grid-menu.ts': [SURFACE, 'li button:hover:not(:disabled)'],
  'features/table/grid-tools.ts': ['.error'],
  'features/table/table-grid.css': [
    PANEL,
    'td.cell',
    'td.cell:hover',
    'tr.selected > *',
    'tr.selected td.cell:not(.target, .picked)',
  ],
  'features/table/table-grid.css td.one': ['td.cell', 'td.target.one'],
  'features/table/table-grid.css td.cell.picked': ['td.cell.picked'],
  'features/table/truth-table.css': [PANEL],
  'features/wall/wall-panel.css': [PANEL],
  'features/microscope/weight-story.css': [PANEL],
  'features/write/write-panel.css': [PANEL, FIELD],
};

/** Selectors of text that `fill` colours in a drawing. */
const DRAWN_TEXT = /(?:^| )text$|\.name$|\.value$|-name$|\.readout$|\.share$/;

/** Selectors of controls, whose edges must be visible. */
const CONTROL = /\b(?:button|input|select|textarea)\b|\.box\b/;

/** Exceptions from the minimum contrast, with their reasons. */
const EXCEPT: Readonly<Record<string, string>> = {
  'page/lesson.css .water': 'a tint below a surface that is drawn',
  'page/docs.css .site .drawing .lane': 'a lane begins with its name',
  'page/page.css .notice': 'a box of its own round words that say all',
  'ui/styles/base.css button:disabled': 'what cannot be pressed',
  'ui/heat-map.css .point.one': 'a point has a rim',
  'ui/heat-map.css .point.zero': 'a point has a rim',
  'features/chart/loss-chart.css .area': 'a tint below a curve that is drawn',
  'features/map/map-panel.css .key.stuck': 'a key has an outline',
  'features/neuron/neuron-panel.css .fires': 'a tint within a line that is drawn',
  'features/story/story-panel.css .track .tint': 'a tint below a line that is drawn',
  "features/survey/survey-panel.css .bar:hover .reach, .bar[aria-pressed='true'] .reach":
    'a tint beside a list of what it means',
};

/** Returns the declarations below the minimum contrast, with their contrast. */
function unseen(theme: Theme): string[] {
  return DECLARED.flatMap((declared) => {
    const kind = declared.place in EXCEPT ? undefined : kindOf(declared);
    const colour = kind && colourIn(declared.value, theme);
    if (!kind || !colour || colour.alpha === 0) return [];
    return groundsOf(declared, theme).flatMap(([name, ground]) => {
      const ratio = contrast(over(ground, faded(colour, shareOf(declared))), ground);
      return ratio < LEAST[kind] ? [`${declared.place} { ${declared.property} } on ${name}: ${ratio.toFixed(3)}`] : [];
    });
  });
}

function kindOf({ place, property, value, beside }: Declared): keyof typeof LEAST | undefined {
  const selector = place.slice(place.indexOf(' ') + 1);
  const isRim = property === 'stroke' && beside.has('paint-order');
  if (GROUNDS.includes(value) || isRim || selector.startsWith('.swatch')) return undefined;
  if (property === 'color') return selector.startsWith('.line') ? 'mark' : 'text';
  if (property === 'fill' && DRAWN_TEXT.test(selector)) return 'text';
  const isMark =
    (property === 'background' && /\.key|progress/.test(selector)) ||
    /^(?:fill|stroke|outline|accent-color|border(?:-(?:block|inline)-(?:start|end))?(?:-color)?)$/.test(property);
  const isLine = LINES.some((line) => value.endsWith(line)) && !CONTROL.test(selector);
  return isMark && !isLine ? 'mark' : undefined;
}

function shareOf({ property, beside }: Declared): number {
  return ['opacity', `${property}-opacity`].reduce((share, name) => share * Number(beside.get(name) ?? 1), 1);
}

type Ground = readonly [name: string, colour: Colour];

/** Returns a rule's backgrounds: its own, or the rim around its letters or shape; otherwise those of its file. */
function groundsOf({ place, property, file, beside }: Declared, theme: Theme): Ground[] {
  const rim = beside.has('paint-order') && property === 'fill' ? beside.get('stroke') : undefined;
  const shadow =
    property === 'stroke' ? /^drop-shadow\(.*?(var\([\w-]+\))/.exec(beside.get('filter') ?? '')?.[1] : undefined;
  const own = rim ?? shadow ?? (property === 'color' ? beside.get('background') : undefined);
  const colour = own === undefined ? undefined : colourIn(own, theme);
  if (own !== undefined && colour?.alpha === 1) return [[own, colour]];
  const grounds = STANDS_ON[place] ?? STANDS_ON[file];
  if (!grounds) throw new Error(`Nothing says on what ${file} stands`);
  return groundsIn(file, grounds, theme);
}

function groundsIn(file: string, grounds: readonly string[], theme: Theme): Ground[] {
  const plain = grounds.filter(isValue).map((value): Ground => [value, colourIn(value, theme)!]);
  const tinted = grounds
    .filter((ground) => !isValue(ground))
    .flatMap((ground): Ground[] => {
      const tint = colourIn(backgroundOf(ground.startsWith('features/') ? ground : `${file} ${ground}`), theme)!;
      if (tint.alpha === 1) return [[ground, tint]];
      return plain.map(([name, below]) => [`${ground} on ${name}`, over(below, tint)]);
    });
  return [...plain, ...tinted];
}

function isValue(ground: string): boolean {
  return ground.startsWith('var(');
}

function backgroundOf(place: string): string {
  const found = DECLARED.find(
    (each) => each.place === place && ['background', 'fill', 'color'].includes(each.property),
  );
  if (!found) throw new Error(`${place} declares no background`);
  return found.value;
}

describe.each(['light', 'dark'] as const)('In a %s theme', (theme) => {
  test('every declared colour is visible on its background', () => {
    expect(unseen(theme)).toEqual([]);
  });

  test('plain text is readable on every background of text', () => {
    for (const [file, names] of Object.entries(STANDS_ON)) {
      if (names === RAMP || file.includes(' ')) continue;
      const ink = colourIn(file.startsWith('page/') ? 'var(--ink)' : 'var(--tn-ink)', theme)!;
      for (const [name, ground] of groundsIn(file, names, theme)) {
        const ratio = contrast(ink, ground);
        expect([file, name, ratio >= LEAST.text]).toEqual([file, name, true]);
      }
    }
  });
});

test('Every exception exists in a style sheet', () => {
  const there = new Set(DECLARED.flatMap(({ file, place }) => [file, place]));
  expect([...Object.keys(STANDS_ON), ...Object.keys(EXCEPT)].filter((place) => !there.has(place))).toEqual([]);
});

test('The contrast is that of WCAG 2.2', () => {
  const ratio = (one: string, other: string) => contrast(colourIn(one, 'light')!, colourIn(other, 'light')!);
  expect(ratio('#fff', '#000')).toBeCloseTo(21);
  expect(ratio('#777', '#fff')).toBeCloseTo(4.48, 2);
  expect(ratio('light-dark(#fff, #000)', 'color-mix(in oklab, #fff 100%, #000)')).toBeCloseTo(1);
});
