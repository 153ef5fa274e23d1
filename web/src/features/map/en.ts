/** English texts of the map, and the type of all languages. */

import { count, share } from '../../i18n/numbers.ts';
import type { Colouring } from './map-view.ts';

export const en = {
  about: (session: string) =>
    `Each point is a whole run with your table and settings (${session}); only the values on the two axes differ. The colour shows how it ends: wrong means that a row is still wrong, diverged that the weights overflowed.`,
  across: 'Across',
  up: 'Up',
  axis: {
    rate: 'learning rate',
    scale: 'scale of the start weights',
    seed: 'seed',
    layerRate: (layer: number) => `learning rate of layer ${layer}, × η`,
    startOf: (weight: string) => `start weight ${weight}`,
    aWeight: 'a start weight',
  },
  /** Short forms for the lists, of which three stand in a line. */
  inList: {
    scale: 'weight scale',
    layerRate: (layer: number) => `η of layer ${layer}`,
    colouring: { right: 'iterations', loss: 'final loss' } satisfies Record<Colouring, string>,
  },
  weight: 'Weight',
  biasOf: (unit: string) => `bias of ${unit}`,
  colour: 'Colour',
  colouring: { right: 'iterations until every row is right', loss: 'final loss' } satisfies Record<Colouring, string>,
  range: (name: string, from: string, to: string) => `${name}: ${from} to ${to}`,
  /** Legend of the picture, which explains itself in `about`; that of a saved picture is longer. */
  ramp: {
    right: (from: string, to: string) => `right after ${from} to ${to} iterations`,
    loss: (from: string, to: string) => `final loss ${from} to ${to}`,
  } satisfies Record<Colouring, unknown>,
  outcome: {
    stuck: (part: number) => `wrong (${share(part)})`,
    diverged: (part: number) => `diverged (${share(part)})`,
  },
  meaning: {
    stuck: (part: number) => `wrong: a row is wrong at the end (${share(part)})`,
    diverged: (part: number) => `diverged: the weights overflow (${share(part)})`,
  },
  present: 'your settings',
  label: (across: string, up: string, right: number, stuck: number, diverged: number) =>
    `Map of many runs. Across: ${across}. Up: ${up}. Right: ${share(right)}, wrong: ${share(stuck)}, diverged: ${share(diverged)}. Arrow keys move a cursor, plus and minus zoom, Home shows the first view, Backspace goes back, Enter opens the run.`,
  hint: 'Point at the map to see a run. Click to open it; Undo brings your settings back. Drag to move. Turn the wheel or press + or − to zoom. Hold Shift and drag to draw a box. Arrow keys and Enter choose a run, too.',
  touchHint: 'Tap the map to see a run. Move and zoom with two fingers, or draw a box.',
  readout: (across: string, up: string, outcome: string) => `${across}, ${up}: ${outcome}`,
  right: (iteration: number, loss: string) =>
    iteration === 0
      ? `every row is right from the start; final loss ${loss}.`
      : `every row is right from iteration ${count(iteration)} on; final loss ${loss}.`,
  wrong: (loss: string) => `a row is still wrong at the end; final loss ${loss}.`,
  overflow: (loss: string) => `diverged, because the weights overflow; last finite loss ${loss}.`,
  waiting: 'not trained yet.',
  curve: (last: number) => `Loss over ${count(last)} iterations`,
  open: 'Open this run',
  opened: (trains: boolean): string =>
    trains
      ? 'The run is open, ready to train. Undo brings your settings back.'
      : 'This figure now has the settings of that run. Ctrl+Z brings the earlier ones back.',
  zoomIn: 'Zoom in (+)',
  zoomOut: 'Zoom out (−)',
  home: 'First view (Home)',
  back: 'Back (Backspace)',
  box: 'Draw a box',
  deepest: 'Neighbouring points are almost the same number now, so there is no more detail to zoom into.',
  save: 'Save picture',
  running: (side: number) => `Training ${count(side)} × ${count(side)} runs …`,
  done: (side: number, runs: number, seconds: string) =>
    runs === 0
      ? `${count(side)} × ${count(side)} runs`
      : `${count(side)} × ${count(side)} runs, ${count(runs)} of them new, in ${seconds} s`,
  silent: 'One of the workers has not responded for a while. It may be busy with long runs.',
  stale: 'This picture shows the previous settings. The new one is being computed.',
  asks: (side: number, time: string) => `A picture of ${count(side)} × ${count(side)} runs takes about ${time}.`,
  seconds: (value: number) => `${count(value)} seconds`,
  minutes: (value: number) => `${count(value)} minutes`,
  allow: 'Train them',
  ended: (sentence: string) => `The map has stopped. ${sentence}`,
  list: (items: readonly string[]) => items.join(', '),
  iterations: (last: number) => `${count(last)} iterations`,
  story: {
    title: 'A border without end',
    about:
      'Where do runs learn, and where do they diverge? The border between the two is a fractal: it shows new detail at every scale. Jascha Sohl-Dickstein found this in 2024 (“The boundary of neural network trainability is fractal”, arXiv:2402.06184). A run repeats the same step hundreds of times, like the formula of the Mandelbrot set. Near the border, the smallest change decides how the run ends.',
    undo: 'A place replaces your table, network and settings. Undo brings them back; ↶ brings back the view of the map.',
    place: (number: number, of: number) => `Place ${number} of ${of}`,
    previous: 'Previous place',
    next: 'Next place',
    places: [
      'The tutorial’s table, with tanh units and a linear output. Across and up: the learning rate of each layer. Runs with small rates learn, runs with large rates diverge, and some in between do neither.',
      'The border, magnified 64 times. It is not a line: stripes of runs that learn lie between runs that diverge.',
      'Magnified another 500 times. Each stripe contains finer stripes. The learning rates of neighbouring points differ only in the seventh digit.',
      'Magnified another 260,000 times: the whole picture spans about 3 × 10⁻¹⁰. The border is as rough as before. It seems to end only where the digits of a double-precision number do.',
    ],
  },
};

export type MapTexts = typeof en;
