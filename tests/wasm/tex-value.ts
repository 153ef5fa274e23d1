/** Formulas in TeX, computed. */

import { createContext, runInContext } from 'node:vm';

const context = createContext();

/** The value of a formula's side that holds nothing but numbers; undefined of any other. */
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
  // A minus before a power needs brackets in JavaScript.
  return Number(runInContext(code.replace(/^\s*-/, '-1*'), context));
}

/** For each equation of a formula the values of the sides that hold nothing but numbers. */
export function equationsOf(tex: string): { equation: string; values: number[] }[] {
  return tex.split('\\qquad').map((equation) => ({
    equation,
    values: equation.split(/=|\\leftarrow/).flatMap((side) => valueOf(side) ?? []),
  }));
}
