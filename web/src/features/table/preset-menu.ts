import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Messages } from '../../i18n/en.ts';
import { PRESET_IDS, type PresetId } from '../../session/presets/presets.ts';

/** Group of each preset in the menu; one without a group comes first. */
const GROUPS: Record<PresetId, keyof Messages['presetGroups'] | undefined> = {
  tutorial: undefined,
  and: 'gates',
  or: 'gates',
  nand: 'gates',
  nor: 'gates',
  xor: 'gates',
  xnor: 'gates',
  implies: 'gates',
  parity3: 'oneOutput',
  parity4: 'oneOutput',
  majority: 'oneOutput',
  multiplexer: 'oneOutput',
  halfAdder: 'moreOutputs',
  fullAdder: 'moreOutputs',
  comparator: 'moreOutputs',
  multiplier: 'moreOutputs',
  sevenSegments: 'moreOutputs',
  gray3: 'moreOutputs',
  gray4: 'moreOutputs',
};

/** Renders a menu of the presets. `current` is the preset that equals the table. */
export function presetMenu(
  messages: Messages,
  current: PresetId | undefined,
  choose: (id: PresetId) => void,
): TemplateResult {
  const option = (id: PresetId) =>
    html`<option value=${id} .selected=${live(id === current)}>${messages.presets[id].name}</option>`;
  const of = (group: keyof Messages['presetGroups'] | undefined) =>
    PRESET_IDS.filter((id) => GROUPS[id] === group).map(option);
  const groups = Object.entries(messages.presetGroups) as [keyof Messages['presetGroups'], string][];
  const onChange = (event: Event) => {
    const id = PRESET_IDS.find((known) => known === (event.target as HTMLSelectElement).value);
    if (id) choose(id);
  };
  return html`
    <select aria-label=${messages.preset} title=${messages.preset} @change=${onChange}>
      ${current ? nothing : html`<option value="" disabled .selected=${live(true)}>${messages.noPreset}</option>`}
      ${of(undefined)} ${groups.map(([group, label]) => html`<optgroup label=${label}>${of(group)}</optgroup>`)}
    </select>
  `;
}
