// UNTRUSTED. The digest under which a certificate names a network. May import kernel, format.
import { encodeNetwork, sha256 } from "../format/index.js";
import type { Network } from "../kernel/index.js";

/** The digest of bytes. */
export function digestOfBytes(bytes: Uint8Array): string {
  const digest = sha256();
  digest.update(bytes);
  return `sha256:${digest.hex()}`;
}

/** The digest of a network's canonical text. */
export function networkDigest(network: Network): string {
  const digest = sha256();
  const encoder = new TextEncoder();
  for (const line of encodeNetwork(network)) digest.update(encoder.encode(`${line}\n`));
  return `sha256:${digest.hex()}`;
}
