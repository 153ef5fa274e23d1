/** Types of the part that we use; the package has none. */
declare module '@custom-elements-manifest/analyzer/cli.js' {
  export function cli(options: { argv: string[]; cwd: string; noWrite: boolean }): Promise<Manifest>;

  interface Manifest {
    modules: [Record<string, unknown> & { declarations: Declaration[] }];
  }

  interface Declaration {
    name: string;
    members: { name: string }[];
    attributes: { fieldName?: string; description?: string }[];
    events: { description?: string }[];
    cssProperties?: unknown;
  }
}
