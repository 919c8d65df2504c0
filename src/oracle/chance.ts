// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// Reproducible choices: the n-th choice of a seed is a hash of both.
import { createHash } from "node:crypto";

/** A stream of choices: each call gives a bigint in [0, below), below ≤ 2^128. */
export type Choices = (below: bigint) => bigint;

/** The choices of a seed. */
export function choices(seed: string): Choices {
  let count = 0n;
  return (below) => {
    const digest = createHash("sha256").update(`${seed}:${count}`).digest("hex");
    count += 1n;
    return BigInt(`0x${digest}`) % below;
  };
}
