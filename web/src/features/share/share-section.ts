import { unsafeCSS } from 'lit';
import { OutcomeTold } from '../../ui/events.ts';
import { copyText, saveFile } from '../../ui/download-and-copy.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import shareSectionCss from './share-section.css?inline';
import { baseStyles } from '../../ui/view.ts';

/** Base of the sections of the share dialog. Dispatches `OutcomeTold` after each action. */
export abstract class ShareSection extends LazyView {
  static override readonly styles = [baseStyles, unsafeCSS(shareSectionCss)];

  /** Copies `text`. @returns false if the browser does not let the page copy */
  protected async copy(text: string): Promise<boolean> {
    const copied = await copyText(text);
    if (copied) this.done(this.texts.keep.copied);
    return copied;
  }

  protected save(what: string, iteration: number, extension: string, content: Blob): void {
    const name = `truthnet-${what}-${iteration}.${extension}`;
    saveFile(name, content);
    this.done(this.texts.keep.saved(name));
  }

  protected done(sentence: string): void {
    this.dispatchEvent(new OutcomeTold('done', sentence));
  }

  protected fail(sentence: string): void {
    this.dispatchEvent(new OutcomeTold('failed', sentence));
  }
}

/** Encodes a text as UTF-8 for a file. */
export function textBlob(text: string, type: string): Blob {
  return new Blob([text], { type: `${type};charset=utf-8` });
}
