/** Events by which views report user actions. They do not leave the element. */

import type { Setting } from '../session/changes.ts';
import type { SavedState } from '../session/saved-state.ts';
import type { Network, Session, Table, Training } from '../session/session.ts';
import type { ViewState } from '../session/view.ts';
import type { Highlight } from './highlight.ts';
import type { Source } from './tex.ts';

export class TableEdited extends Event {
  static readonly type = 'table-edited';
  readonly table: Table;
  /** True if the table was chosen or entered as a whole, not made by an edit of the one before. */
  readonly isOther: boolean;

  constructor(table: Table, isOther = false) {
    super(TableEdited.type);
    this.table = table;
    this.isOther = isOther;
  }
}

export class NetworkEdited extends Event {
  static readonly type = 'network-edited';
  readonly network: Network;

  constructor(network: Network) {
    super(NetworkEdited.type);
    this.network = network;
  }
}

export class TrainingEdited extends Event {
  static readonly type = 'training-edited';
  readonly training: Training;

  constructor(training: Training) {
    super(TrainingEdited.type);
    this.training = training;
  }
}

/** Change of more than one part of the session. */
export class SessionEdited extends Event {
  static readonly type = 'session-edited';
  readonly session: Session;

  constructor(session: Session) {
    super(SessionEdited.type);
    this.session = session;
  }
}

export class NumberEntered extends Event {
  static readonly type = 'number-entered';
  readonly value: number;

  constructor(value: number) {
    super(NumberEntered.type);
    this.value = value;
  }
}

/** Change of the view state. */
export class ViewChanged extends Event {
  static readonly type = 'view-changed';
  readonly view: Partial<ViewState>;

  constructor(view: Partial<ViewState>) {
    super(ViewChanged.type);
    this.view = view;
  }
}

/** Change of one parameter by hand. */
export class ParameterSet extends Event {
  static readonly type = 'parameter-set';
  readonly setting: Setting;
  /** True if the same movement has set the parameter just before. */
  readonly goesOn: boolean;

  constructor(setting: Setting, goesOn = false) {
    super(ParameterSet.type);
    this.setting = setting;
    this.goesOn = goesOn;
  }
}

/** Request to show the run at an iteration. */
export class IterationSought extends Event {
  static readonly type = 'iteration-sought';
  readonly iteration: number;

  constructor(iteration: number) {
    super(IterationSought.type);
    this.iteration = iteration;
  }
}

/** Request to make a past run the present one. */
export class PastRunOpened extends Event {
  static readonly type = 'past-run-opened';
  readonly id: number;

  constructor(id: number) {
    super(PastRunOpened.type);
    this.id = id;
  }
}

/** Request to forget one past run, or all of them if `id` is undefined. */
export class PastRunsForgotten extends Event {
  static readonly type = 'past-runs-forgotten';
  readonly id: number | undefined;

  constructor(id?: number) {
    super(PastRunsForgotten.type);
    this.id = id;
  }
}

/** Request to undo or redo an edit. */
export class UndoCommanded extends Event {
  static readonly type = 'undo-commanded';
  readonly direction: 'undo' | 'redo';

  constructor(direction: 'undo' | 'redo') {
    super(UndoCommanded.type);
    this.direction = direction;
  }
}

/** Request to restore the parameter, since the drag that set it was cancelled. */
export class SettingCancelled extends Event {
  static readonly type = 'setting-cancelled';

  constructor() {
    super(SettingCancelled.type, { bubbles: true });
  }
}

/** Request to apply the fix of a diagnosis. */
export class FixTried extends Event {
  static readonly type = 'fix-tried';
  readonly session: Session;
  /** True if the run restarts even though the session alone would keep its progress. */
  readonly restarts: boolean;

  constructor(session: Session, restarts: boolean) {
    super(FixTried.type);
    this.session = session;
    this.restarts = restarts;
  }
}

/** Unit that holds up training; undefined if there is none. */
export class UnitDiagnosed extends Event {
  static readonly type = 'unit-diagnosed';
  /** Layers count from 0, the first after the input. */
  readonly unit: { readonly layer: number; readonly unit: number } | undefined;

  constructor(unit: UnitDiagnosed['unit']) {
    super(UnitDiagnosed.type);
    this.unit = unit;
  }
}

/** Request to open a saved state. */
export class SavedStateOpened extends Event {
  static readonly type = 'saved-state-opened';
  readonly savedState: SavedState;

  constructor(savedState: SavedState) {
    super(SavedStateOpened.type);
    this.savedState = savedState;
  }
}

/** Outcome of a download, a copy or an import, in one sentence. */
export class OutcomeTold extends Event {
  static readonly type = 'outcome-told';
  readonly kind: 'done' | 'failed';
  readonly sentence: string;

  constructor(kind: 'done' | 'failed', sentence: string) {
    super(OutcomeTold.type);
    this.kind = kind;
    this.sentence = sentence;
  }
}

/** Number of a formula that is pointed at; undefined if there is none. */
export class FactorPointedAt extends Event {
  static readonly type = 'factor-pointed-at';
  readonly source: Source | undefined;
  /** Number as it is written. */
  readonly text: string;

  constructor(source: Source | undefined, text: string) {
    super(FactorPointedAt.type);
    this.source = source;
    this.text = text;
  }
}

/** Parts to highlight in all views; undefined for none. */
export class PartsLit extends Event {
  static readonly type = 'parts-lit';
  readonly lit: Highlight | undefined;

  constructor(lit: Highlight | undefined) {
    super(PartsLit.type);
    this.lit = lit;
  }
}

export type RunCommand = 'train' | 'pause' | 'step' | 'stepTen' | 'reset';

export class RunCommanded extends Event {
  static readonly type = 'run-commanded';
  readonly command: RunCommand;

  constructor(command: RunCommand) {
    super(RunCommanded.type);
    this.command = command;
  }
}
