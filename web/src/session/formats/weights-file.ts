/** Reads start weights for a network from NumPy's files or JSON. */

import { readSavedState } from '../check.ts';
import { type SavedStateProblem, shortened } from '../saved-state-problem.ts';
import { isObject } from '../schema.ts';
import type { Session, Start } from '../session.ts';
import { withStart } from '../start.ts';
import { sizesOf } from '../weight.ts';
import { isNpy, type NamedArray, readNpy } from './npy.ts';
import { isZip, unzip, type ZipFile } from './zip.ts';

/** Maximum size in bytes, also unpacked. The weights of the largest network take less than half of it. */
export const MOST_WEIGHTS_SIZE = 8 * 1024 * 1024;

/** A reason why weights are refused; `weightsProblem` of the messages makes a sentence of it. */
export type WeightsProblem =
  | { readonly code: 'notNpy' | 'notZip' | 'tooLarge' | 'notMatrix' | 'notFinite' | 'noBiases'; readonly name: string }
  | { readonly code: 'numberType'; readonly name: string; readonly value: string }
  /** Numbers of matrices or of lists of biases in the file, and of layers after the input. */
  | { readonly code: 'weightCount' | 'biasCount'; readonly count: number; readonly layers: number }
  | { readonly code: 'shape'; readonly name: string; readonly shape: string; readonly needed: string };

export type ReadArrays = { readonly arrays: readonly NamedArray[] } | { readonly weightsProblem: WeightsProblem };

/** A session with new start weights, or the reason why there is none. */
export type ReadWeights =
  { readonly session: Session } | { readonly weightsProblem: WeightsProblem } | { readonly problem: SavedStateProblem };

export function isNumpyFile(bytes: Uint8Array): boolean {
  return isNpy(bytes) || isZip(bytes);
}

/** Returns the arrays of several .npy files, named after them, or of .npz files. Never rejects. */
export async function arraysOf(files: readonly ZipFile[]): Promise<ReadArrays> {
  const arrays: NamedArray[] = [];
  for (const { name, bytes } of files) {
    const read = bytes.length > MOST_WEIGHTS_SIZE ? refusedAs('tooLarge', name) : await arraysOfFile(name, bytes);
    if ('weightsProblem' in read) return read;
    arrays.push(...read.arrays);
  }
  return { arrays };
}

async function arraysOfFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ReadArrays> {
  if (!isZip(bytes)) return arraysOfNpy([{ name: name.replace(/\.npy$/i, ''), bytes }]);
  const read = await unzip(bytes, '.npy', MOST_WEIGHTS_SIZE);
  return 'refused' in read ? refusedAs(read.refused, name) : arraysOfNpy(read.files);
}

function arraysOfNpy(files: readonly ZipFile[]): ReadArrays {
  const arrays: NamedArray[] = [];
  for (const { name, bytes } of files) {
    const read = readNpy(shortened(name), bytes);
    if (!('array' in read)) return { weightsProblem: read };
    arrays.push(read.array);
  }
  return { arrays };
}

function refusedAs(
  code: 'notZip' | 'tooLarge' | 'notMatrix',
  name: string,
): { readonly weightsProblem: WeightsProblem } {
  return { weightsProblem: { code, name: shortened(name) } };
}

/**
 * Returns the arrays in a JSON text without syntax errors: those of an exported network (`layers`), of parameters
 * (`weights` and `biases`), of fields with the names that `withWeights` knows, or of a list of matrices. Undefined if
 * there are none.
 */
export function arraysInJson(text: string): ReadArrays | undefined {
  const parsed: unknown = JSON.parse(text);
  const value = isListOfMatrices(parsed) ? { weights: parsed } : parsed;
  if (!isObject(value)) return undefined;
  const { layers, weights, biases } = value;
  const named: (readonly [string, unknown])[] = Array.isArray(layers)
    ? layers.flatMap((layer: unknown, i) => {
        const fields = isObject(layer) ? layer : {};
        return [
          [`W${i + 1}`, fields['weights']] as const,
          ...('biases' in fields ? [[`b${i + 1}`, fields['biases']] as const] : []),
        ];
      })
    : Array.isArray(weights)
      ? [...numbered('W', weights), ...(Array.isArray(biases) ? numbered('b', biases) : [])]
      : Object.entries(value).filter(([name]) => WEIGHTS.test(name) || BIASES.test(name));
  if (named.length === 0) return undefined;
  const arrays: NamedArray[] = [];
  for (const [name, field] of named) {
    const array = arrayOf(name, field);
    if (!array) return refusedAs('notMatrix', name);
    // A network without biases is exported with empty lists.
    if (array.shape[0] !== 0) arrays.push(array);
  }
  return { arrays };
}

function isListOfMatrices(value: unknown): value is readonly unknown[] {
  const list = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return list.length > 0 && list.every((each) => Array.isArray(each) && each.length > 0 && each.every(Array.isArray));
}

