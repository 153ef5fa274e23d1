/** Creates a project with the packed package installed, as by `npm install truthnet`. */

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export class Scratch {
  readonly folder: string;
  /** Path of the packed package. */
  readonly tarball: string;

  private constructor(folder: string, tarball: string) {
    this.folder = folder;
    this.tarball = tarball;
  }

  /** Packs the build and installs it without network access. */
  static async make(): Promise<Scratch> {
    const folder = await mkdtemp(join(tmpdir(), 'truthnet-'));
    const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
    const { stdout } = await runOrThrow('npm', pack, REPOSITORY);
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    const scratch = new Scratch(folder, join(folder, filename));
    await scratch.write('package.json', JSON.stringify({ name: 'scratch', private: true, type: 'module' }));
    await runOrThrow('npm', ['install', '--offline', '--no-audit', '--no-fund', scratch.tarball], folder);
    return scratch;
  }

  async write(name: string, text: string): Promise<void> {
    const file = join(this.folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  /** Runs a program of this repository's own packages there. */
  tool(name: string, args: readonly string[]): Promise<Outcome> {
    return run(join(REPOSITORY, 'node_modules/.bin', name), args, this.folder);
  }

  run(program: string, args: readonly string[], input = ''): Promise<Outcome> {
    return run(program, args, this.folder, input);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[], cwd: string, input = ''): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(program, args, { cwd, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
    // A program may end without reading its input.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

async function runOrThrow(program: string, args: readonly string[], cwd: string): Promise<Outcome> {
  const outcome = await run(program, args, cwd);
  if (outcome.code !== 0) throw new Error(`${program} ${args.join(' ')}\n${outcome.stdout}${outcome.stderr}`);
  return outcome;
}
