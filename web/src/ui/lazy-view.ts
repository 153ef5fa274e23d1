import type { LateMessages } from '../i18n/lazy-en.ts';
import { lateTexts } from '../i18n/lazy-texts.ts';
import { View } from './view.ts';

/** A view that comes late, and whose texts come with it. */
export abstract class LateView extends View {
  protected get texts(): LateMessages {
    return lateTexts(this.messages);
  }
}
