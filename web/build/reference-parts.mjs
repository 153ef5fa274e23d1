// @ts-check
// Makes the generated parts of the reference pages: the JavaScript API, the formats, the supported browsers, the limits.

import { apiReference } from './api-reference.mjs';
import { figureOf } from './docs.mjs';
import { inRepository, read, web } from './places.mjs';
import { escaped } from './public-api-tables.mjs';
import { scriptSizes } from './sizes.mjs';
import { TARGETS } from './targets.mjs';

/**
 * @typedef {{ en: string, zh: string }} Said  a text in both languages, with code between backticks
 * @typedef {import('./api-reference.mjs').Entry} Entry
 */

/** Chinese descriptions by the English ones, so that a changed description needs a new translation. */
const CHINESE = /** @type {Record<string, string>} */ (JSON.parse(read(web('build/reference.zh.json'))));

/** Sections of the page about the JavaScript API, with the names of their members. */
export const API_SECTIONS = {
  'api-functions': [' createTrainer', ' loadCore'],
  'api-train': [
    'step run stepUntilRight seek reset replay delete',
    'iteration lastIteration loss blownUp trainable obstacle',
  ].flatMap(ofTrainer),
  'api-read': [
    'predictions isRight parameters gradients rows rowLosses contradictions layerSizes parameterRow gradientRow',
    'lossHistory lossStride lossCurve lossJumps',
  ].flatMap(ofTrainer),
  'api-change': ['setLearningRate firstLearningRate setWeight setBias setRows changes'].flatMap(ofTrainer),
  'api-analyse': ['trace evaluate surface separability lossesAround randomPlane'].flatMap(ofTrainer),
  'api-core': [
    'Core load',
    ...'createTrainer prepareTrainer check defaults limits survey map sessionAt'
      .split(' ')
      .map((name) => `core ${name}`),
  ],
};

/** @param {string} names */
function ofTrainer(names) {
  return names.split(' ').map((name) => `trainer ${name}`);
}

/**
 * Returns the parts by name.
 * @returns {Record<string, string>}
 * @throws if a text lacks its Chinese one, or a Chinese text its English one
 */
export function referenceParts() {
  const translate = translator();
  const parts = {
    ...apiParts(translate),
    ...formatParts(translate),
    'supported-browsers': TARGETS.map(browserName).join(', '),
    'core-limits': limitsTable(),
    'tried-versions': triedTable(),
  };
  translate.checkAllUsed();
  return parts;
}

/** Returns a function that adds the Chinese text to an English one. */
function translator() {
  const unused = new Set(Object.keys(CHINESE));
  /** @type {string[]} */
  const missing = [];
  const translate = (/** @type {string} */ en) => {
    unused.delete(en);
    const zh = CHINESE[en];
    if (zh === undefined && en) missing.push(en);
    return { en, zh: zh ?? '' };
  };
  const checkAllUsed = () => {
    const problem = (/** @type {string} */ title, /** @type {Iterable<string>} */ texts) =>
      `web/build/reference.zh.json ${title}: ${JSON.stringify([...texts], undefined, 2)}`;
    if (missing.length > 0) throw new Error(problem('lacks', new Set(missing)));
    if (unused.size > 0) throw new Error(problem('translates texts that no longer exist', unused));
  };
  return Object.assign(translate, { checkAllUsed });
}

/** @typedef {ReturnType<typeof translator>} Translate */

/** Formats a text: text between backticks is code. @param {string} text */
function formatted(text) {
  return escaped(text)
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll('\n', '<br>');
}

/** @param {Said} said */
function both({ en, zh }) {
  return `<span lang="en">${formatted(en)}</span><span lang="zh">${formatted(zh)}</span>`;
}

