import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

/** Labelled drop-down list of named options. */
export interface Choice<T> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: readonly T[];
  readonly chosen: T;
  readonly nameOf: (option: T) => string;
  readonly choose: (option: T) => void;
}

export function choice<T>({ label, labelHidden = false, options, chosen, nameOf, choose }: Choice<T>) {
  return html`
    <label class="field">
      ${labelHidden ? nothing : label}
      <select
        aria-label=${labelHidden ? label : nothing}
        @change=${(event: Event) => {
          choose(options[(event.target as HTMLSelectElement).selectedIndex]!);
        }}
      >
        ${options.map((option) => html`<option .selected=${live(option === chosen)}>${nameOf(option)}</option>`)}
      </select>
    </label>
  `;
}
