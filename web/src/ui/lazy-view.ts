import type { LazyMessages } from '../i18n/lazy-en.ts';
import { lazyTexts } from '../i18n/lazy-texts.ts';
import { View } from './view.ts';

/** View that is loaded later, together with its texts. */
export abstract class LazyView extends View {
  protected get texts(): LazyMessages {
    return lazyTexts(this.messages);
  }
}