/** @param {Translate} translate @returns {Record<string, string>} */
function apiParts(translate) {
  const { entries, errors, types } = apiReference();
  const byKey = new Map(entries.map((entry) => [`${entry.owner} ${entry.name}`, entry]));
  const listed = Object.values(API_SECTIONS).flat();
  const unlisted = [...byKey.keys()].filter((key) => !listed.includes(key));
  if (unlisted.length > 0)
    throw new Error(`API_SECTIONS in web/build/reference-parts.mjs lacks: ${unlisted.join(', ')}`);
  const sections = Object.entries(API_SECTIONS).map(([part, keys]) => {
    const calls = keys.map((key) => {
      const entry = byKey.get(key);
      if (!entry) throw new Error(`API_SECTIONS names "${key}", which the API does not have`);
      return callOf(entry, translate);
    });
    return [part, calls.join('')];
  });
  const errorRows = errors.map(({ name, text }) => row(name, '', both(translate(text))));
  const typeRows = Object.entries(types).map(([name, type]) => {
    const short = type
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/;\}/g, '; }')
      .replaceAll(/(\?: [^;]*?) \| undefined/g, '$1')
      .replaceAll('readonly ', '');
    return `<tr id="type-${name}"><th scope="row"><code>${name}</code></th><td><code>${escaped(short)}</code></td></tr>`;
  });
  return { ...Object.fromEntries(sections), 'api-errors': table(errorRows), 'api-types': table(typeRows) };
}

/** @param {Entry} entry  @param {Translate} translate */
function callOf({ owner, name, called, text, parameters, result, errors, example }, translate) {
  if (!text || !example) throw new Error(`${name} in wasm/ needs a description and an example`);
  const names = parameters.map((each) => each.name + (each.optional ? '?' : '')).join(', ');
  const signature = `${owner ? `${owner}.` : ''}${name}${called ? `(${names})` : ''}`;
  const returned = result.type === 'void' ? '' : ` <small>${escaped(result.type)}</small>`;
  const items = parameters.map(
    (each) =>
      `<li><code>${each.name}</code> <small>${escaped(each.type)}</small> ${each.text ? both(translate(each.text)) : ''}</li>`,
  );
  const returns = result.text
    ? `<li>${both({ en: 'Returns ', zh: '返回：' })}${both(translate(result.text))}</li>`
    : '';
  const thrown = errors.map(
    (each) =>
      `<li>${both({ en: 'Throws', zh: '抛出' })} <code>${escaped(each.type)}</code>${both({ en: ' ', zh: '：' })}${both(translate(each.text))}</li>`,
  );
  const list = [...items, returns, ...thrown].join('');
  const id = [owner, name].filter(Boolean).join('-');
  return [
    `<h3 id="${id}" class="call"><code>${escaped(signature)}</code>${returned}</h3>`,
    `<p>${both(translate(text))}</p>`,
    list && `<ul class="arguments">${list}</ul>`,
    figureOf({ kind: 'js', text: example }),
  ].join('');
}

/**
 * @param {string} name
 * @param {string} type
 * @param {string} html
 */
function row(name, type, html) {
  const small = type && `<small>${type}</small>`;
  return `<tr><th scope="row"><code>${escaped(name)}</code>${small}</th><td>${html}</td></tr>`;
}

/** @param {string[]} rows */
function table(rows) {
  return `<div class="wide"><table class="api"><tbody>${rows.join('')}</tbody></table></div>`;
}

