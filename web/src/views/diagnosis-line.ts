import { css, html, nothing } from 'lit';
import { type Diagnosis, excessiveRate } from '../session/diagnosis.ts';
import type { Session } from '../session/session.ts';
import { FixTried } from './events.ts';
import { unitNamer } from './unit-names.ts';
import { baseStyles, View } from './view.ts';

/** Why training does not get further, and one thing to try. */
export class DiagnosisLine extends View {
  static override readonly styles = [
    baseStyles,
    css`
      .diagnosis {
        display: flex;
        flex-wrap: wrap;
        gap: var(--tn-space-2) var(--tn-space-4);
        align-items: center;
        justify-content: space-between;
        padding: var(--tn-space-2) var(--tn-space-4);
        border-block-end: 1px solid var(--tn-line);
        background: color-mix(in oklab, var(--tn-warning) 10%, var(--tn-surface));
      }

      p {
        flex: 1 1 20rem;
      }

      strong:not(:empty) {
        margin-inline-end: var(--tn-space-1);
      }

      button {
        min-inline-size: 0;
        white-space: normal;
      }
    `,
  ];

  static override readonly properties = {
    ...View.properties,
    session: { attribute: false },
    diagnosis: { attribute: false },
  };

  declare session: Session;
  declare diagnosis: Diagnosis | undefined;

  override render() {
    const { session, diagnosis, messages } = this;
    const unit = unitNamer(messages, session.table, session.network.hidden.length + 1);
    const finding = diagnosis && messages.finding(diagnosis, unit);
    const tooFast = excessiveRate(session, diagnosis?.fix);
    // The figures change with every iteration; only the headline is read out, once.
    return html`
      <div
        class=${diagnosis ? 'diagnosis' : nothing}
        role=${diagnosis ? 'group' : nothing}
        aria-label=${diagnosis ? messages.diagnosis : nothing}
      >
        <p>
          <strong role="status">${finding?.headline}</strong> ${finding?.evidence}
          ${tooFast === undefined ? '' : messages.tooFast(tooFast)}
        </p>
        ${
          diagnosis
            ? html`<button type="button" @click=${() => this.dispatchEvent(new FixTried(diagnosis.fix))}>
                ${messages.fix(diagnosis.fix)}
              </button>`
            : nothing
        }
      </div>
    `;
  }
}
