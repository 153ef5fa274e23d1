/** Evaluates formulas in TeX. */

import { createContext, runInContext } from 'node:vm';

const context = createContext();

/** Returns the value of a formula's side that consists of numbers only; otherwise undefined. */
function valueOf(tex: string): number | undefined {
  const code = tex
    .replaceAll(/10\^\{(-?\d+)\}/g, '(1e$1)')
    .replaceAll(/\\class\{[^}]*\}\{((?:[^{}]|\{[^{}]*\})*)\}/g, '$1')
    .replaceAll(/\\underbrace\{([^{}]*)\}_\{\d+\}/g, '$1')
    .replaceAll(/\\tfrac\{(\d+)\}\{(\d+)\}/g, '($1/$2)*')
    .replaceAll(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, '(($1)/($2))')
    .replaceAll('\\left', '')
    .replaceAll('\\right', '')
    .replaceAll('\\cdot', '*')
    .replaceAll(/\\ln\s*\(/g, 'Math.log(')
    .replaceAll(/\\ln\s+([\d.]+)/g, 'Math.log($1)')
    .replaceAll(/\)\^2/g, ')**2')
    .replaceAll(/([\d)])\s*\(/g, '$1*(');
  if (/[a-z\\]/i.test(code.replaceAll('Math.log', '').replaceAll(/\de/g, '')) || code.includes('cdots'))
    return undefined;
  // JavaScript needs parentheses for a minus before a power.
  return Number(runInContext(code.replace(/^\s*-/, '-1*'), context));
}

/** Returns, for each equation of a formula, the values of the sides that consist of numbers only. */
export function equationsOf(tex: string): { equation: string; values: number[] }[] {
  return tex.split('\\qquad').map((equation) => ({
    equation,
    values: equation.split(/=|\\leftarrow/).flatMap((side) => valueOf(side) ?? []),
  }));
}
