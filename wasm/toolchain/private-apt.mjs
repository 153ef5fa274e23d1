// Unpacks packages of newer Debian releases into .toolchain/.

import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { aptDownload, aptUpdate } from './apt.mjs';
import { runPiped } from './commands.mjs';
import { findDebianMirror } from './debian-mirror.mjs';
import { finishFolder, makeUnfinishedFolder } from './private-folder.mjs';
import { SetupProblem } from './problem.mjs';
import { withProgress } from './progress.mjs';
import { privateSets, privateSuites } from './versions.mjs';

/** Binaryen programs that Emscripten calls. */
const binaryenTools = [
  ...['wasm-opt', 'wasm-metadce', 'wasm-emscripten-finalize', 'wasm-ctor-eval'],
  ...['wasm2js', 'wasm-dis', 'wasm-split'],
];

/**
 * Downloads the packages of each set from newer Debian suites and unpacks them into .toolchain/, without
 * changing the system.
 * @param {string[]} sets  keys of `privateSets`
 */
export async function unpackPrivately(sets) {
  const scratch = makeUnfinishedFolder('download');
  const options = writeAptConfiguration(scratch);
  await withProgress('package lists of newer Debian releases', () => aptUpdate(options));
  for (const set of sets) {
    const { packages = [], megabytes = 0 } = privateSets[set] ?? {};
    const debs = join(scratch, set);
    mkdirSync(debs);
    await withProgress(`.toolchain/${set} (${megabytes} MB to download)`, async (progress) => {
      await aptDownload(packages, debs, options, progress);
      await unpack(set, debs, progress);
    });
    rmSync(debs, { recursive: true });
  }
  rmSync(scratch, { recursive: true });
}

/**
 * Writes a separate apt configuration and returns the options that select it: the system's mirror and keys,
 * newer suites, and lists that the system's apt does not use.
 * @param {string} folder
 */
function writeAptConfiguration(folder) {
  const mirror = findDebianMirror('bookworm');
  if (mirror === undefined) {
    throw new SetupProblem('No Debian mirror found in /etc/apt/sources.list or /etc/apt/sources.list.d.');
  }
  for (const part of ['sources', 'lists/partial', 'cache/archives/partial']) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  writeFileSync(
    join(folder, 'sources/newer.sources'),
    [
      'Types: deb',
      `URIs: ${mirror.uri}`,
      `Suites: ${privateSuites.join(' ')}`,
      'Components: main',
      ...(mirror.signedBy === undefined ? [] : [`Signed-By: ${mirror.signedBy}`]),
      '',
    ].join('\n'),
  );
  const settings = {
    'Dir::Etc::sourcelist': '/dev/null',
    'Dir::Etc::sourceparts': join(folder, 'sources'),
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::Cache': join(folder, 'cache'),
  };
  return Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
}

/**
 * @param {string} set
 * @param {string} debs  folder with the set's packages
 * @param {import('./progress.mjs').Progress} progress
 */
async function unpack(set, debs, progress) {
  const folder = makeUnfinishedFolder(set);
  const root = set === 'binaryen' ? join(folder, 'root') : folder;
  mkdirSync(root, { recursive: true });
  const exclude = (privateSets[set]?.leaveOut ?? []).map((pattern) => `--exclude=${pattern}`);
  let bytes = 0;
  for (const deb of readdirSync(debs)) {
    await runPiped(
      ['dpkg-deb', '--fsys-tarfile', join(debs, deb)],
      ['tar', '-x', '--no-same-owner', '-C', root, ...exclude],
      {
        otherwise: `Could not unpack ${deb} into .toolchain/. Is the disk full?`,
        onBytes: (count) => {
          bytes += count;
          progress.update(`unpacking, ${(bytes / 1e6).toFixed(0)} MB`);
        },
      },
    );
  }
  if (set === 'binaryen') writeBinaryenWrappers(folder);
  if (set === 'emscripten') {
    // Its CommonJS scripts would otherwise inherit "type": "module" from the project's package.json.
    writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  }
  finishFolder(set, folder);
}

/**
 * Writes a wrapper script for each program: trixie's binaryen runs on Debian 12 only with trixie's loader and
 * libraries. The scripts find them relative to their own location.
 * @param {string} folder
 */
function writeBinaryenWrappers(folder) {
  mkdirSync(join(folder, 'bin'));
  for (const tool of binaryenTools) {
    const script = join(folder, 'bin', tool);
    writeFileSync(
      script,
      [
        '#!/bin/sh',
        'root=$(dirname "$0")/../root',
        'loader=$(echo "$root"/usr/lib*/ld-linux-*.so.*)',
        'libraries=$(dirname "$root"/usr/lib/*/libc.so.6)',
        `exec "$loader" --library-path "$libraries" "$root/usr/bin/${tool}" "$@"`,
        '',
      ].join('\n'),
    );
    chmodSync(script, 0o755);
  }
}
