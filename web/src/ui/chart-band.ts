/** Interface of a band behind the curve of the loss chart, which another panel computes. */

import type { TemplateResult } from 'lit';
import type { Session } from '../session/session.ts';
import type { ViewState } from '../session/view.ts';
import type { Scale } from './scale.ts';

export interface ChartBand {
  /** Upper and lower ends; the chart makes room for them as for past runs. */
  readonly edges: readonly { readonly values: Float64Array }[];
  readonly legend: TemplateResult;
  /** Returns the band if a view shows the loss with it and it belongs to the session. */
  of(session: Session, view: ViewState): ChartBand | undefined;
  /** Draws the band as part of an SVG. */
  draw(x: Scale, y: Scale): TemplateResult;
}
