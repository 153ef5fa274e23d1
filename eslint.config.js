import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import lit from 'eslint-plugin-lit';
import regexp from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { lackingInTargets } from './web/build/eslint-targets.mjs';

/** Which folders of web/src may import from which others; what is not named here is forbidden. */
const DIRECTIONS = {
  'session/': ['session/'],
  'engine/protocol.ts': ['session/'],
  'engine/support.ts': ['engine/protocol.ts'],
  'engine/run-loop.ts': ['engine/protocol.ts'],
  'engine/film.ts': ['session/', 'engine/protocol.ts'],
  'engine/run.ts': ['session/', 'engine/film.ts', 'engine/protocol.ts', 'engine/run-loop.ts'],
  'engine/looker.ts': ['engine/protocol.ts'],
  'engine/look.ts': ['session/', 'engine/protocol.ts', 'engine/looker.ts'],
  'engine/landscape.ts': ['session/', 'engine/protocol.ts', 'engine/looker.ts'],
  'engine/worker.ts': [
    'session/',
    'engine/protocol.ts',
    'engine/landscape.ts',
    'engine/look.ts',
    'engine/looker.ts',
    'engine/run.ts',
    'engine/run-loop.ts',
    'engine/unchanged.ts',
  ],
  'engine/delivery.ts': ['engine/worker.ts?worker&url', 'trusted.ts'],
  'engine/delivery-inline.ts': ['engine/', 'trusted.ts'],
  'engine/unchanged.ts': [],
  'engine/client.ts': [
    'session/weight.ts',
    'engine/protocol.ts',
    'engine/support.ts',
    'engine/delivery.ts',
    'engine/unchanged.ts',
  ],
  'engine/heartbeat.ts': [],
  'engine/driver.ts': [
    'session/changes.ts',
    'deferred.ts',
    'engine/client.ts',
    'engine/heartbeat.ts',
    'engine/protocol.ts',
  ],
  'contract.ts': ['session/', 'engine/protocol.ts'],
  'engine/survey-pool.ts': ['session/', 'engine/heartbeat.ts', 'engine/protocol.ts'],
  'i18n/': ['i18n/', 'host-dom.ts', 'session/', 'engine/protocol.ts'],
  'export/': ['export/', 'host-dom.ts', 'session/'],
  'cli/': ['cli/', 'engine/look.ts', 'engine/looker.ts', 'export/', 'i18n/', 'session/', 'views/unit-names.ts'],
  'state.ts': ['session/', 'engine/protocol.ts'],
  'watch.ts': ['session/', 'engine/protocol.ts'],
  'orders.ts': ['session/', 'engine/protocol.ts', 'state.ts', 'watch.ts'],
  'deferred.ts': [],
  'playground.ts': [
    'session/',
    'engine/driver.ts',
    'engine/protocol.ts',
    'i18n/',
    'views/events.ts',
    'contract.ts',
    'deferred.ts',
    'orders.ts',
    'state.ts',
  ],
  'register.ts': [],
  'trusted.ts': [],
  'nearness.ts': [],
  'host-dom.ts': [],
  'too-old.ts': ['i18n/'],
  'prose.ts': ['session/', 'contract.ts', 'host-dom.ts'],
  'element.ts': ['contract.ts', 'define.ts', 'session/', 'truth-net.ts'],
  'late.ts': ['late-delivery.ts', 'not-delivered.ts', 'register.ts'],
  'late-delivery.ts': ['define-late.ts'],
  'late-delivery-script.ts': ['register.ts', 'script-delivery.ts'],
  'script-delivery.ts': ['host-dom.ts', 'not-delivered.ts', 'trusted.ts'],
  'not-delivered.ts': [],
  'math-font.ts': ['fonts/'],
  'temml-delivery.ts': ['math-font.ts'],
  'temml-delivery-script.ts': ['script-delivery.ts'],
  'temml-script.ts': ['math-font.ts'],
  'panels.ts': ['session/', 'views/', 'late.ts', 'i18n/', 'engine/protocol.ts', 'engine/survey-pool.ts', 'state.ts'],
  'survey-run.ts': ['session/', 'engine/protocol.ts', 'engine/survey-pool.ts'],
  'views/': [
    'views/',
    'host-dom.ts',
    'late.ts',
    'not-delivered.ts',
    'temml-delivery.ts',
    'export/',
    'i18n/',
    'session/',
    'engine/protocol.ts',
    'engine/survey-pool.ts',
    'state.ts',
    'survey-run.ts',
    'styles/',
  ],
  'page/': ['page/', 'define.ts', 'contract.ts', 'i18n/', 'session/'],
};

const zones = Object.entries(DIRECTIONS).map(([target, allowed]) => ({
  target: `./web/src/${target}`,
  from: './web/src',
  except: allowed.map((path) => `./${path}`),
  message: `web/src/${target} may import only from: ${allowed.join(', ') || 'nothing of ours'}`,
}));

export default defineConfig(
  globalIgnores(['build/', 'dist/', '.toolchain/', 'test-results/', 'playwright-report/']),
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
      // An index that a loop or a check has just proven to be there.
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
    extends: [lit.configs['flat/recommended']],
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-default-export': 'error',
      // Lit calls a handler with the element as `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // All of it runs in the browsers of web/build/targets.mjs; the command line does in Node.
    files: ['web/src/**/*.ts'],
    ignores: ['**/*.d.ts', 'web/src/cli/**', 'web/src/element-in-node.ts'],
    plugins: { targets: { rules: { lacking: lackingInTargets } } },
    rules: { 'targets/lacking': 'error' },
  },
  {
    // A link or a file may be long, and whatever matches it has to be quick. Only sticky patterns may fail at every place.
    files: ['web/src/**/*.ts', 'wasm/*.mjs'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: true }],
    },
  },
  {
    // Every key goes through one module, which knows input methods, modifiers and layouts.
    files: ['web/src/**/*.ts'],
    ignores: ['web/src/views/keys.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            ':matches(TSTypeReference[typeName.name="KeyboardEvent"], MemberExpression[object.name=/event$/i][property.name=/^(key|code|keyCode|isComposing)$/])',
          message: 'Use onKey() of web/src/views/keys.ts.',
        },
      ],
    },
  },
  {
    // The WASM module lives in the worker alone; reading plain data needs none.
    files: ['web/src/**/*.ts'],
    ignores: ['web/src/engine/worker.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: ['**/wasm/*', '!**/wasm/letters.mjs', '!**/wasm/plain-data.mjs', '!**/truthnet-core.wasm?*'] },
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
    // Read by browsers that know nothing newer.
    files: ['web/public/*.js'],
    languageOptions: {
      ecmaVersion: 5,
      sourceType: 'script',
      globals: { customElements: 'readonly', document: 'readonly', location: 'readonly', window: 'readonly' },
    },
  },
  {
    // Some of it runs in the page that it measures.
    files: ['tests/bench/page/*.mjs', 'tests/soak/*.mjs'],
    languageOptions: {
      globals: {
        BroadcastChannel: 'readonly',
        document: 'readonly',
        performance: 'readonly',
        PerformanceObserver: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
);
