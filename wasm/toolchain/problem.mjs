// Reports problems that the user has to solve.

/** A problem that the user has to solve: one sentence, and the commands that solve it. */
export class SetupProblem extends Error {
  /**
   * @param {string} sentence
   * @param {string[]} [commands]
   * @param {string} [details]  output of a tool, shown before the sentence
   */
  constructor(sentence, commands = [], details = '') {
    super(sentence);
    this.commands = commands;
    this.details = details;
  }
}

/**
 * Prints the problem and exits with code 1; rethrows any other error, which is a bug.
 * @param {unknown} error
 */
export function exitWithProblem(error) {
  if (!(error instanceof SetupProblem)) throw error;
  if (error.details !== '') console.error(`\n${error.details}`);
  console.error(`\n${error.message}`);
  for (const command of error.commands) console.error(`    ${command}`);
  process.exit(1);
}
