import { html, type TemplateResult, unsafeCSS } from 'lit';
import { Dialog } from '../../ui/dialog.ts';
import dialogCss from '../../ui/dialog.css?inline';
import { baseStyles } from '../../ui/view.ts';

/** Dialog that lists the keys of the playground, by the names of the buttons that they press. */
export class KeysDialog extends Dialog {
  static override readonly styles = [baseStyles, unsafeCSS(dialogCss)];

  protected get heading(): string {
    return this.messages.keys;
  }

  protected renderBody(): TemplateResult {
    const { train, pause, step, reset, undo, redo, closeProblem, tableHint, diagram, chartKeys, chartTitle } =
      this.messages;
    const lines = [
      `Space: ${train}, ${pause}`,
      `→: ${step}`,
      `R: ${reset}`,
      `Ctrl+Z: ${undo}`,
      `Ctrl+Y: ${redo}`,
      `Esc: ${closeProblem}`,
      tableHint,
      this.texts.grid.keys,
      diagram.keys,
      chartKeys(chartTitle.loss),
    ];
    return html`${lines.map((line) => html`<p>${line}</p>`)}
      <p class="touch">${this.texts.ghosts.finger(this.messages.previews)}</p>`;
  }
}
