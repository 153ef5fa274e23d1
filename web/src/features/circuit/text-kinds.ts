/** Kinds of circuits and of their texts. */

export const FORMATS = ['logic', 'code', 'latex', 'verilog'] as const;
export type Format = (typeof FORMATS)[number];
export const SOURCES = ['network', 'simplest'] as const;
export type Source = (typeof SOURCES)[number];
