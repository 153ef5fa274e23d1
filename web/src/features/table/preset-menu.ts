import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Messages } from '../../i18n/en.ts';
import { PRESET_GROUPS, PRESET_IDS, type PresetId } from '../../session/presets/presets.ts';

/** Renders a menu of the presets. `current` is the preset that equals the table. */
export function presetMenu(
  messages: Messages,
  current: PresetId | undefined,
  choose: (id: PresetId) => void,
): TemplateResult {
  const option = (id: PresetId) =>
    html`<option value=${id} .selected=${live(id === current)}>${messages.presets[id].name}</option>`;
  const groups = Object.keys(PRESET_GROUPS) as (keyof typeof PRESET_GROUPS)[];
  const onChange = (event: Event) => {
    const id = PRESET_IDS.find((known) => known === (event.target as HTMLSelectElement).value);
    if (id) choose(id);
  };
  return html`
    <select
      aria-label=${messages.preset}
      title=${current ? messages.presets[current].name : messages.noPreset}
      @change=${onChange}
    >
      ${current ? nothing : html`<option value="" disabled .selected=${live(true)}>${messages.noPreset}</option>`}
      ${option('tutorial')}
      ${groups.map((group) => {
        return html`<optgroup label=${messages.presetGroups[group]}>${PRESET_GROUPS[group].map(option)}</optgroup>`;
      })}
    </select>
  `;
}
