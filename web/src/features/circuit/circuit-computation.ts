/** Computes a circuit in slices that leave the page responsive, and keeps the last result until the next one is ready. */

import type { ReactiveController, ReactiveElement } from 'lit';
import type { Network, Table } from '../../session/session.ts';
import type { Parameters } from '../../session/weight.ts';
import { networkCircuit, type NetworkCircuit } from './network-circuit.ts';
import { combinationsOf, type RangeKind, type Rounding, roundNetwork } from './rounding.ts';
import { type Simplest, simplestOf } from './simplest.ts';

export interface CircuitInput {
  readonly table: Table;
  readonly network: Network;
  readonly parameters: Parameters;
  readonly outputs: readonly number[];
  /** True for all combinations of the inputs; false for those of the table's rows. */
  readonly all: boolean;
  readonly range: RangeKind;
}

export interface CircuitResult extends NetworkCircuit {
  readonly input: CircuitInput;
  readonly rounding: Rounding;
  /** Undefined until it is found, which takes longest. */
  readonly simplest: Simplest | undefined;
}

/** Time of a slice in milliseconds: a fraction of a frame. */
const SLICE = 4;

export class CircuitComputation implements ReactiveController {
  result: CircuitResult | undefined;

  readonly #host: ReactiveElement;
  #input: CircuitInput | undefined;
  #slices: Generator<void, CircuitResult> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The targets rarely change, and their simplest logic may take longer than the network's. */
  #simplest: { readonly table: Table; readonly outputs: string; readonly value: Simplest } | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Begins with a new input; during a run, only once the last computation has ended. */
  begin(input: CircuitInput, isRunning: boolean): void {
    if (isSame(input, this.#input) || (this.#slices && isRunning)) return;
    this.#input = input;
    this.#slices = this.#compute(input);
    this.#advance();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#slices = undefined;
    this.#input = undefined;
  }

  /** True if what `result` shows is not of the last input. */
  get isBusy(): boolean {
    return this.#slices !== undefined;
  }

  *#compute(input: CircuitInput): Generator<void, CircuitResult> {
    const { table, network, parameters, outputs, all, range } = input;
    const rounding = yield* roundNetwork(network, parameters, combinationsOf(table, all), range);
    const circuit = yield* networkCircuit(rounding, outputs);
    const key = outputs.join();
    const result = { ...circuit, input, rounding };
    if (this.#simplest?.table !== table || this.#simplest.outputs !== key) {
      this.#show({ ...result, simplest: undefined });
      this.#simplest = { table, outputs: key, value: yield* simplestOf(table, outputs) };
    }
    return { ...result, simplest: this.#simplest.value };
  }

  #show(result: CircuitResult): void {
    this.result = result;
    this.#host.requestUpdate();
  }

  #advance(): void {
    clearTimeout(this.#timer);
    const end = performance.now() + SLICE;
    while (this.#slices) {
      const slice: IteratorResult<void, CircuitResult> = this.#slices.next();
      if (slice.done) {
        this.#slices = undefined;
        this.#show(slice.value);
      } else if (performance.now() >= end) {
        this.#timer = setTimeout(() => {
          this.#advance();
        });
        return;
      }
    }
  }
}

function isSame(one: CircuitInput, other: CircuitInput | undefined): boolean {
  return (
    one.parameters === other?.parameters &&
    one.table === other.table &&
    one.network === other.network &&
    one.all === other.all &&
    one.range === other.range &&
    one.outputs.join() === other.outputs.join()
  );
}
