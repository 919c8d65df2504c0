// UNTRUSTED. The options of a check by shards: which shard, and the key of its seal.
import { InvalidArgumentError, Option } from "commander";
import type { Shard } from "../../shards/index.js";

const MOST_SHARDS = 1_000_000;

/** `2/8`. Fails: InvalidArgumentError. */
export function shardFrom(text: string): Shard {
  const [, index = 0, of = 0] = /^([1-9]\d{0,6})\/([1-9]\d{0,6})$/u.exec(text)?.map(Number) ?? [];
  if (index >= 1 && index <= of && of <= MOST_SHARDS) return { index, of };
  throw new InvalidArgumentError("Give a shard and their number, such as 2/8; the first is 1/8.");
}

export function keyOption(): Option {
  const what = "seal shares with this key: a file of at least 16 bytes that no one else has";
  return new Option("--key <file>", what);
}