function numbered(letter: string, list: readonly unknown[]): (readonly [string, unknown])[] {
  return list.map((each, i) => [`${letter}${i + 1}`, each]);
}

/** Returns a list of numbers, or of lists of as many numbers each; undefined if it is neither. */
function arrayOf(name: string, field: unknown): NamedArray | undefined {
  if (!Array.isArray(field)) return undefined;
  const list = field as readonly unknown[];
  if (list.every((each) => typeof each === 'number')) return { name, shape: [list.length], numbers: list };
  const rows = list.filter((each) => Array.isArray(each)) as (readonly unknown[])[];
  const columns = rows[0]?.length ?? 0;
  const numbers = rows.flat().filter((each) => typeof each === 'number');
  const isMatrix = rows.length === list.length && rows.every((row) => row.length === columns);
  return isMatrix && numbers.length === rows.length * columns
    ? { name, shape: [rows.length, columns], numbers }
    : undefined;
}

const WEIGHTS = /^(?:w|weights?|kernel|layer)[-_.]?(\d+)(?:\.weight)?$|^(\d+)\.weight$/i;
const BIASES = /^(?:b|bias(?:es)?)[-_.]?(\d+)$|^(?:layer[-_.]?)?(\d+)\.bias$/i;

/**
 * Returns the session with the arrays as its start weights. Arrays named W1, layer1, b1, bias1 … are ordered by their
 * numbers, and others are left out; without such names, matrices are the weights and lists the biases, in their order.
 */
export function withWeights(session: Session, arrays: readonly NamedArray[]): ReadWeights {
  const sizes = sizesOf(session);
  const layers = sizes.length - 1;
  const areNamed = arrays.some(({ name }) => WEIGHTS.test(name));
  const pick = (names: RegExp, dimensions: number) =>
    areNamed ? byNumber(arrays, names) : arrays.filter(({ shape }) => shape.length === dimensions);
  const [weights, biases] = [pick(WEIGHTS, 2).map(asFromTo), pick(BIASES, 1)];
  const shapes = sizes.slice(1).map((fanOut, layer) => [sizes[layer]!, fanOut] as const);
  const problem =
    problemOfCount('weightCount', weights.length, layers) ??
    (biases.length > 0 ? problemOfCount('biasCount', biases.length, layers) : undefined) ??
    weights.map((array, layer) => problemOf(array, shapes[layer]!)).find(Boolean) ??
    biases.map((array, layer) => problemOf(array, [sizes[layer + 1]!])).find(Boolean);
  if (problem) return { weightsProblem: problem };
  const bias = session.network.bias ? undefined : biases.find(({ numbers }) => numbers.some((each) => each !== 0));
  if (bias) return { weightsProblem: { code: 'noBiases', name: bias.name } };
  const start: Required<Start> = {
    weights: weights.map(({ numbers }, layer) => {
      const [fanIn, fanOut] = shapes[layer]!;
      return Array.from({ length: fanIn }, (_, from) => numbers.slice(from * fanOut, (from + 1) * fanOut));
    }),
    biases:
      biases.length > 0 ? biases.map(({ numbers }) => numbers) : shapes.map(([, to]) => Array<number>(to).fill(0)),
  };
  const started = withStart(session, start);
  const read = readSavedState(started);
  return 'problem' in read ? read : { session: started };
}

function byNumber(arrays: readonly NamedArray[], names: RegExp): NamedArray[] {
  const numberOf = ({ name }: NamedArray) => {
    const match = names.exec(name);
    return match ? Number(match[1] ?? match[2]) : undefined;
  };
  return arrays.filter((array) => numberOf(array) !== undefined).sort((a, b) => numberOf(a)! - numberOf(b)!);
}

/** Returns a matrix [from][to]; PyTorch, whose names end with "weight", keeps [to][from]. */
function asFromTo(array: NamedArray): NamedArray {
  const { name, shape, numbers } = array;
  const [to, from] = shape;
  if (!name.endsWith('.weight') || shape.length !== 2) return array;
  return {
    name,
    shape: [from!, to!],
    numbers: numbers.map((_, at) => numbers[(at % to!) * from! + Math.floor(at / to!)]!),
  };
}

function problemOfCount(code: 'weightCount' | 'biasCount', count: number, layers: number): WeightsProblem | undefined {
  return count === layers ? undefined : { code, count, layers };
}

function problemOf({ name, shape, numbers }: NamedArray, needed: readonly number[]): WeightsProblem | undefined {
  const text = (sizes: readonly number[]) => sizes.join(' × ');
  if (text(shape) !== text(needed)) return { code: 'shape', name, shape: shortened(text(shape)), needed: text(needed) };
  return numbers.every(Number.isFinite) ? undefined : { code: 'notFinite', name };
}
