// @ts-check
/** Defines the stylelint rule `targets/lacking`: reports features that the oldest supported browsers lack. */

import stylelint from 'stylelint';
import { unsupportedCss } from './browser-support.mjs';

const ruleName = 'targets/lacking';

/** @type {import('stylelint').Rule} */
const rule = (isOn) => (root, result) => {
  if (!isOn) return;
  for (const { node, feature, lacking } of unsupportedCss(root)) {
    stylelint.utils.report({
      ruleName,
      result,
      node,
      message: `${feature} is not in ${lacking.join(', ')} (${ruleName})`,
    });
  }
};
rule.ruleName = ruleName;
rule.messages = stylelint.utils.ruleMessages(ruleName, {});

export default stylelint.createPlugin(ruleName, rule);
