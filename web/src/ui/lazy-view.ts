import type { LazyMessages } from '../i18n/lazy-en.ts';
import { lazyTexts } from '../i18n/lazy-texts.ts';
import { View } from './view.ts';

/** A view that comes late, and whose texts come with it. */
export abstract class LazyView extends View {
  protected get texts(): LazyMessages {
    return lazyTexts(this.messages);
  }
}
