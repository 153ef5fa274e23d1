/** Marks script addresses as trusted, for pages whose policy says `require-trusted-types-for 'script'`. */

interface Policy {
  createScriptURL(address: string): string;
}

declare global {
  var trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined;
}

let policy: Policy | undefined;

/** Returns a trusted address. Pass only our own: of the worker, and of scripts loaded later. */
export function trusted(address: string): string {
  policy ??= globalThis.trustedTypes?.createPolicy('truth-net', { createScriptURL: (ours) => ours });
  return policy?.createScriptURL(address) ?? address;
}
