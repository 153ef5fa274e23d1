// Runs npm scripts at the same time, each on a processor of its own: node wasm/toolchain/side-by-side.mjs script ...
// Prints what each has written when it ends, and fails if one of them fails.

import { spawn } from 'node:child_process';

/**
 * @param {string} script
 * @returns {Promise<number>}  the exit code
 */
function runScript(script) {
  return new Promise((resolve) => {
    // On Windows, npm is a batch file.
    const child = spawn(`npm run --silent ${script}`, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => (output += text));
    }
    child.on('close', (code) => {
      process.stdout.write(output);
      resolve(code ?? 1);
    });
  });
}

const codes = await Promise.all(process.argv.slice(2).map(runScript));
process.exitCode = codes.find((code) => code !== 0) ?? 0;
