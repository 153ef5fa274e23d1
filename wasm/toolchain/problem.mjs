/** Something the user has to do: one clear sentence, and the commands that do it. */
export class SetupProblem extends Error {
  /**
   * @param {string} sentence
   * @param {string[]} [commands]
   * @param {string} [details]  what a tool said, shown before the sentence
   */
  constructor(sentence, commands = [], details = '') {
    super(sentence);
    this.commands = commands;
    this.details = details;
  }
}

/**
 * Prints the problem and ends the program with exit code 1; anything else is a bug and is thrown on.
 * @param {unknown} error
 */
export function exitWithProblem(error) {
  if (!(error instanceof SetupProblem)) throw error;
  if (error.details !== '') console.error(`\n${error.details}`);
  console.error(`\n${error.message}`);
  for (const command of error.commands) console.error(`    ${command}`);
  process.exit(1);
}
