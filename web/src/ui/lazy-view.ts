/** Base of the lazy views, which share their texts. */

import type { LazyMessages } from '../i18n/lazy-en.ts';
import { lazyTexts } from '../i18n/lazy-texts.ts';
import { LaterView } from './later-view.ts';

export abstract class LazyView extends LaterView {
  protected get texts(): LazyMessages {
    return lazyTexts(this.messages);
  }
}
