/**
 * What was tested in which engine, as a table: a reporter that writes test-results/engines.md.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';

const RESULTS = 'test-results/engines.md';

const isOfAllEngines = ({ location }: TestCase) => /[\\/]engines[\\/]/.test(location.file);

export default class Matrix implements Reporter {
  #tests: readonly TestCase[] = [];
  #engines: readonly string[] = [];

  onBegin(config: FullConfig, suite: Suite): void {
    this.#tests = suite.allTests();
    this.#engines = config.projects.map(({ name }) => name);
  }

  onEnd(): void {
    const shared = this.#tests.filter(isOfAllEngines);
    if (shared.length === 0) return;
    const titles = [...new Set(shared.map(({ title }) => title))];
    const rows = [
      ['', ...this.#engines.map((engine) => versionOf(shared.filter((test) => engineOf(test) === engine)) ?? engine)],
      ['---', ...this.#engines.map(() => ':-:')],
      ...titles.map((title) => [
        title,
        ...this.#engines.map((engine) =>
          markOf(shared.find((test) => test.title === title && engineOf(test) === engine)),
        ),
      ]),
      ['further tests', ...this.#engines.map((engine) => this.#further(engine))],
    ];
    mkdirSync('test-results', { recursive: true });
    writeFileSync(RESULTS, rows.map((cells) => `| ${cells.join(' | ')} |\n`).join(''));
  }

  printsToStdio(): boolean {
    return false;
  }

  #further(engine: string): string {
    const tests = this.#tests.filter((test) => engineOf(test) === engine && !isOfAllEngines(test));
    const passed = tests.filter((test) => test.outcome() === 'expected' && test.expectedStatus === 'passed');
    return tests.length === 0 ? '' : `${passed.length} of ${tests.length}`;
  }
}

function engineOf(test: TestCase): string | undefined {
  return test.parent.project()?.name;
}

/** The name and version that a test noted. */
function versionOf(tests: readonly TestCase[]): string | undefined {
  return tests
    .flatMap(({ results }) => results.flatMap(({ annotations }) => annotations))
    .find(({ type }) => type === 'engine')?.description;
}

function markOf(test: TestCase | undefined): string {
  if (!test || test.outcome() === 'skipped') return '–';
  return test.ok() ? '✓' : '✗';
}
