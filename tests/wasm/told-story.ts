/** Tells stories of real runs, as the analysis worker does. */

import type { RestartableTrainer } from '../../wasm/restartable.mjs';
import { RestartableCore } from '../../wasm/restartable.mjs';
import { readFile } from 'node:fs/promises';
import { resultsOf } from '../../web/src/engine/snapshot-assembler.ts';
import { TrainingRun } from '../../web/src/engine/training-run.ts';
import { factsOf } from '../../web/src/features/story/story-facts.ts';
import { sentenceOf } from '../../web/src/features/story/story-sentences.ts';
import { STORY_TEXTS, CHANGE_WORDS } from '../texts.ts';
import { Biographer } from '../../web/src/features/story/worker.ts';
import type { Messages } from '../../web/src/i18n/en.ts';
import { DEFAULTS } from '../../web/src/session/defaults.ts';
import type { Story } from '../../web/src/session/learning/story.ts';
import { completeSession, type Session, type SessionInput } from '../../web/src/session/session.ts';

export type Run = TrainingRun<RestartableTrainer>;

/** A run, and what tells its story. */
export class ToldRun {
  readonly session: Session;
  readonly run: Run;
  readonly biographer: Biographer;
  /** Number of evaluations of the network for stories. */
  evaluations = 0;

  private constructor(core: RestartableCore, input: SessionInput) {
    this.session = completeSession(input, DEFAULTS);
    this.run = new TrainingRun(core.prepareTrainer(this.session), this.session.network.bias);
    this.biographer = new Biographer((begun) => {
      const trainer = core.prepareTrainer(begun);
      const predictions = trainer.predictions.bind(trainer);
      trainer.predictions = () => {
        this.evaluations++;
        return predictions();
      };
      return trainer;
    });
  }

  static async begin(input: SessionInput): Promise<ToldRun> {
    const wasm = await readFile(new URL('../../build/wasm/truthnet-core.wasm', import.meta.url));
    return new ToldRun(await RestartableCore.load({ wasm }), input);
  }

  story(tolerance = 0.5): Story {
    const slices = this.biographer.tell(this.session, this.run.replay, { tolerance });
    return resultsOf(slices).views.story!;
  }

  /** Returns the sentences of the story. */
  sentences(messages: Messages): string[] {
    const { session, run } = this;
    const { language } = messages;
    const words = {
      messages,
      session,
      texts: STORY_TEXTS[language],
      lazy: { changed: CHANGE_WORDS[language] },
    };
    const { firstLearningRate, firstRows, trainer } = run;
    const { iterations, losses } = trainer.lossJumps();
    const jumps = Array.from(iterations, (iteration, i) => ({ iteration, loss: losses[i]! }));
    const facts = factsOf(this.story(), session, { firstLearningRate, firstRows, changes: trainer.changes(), jumps });
    return facts.map((fact) => sentenceOf(fact, words));
  }
}
