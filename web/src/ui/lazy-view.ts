import type { Messages } from '../i18n/en.ts';
import type { LazyMessages } from '../i18n/lazy-en.ts';
import { allLazyTexts, lazyTexts } from '../i18n/lazy-texts.ts';
import { LoadFailed } from '../lazy/lazy-views.ts';
import type { NotDelivered } from '../lazy/not-delivered.ts';
import { View } from './view.ts';

/** Views that are in English because the texts of their language could not be loaded. */
const inEnglish = new Set<LazyView>();

/** Loads the texts, and draws the views again that lacked them. Rejects if the texts cannot be loaded. */
async function loadTexts({ language }: Messages): Promise<void> {
  if (language !== 'en') await allLazyTexts.load(language);
  for (const view of inEnglish) view.requestUpdate();
  inEnglish.clear();
}

/** View that is loaded later, together with its texts. */
export abstract class LazyView extends View {
  protected get texts(): LazyMessages {
    return lazyTexts(this.messages);
  }

  /** Keeps what the view shows until the texts of its language are there. */
  protected override async scheduleUpdate(): Promise<void> {
    // An element that is upgraded gets its properties only during its first update.
    const messages = this.messages as Messages | undefined;
    if (messages && this.#lacksTexts) {
      try {
        await loadTexts(messages);
      } catch (why) {
        inEnglish.add(this);
        this.dispatchEvent(new LoadFailed(() => loadTexts(messages), why as NotDelivered));
      }
    }
    await super.scheduleUpdate();
    if (!messages && this.#lacksTexts) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    inEnglish.delete(this);
  }

  get #lacksTexts(): boolean {
    return !allLazyTexts.in(this.messages.language) && !inEnglish.has(this);
  }
}
