// UNTRUSTED. The digest under which a certificate names a network. May import kernel, format.
import { encodeNetwork, sha256 } from "../format/index.js";
import { type NetworkField, type NetworkOrigin, shapeOf } from "../format/index.js";
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

/** How a header names a network: by its rows, which follow, or by its digest; and the file it is from. */
export function networkField(
  network: Network,
  isInline: boolean,
  from?: NetworkOrigin,
): NetworkField {
  const source = isInline ? "inline" : networkDigest(network);
  return { source, ...shapeOf(network), ...(from && { from }) };
}
