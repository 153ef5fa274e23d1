/** Draws a circuit. Wires show the values of a row by colour and by line style. */

import { html, nothing, svg } from 'lit';
import type { Bit } from '../../session/session.ts';
import { columnsOf, cutToColumns } from '../../session/text-width.ts';
import { classNames } from '../../ui/class-names.ts';
import { layOut, type Point } from './circuit-layout.ts';
import { BUBBLE_RADIUS, gateShape } from './gate-shapes.ts';
import { type Circuit, type Gate, outputsOf } from './netlist.ts';

export interface CircuitDrawing {
  readonly circuit: Circuit;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Returns the short name inside a gate, and its description on pointing. */
  readonly nameOf: (gate: Gate) => string;
  readonly titleOf: (gate: Gate) => string;
  /** Values of all signals for the selected row; undefined without one. */
  readonly signals: readonly Bit[] | undefined;
  readonly label: string;
}

/** Pixels for a unit of the drawing. */
const SCALE = 1.2;
/** Columns of text of a name, and the width of one in the drawing's units. */
const NAME_COLUMNS = 10;
const COLUMN = 6.8;
/** Space between a name and its wire. */
const BESIDE = 5;

export function circuitDrawing(drawing: CircuitDrawing) {
  const { circuit, inputs, outputs, signals, label } = drawing;
  const values = signals && outputsOf(circuit, signals);
  const withValue = (name: string, value: Bit | undefined) => {
    const short = cutToColumns(name, NAME_COLUMNS);
    return value === undefined ? short : `${short} = ${value}`;
  };
  const inputTexts = inputs.map((name, input) => withValue(name, signals?.[input]));
  const outputTexts = outputs.map((name, output) => {
    const driven = circuit.outputs[output]!;
    return withValue(name, typeof driven === 'number' ? driven : values?.[output]);
  });
  const layout = layOut(circuit, { inputs: widthOf(inputTexts), outputs: widthOf(outputTexts) });
  const { width, height } = layout;
  return html`<svg
    translate="no"
    viewBox="0 0 ${width} ${height}"
    width=${width * SCALE}
    height=${height * SCALE}
    role="img"
    aria-label=${label}
  >
    ${layout.wires.map(
      ({ signal, lines, dots }) => svg`<g class=${classNames({ wire: true, ...valueClass(signals?.[signal]) })}>
        <path d=${lines.map(([from, to]) => `M${at(from)}L${at(to)}`).join('')} />
        ${dots.map(([x, y]) => svg`<circle cx=${x} cy=${y} r="3" />`)}
      </g>`,
    )}
    ${layout.gates.map(({ index, x, y, pins }) => {
      const gate = circuit.gates[index]!;
      const shape = gateShape(gate);
      const name = gate.kind === 'atLeast' ? `≥ ${gate.count}` : drawing.nameOf(gate);
      const middle = gate.kind === 'not' ? 8 : 20;
      return svg`<g class="gate" transform="translate(${x} ${y})">
        <title>${drawing.titleOf(gate)}</title>
        <path d=${shape.path} />
        ${shape.bubble ? svg`<circle cx=${shape.bubble[0]} cy=${shape.bubble[1]} r=${BUBBLE_RADIUS} />` : nothing}
        ${pins
          .filter(({ pin }) => pin.negated)
          .map(({ end }) => svg`<circle cx=${end[0] - x + BUBBLE_RADIUS} cy=${end[1] - y} r=${BUBBLE_RADIUS} />`)}
        <text x=${middle} y=${shape.height / 2} dy="0.34em" text-anchor="middle">${name}</text>
      </g>`;
    })}
    ${layout.inputs.map(({ index, end: [x, y] }) => svg`<text class="name" x=${x - BESIDE} y=${y} dy="0.34em" text-anchor="end">${inputTexts[index]}</text>`)}
    ${layout.outputs.map(({ index, end: [x, y] }) => svg`<text class="name" x=${x + BESIDE} y=${y} dy="0.34em">${outputTexts[index]}</text>`)}
  </svg>`;
}

function widthOf(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => columnsOf(text) * COLUMN)) + BESIDE;
}

function at([x, y]: Point): string {
  return `${x} ${y}`;
}

function valueClass(value: Bit | undefined) {
  return { one: value === 1, zero: value === 0 };
}
