/**
 * Outlines of gates: the distinctive shapes of IEEE Std 91 (ANSI Y32.14), and for a gate that counts the rectangle of IEC
 * 60617-12, since it has no shape of its own.
 */

import type { Gate, GateKind } from './netlist.ts';

export interface GateShape {
  /** Size, with the bubble of a negated output. */
  readonly width: number;
  readonly height: number;
  /** Outline in the coordinates of its top left corner. */
  readonly path: string;
  /** Centre of the output's bubble; undefined if the output is not negated. */
  readonly bubble: readonly [x: number, y: number] | undefined;
  /** Returns where a wire at a height meets the outline. */
  edgeAt(y: number): number;
}

const BODY = 42;
const NOT_BODY = 22;
const PIN_GAP = 14;
const RADIUS = 4;
/** Depth of the back of an OR, and distance of the second back of an XOR. */
const BACK = 10;
const SECOND = 6;

/** Returns the size of `count` bubbles beside each other. */
export function bubble(count: number): number {
  return count * 2 * RADIUS;
}

export const BUBBLE_RADIUS = RADIUS;

const NEGATED: ReadonlySet<GateKind> = new Set(['nand', 'nor', 'xnor', 'not']);

export function gateShape({ kind, pins }: Pick<Gate, 'kind' | 'pins'>): GateShape {
  const signals = new Set(pins.map(({ signal }) => signal)).size;
  const height = kind === 'not' ? 24 : Math.max(30, (signals - 1) * PIN_GAP + 18);
  const body = kind === 'not' ? NOT_BODY : BODY;
  const isNegated = NEGATED.has(kind);
  // The back of an OR is a quadratic curve.
  const backAt = (y: number) => 2 * BACK * (y / height) * (1 - y / height);
  return {
    width: body + (isNegated ? bubble(1) : 0),
    height,
    path: pathOf(kind, body, height),
    bubble: isNegated ? [body + RADIUS, height / 2] : undefined,
    edgeAt: (y) => {
      if (kind === 'or' || kind === 'nor') return backAt(y);
      return kind === 'xor' || kind === 'xnor' ? backAt(y) - SECOND : 0;
    },
  };
}

function pathOf(kind: GateKind, width: number, height: number): string {
  const middle = height / 2;
  const back = `Q${BACK} ${middle}`;
  switch (kind) {
    case 'and':
    case 'nand': {
      const round = Math.min(middle, 24);
      return `M0 0H${width - round}A${round} ${middle} 0 0 1 ${width - round} ${height}H0Z`;
    }
    case 'or':
    case 'nor':
    case 'xor':
    case 'xnor': {
      const second =
        kind === 'xor' || kind === 'xnor' ? `M${-SECOND} ${height}Q${BACK - SECOND} ${middle} ${-SECOND} 0` : '';
      const nose = width * 0.62;
      return `M0 0Q${nose} 0 ${width} ${middle}Q${nose} ${height} 0 ${height}${back} 0 0Z${second}`;
    }
    case 'not':
      return `M0 0L${width} ${middle}L0 ${height}Z`;
    case 'atLeast':
      return `M0 0H${width}V${height}H0Z`;
  }
}
