/** Addresses of scripts, for pages whose policy wants them vouched for: `require-trusted-types-for 'script'`. */

interface Policy {
  createScriptURL(address: string): string;
}

declare global {
  var trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined;
}

let policy: Policy | undefined;

/** Only for addresses that are our own: of the worker, and of what the script loads later. */
export function trusted(address: string): string {
  policy ??= globalThis.trustedTypes?.createPolicy('truth-net', { createScriptURL: (ours) => ours });
  return policy?.createScriptURL(address) ?? address;
}
