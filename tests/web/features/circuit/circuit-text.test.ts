import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expressionsOf, nameInExpression, sumOfProducts } from '../../../../web/src/features/circuit/expressions.ts';
import {
  type Circuit,
  type Gate,
  GATE_KINDS,
  outputsOf,
  type Pin,
  signalsOf,
} from '../../../../web/src/features/circuit/netlist.ts';
import { simplestOf, targetsOf } from '../../../../web/src/features/circuit/simplest.ts';
import { verilogOf } from '../../../../web/src/features/circuit/verilog.ts';
import { tableFromExpression } from '../../../../web/src/session/formats/expression.ts';
import { PRESETS } from '../../../../web/src/session/presets/presets.ts';
import type { Bit } from '../../../../web/src/session/session.ts';
import { countingOrder } from '../../../../web/src/session/table.ts';
import { tables } from '../../arbitraries.ts';
import { finish } from './finish.ts';

const LIMITS = { maxInputs: 10, maxOutputs: 8, maxRows: 1024, maxNameLength: 32 };
const nameOfGate = (_gate: Gate, index: number) => `g${index}`;
const allRows = (inputs: number) => Array.from({ length: 2 ** inputs }, (_, number) => countingOrder(number, inputs));

/** Circuits of four inputs and two outputs. */
const circuits: fc.Arbitrary<Circuit> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...GATE_KINDS),
      pins: fc.array(fc.record({ signal: fc.nat(1000), negated: fc.boolean() }), { minLength: 2, maxLength: 4 }),
      count: fc.integer({ min: 1, max: 2 }),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((list) => {
    const gates = list.map(({ kind, pins, count }, index): Gate => {
      const read = pins.map(({ signal, negated }): Pin => ({ signal: signal % (4 + index), negated }));
      if (kind === 'not') return { kind, pins: read.slice(0, 1) };
      return { kind, pins: read, ...(kind === 'atLeast' && { count }) };
    });
    return { inputs: 4, gates, outputs: [{ signal: 3 + gates.length, negated: false }, 1] };
  });

describe('An expression', () => {
  test('read back as a table has the values of the circuit', () => {
    const inputs = ['a', 'b', 'c 1', 'and'];
    fc.assert(
      fc.property(circuits, fc.constantFrom('logic' as const, 'code' as const), (circuit, notation) => {
        const text = expressionsOf(circuit, { inputs, outputs: ['y', '窗户'], gate: nameOfGate }, notation);
        const read = tableFromExpression(text, LIMITS, inputs);
        if (!read.ok) throw new Error(`${text}: ${read.error.code}`);
        // Shared signals have lines of their own.
        const [y, second] = ['y', '窗户'].map((name) => read.table.outputs.indexOf(name)) as [number, number];
        allRows(4).forEach((bits, row) => {
          const out = read.table.rows[row]!.out;
          expect([out[y], out[second]]).toEqual(outputsOf(circuit, signalsOf(circuit, bits)));
        });
      }),
      { numRuns: 150 },
    );
  });

  test('is short and plain for XOR, in each notation', () => {
    const { circuit, covers } = finish(simplestOf(PRESETS.xor, [0]));
    const named = { inputs: ['a', 'b'], outputs: ['y'], gate: nameOfGate };
    expect(expressionsOf(circuit, named, 'logic')).toBe('y = a ⊕ b');
    expect(expressionsOf(circuit, named, 'code')).toBe('y = a ^ b');
    expect(expressionsOf(circuit, named, 'latex')).toBe('\\textrm{y} = \\textrm{a} \\oplus \\textrm{b}');
    expect(expressionsOf(circuit, { ...named, inputs: ['x-1', 'x 2_^'] }, 'latex')).toBe(
      '\\textrm{y} = \\textrm{x-1} \\oplus \\textrm{x 2\\_\\textasciicircum{}}',
    );
    expect(sumOfProducts(covers[0]!, ['a', 'b'], 'code')).toBe('(!a & b) | (a & !b)');
  });

  test('puts names in quotes that the table’s expressions would not read as one', () => {
    expect(['X1', '窗户', 'and', 'a b', '1', '与门', '"'].map(nameInExpression)).toEqual([
      'X1',
      '窗户',
      '"and"',
      '"a b"',
      '"1"',
      '"与门"',
      '“"”',
    ]);
  });

  test('writes a count of many pins in brackets', () => {
    const pins = Array.from({ length: 8 }, (_, signal): Pin => ({ signal, negated: signal === 0 }));
    const circuit: Circuit = {
      inputs: 8,
      gates: [{ kind: 'atLeast', pins, count: 4 }],
      outputs: [{ signal: 8, negated: false }],
    };
    const inputs = Array.from('abcdefgh');
    expect(expressionsOf(circuit, { inputs, outputs: ['y'], gate: nameOfGate }, 'logic')).toBe(
      'y = [¬a + b + c + d + e + f + g + h ≥ 4]',
    );
  });
});

