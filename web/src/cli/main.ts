#!/usr/bin/env node
/** The program `truthnet`. */

import { readFile, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { loadCore } from 'truthnet';
import manifest from '../../../package.json' with { type: 'json' };
import { run } from './command.ts';

// A reader that has seen enough, as in `truthnet … | head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  read: (file) => (file === '-' ? text(process.stdin) : readFile(file, 'utf8')),
  write: (file, content) => writeFile(file, content),
  loadCore,
  version: manifest.version,
});
