/** The events by which views tell what a person did. They do not leave the element. */

import type { Network, Table, Training } from '../session/session.ts';

export class TableEdited extends Event {
  static readonly type = 'table-edited';
  readonly table: Table;

  constructor(table: Table) {
    super(TableEdited.type);
    this.table = table;
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

export class NumberEntered extends Event {
  static readonly type = 'number-entered';
  /** NaN where the text is no number. */
  readonly value: number;

  constructor(value: number) {
    super(NumberEntered.type);
    this.value = value;
  }
}

/** One value out of those that a control offers: a scale, a pace. */
export class Chosen<T> extends Event {
  static readonly type = 'chosen';
  readonly value: T;

  constructor(value: T) {
    super(Chosen.type);
    this.value = value;
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
