import { css, html, nothing, type PropertyValues } from 'lit';
import type { Snapshot } from '../../engine/protocol.ts';
import { type Diagnosis, diagnose, excessiveRate, unitOf, withFix } from '../../session/learning/diagnosis.ts';
import type { Session } from '../../session/session.ts';
import { FixTried, UnitDiagnosed } from '../../ui/events.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { Debounce } from '../../ui/debounce.ts';
import { unitNamer } from '../../i18n/unit-names.ts';
import { baseStyles } from '../../ui/view.ts';

/** Line that says why training does not progress, with one fix to try. */
export class DiagnosisLine extends LazyView {
  static override readonly styles = [
    baseStyles,
    css`
      .diagnosis {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--tn-space-4);
        align-items: center;
        padding-inline: var(--tn-space-2);
        border-radius: var(--tn-radius);
        background: color-mix(in oklab, var(--tn-warning) 10%, var(--tn-surface));
      }

      /* In the run bar, the text has one line; the rest of a longer one is in its title. */
      :host([slot]) p {
        flex: 1 1 12rem;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      p {
        flex: 1 1 20rem;
      }

      :host([slot]) .diagnosis {
        flex-wrap: nowrap;
        gap: var(--tn-space-2);
      }

      :host([slot]) button {
        flex: none;
      }

      /* On a phone, the text has two lines. */
      @media (width < 40rem) {
        :host([slot]) p {
          display: -webkit-box;
          flex-basis: 8rem;
          -webkit-box-orient: vertical;
          -webkit-line-clamp: 2;
          font-size: var(--tn-text-small);
          line-height: 1.125rem;
          white-space: normal;
        }

        :host([slot]) button {
          position: relative;
          flex: 0 1 auto;
          min-block-size: 2.25rem;
          padding-inline: var(--tn-space-2);
          font-size: var(--tn-text-small);
          line-height: 1.125rem;
        }

        /* As high as a finger needs. */
        :host([slot]) button::after {
          position: absolute;
          inset: -0.25rem 0;
          content: '';
        }
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
    ...LazyView.properties,
    session: { attribute: false },
    snapshot: { attribute: false },
    tolerance: { attribute: false },
    allows: { attribute: false },
  };

  declare session: Session;
  declare snapshot: Snapshot;
  declare tolerance: number;
  /** Returns whether an edit is allowed; without it, all are. A fix that is not allowed is not offered. */
  declare allows: ((session: Session) => boolean) | undefined;

  readonly #debounced = new Debounce<Diagnosis>(this);
  #diagnosis: Diagnosis | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { session, snapshot, tolerance } = this;
    this.#diagnosis = this.#debounced.of(diagnose(session, snapshot, tolerance), snapshot.running);
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.dispatchEvent(new UnitDiagnosed(unitOf(this.#diagnosis)));
  }

  override render() {
    const { session, messages } = this;
    const diagnosis = this.#diagnosis;
    const texts = this.texts.diagnosis;
    const unit = unitNamer(messages, session.table, session.network.hidden.length + 1);
    const finding = diagnosis && texts.finding(diagnosis, unit);
    const tooFast = excessiveRate(session, diagnosis?.fix);
    const evidence = [finding?.evidence, tooFast === undefined ? undefined : texts.tooFast(tooFast)]
      .filter((text) => text !== undefined)
      .join(' ');
    // The figures change with every iteration; screen readers read only the headline, once.
    return html`
      <div
        class=${diagnosis ? 'diagnosis' : nothing}
        role=${diagnosis ? 'group' : nothing}
        aria-label=${diagnosis ? texts.title : nothing}
      >
        <p title=${finding ? `${finding.headline} ${evidence}` : nothing}>
          <strong role="status">${finding?.headline}</strong> ${evidence}
        </p>
        ${
          diagnosis && (this.allows?.(withFix(session, diagnosis.fix)) ?? true)
            ? html`<button
                type="button"
                @click=${() => {
                  this.#try(diagnosis);
                }}
              >
                ${texts.fix(diagnosis.fix, messages)}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  #try({ fix }: Diagnosis): void {
    const restarts = fix.kind === 'learningRate' && fix.restart;
    this.dispatchEvent(new FixTried(withFix(this.session, fix), restarts));
  }
}
