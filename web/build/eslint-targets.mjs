// @ts-check
/**
 * Defines the ESLint rule `targets/lacking`: reports features that the oldest supported browsers lack, in the DOM, in
 * JavaScript and in css``.
 */

import { parse } from 'postcss';
import { lacking, unsupportedCss } from './browser-support.mjs';

/** @typedef {import('typescript').Type} Type */

/** TypeScript's libraries, and names under which the data has some of their interfaces. */
const LIBRARY = /\/typescript\/lib\/lib\.[\w.]+\.d\.ts$/;
const TYPED_ARRAY = /^(?:Big)?(?:Int|Uint|Float)\d+(?:Clamped)?Array$/;

/** @param {string} name */
function dataNames(name) {
  const plain = name.replace(/^Readonly(?=Array|Map|Set)/, '').replace(/Constructor$/, '');
  return TYPED_ARRAY.test(plain) ? [plain, 'TypedArray'] : [plain];
}

/** @param {Type} type  @returns {string[]} its name and those of all that it extends */
function namesOf(type) {
  const bases = type.getBaseTypes() ?? [];
  const parts = type.isUnionOrIntersection() ? type.types : [];
  return [type.symbol?.name ?? '', ...[...bases, ...parts].flatMap(namesOf)].filter((name) => /^[A-Z]/.test(name));
}

/** @param {import('typescript').Symbol | undefined} symbol */
const declarationsInLibrary = (symbol) =>
  (symbol?.declarations ?? []).filter((each) => LIBRARY.test(each.getSourceFile().fileName));

/** @param {string[]} owners  @param {string} name */
const memberPaths = (owners, name) =>
  owners.flatMap(dataNames).flatMap((owner) => [
    ...[name, `${name}_static`].flatMap((member) => [
      ['api', owner, member],
      ['javascript', 'builtins', owner, member],
    ]),
  ]);

/** @type {import('eslint').Rule.RuleModule} */
export const lackingInTargets = {
  meta: { type: 'problem', schema: [], messages: { lacking: '{{feature}} is not in {{targets}}.' } },
  create(context) {
    const services = /** @type {import('@typescript-eslint/utils').ParserServicesWithTypeInformation} */ (
      context.sourceCode.parserServices
    );
    const checker = services.program.getTypeChecker();
    /** @param {import('estree').Node} node  @param {string} feature  @param {string[]} targets */
    const report = (node, feature, targets) => {
      if (targets.length > 0)
        context.report({ node, messageId: 'lacking', data: { feature, targets: targets.join(', ') } });
    };
    /** @param {unknown} node */
    const toTypeScript = (node) => services.esTreeNodeToTSNodeMap.get(/** @type {never} */ (node));

    return {
      MemberExpression(node) {
        if (node.computed || node.property.type !== 'Identifier') return;
        const { name } = node.property;
        const declared = declarationsInLibrary(checker.getSymbolAtLocation(toTypeScript(node.property)));
        if (declared.length === 0) return;
        const parents = declared.map(
          ({ parent }) => /** @type {{ name?: { text: string } }} */ (/** @type {unknown} */ (parent)).name?.text ?? '',
        );
        // A constructor's type has no name for its static members.
        const constructors = node.object.type === 'Identifier' ? [node.object.name] : [];
        const owners = [...namesOf(checker.getTypeAtLocation(toTypeScript(node.object))), ...constructors, ...parents];
        report(node.property, `${owners[0]}.${name}`, lacking(memberPaths(owners, name)));
      },
      Identifier(node) {
        const { parent } = node;
        if (parent.type === 'MemberExpression' && parent.property === node && !parent.computed) return;
        if (parent.type.startsWith('TS') || parent.type === 'Property') return;
        const symbol = checker.getSymbolAtLocation(toTypeScript(node));
        if (declarationsInLibrary(symbol).length === 0) return;
        report(
          node,
          node.name,
          lacking([
            ['api', node.name],
            ['api', 'Window', node.name],
            ['javascript', 'builtins', node.name],
          ]),
        );
      },
      TaggedTemplateExpression(node) {
        if (node.tag.type !== 'Identifier' || node.tag.name !== 'css') return;
        // Placeholders stand for values, never for names of features.
        const sheet = node.quasi.quasis.map(({ value }) => value.raw).join('0');
        for (const { feature, lacking: targets } of unsupportedCss(parse(sheet))) report(node, feature, targets);
      },
    };
  },
};
