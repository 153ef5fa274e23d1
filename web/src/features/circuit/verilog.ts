/** Writes a circuit as a Verilog module (IEEE 1364-2005). */

import type { Circuit, Gate, Pin } from './netlist.ts';

export interface VerilogNames {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Returns the name of a gate's signal. */
  readonly gate: (gate: Gate, index: number) => string;
}

/** Returns the text of a module with one port for each input and output. */
export function verilogOf(circuit: Circuit, names: VerilogNames): string {
  const ports = [...names.inputs, ...names.outputs];
  const taken = new Set<string>();
  const inputs = names.inputs.map((name) => identifier(name, taken));
  const outputs = names.outputs.map((name) => identifier(name, taken));
  const wires = circuit.gates.map((gate, index) => identifier(names.gate(gate, index), taken));
  const signals = [...inputs, ...wires];
  const of = ({ signal, negated }: Pin) => `${negated ? '!' : ''}${signals[signal]!}`;
  const declared = [...inputs, ...outputs].map((port, index) => {
    const direction = index < inputs.length ? 'input ' : 'output';
    const comma = index < ports.length - 1 ? ',' : '';
    const original = port === ports[index] ? '' : ` // ${oneLine(ports[index]!)}`;
    return `  ${direction} wire ${port}${comma}${original}`;
  });
  const gates = circuit.gates.map((gate, index) => `  wire ${wires[index]} = ${valueOf(gate, of)};`);
  const driven = circuit.outputs.map(
    (output, index) => `  assign ${outputs[index]} = ${typeof output === 'number' ? `1'b${output}` : of(output)};`,
  );
  return `${['module truthnet (', ...declared, ');', ...gates, ...driven, 'endmodule'].join('\n')}\n`;
}

function valueOf({ kind, pins, count = 1 }: Gate, of: (pin: Pin) => string): string {
  const list = pins.map(of);
  switch (kind) {
    case 'and':
      return list.join(' & ');
    case 'or':
      return list.join(' | ');
    case 'xor':
      return list.join(' ^ ');
    case 'nand':
      return `!(${list.join(' & ')})`;
    case 'nor':
      return `!(${list.join(' | ')})`;
    case 'xnor':
      return `!(${list.join(' ^ ')})`;
    case 'not':
      return of({ ...pins[0]!, negated: !pins[0]!.negated });
    case 'atLeast':
      // The literal makes the sum 32 bits wide.
      return `${list.join(' + ')} >= 32'd${count}`;
  }
}

/**
 * Returns a name as an identifier that no other has. Names of printable ASCII without spaces are kept, escaped if they have
 * other signs than an identifier; of others, each character outside it is written as its code point.
 */
function identifier(name: string, taken: Set<string>): string {
  const ascii = Array.from(name, (character) =>
    /[!-~]/.test(character) ? character : `u${character.codePointAt(0)!.toString(16)}_`,
  ).join('');
  let unique = ascii;
  for (let number = 2; taken.has(unique); number++) unique = `${ascii}_${number}`;
  taken.add(unique);
  // The space ends an escaped identifier.
  return /^[A-Za-z_]\w*$/.test(unique) && !KEYWORDS.has(unique) ? unique : `\\${unique} `;
}

/** Returns a name for a comment, which ends with its line. */
function oneLine(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
}

const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'always and assign automatic begin buf bufif0 bufif1 case casex casez cell cmos config deassign default defparam ' +
    'design disable edge else end endcase endconfig endfunction endgenerate endmodule endprimitive endspecify endtable ' +
    'endtask event for force forever fork function generate genvar highz0 highz1 if ifnone incdir include initial inout ' +
    'input instance integer join large liblist library localparam macromodule medium module nand negedge nmos nor ' +
    'noshowcancelled not notif0 notif1 or output parameter pmos posedge primitive pull0 pull1 pulldown pullup ' +
    'pulsestyle_ondetect pulsestyle_onevent rcmos real realtime reg release repeat rnmos rpmos rtran rtranif0 rtranif1 ' +
    'scalared showcancelled signed small specify specparam strong0 strong1 supply0 supply1 table task time tran tranif0 ' +
    'tranif1 tri tri0 tri1 triand trior trireg unsigned use uwire vectored wait wand weak0 weak1 while wire wor xnor xor ' +
    // Also reserved where a tool reads SystemVerilog.
    'logic bit byte int do final return this type var void'
  ).split(' '),
);
