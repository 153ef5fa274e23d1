/** Configures ESLint: imports between folders, supported browsers, keyboard events and regular expressions. */

import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import lit from 'eslint-plugin-lit';
import regexp from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { lackingInTargets } from './web/build/eslint-targets.mjs';

/** Folders of web/src, each with the others that it may import from; all other imports are forbidden. */
const DIRECTIONS = {
  session: [],
  dom: [],
  lazy: [],
  api: ['session'],
  engine: ['api', 'session'],
  i18n: ['api', 'session', 'dom'],
  export: ['session', 'dom'],
  ui: ['lazy', 'i18n', 'export', 'session', 'dom'],
  features: ['ui', 'lazy', 'engine', 'i18n', 'export', 'api', 'session', 'dom'],
  store: ['ui', 'engine', 'i18n', 'api', 'session'],
  element: ['store', 'features', 'ui', 'lazy', 'engine', 'i18n', 'api', 'session', 'dom'],
  entries: ['element', 'features', 'ui', 'lazy', 'engine', 'i18n', 'api', 'session', 'dom'],
  page: ['entries', 'ui', 'i18n', 'api', 'session', 'dom'],
  cli: ['engine', 'i18n', 'export', 'api', 'session'],
};

const zones = [
  ...Object.entries(DIRECTIONS).map(([folder, allowed]) => ({
    target: `./web/src/${folder}`,
    from: './web/src',
    except: [folder, ...allowed].map((other) => `./${other}`),
    message: `web/src/${folder} may import only from: ${allowed.join(', ') || 'nothing of ours'}`,
  })),
  ...readdirSync(new URL('web/src/features', import.meta.url)).map((feature) => ({
    target: `./web/src/features/${feature}`,
    from: './web/src/features',
    except: [`./${feature}`],
    message: 'No feature imports another: put what two of them need into web/src/ui.',
  })),
];

export default defineConfig(
  // The projects of frameworks have types and packages of their own: npm run ecosystem checks them.
  globalIgnores(['build/', 'dist/', '.toolchain/', 'test-results/', 'playwright-report/', 'tests/ecosystem/*/']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['web/tsconfig.json', 'web/tsconfig.worker.json', 'web/tsconfig.cli.json', 'tests/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // An index that a loop or a check has just proven valid.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['web/src/**/*.ts'],
    ignores: ['**/*.d.ts'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/extensions': ['.ts'], 'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] } },
    extends: [lit.configs['flat/recommended']],
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      // Lit calls a handler with the element as `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // The command line runs in Node, everything else in the browsers of web/build/targets.mjs.
    files: ['web/src/**/*.ts'],
    ignores: ['**/*.d.ts', 'web/src/cli/**', 'web/src/entries/node.ts'],
    plugins: { targets: { rules: { lacking: lackingInTargets } } },
    rules: { 'targets/lacking': 'error' },
  },
  {
    // Links and files may be long, so matching must be fast. Only sticky patterns may be tried at every position.
    files: ['web/src/**/*.ts', 'wasm/*.mjs'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: true }],
    },
  },
  {
    // Handle every key in one module, which knows input methods, modifiers and layouts.
    files: ['web/src/**/*.ts'],
    ignores: ['web/src/ui/keys.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            ':matches(TSTypeReference[typeName.name="KeyboardEvent"], MemberExpression[object.name=/event$/i][property.name=/^(key|code|keyCode|isComposing)$/])',
          message: 'Use onKey() of web/src/ui/keys.ts.',
        },
      ],
    },
  },
  {
    // Only the workers load the WASM modules. Other files may import the JavaScript that needs no module.
    files: ['web/src/**/*.ts'],
    ignores: ['web/src/engine/{worker,analysis-worker,worker-scope}.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            '**/wasm/*',
            ...['letters', 'nearest-name', 'plain-data', 'sentences'].map((module) => `!**/wasm/${module}.mjs`),
            '!**/*.wasm?*',
          ],
        },
      ],
    },
  },
  {
    files: ['wasm/**/*.mjs', 'web/**/*.mjs', '**/*.js', 'tests/**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        structuredClone: 'readonly',
        WebAssembly: 'readonly',
      },
    },
  },
  {
    // Old browsers, too, parse these files.
    files: ['web/public/*.js'],
    languageOptions: {
      ecmaVersion: 5,
      sourceType: 'script',
      globals: { customElements: 'readonly', document: 'readonly', location: 'readonly', window: 'readonly' },
    },
  },
  {
    // Some of this code runs in the page that it measures or draws.
    files: ['tests/bench/page/*.mjs', 'tests/soak/*.mjs', 'tests/ecosystem/*.mjs', 'web/previews.mjs'],
    languageOptions: {
      globals: {
        BroadcastChannel: 'readonly',
        MessageChannel: 'readonly',
        MutationObserver: 'readonly',
        PerformanceObserver: 'readonly',
        addEventListener: 'readonly',
        document: 'readonly',
        performance: 'readonly',
        requestAnimationFrame: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
);
