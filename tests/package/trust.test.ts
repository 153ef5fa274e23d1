/** Checks that a release is verifiable: its hashes, and the origin of the code in it. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkPackages, checkTerms } from '../../web/build/licenses.mjs';
import { LOADED_BY, SCRIPTS } from '../../web/build/pieces.mjs';
import { REPOSITORY } from './scratch.ts';

const built = (name: string) => readFileSync(join(REPOSITORY, 'dist', name));

test.each(SCRIPTS)('The documentation gives the hash of %s', (name) => {
  const hash = `sha384-${createHash('sha384').update(built(name)).digest('base64')}`;
  expect(built('docs/scripts.html').toString()).toContain(`/${name}" integrity="${hash}" crossorigin="anonymous"`);
});

test.each(SCRIPTS)('%s contains the hashes of the scripts that it loads', (name) => {
  for (const loaded of LOADED_BY[name]!) {
    const hash = createHash('sha384').update(built(loaded)).digest('base64');
    expect(built(name).toString()).toContain(`sha384-${hash}`);
  }
});

test('Each script but the first is loaded by another', () => {
  expect(new Set(Object.values(LOADED_BY).flat())).toEqual(new Set(SCRIPTS.slice(1)));
});

test.each(
  ['', 'zh/'].flatMap((folder) => ['index.html', 'lesson.html', 'docs/index.html'].map((name) => folder + name)),
)('%s links to the licences', (name) => {
  const file = `${'../'.repeat(name.split('/').length - 1) || './'}THIRD-PARTY-LICENSES.txt`;
  expect(built(name).toString().split(`href="${file}"`)).toHaveLength(2);
});

test('No install script runs, and no package needs one', () => {
  const settings = readFileSync(join(REPOSITORY, '.npmrc'), 'utf8').split('\n');
  expect(settings).toContain('ignore-scripts=true');
  const lock = readFileSync(join(REPOSITORY, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(lock) as { packages: Record<string, { hasInstallScript?: boolean }> };
  const withScripts = Object.keys(packages).filter((name) => packages[name]!.hasInstallScript);
  // Both only check that their program for this platform is installed, which npm ensures.
  expect(withScripts).toEqual(['node_modules/esbuild', 'node_modules/rs-module-lexer']);
});

test('The packing script builds the package first, by name', () => {
  const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  expect(scripts['package']).toBe('npm run --silent prepack && npm pack');
});

describe('The build refuses', () => {
  const part = { name: 'lit 1.0.0', license: 'MIT', text: 'Permission is hereby granted …' };

  test('an unexpected package', () => {
    expect(() => checkPackages([part])).not.toThrow();
    expect(() => checkPackages([part, { ...part, name: 'left-pad 1.3.0' }])).toThrow('left-pad 1.3.0');
  });

  test('a package without the text of its licence, or with another licence', () => {
    expect(() => checkTerms([part, { ...part, license: '(MIT OR BSD-3-Clause)' }])).not.toThrow();
    expect(() => checkTerms([{ ...part, text: '\n' }])).toThrow('no text');
    expect(() => checkTerms([{ ...part, license: '' }])).toThrow('lit 1.0.0');
    expect(() => checkTerms([{ ...part, license: 'MIT AND GPL-3.0-only' }])).toThrow('GPL-3.0-only');
  });
});
