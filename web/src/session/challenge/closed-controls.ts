/** Finds the changes of a run that its challenge does not allow, and takes them back. */

import type { Change } from '../changes.ts';
import { DEFAULTS } from '../defaults.ts';
import { sameData } from '../same-data.ts';
import type { SavedState } from '../saved-state.ts';
import { completeSession, type Network, type Session, type Table, type Training } from '../session.ts';
import { sizesOf } from '../weight.ts';
import { type Challenge, type Control, CONTROLS } from './challenge.ts';

type Run = Pick<SavedState, 'session' | 'iteration' | 'changes'>;

/** Returns the first closed control that the run has changed, whatever the page allowed. */
export function changedControl({ session, open }: Challenge, run: Run): Control | undefined {
  const now = completeSession(run.session, DEFAULTS);
  const changes = run.changes.filter(({ iteration }) => iteration <= run.iteration);
  return CONTROLS.find((control) => !open.includes(control) && isChanged(control, session, now, run, changes));
}

function isChanged(control: Control, start: Session, now: Session, run: Run, changes: readonly Change[]): boolean {
  const [before, after] = [start.training, now.training];
  switch (control) {
    case 'table':
      return !sameData(start.table, now.table) || changes.some(({ kind }) => kind === 'rows');
    case 'units':
      return !sameData(start.network.hidden, now.network.hidden);
    case 'activation':
      return !hasActivations(start.network, now.network);
    case 'bias':
      return start.network.bias !== now.network.bias;
    case 'loss':
    case 'optimizer':
    case 'batch':
    case 'seed':
      return before[control] !== after[control];
    case 'learningRate':
      return (
        before.learningRate !== after.learningRate ||
        !sameData(before.layerRates, after.layerRates) ||
        changes.some(({ kind }) => kind === 'learningRate')
      );
    case 'init':
      return before.init !== after.init && after.init !== 'given';
    case 'weights':
      return (
        (after.init === 'given' && !sameData(startOf(before), startOf(after))) ||
        changes.some(({ kind }) => kind === 'weight' || kind === 'bias')
      );
    case 'training':
      return run.iteration > 0;
  }
}

/** Returns the given start weights, if they are used. */
function startOf({ init, start }: Training): Training['start'] {
  return init === 'given' ? start : undefined;
}

/** Returns whether the activations are the same; those of added or removed layers are like those of the others. */
function hasActivations({ activation: before }: Network, { activation: after }: Network): boolean {
  if (before.length === after.length) return sameData(before, after);
  const known = before.length > 1 ? before.slice(0, -1) : [...before, 'sigmoid'];
  return before.at(-1) === after.at(-1) && after.slice(0, -1).every((each) => known.includes(each));
}

/** Returns the run with a control as the challenge has it. Changes by hand that no longer fit its network are dropped. */
export function withControlBack({ session: start }: Challenge, control: Control, run: Run): Run {
  const now = completeSession(run.session, DEFAULTS);
  const session = sessionBack(start, control, now);
  const fits = String(sizesOf(session)) === String(sizesOf(now)) && session.network.bias === now.network.bias;
  if (!fits) return { session, iteration: 0, changes: [] };
  const iteration = control === 'training' ? 0 : run.iteration;
  return {
    session,
    iteration,
    changes: run.changes.filter((change) => change.iteration <= iteration && controlOf(change) !== control),
  };
}

function controlOf({ kind }: Change): Control {
  return kind === 'rows' ? 'table' : kind === 'learningRate' ? kind : 'weights';
}

function sessionBack({ table, network, training }: Session, control: Control, now: Session): Session {
  const withTraining = (part: Partial<Training>) => ({ ...now, training: { ...now.training, ...part } });
  // Given weights fit only the network for which they were made.
  const isGiven = training.init === 'given' || now.training.init === 'given';
  const ofOtherSize = (part: Partial<Session>) => ({
    ...now,
    ...part,
    ...(isGiven && { training: withStartOf(training, now.training) }),
  });
  const withNetwork = (part: Partial<Network>) => ofOtherSize({ network: { ...now.network, ...part } });
  const withTable = (part: Table) =>
    part.inputs.length === now.table.inputs.length && part.outputs.length === now.table.outputs.length
      ? { ...now, table: part }
      : ofOtherSize({ table: part });
  switch (control) {
    case 'table':
      return withTable(table);
    case 'units':
      return withNetwork({
        hidden: network.hidden,
        ...(network.hidden.length !== now.network.hidden.length && { activation: network.activation }),
      });
    case 'activation':
      return { ...now, network: { ...now.network, activation: activationsBack(network, now.network) } };
    case 'bias':
      return withNetwork({ bias: network.bias });
    case 'learningRate': {
      const { layerRates: _now, ...others } = now.training;
      const { learningRate, layerRates } = training;
      return { ...now, training: { ...others, learningRate, ...(layerRates && { layerRates }) } };
    }
    case 'init':
    case 'weights':
      return { ...now, training: withStartOf(training, now.training) };
    case 'loss':
    case 'optimizer':
    case 'batch':
    case 'seed':
      return withTraining({ [control]: training[control] });
    case 'training':
      return now;
  }
}

/** Returns the activations of the challenge for a network that may have more or fewer layers. */
function activationsBack({ activation }: Network, { hidden }: Network): Network['activation'] {
  if (activation.length === hidden.length + 1) return activation;
  const like = activation.length > 1 ? activation[0]! : 'sigmoid';
  return [...hidden.map(() => like), activation.at(-1)!];
}

/** Returns the training of a run with the start weights of the challenge. */
function withStartOf({ init, start }: Training, now: Training): Training {
  const { start: _now, ...others } = now;
  return { ...others, init, ...(start && { start }) };
}
