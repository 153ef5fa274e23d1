import { html, nothing, type PropertyValues } from 'lit';
import { count } from '../../i18n/numbers.ts';
import {
  CODE_LANGUAGES,
  type CodeLanguage,
  type CodeSource,
  codeOf,
  languagesFor,
  previewOf,
  repeatsTraining,
} from '../../export/code-languages.ts';
import { ShareSection, textBlob } from './share-section.ts';

/** Section with the trained network as a program. */
export class ShareCode extends ShareSection {
  static override readonly properties = {
    ...ShareSection.properties,
    source: { attribute: false },
    language: { state: true },
  };

  declare source: CodeSource;
  declare language: CodeLanguage;

  #code = '';

  constructor() {
    super();
    this.language = 'numpy';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.#languages.includes(this.language)) this.language = 'numpy';
    if (changed.has('source') || changed.has('language')) this.#code = codeOf(this.source, this.language);
  }

  override render() {
    const { keep } = this.texts;
    const languages = this.#languages;
    const preview = previewOf(this.#code);
    const left = this.#code.slice(preview.length).split('\n').length - 1;
    return html`
      <h3>${keep.code}</h3>
      <p class="hint">${repeatsTraining(this.language) ? keep.trainingHint : keep.codeHint}</p>
      <div class="row">
        <div class="languages" role="group" aria-label=${keep.codeLanguage}>
          ${languages.map(
            (each) =>
              html`<button
                type="button"
                class="option"
                aria-pressed=${each === this.language}
                @click=${() => (this.language = each)}
              >
                ${this.#nameOf(each)}
              </button>`,
          )}
        </div>
        <span class="row end">
          <button type="button" @click=${this.#copyCode}>${keep.copyCode}</button>
          <button type="button" @click=${this.#saveCode}>${keep.saveCode}</button>
        </span>
      </div>
      ${languages.includes('pytorch') ? nothing : html`<p class="hint">${keep.noAutograd}</p>`}
      <pre tabindex="0" role="region" aria-label=${keep.codeIn(this.#nameOf(this.language))}>${preview}</pre>
      ${left > 0 ? html`<p class="hint">${keep.moreLines(count(left))}</p>` : nothing}
    `;
  }

  get #languages(): CodeLanguage[] {
    return languagesFor(this.source.trained.session.network);
  }

  /** Returns a language's own name; for the training program, its name in the page's language. */
  #nameOf(language: CodeLanguage): string {
    return CODE_LANGUAGES[language].name ?? this.texts.keep.codeOfTraining;
  }

  readonly #copyCode = async (): Promise<void> => {
    if (await this.copy(this.#code)) return;
    const { keep } = this.texts;
    const shown = this.renderRoot.querySelector('pre')!;
    shown.focus();
    getSelection()?.selectAllChildren(shown);
    this.fail(shown.textContent === this.#code ? keep.copyYourself : keep.saveInstead);
  };

  readonly #saveCode = (): void => {
    const { extension, type } = CODE_LANGUAGES[this.language];
    const what = repeatsTraining(this.language) ? 'training' : 'network';
    this.save(what, this.source.trained.iteration, extension, textBlob(this.#code, type));
  };
}