/** @param {Translate} translate @returns {Record<string, string>} */
function formatParts(translate) {
  const session = JSON.parse(read(web('src/session/session.schema.json')));
  const challenge = JSON.parse(read(web('src/session/challenge/challenge.schema.json')));
  const { table: truthTable, network, training, changes, view, ...top } = session.properties;
  const { goal, session: start, ...challengeTop } = challenge.properties;
  const sections = { table: truthTable, network, training, changes, view };
  const tableOf = (/** @type {any} */ root, /** @type {any} */ schema) =>
    table(
      Object.entries(/** @type {Record<string, any>} */ (schema.properties))
        .filter(([name]) => name !== '$schema')
        .map(([name, written]) => {
          const field = resolved(root, written);
          if (!field.description) throw new Error(`The field ${name} of a schema has no description`);
          const required = schema.required?.includes(name);
          return row(name, both(limitsOf(root, field, required)), both(translate(field.description)));
        }),
    );
  return {
    'format-session': table(
      Object.entries(sections)
        .map(([name, field]) => row(name, '', both(translate(field.description))))
        .concat(
          Object.entries(/** @type {Record<string, any>} */ (top))
            .filter(([name]) => name !== '$schema')
            .map(([name, field]) =>
              row(name, both(limitsOf(session, field, false)), both(translate(field.description))),
            ),
        ),
    ),
    'format-table': tableOf(session, truthTable),
    'format-row': tableOf(session, session.$defs.row),
    'format-network': tableOf(session, network),
    'format-training': tableOf(session, training),
    'format-changes': tableOf(session, changes.items),
    'format-view': tableOf(session, view),
    'format-challenge': tableOf(challenge, {
      properties: { session: start, goal, ...challengeTop },
      required: challenge.required,
    }),
    'format-goal': tableOf(challenge, goal),
  };
}

/** Returns a schema with what it refers to. @param {any} root  @param {any} schema */
function resolved(root, schema) {
  const [, name] = /^#\/\$defs\/(\w+)$/.exec(schema.$ref ?? '') ?? [];
  if (!name) return schema;
  const found = { ...root.$defs[name], ...schema };
  delete found.$ref;
  return found;
}

const TYPE_NAMES = /** @type {Record<string, Said>} */ ({
  string: { en: 'text', zh: '文本' },
  integer: { en: 'integer', zh: '整数' },
  number: { en: 'number', zh: '数' },
  boolean: { en: '`true` or `false`', zh: '`true` 或 `false`' },
  array: { en: 'list', zh: '列表' },
  object: { en: 'object', zh: '对象' },
  null: { en: '`null`', zh: '`null`' },
});

/**
 * Returns the type, the limits and the default of a field.
 * @param {any} root
 * @param {any} field
 * @param {boolean} required
 * @returns {Said}
 */
function limitsOf(root, field, required) {
  const kind = kindOf(root, field);
  const given = 'default' in field ? JSON.stringify(field.default) : undefined;
  return {
    en: kind.en + (required ? '; required' : given ? `; default \`${given}\`` : ''),
    zh: kind.zh + (required ? '；必填' : given ? `；默认 \`${given}\`` : ''),
  };
}

/** @param {any} root  @param {any} written  @returns {Said} */
function kindOf(root, written) {
  const field = resolved(root, written);
  if ('const' in field) return { en: `\`${JSON.stringify(field.const)}\``, zh: `\`${JSON.stringify(field.const)}\`` };
  if (field.enum) {
    const values = field.enum.map((/** @type {unknown} */ value) => `\`${JSON.stringify(value)}\``).join(' ');
    return { en: values, zh: values };
  }
  if (field.anyOf) {
    const kinds = field.anyOf.map((/** @type {any} */ each) => kindOf(root, each));
    return {
      en: kinds.map((/** @type {Said} */ { en }) => en).join(', or '),
      zh: kinds.map((/** @type {Said} */ { zh }) => zh).join('，或 '),
    };
  }
  if (field.$ref) return TYPE_NAMES['object'] ?? { en: '', zh: '' };
  const types = [field.type].flat().map((/** @type {string} */ type) => TYPE_NAMES[type] ?? { en: type, zh: type });
  const range = rangeOf(field);
  const items = field.type === 'array' && field.items ? kindOf(root, field.items) : undefined;
  return {
    en: types.map(({ en }) => en).join(' or ') + range.en + (items ? `, each: ${items.en}` : ''),
    zh: types.map(({ zh }) => zh).join('或') + range.zh + (items ? `，每项：${items.zh}` : ''),
  };
}

