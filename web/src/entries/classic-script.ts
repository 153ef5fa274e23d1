/**
 * Builds dist/truth-net.js: registers `<truth-net>` on a page of any host. The lazy views, the studies, the exercises,
 * the analyses and the Chinese texts are in scripts of their own.
 */

import { defineElement } from '../element/define-element.ts';
import { isDefined } from '../lazy/define-elements.ts';
import { inlineAnalysis, inlineTraining } from './inline-engine.ts';
import { loadNextScript } from './next-script.ts';

const isChinese = () => globalThis.truthNetChinese !== undefined;

defineElement({
  lazy: {
    views: () => {
      // The scripts run in this order. Without these texts, the views ask for them again, and report a failure.
      if (isChinese()) {
        void loadNextScript('truth-net-more-zh.js', () => globalThis.truthNetLazyChinese !== undefined).catch(
          () => undefined,
        );
      }
      return loadNextScript('truth-net-more.js', () => isDefined('views'));
    },
    studies: () => loadNextScript('truth-net-studies.js', () => isDefined('studies')),
    exercises: () => loadNextScript('truth-net-exercises.js', () => isDefined('exercises')),
  },
  loadTexts: {
    zh: async () => {
      await loadNextScript('truth-net-zh.js', isChinese);
      return globalThis.truthNetChinese!;
    },
  },
  engines: {
    training: inlineTraining,
    analysis: async () => {
      await loadNextScript('truth-net-analysis.js', () => globalThis.truthNetAnalysis !== undefined);
      return inlineAnalysis(globalThis.truthNetAnalysis!);
    },
  },
});
