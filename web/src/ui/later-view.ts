/** Base of the views that load later, together with their texts in the language of the reader. */

import type { ReactiveElement } from 'lit';
import type { Messages } from '../i18n/en.ts';
import { allLaterTexts } from '../i18n/later-texts.ts';
import { LoadFailed } from '../lazy/lazy-views.ts';
import type { NotDelivered } from '../lazy/not-delivered.ts';
import { View } from './view.ts';

type Speaking = ReactiveElement & { readonly messages: Messages };

/** Views that are in English until the texts of their language are loaded. */
const inEnglish = new Set<Speaking>();

/** Loads the texts, and draws the views again that lacked them. Rejects if the texts cannot be loaded. */
async function loadTexts({ language }: Messages): Promise<void> {
  if (language !== 'en') await allLaterTexts.load(language);
  for (const view of inEnglish) view.requestUpdate('messages');
  inEnglish.clear();
}

function lacksTexts({ language }: Messages): boolean {
  return allLaterTexts.in(language) === undefined;
}

/** Draws a view that is not lazy itself again, once the texts are there that lazy code draws in it. */
export function drawWithTexts(view: Speaking): void {
  if (lacksTexts(view.messages)) inEnglish.add(view);
}

/** View that is loaded later, together with its texts. */
export abstract class LaterView extends View {
  /** Keeps what the view shows until the texts of its language are there. */
  protected override async scheduleUpdate(): Promise<void> {
    // An element that is upgraded gets its properties only during its first update, and shows what its host says until then.
    const own = this.messages as Messages | undefined;
    const messages = own ?? (this.getRootNode() as { host?: Partial<Speaking> }).host?.messages;
    if (messages && lacksTexts(messages) && !inEnglish.has(this)) {
      try {
        await loadTexts(messages);
      } catch (why) {
        inEnglish.add(this);
        this.dispatchEvent(new LoadFailed(() => loadTexts(messages), why as NotDelivered));
      }
    }
    await super.scheduleUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    inEnglish.delete(this);
  }
}