/** @param {any} field  @returns {Said} */
function rangeOf({ minimum, maximum, exclusiveMinimum, minItems, maxItems, maxLength }) {
  const number = (/** @type {number} */ value) => value.toLocaleString('en-US');
  if (exclusiveMinimum !== undefined) {
    const [low, high] = [exclusiveMinimum, maximum].map(number);
    return { en: ` greater than ${low}, at most ${high}`, zh: `，大于 ${low}，不超过 ${high}` };
  }
  if (minimum !== undefined) {
    return {
      en: ` from ${number(minimum)} to ${number(maximum)}`,
      zh: `，${number(minimum)} 到 ${number(maximum)}`,
    };
  }
  if (maxItems !== undefined) {
    const low = number(minItems ?? 0);
    return { en: ` of ${low} to ${number(maxItems)} items`, zh: `，${low} 到 ${number(maxItems)} 项` };
  }
  if (maxLength !== undefined) {
    return { en: `, at most ${number(maxLength)} characters`, zh: `，最多 ${number(maxLength)} 个字符` };
  }
  return { en: '', zh: '' };
}

/** @param {string} target  such as safari17.5 */
function browserName(target) {
  const [, name = '', version = ''] = /^(\D+)(.+)$/.exec(target) ?? [];
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${version}`;
}

/** Returns a table of the sizes of the scripts, which must have been built. */
export function sizesTable() {
  return table(scriptSizes().map(({ name, bytes }) => row(name, '', `${(bytes / 1000).toFixed(1)} kB`)));
}

/** Returns the frameworks and site generators in which `npm run ecosystem` trained a playground, with their versions. */
function triedTable() {
  const results = JSON.parse(read(inRepository('tests/ecosystem/results.json')));
  const rows = results.map((/** @type {{ title: string, versions: string[] }} */ { title, versions }) => {
    return `<tr><th scope="row">${escaped(title)}</th><td>${escaped(versions.join(', '))}</td></tr>`;
  });
  return table(rows);
}

/** Descriptions of the limits that are not also in the format of a session. @type {Record<string, Said>} */
const LIMITS = {
  maxInputs: { en: 'inputs', zh: '输入' },
  maxOutputs: { en: 'outputs', zh: '输出' },
  maxRows: { en: 'rows', zh: '行' },
  maxHiddenLayers: { en: 'hidden layers', zh: '隐藏层' },
  maxUnits: { en: 'units in a hidden layer', zh: '每个隐藏层的单元' },
  maxLearningRate: { en: 'learning rate', zh: '学习率' },
  maxParameter: { en: 'absolute value of a weight or bias that is set', zh: '手动设置的权重或偏置的绝对值' },
  maxSurfaceSize: { en: 'points along a side of a surface', zh: '曲面每边的点' },
  maxSurveySeeds: { en: 'seeds of a survey', zh: '一次多组种子的种子数' },
  maxLandscapePoints: { en: 'points of a loss landscape', zh: '一幅损失地形的点' },
  maxIterations: { en: 'iterations of a run', zh: '一次训练的迭代' },
  maxSeed: { en: 'largest seed', zh: '最大的随机种子' },
  maxNameLength: { en: 'characters of a column’s name', zh: '列名的字符' },
};

/** Returns the limits of the core, from its header. */
function limitsTable() {
  const header = read(inRepository('core/include/truthnet/limits.hpp'));
  const [struct = ''] = /struct Limits \{[\s\S]*?\};/.exec(header) ?? [];
  const limits = [...struct.matchAll(/ (max\w+) = ([\w']+);/g)];
  if (limits.length !== Object.keys(LIMITS).length) throw new Error('LIMITS in reference-parts.mjs is out of date');
  return table(
    limits.map(([, name = '', value = '']) => {
      const said = LIMITS[name];
      if (!said) throw new Error(`LIMITS in web/build/reference-parts.mjs lacks ${name}`);
      return row(name, Number(value.replaceAll("'", '')).toLocaleString('en-US'), both(said));
    }),
  );
}
