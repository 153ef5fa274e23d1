/** Defines the first session of each playground of the lesson, and those that its buttons open. */

import { asNeurons } from '../session/learning/neuron.ts';
import { BUILT_IN, type BuiltInId } from '../session/challenge/built-in.ts';
import { DEFAULTS } from '../session/defaults.ts';
import type { SavedState } from '../session/saved-state.ts';
import { PRESETS, tabulate, TUTORIAL_TABLE } from '../session/presets/presets.ts';
import { completeSession, type SessionInput, type Table, type Training } from '../session/session.ts';
import { setHoldOut } from '../session/table.ts';
import type { ViewState } from '../session/view.ts';

/** A session to open, possibly trained already, with its view. */
export type SetUp = Pick<SavedState, 'session'> &
  Partial<SavedState> & {
    /** Panels to show instead of those that the page names. */
    readonly panels?: string;
  };

export interface LessonPlayground {
  readonly first: SetUp;
  /** Sessions by the names in the buttons. */
  readonly sets?: Readonly<Record<string, SetUp>>;
}

const TUTORIAL: SessionInput = { table: TUTORIAL_TABLE };
const ITERATIONS = DEFAULTS.training.iterations;

/** Majority of five votes; six of the 32 rows are held out. */
const MAJORITY = heldOut(
  tabulate('a b c d e', 'y', (bits) => [Number(bits.filter((bit) => bit === 1).length > 2)]),
  [3, 7, 12, 17, 22, 28],
);

export const LESSON_PLAYGROUNDS: Readonly<Record<string, LessonPlayground>> = {
  neuron: {
    first: neuron(PRESETS.and),
    sets: {
      and: neuron(PRESETS.and),
      or: neuron(PRESETS.or),
      not: neuron(tabulate('a', 'y', ([a]) => [1 - a!])),
      xor: neuron(PRESETS.xor),
    },
  },
  layers: {
    first: hidden(4),
    sets: { units3: hidden(3), units4: hidden(4), units5: hidden(5), xorByHand: challenge('xor-by-hand') },
  },
  feedforward: { first: { session: TUTORIAL, view: { selectedRow: 1 } } },
  loss: { first: { session: TUTORIAL, view: { chart: 'rows' } } },
  backpropagation: {
    first: { session: TUTORIAL, view: { microscope: true, selectedRow: 1, weightLayer: 1 } },
  },
  together: { first: { session: TUTORIAL } },
  stumbles: {
    first: { session: TUTORIAL, view: { showLeftOut: true } },
    sets: { seed13: untrained(13), seed2: untrained(2), seed8: untrained(8) },
  },
  rates: {
    first: rate({}),
    sets: {
      rate01: rate({ learningRate: 0.1 }),
      rate1: rate({ learningRate: 1 }),
      rate2: rate({ learningRate: 2 }),
      rate20: rate({ learningRate: 20 }),
      tanh: rate({}, ['tanh', 'sigmoid']),
      relu: rate({}, ['relu', 'sigmoid']),
      relu2: rate({ seed: 2 }, ['relu', 'sigmoid']),
      predict8: predicted({ learningRate: 8 }),
      predict12: predicted({ learningRate: 12 }),
    },
  },
  memory: {
    first: MAJORITY,
    sets: {
      majority: MAJORITY,
      parity: heldOut(PRESETS.parity4, [5, 10]),
      parity1: heldOut(PRESETS.parity4, [5]),
    },
  },
  write: { first: { session: TUTORIAL } },
  where: { first: { session: TUTORIAL } },
};

/** Returns a neuron that fires if any input is 1, to be corrected by hand. */
function neuron(table: Table): SetUp {
  return { session: asNeurons(completeSession({ table }, DEFAULTS)), view: { neuron: true } };
}

/** Returns the start of a built-in challenge, with its task. */
function challenge(task: BuiltInId): SetUp {
  return { session: BUILT_IN[task].session, view: { challenge: true, task }, panels: 'challenge table diagram' };
}

/** Returns the tutorial's network, untrained, with this many hidden units. */
function hidden(units: number): SetUp {
  return { session: { ...TUTORIAL, network: { hidden: [units] } } };
}

/** Returns the tutorial's network, trained, with predictions for the rows that its table lacks. */
function untrained(seed: number): SetUp {
  return { session: { ...TUTORIAL, training: { seed } }, iteration: ITERATIONS, view: { showLeftOut: true } };
}

function rate(training: Partial<Training>, activation?: NonNullable<SessionInput['network']>['activation']): SetUp {
  const view: Partial<ViewState> = { landscape: true };
  const session = { ...TUTORIAL, ...(activation && { network: { activation } }), training };
  return { session, iteration: ITERATIONS, view };
}

/** Returns the tutorial's network, untrained, with room for a prediction. */
function predicted(training: Partial<Training>): SetUp {
  return { session: { ...TUTORIAL, training }, panels: 'run table diagram predict' };
}

function heldOut(table: Table, rows: readonly number[]): SetUp {
  const session: SessionInput = {
    table: rows.reduce((held, row) => setHoldOut(held, row, true), table),
    network: { hidden: [8], bias: true },
    training: { init: 'uniform11', learningRate: 0.5, iterations: 5000 },
  };
  return { session, iteration: 5000 };
}
