/** Numbers and symbols as TeX, free of any text from outside. */

import { significant } from '../i18n/numbers.ts';
import type { Weight } from '../session/weight.ts';
import type { Activation } from '../session/session.ts';

/** Source of a number in a formula. Layers count from 0, the inputs; a weight's layer from 0, the first after them. */
export type Source =
  | { readonly kind: 'weight'; readonly weight: Weight }
  /** Number of a unit: f(z), ∂L/∂z, z or f′(z), in the order of `kind`. */
  | { readonly kind: 'activation' | 'delta' | 'sum' | 'slope'; readonly layer: number; readonly unit: number }
  | { readonly kind: 'target'; readonly output: number };

/** Size from which four digits need a power of ten. */
const LEAST_POWER = 9999.5;

const USUAL_DIGITS = 4;
/** Most digits that a double can tell apart. */
const MOST_DIGITS = 15;

/** Formats a number with enough digits to show two of a change that is made to it, if a double has so many. */
export function texChanged(value: number, change: number): string {
  const decimals = Math.ceil(1 - Math.log10(Math.abs(change)));
  const digits = decimals + Math.floor(Math.log10(Math.abs(value))) + 1;
  return texNumber(value, digits > USUAL_DIGITS && digits <= MOST_DIGITS ? digits : USUAL_DIGITS);
}

/** Formats a number with four digits, or three and a power of ten if it is very small or large. */
export function texNumber(value: number, digits = USUAL_DIGITS): string {
  if (Number.isNaN(value)) return '\\text{NaN}';
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= LEAST_POWER)) {
    const [factor, exponent] = value.toExponential(2).split('e');
    return `${Number(factor) === 1 ? '' : `${Number(factor)} \\cdot `}10^{${Number(exponent)}}`;
  }
  return significant(value, digits).replace('−', '-');
}

/** Returns a number as a factor: in brackets if it begins with a minus sign or is a product itself. */
export function bracketed(number: string): string {
  return number.startsWith('-') || number.includes('cdot') ? `(${number})` : number;
}

/** Writes a number that can be pointed at. */
export function texSource(value: number, source: Source, isFactor = true, number = texNumber(value)): string {
  return `\\class{${classOf(source)}}{${isFactor ? bracketed(number) : number}}`;
}

/** Joins terms into a sum. */
export function texSum(terms: readonly string[]): string {
  return terms.length === 0 ? '0' : terms.join(' + ');
}

const FUNCTION: Record<Exclude<Activation, 'linear'>, string> = {
  sigmoid: '\\sigma',
  tanh: '\\tanh',
  relu: '\\operatorname{relu}',
  leaky_relu: '\\operatorname{leaky\\,relu}',
  step: '\\operatorname{step}',
};

/** Writes f(z) of an activation. */
export function texActivation(activation: Activation, argument: string): string {
  return activation === 'linear' ? argument : `${FUNCTION[activation]}(${argument})`;
}

/** Returns the class that encodes the source of a number; `sourceOf` decodes it. */
export function classOf(source: Source): string {
  switch (source.kind) {
    case 'weight': {
      const { layer, from, to } = source.weight;
      return `tn-weight-${layer}-${from}-${to}`;
    }
    case 'target':
      return `tn-target-${source.output}`;
    case 'activation':
    case 'sum':
    case 'slope':
    case 'delta':
      return `tn-${source.kind}-${source.layer}-${source.unit}`;
  }
}

export function sourceOf(className: string): Source | undefined {
  const [, kind, numbers = ''] = /^tn-(weight|target|activation|delta|sum|slope)-([\d-]+)$/.exec(className) ?? [];
  const [a = 0, b = 0, c = 0] = numbers.split('-').map(Number);
  switch (kind) {
    case undefined:
      return undefined;
    case 'weight':
      return { kind, weight: { layer: a, from: b, to: c } };
    case 'target':
      return { kind, output: a };
    default:
      return { kind: kind as 'activation' | 'delta' | 'sum' | 'slope', layer: a, unit: b };
  }
}
