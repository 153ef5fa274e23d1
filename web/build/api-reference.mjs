// @ts-check
// Reads the JavaScript API from its sources in wasm/: calls, parameters, errors and examples, for the documentation.

import ts from 'typescript';
import { inRepository } from './places.mjs';

/**
 * @typedef {object} Described
 * @property {string} type
 * @property {string} text
 *
 * @typedef {object} Entry  a function, or a member of a class
 * @property {string} owner  `Core`, `Trainer`, or empty for a function
 * @property {string} name
 * @property {boolean} called   false for a property
 * @property {string} text
 * @property {(Described & { name: string, optional: boolean })[]} parameters
 * @property {Described} result
 * @property {Described[]} errors
 * @property {string} example
 *
 * @typedef {{ name: string, text: string }} ErrorClass
 * @typedef {{ entries: Entry[], errors: ErrorClass[], types: Record<string, string> }} ApiReference
 */

/** Files with the API, and the classes of each by the name under which the package exports them. */
const SOURCES = {
  'wasm/entry.mjs': {},
  'wasm/core.mjs': { Core: 'Core', Trainer: 'Trainer' },
  'wasm/lean.mjs': { LeanCore: 'Core', LeanTrainer: 'Trainer' },
};

/** Functions of the package, which makeEntry returns. */
const FUNCTIONS = ['loadCore', 'createTrainer'];

/** Types that the documentation spells out; the schema describes sessions. */
const TYPES = [
  'Row',
  'Change',
  'Parameters',
  'Trace',
  'Separability',
  'Survey',
  'TrainingMap',
  'MapSpec',
  'SurveySpec',
  'LandscapeSpec',
  'SurfaceSpec',
  'Limits',
];

/** @type {ApiReference | undefined} */
let known;

/** Returns the API. @returns {ApiReference} */
export function apiReference() {
  return (known ??= readApi());
}

function readApi() {
  const files = [...Object.keys(SOURCES), 'wasm/errors.mjs'].map(inRepository);
  const program = ts.createProgram(files, {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    strict: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    types: [],
  });
  const checker = program.getTypeChecker();
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  const add = (/** @type {Entry} */ entry) => {
    // Core replaces members of LeanCore, from which it inherits.
    const key = `${entry.owner}.${entry.name}`;
    if (!entries.has(key)) entries.set(key, entry);
  };
  for (const [file, classes] of Object.entries(SOURCES)) {
    const source = /** @type {ts.SourceFile} */ (program.getSourceFile(inRepository(file)));
    /** @param {ts.Node} node */
    const visit = (node) => {
      if (ts.isFunctionDeclaration(node) && FUNCTIONS.includes(node.name?.text ?? '')) add(entryOf(node, '', checker));
      if (ts.isClassDeclaration(node)) {
        const owner = /** @type {Record<string, string>} */ (classes)[node.name?.text ?? ''];
        if (owner) for (const member of node.members) if (isPublic(member)) add(entryOf(member, owner, checker));
      } else ts.forEachChild(node, visit);
    };
    visit(source);
  }
  const errors = /** @type {ts.SourceFile} */ (program.getSourceFile(inRepository('wasm/errors.mjs'))).statements
    .filter(ts.isClassDeclaration)
    .map((node) => ({ name: node.name?.text ?? '', text: textOf(node) }));
  const core = /** @type {ts.SourceFile} */ (program.getSourceFile(inRepository('wasm/core.mjs')));
  return { entries: [...entries.values()], errors, types: typesIn(core, checker) };
}

/** @param {ts.ClassElement} member  @returns {member is ts.MethodDeclaration | ts.GetAccessorDeclaration} */
function isPublic(member) {
  return (
    (ts.isMethodDeclaration(member) || ts.isGetAccessor(member)) &&
    ts.isIdentifier(member.name) &&
    !ts.getJSDocProtectedTag(member)
  );
}

/**
 * @param {ts.FunctionDeclaration | ts.MethodDeclaration | ts.GetAccessorDeclaration} node
 * @param {string} owner
 * @param {ts.TypeChecker} checker
 * @returns {Entry}
 */
function entryOf(node, owner, checker) {
  const tags = ts.getJSDocTags(node);
  const signature = checker.getSignatureFromDeclaration(node);
  const returned = tags.find(ts.isJSDocReturnTag);
  const inferred = signature
    ? checker.typeToString(signature.getReturnType(), node, ts.TypeFormatFlags.NoTruncation)
    : '';
  const isStatic =
    ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
  return {
    owner: owner && (isStatic ? owner : owner.toLowerCase()),
    name: node.name?.getText() ?? '',
    called: !ts.isGetAccessor(node),
    text: textOf(node),
    parameters: node.parameters.map((parameter) => {
      const [tag] = ts.getJSDocParameterTags(parameter);
      const written = ts.isIdentifier(parameter.name) ? parameter.name.text : tag?.name.getText();
      return {
        name: written ?? '',
        type: plainType(tag?.typeExpression?.type.getText() ?? ''),
        text: words(tag?.comment),
        optional: Boolean(parameter.initializer ?? tag?.isBracketed),
      };
    }),
    result: {
      type: plainType(returned?.typeExpression?.type.getText() ?? inferred),
      text: words(returned?.comment),
    },
    errors: tags.filter(ts.isJSDocThrowsTag).map((tag) => ({
      type: plainType(tag.typeExpression?.type.getText() ?? ''),
      text: words(tag.comment),
    })),
    example: ts.getTextOfJSDocComment(tags.find(({ tagName }) => tagName.text === 'example')?.comment) ?? '',
  };
}

/** Returns the types of the results and arguments, spelt out. @param {ts.SourceFile} source  @param {ts.TypeChecker} checker */
function typesIn(source, checker) {
  const { NoTruncation, InTypeAlias, MultilineObjectLiterals, UseFullyQualifiedType } = ts.TypeFormatFlags;
  const exported = checker.getExportsOfModule(/** @type {ts.Symbol} */ (checker.getSymbolAtLocation(source)));
  return Object.fromEntries(
    TYPES.map((name) => {
      const symbol = exported.find((each) => each.name === name);
      if (!symbol) throw new Error(`wasm/core.mjs has no type ${name}`);
      const type = checker.getDeclaredTypeOfSymbol(symbol);
      const flags = NoTruncation | InTypeAlias | MultilineObjectLiterals;
      return [name, plainType(checker.typeToString(type, undefined, flags & ~UseFullyQualifiedType))];
    }),
  );
}

/** Shortens a type: without the addresses of imports, and the buffers of arrays. @param {string} type */
function plainType(type) {
  return type.replaceAll(/import\([^)]*\)\./g, '').replaceAll(/(Array)<ArrayBuffer(?:Like)?>/g, '$1');
}

/** @param {ts.Node} node */
function textOf(node) {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1);
  return words(doc?.comment);
}

/** @param {Parameters<typeof ts.getTextOfJSDocComment>[0]} comment */
function words(comment) {
  return (ts.getTextOfJSDocComment(comment) ?? '')
    .replaceAll(/\n\n/g, '\u2029')
    .replaceAll(/\s+/g, (gap) => (gap.includes('\u2029') ? '\n' : ' '))
    .trim();
}
