/** Base of the views: their styles and their language. A view takes data as properties and answers with events. */

import { type CSSResult, unsafeCSS } from 'lit';
import type { Messages } from '../i18n/en.ts';
import baseCss from './styles/base.css?inline';
import figureCss from './styles/figure.css?inline';
import { StyledElement } from './styled-element.ts';

export const baseStyles: CSSResult = unsafeCSS(baseCss);
/** Styles of a view that is one drawing in a `<figure>`, whose size `FigureSize` holds. */
export const figureStyles: CSSResult = unsafeCSS(figureCss);

export abstract class View extends StyledElement {
  static override readonly properties: Record<string, object> = {
    messages: { attribute: false },
  };

  declare messages: Messages;
}
