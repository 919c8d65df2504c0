// UNTRUSTED. Which balls are whose: N balls in n shards of nearly equal length, in the order of the file.

/** Shard `index` of `of`, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Balls from `first` on, before `end`. */
export interface Balls {
  readonly first: number;
  readonly end: number;
}

/**
 * The balls of a shard. Requires: index from 1 to `of`.
 *
 * Ensures  the shards 1 to `of` cover 0 to N − 1, each ball once; their lengths differ by at most 1.
 */
export function ballsOfShard({ index, of }: Shard, count: number): Balls {
  // Products below 2^53: counts are at most 10^8, shards at most 10^6.
  const edge = (k: number): number => Math.floor((k * count) / of);
  return { first: edge(index - 1), end: edge(index) };
}
