/** How the compiled core is read in browsers and bundles. See read-in-node.mjs. */

/**
 * @param {URL} address
 * @returns {Promise<BufferSource>}
 */
export async function readWasm(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`truthnet-core.wasm: HTTP ${response.status}`);
  return response.arrayBuffer();
}
