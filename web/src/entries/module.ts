/** Builds the package's `truthnet/element`: registers `<truth-net>` and exports its types. */

import { defineElement } from '../element/define-element.ts';
import type { TruthNetElement } from '../api/public-api.ts';
import { TruthNet as Implementation } from '../element/truth-net.ts';
import { imports } from './imports.ts';
import { inlineAnalysis, inlineTraining } from './inline-engine.ts';

defineElement({
  ...imports,
  engines: {
    training: inlineTraining,
    analysis: async () => inlineAnalysis((await import('./inline-analysis.ts')).analysis),
  },
});

/** Class of `<truth-net>`, to create elements and for `instanceof`. */
export const TruthNet: { new (): TruthNetElement; readonly prototype: TruthNetElement } = Implementation;

export type { Done, Drawing, Ending, Progress, Trouble, TruthNetElement, TruthNetEventMap } from '../api/public-api.ts';
export type { Change } from '../session/changes.ts';
export type { SavedState } from '../session/saved-state.ts';
export type { Controls, Loading, Theme } from '../session/panels.ts';
export type { PageLinkOrder } from '../session/formats/page-links.ts';
export type {
  Activation,
  Batch,
  Bit,
  Init,
  Loss,
  Network,
  Optimizer,
  Row,
  SessionInput,
  Start,
  Table,
  Target,
  Training,
} from '../session/session.ts';
export type { ViewState } from '../session/view.ts';
