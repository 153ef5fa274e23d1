/**
 * Builds dist/truth-net.js: registers `<truth-net>` on a page of any host. The lazy views, the studies, the exercises,
 * the analyses and the texts of other languages are in scripts of their own.
 */

import { defineElement } from '../element/define-element.ts';
import { texts } from '../i18n/language.ts';
import { isDefined, type LazyGroup } from '../lazy/define-elements.ts';
import { inlineAnalysis, inlineTraining } from './inline-engine.ts';
import { loadNextScript } from './next-script.ts';
import { loadNextLaterTexts, loadNextTexts } from './next-texts.ts';

/** Loads a group of views, together with its texts. */
function viewsIn(name: string, group: LazyGroup): Promise<void> {
  // The scripts run in this order. Without these texts, the views ask for them again, and report a failure.
  for (const language of texts.translations) void loadNextLaterTexts(language).catch(() => undefined);
  return loadNextScript(name, () => isDefined(group));
}

defineElement({
  lazy: {
    views: () => viewsIn('truth-net-more.js', 'views'),
    studies: () => viewsIn('truth-net-studies.js', 'studies'),
    exercises: () => viewsIn('truth-net-exercises.js', 'exercises'),
  },
  loadTexts: loadNextTexts,
  engines: {
    training: inlineTraining,
    analysis: async () => {
      await loadNextScript('truth-net-analysis.js', () => globalThis.truthNetAnalysis !== undefined);
      return inlineAnalysis(globalThis.truthNetAnalysis!);
    },
  },
});
