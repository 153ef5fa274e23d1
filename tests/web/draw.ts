/** Draws numbers, sessions and what is kept of them, always the same ones for one seed. */

import type { Change } from '../../web/src/session/changes.ts';
import type { Kept } from '../../web/src/session/kept.ts';
import { ACTIVATIONS, type Bit, type Row, type Session, type Target } from '../../web/src/session/session.ts';
import { CHARTS, LOSS_SCALES, PLANES, type ViewState } from '../../web/src/session/view.ts';

export class Draw {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** In [0, 1); Mulberry32. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.whole(0, choices.length - 1)]!;
  }

  list<T>(length: number, item: (index: number) => T): T[] {
    return Array.from({ length }, (_, index) => item(index));
  }

  /** Any finite double of at most `most`: its bits are drawn, so that every length and size of number comes up. */
  double(most: number): number {
    const bits = new DataView(new ArrayBuffer(8));
    for (;;) {
      bits.setUint32(0, this.whole(0, 2 ** 32 - 1));
      bits.setUint32(4, this.whole(0, 2 ** 32 - 1));
      const value = this.chance(0.2) ? this.of([0, -0, 1, -1, 0.1, most, -most, 5e-324]) : bits.getFloat64(0);
      if (Math.abs(value) <= most) return value;
    }
  }
}

const LETTERS = [
  ...Array.from('abXYZ019 ,:/;&=#%!?+-_.~\'"()*<>\\`{}|^[]@$\t'),
  '输',
  'é',
  '👩‍🔬',
  '\u0000',
  '\u202e',
  '\u2028',
];

/** A name that no other column has, of letters that mean something somewhere. */
function name(draw: Draw, column: string): string {
  return draw.chance(0.5) ? column : `${draw.list(draw.whole(0, 6), () => draw.of(LETTERS)).join('')}${column}`;
}

export function drawSession(draw: Draw): Session {
  const inputs = draw.whole(1, 6);
  const outputs = draw.whole(1, 8);
  const hidden = draw.list(draw.whole(0, 6), () => draw.whole(1, 5));
  const row = (bits: string): Row => ({
    in: Array.from(bits, (bit) => Number(bit) as Bit),
    out: draw.list(outputs, (): Target => draw.of([0, 1, null])),
    ...(draw.chance(0.2) && { holdOut: true }),
  });
  const combination = (value: number) => value.toString(2).padStart(inputs, '0');
  const all = draw.chance(0.4);
  const rowCount = all ? 2 ** inputs : draw.whole(1, 40);
  const bias = draw.chance(0.5);
  const sizes = [inputs, ...hidden, outputs];
  const init = draw.of(['uniform01', 'uniform11', 'glorot_uniform', 'he_uniform', 'given'] as const);
  const start = {
    weights: sizes.slice(1).map((to, layer) => draw.list(sizes[layer]!, () => draw.list(to, () => draw.double(1e9)))),
    ...(bias && draw.chance(0.5) && { biases: sizes.slice(1).map((to) => draw.list(to, () => draw.double(1e9))) }),
  };
  return {
    version: 1,
    table: {
      inputs: draw.list(inputs, (i) => name(draw, `x${i}`)),
      outputs: draw.list(outputs, (o) => name(draw, `y${o}`)),
      rows: draw.list(rowCount, (r) => row(combination(all ? r : draw.whole(0, 2 ** inputs - 1)))),
    },
    network: {
      hidden,
      activation: draw.chance(0.5)
        ? draw.list(hidden.length + 1, () => draw.of(ACTIVATIONS))
        : Array.from<(typeof ACTIVATIONS)[number]>({ length: hidden.length + 1 }).fill(draw.of(ACTIVATIONS)),
      bias,
    },
    training: {
      loss: draw.of(['sse', 'mse', 'half_sse', 'cross_entropy']),
      optimizer: draw.of(['gd', 'momentum', 'adam']),
      batch: draw.of(['full', 'row']),
      learningRate: draw.chance(0.3) ? 1 : Math.abs(draw.double(1000)) || 1,
      init,
      ...(init === 'given' && { start }),
      seed: draw.of([1, 0, 4294967295, draw.whole(0, 4294967295)]),
      iterations: draw.of([1500, 1, 1e9, draw.whole(1, 1e9)]),
    },
  };
}

function drawChange(draw: Draw, iteration: number): Change {
  const value = draw.double(1e9);
  switch (draw.of(['learningRate', 'weight', 'bias'] as const)) {
    case 'learningRate':
      return { iteration, kind: 'learningRate', value: Math.abs(draw.double(1000)) || 0.5 };
    case 'weight':
      return {
        iteration,
        kind: 'weight',
        layer: draw.whole(0, 6),
        from: draw.whole(0, 255),
        to: draw.whole(0, 255),
        value,
      };
    case 'bias':
      return { iteration, kind: 'bias', layer: draw.whole(0, 6), unit: draw.whole(0, 255), value };
  }
}

export function drawKept(draw: Draw): Kept {
  const iteration = draw.of([0, 300, draw.whole(0, 1e9)]);
  const moments = draw.list(draw.of([0, 0, 1, 5]), () => draw.whole(0, iteration)).sort((a, b) => a - b);
  return {
    session: drawSession(draw),
    iteration,
    changes: moments.map((moment) => drawChange(draw, moment)),
    view: drawView(draw),
  };
}

function drawView(draw: Draw): Kept['view'] {
  const view: ViewState = {
    chart: draw.of(CHARTS),
    lossScale: draw.of(LOSS_SCALES),
    stacked: draw.chance(0.5),
    pace: draw.of([Infinity, 1, 0.5, 1e9]),
    stopWhenRight: draw.chance(0.5),
    tolerance: draw.fraction() || 1,
    selectedRow: draw.of([null, 0, 1023]),
    showLeftOut: draw.chance(0.5),
    surfaces: draw.chance(0.5),
    allSurfaces: draw.chance(0.5),
    surfaceX: draw.whole(0, 9),
    surfaceY: draw.whole(0, 9),
    surfaceFixed: draw.of(['', '0', '011', '1111111111']),
    space: draw.chance(0.5),
    spaceLayer: draw.whole(0, 6),
    spaceX: draw.whole(0, 255),
    spaceY: draw.whole(0, 255),
    neuron: draw.chance(0.5),
    microscope: draw.chance(0.5),
    weightLayer: draw.whole(0, 6),
    weightFrom: draw.whole(0, 256),
    weightTo: draw.whole(0, 255),
    landscape: draw.chance(0.5),
    plane: draw.of(PLANES),
    otherLayer: draw.whole(0, 6),
    otherFrom: draw.whole(0, 256),
    otherTo: draw.whole(0, 255),
    planeSeed: draw.whole(0, 2 ** 32 - 1),
    planeReach: draw.of([0.5, 5, 1000]),
    stepReach: draw.of([1, 4, 50]),
  };
  return Object.fromEntries(Object.entries(view).filter(() => draw.chance(0.3)));
}
