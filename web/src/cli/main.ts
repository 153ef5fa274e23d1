#!/usr/bin/env node
/** Runs the program `truthnet`. */

import { readFile, writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { loadCore } from 'truthnet';
import manifest from '../../../package.json' with { type: 'json' };
import { complaint, EXIT, run } from './command.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that stops early, as in `truthnet … | head`, is not an error.
  if (error.code === 'EPIPE') process.exit();
  const sentence = complaint(`Cannot write to standard output: ${error.message}`);
  process.stderr.write(sentence, () => process.exit(EXIT.refused));
});
// If standard error is closed, the exit code still reports the failure.
process.stderr.on('error', () => undefined);

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  read: (file) => (file === '-' ? buffer(process.stdin) : readFile(file)),
  write: (file, content) => writeFile(file, content),
  loadCore,
  version: manifest.version,
});
