/** Stores the latest predictions in this browser, each under the plan of its run, so that a reload loses none. */

import { besidePage } from '../../dom/beside-page.ts';
import { forget, recall, remember } from '../../dom/storage.ts';
import { hashOf } from '../../session/challenge/compact-text.ts';
import { isEmpty, type Prediction } from './comparison.ts';
import type { Plan } from './prediction-course.ts';
import { COLUMNS } from './sketch.ts';

interface Entry {
  /** Fingerprint of the plan. */
  readonly plan: string;
  readonly prediction: Prediction;
}

const MOST = 8;
/** Digits of a sketched loss: more than its drawing shows. */
const DIGITS = 5;

/** Returns the stored prediction of a run; undefined if there is none. */
export function recallPrediction(plan: () => Plan): Prediction | undefined {
  const entries = readEntries();
  if (entries.length === 0) return undefined;
  const print = fingerprint(plan());
  return entries.find((entry) => entry.plan === print)?.prediction;
}

/** Stores the prediction of a run, and removes an empty one. */
export function rememberPrediction(plan: Plan, { sketch, learns, by, row }: Prediction): void {
  const print = fingerprint(plan);
  const others = readEntries().filter((entry) => entry.plan !== print);
  const prediction = { sketch: sketch.map((loss) => Number(loss.toPrecision(DIGITS))), learns, by, row };
  const entries = isEmpty(prediction) ? others : [{ plan: print, prediction }, ...others].slice(0, MOST);
  if (entries.length > 0) remember('predictions', JSON.stringify(entries));
  else forget('predictions');
}

/** Returns the stored entries; another program's or version's data count as none. */
function readEntries(): readonly Entry[] {
  try {
    const entries: unknown = JSON.parse(recall('predictions') ?? '[]');
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is Entry {
  const { plan, prediction } = (value ?? {}) as Partial<Record<keyof Entry, unknown>>;
  const { sketch, learns, by, row } = (prediction ?? {}) as Partial<Record<keyof Prediction, unknown>>;
  const isCount = (each: unknown) => each === undefined || (Number.isInteger(each) && Number(each) >= 0);
  return (
    typeof plan === 'string' &&
    Array.isArray(sketch) &&
    sketch.length <= COLUMNS + 1 &&
    sketch.every((loss) => Number.isFinite(loss) && loss >= 0) &&
    (learns === undefined || typeof learns === 'boolean') &&
    isCount(by) &&
    isCount(row)
  );
}

/** Returns a short name of a plan on this page: the lesson and the playground keep their predictions apart. */
function fingerprint(plan: Plan): string {
  return hashOf(sortedJson([besidePage(location.pathname.split('/').at(-1)!).pathname, plan]));
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}
