/** Provides what all exported programs share. */

import type { Activation, Loss, Session } from '../session/session.ts';
import { sizesOf } from '../session/weight.ts';

/** A trained network, and the session that it was trained on. */
export interface Trained {
  readonly session: Session;
  /** weights[layer][from][to] and biases[layer][to]; layer 0 is the first after the input. */
  readonly parameters: {
    readonly weights: readonly (readonly (readonly number[])[])[];
    readonly biases: readonly (readonly number[])[];
  };
  readonly iteration: number;
  readonly loss: number;
}

/** A layer after the input, numbered from 1. */
export interface TrainedLayer {
  readonly number: number;
  readonly weights: readonly (readonly number[])[];
  /** Biases; undefined in a network without them. */
  readonly biases: readonly number[] | undefined;
  readonly activation: Activation;
}

export function layersOf({ session: { network }, parameters }: Trained): TrainedLayer[] {
  return parameters.weights.map((weights, layer) => ({
    number: layer + 1,
    weights,
    biases: network.bias ? parameters.biases[layer] : undefined,
    activation: network.activation[layer]!,
  }));
}

/** Returns the activations in use, each once. */
export function activationsOf({ session: { network } }: Trained): Activation[] {
  return [...new Set(network.activation)];
}

const LOSS_WORDS: Record<Loss, string> = {
  sse: 'sum of squared errors',
  mse: 'mean squared error',
  half_sse: 'half the sum of squared errors',
  cross_entropy: 'cross-entropy',
};

/** Returns two sentences for the head of a program, without any text typed by a person. */
export function describe({ session: { table, network, training }, iteration, loss }: Trained): string[] {
  const sizes = sizesOf({ table, network }).join('-');
  const trained = `trained by TruthNet for ${iteration} ${iteration === 1 ? 'iteration' : 'iterations'}`;
  return [`A ${sizes} network, ${trained}.`, `Its loss, the ${LOSS_WORDS[training.loss]}, is ${loss}.`];
}

/** Characters that can begin a template: Liquid, Hugo and Vue braces, EJS tags, WordPress shortcodes. */
const TEMPLATE_SIGNS = /[{<[]/;

/**
 * Returns a text as a string literal in double quotes. `escape`, which differs per language, writes characters that are
 * invisible, reorder text, could end the literal, or could be evaluated where the program is quoted in a post.
 */
export function quoted(text: string, escape: (codePoint: number) => string): string {
  const inner = Array.from(text, (character) => {
    const codePoint = character.codePointAt(0)!;
    if (character === '"' || character === '\\') return `\\${character}`;
    // A lone surrogate has no UTF-8, and a control character would control the terminal that a program prints to.
    if (/[\p{Cs}\p{Cc}]/u.test(character)) return '\ufffd';
    return /[\p{C}\p{Zl}\p{Zp}]/u.test(character) || TEMPLATE_SIGNS.test(character) ? escape(codePoint) : character;
  });
  return `"${inner.join('')}"`;
}

/** Returns a code point in hexadecimal, with at least `digits` digits. */
export function hex(codePoint: number, digits: number): string {
  return codePoint.toString(16).padStart(digits, '0');
}

/** Returns a number for languages in which only a point or an exponent makes a literal floating-point. */
export function floatText(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** Returns weights[from][to] as a nested list of Python, one unit per line. */
export function matrixText(weights: readonly (readonly number[])[]): string {
  return `[\n${weights.map((from) => `    [${from.map(floatText).join(', ')}],\n`).join('')}]`;
}