describe('The simplest logic of a table', () => {
  test('gives every target, and ignores contradictory rows', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const outputs = table.outputs.map((_, output) => output);
        const { circuit } = finish(simplestOf(table, outputs));
        for (const output of outputs) {
          for (const [number, target] of targetsOf(table, output)) {
            const bits = countingOrder(number, table.inputs.length);
            expect(outputsOf(circuit, signalsOf(circuit, bits))[output]).toBe(target);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is one gate where one is enough', () => {
    const kindOf = (name: 'nor' | 'parity4' | 'xnor' | 'implies') =>
      finish(simplestOf(PRESETS[name], [0])).circuit.gates.map(({ kind }) => kind);
    expect(kindOf('nor')).toEqual(['nor']);
    expect(kindOf('parity4')).toEqual(['xor']);
    expect(kindOf('xnor')).toEqual(['xnor']);
    expect(finish(simplestOf(PRESETS.majority, [0])).circuit.gates).toMatchObject([{ kind: 'atLeast', count: 2 }]);
  });
});

const hasSimulator = spawnSync('iverilog', ['-V']).error === undefined;
const NAMES = { inputs: ['a', 'wire', '窗户 1', 'x-y'], outputs: ['y', 'u7a97_'], gate: nameOfGate };

describe('A Verilog module', () => {
  test('keeps plain names, escapes others, and notes the names that it has to change', () => {
    const circuit: Circuit = {
      inputs: 3,
      gates: [{ kind: 'nand', pins: [0, 1, 2].map((signal) => ({ signal, negated: signal === 2 })) }],
      outputs: [{ signal: 3, negated: false }],
    };
    expect(verilogOf(circuit, { inputs: ['a', 'wire', '窗'], outputs: ['u7a97_'], gate: nameOfGate })).toBe(
      [
        'module truthnet (',
        '  input  wire a,',
        '  input  wire \\wire , // wire',
        '  input  wire u7a97_, // 窗',
        '  output wire u7a97__2 // u7a97_',
        ');',
        '  wire g0 = !(a & \\wire  & !u7a97_);',
        '  assign u7a97__2 = g0;',
        'endmodule',
        '',
      ].join('\n'),
    );
  });

  test.skipIf(!hasSimulator)('computes what the circuit computes (needs iverilog)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'truthnet-verilog-'));
    try {
      for (const circuit of fc.sample(circuits, { numRuns: 12, seed: 1 })) {
        const rows = allRows(4);
        const bench = [
          'module bench;',
          '  reg [3:0] x; wire y, z; integer i;',
          '  truthnet device(x[3], x[2], x[1], x[0], y, z);',
          `  initial for (i = 0; i < ${rows.length}; i = i + 1) begin x = i; #1 $display("%b%b", y, z); end`,
          'endmodule',
        ].join('\n');
        writeFileSync(join(folder, 'bench.v'), verilogOf(circuit, NAMES) + bench);
        execFileSync('iverilog', ['-g2005', '-Wall', '-o', join(folder, 'bench'), join(folder, 'bench.v')]);
        const lines = execFileSync(join(folder, 'bench'), { encoding: 'utf8' }).trim().split('\n');
        expect(lines).toEqual(rows.map((bits: Bit[]) => outputsOf(circuit, signalsOf(circuit, bits)).join('')));
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
