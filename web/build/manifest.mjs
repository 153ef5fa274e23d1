// @ts-check
// Makes custom-elements.json, the description of <truth-net>. Its attributes, events, slots and parts are documented above
// its class, its properties and methods in public-api.ts, and its CSS variables in tokens.css.

import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import ts from 'typescript';
import { read, web } from './places.mjs';

/** Returns the manifest; see https://github.com/webcomponents/custom-elements-manifest */
export async function makeManifest() {
  const manifest = await cli({
    argv: ['analyze', '--config', 'build/manifest-options.mjs'],
    cwd: web(''),
    noWrite: true,
  });
  const [module] = manifest.modules;
  const declaration = module.declarations.find(({ name }) => name === 'TruthNet');
  if (!declaration) throw new Error('The class TruthNet was not found');
  const documented = membersOfContract();
  declaration.members = declaration.members
    .filter(({ name }) => documented.has(name))
    .map((member) => ({ ...member, description: documented.get(member.name) }));
  declaration.cssProperties = cssProperties();
  // Lit's own members, observed attributes without a field, and events with a variable name have no description.
  declaration.events = declaration.events.filter(({ description }) => description);
  declaration.attributes = declaration.attributes.filter(
    ({ fieldName, description }) => description && (!fieldName || documented.has(fieldName)),
  );
  return {
    ...manifest,
    modules: [{ ...module, path: 'build/package/element.mjs', declarations: [declaration], exports: exportsOf() }],
  };
}

function exportsOf() {
  const declaration = { name: 'TruthNet', module: 'build/package/element.mjs' };
  return [
    { kind: 'js', name: 'TruthNet', declaration },
    { kind: 'custom-element-definition', name: 'truth-net', declaration },
  ];
}

/** Returns the descriptions of the element's public members, by name. */
function membersOfContract() {
  const file = web('src/api/public-api.ts');
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const statement of source.statements) {
    if (!ts.isInterfaceDeclaration(statement) || statement.name.text !== 'TruthNetElement') continue;
    for (const member of statement.members) {
      const name = member.name?.getText(source) ?? '';
      const said = ts
        .getJSDocCommentsAndTags(member)
        .map((comment) => ts.getTextOfJSDocComment(comment.comment) ?? '')
        .filter(Boolean);
      if (name && name !== 'addEventListener')
        found.set(name, [...(found.has(name) ? [found.get(name)] : []), ...said].join(' ').replaceAll(/\s+/g, ' '));
    }
  }
  return found;
}

/** Returns the variables of tokens.css with their values, each with the heading above it. */
function cssProperties() {
  const [own = ''] = read(web('src/ui/styles/tokens.css')).split('@media');
  let heading = '';
  return [...own.matchAll(/\/\*\s*(?<comment>[\s\S]*?)\s*\*\/|(?<name>--tn-[\w-]+):\s*(?<value>[^;]+);/g)].flatMap(
    ({ groups }) => {
      if (groups?.['comment']) heading = groups['comment'].replaceAll(/\s+/g, ' ');
      const { name, value } = groups ?? {};
      return name ? [{ name, default: value?.replaceAll(/\s+/g, ' '), description: heading }] : [];
    },
  );
}
