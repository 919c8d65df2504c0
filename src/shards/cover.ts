// UNTRUSTED. Do shares cover every ball of one certificate exactly once? The first thing that is wrong is named.
import type { Balls } from "./shard.js";
import type { Share } from "./share.js";

/** A share, and the file it was read from. */
export interface NamedShare {
  readonly name: string;
  readonly share: Share;
}

/** Why shares are not those of one check of one certificate. */
export interface NoCover {
  readonly code:
    | "other-certificate"
    | "other-checker"
    | "other-shards"
    | "beyond"
    | "doubled"
    | "missing";
  readonly what: string;
  /** The file it is about; absent if it is about all. */
  readonly name?: string;
}

function ballsText({ first, end }: Balls): string {
  return end === first + 1 ? `ball ${first}` : `balls ${first} to ${end - 1}`;
}

function named(code: NoCover["code"], what: string, one?: NamedShare): NoCover {
  return { code, what, ...(one && { name: one.name }) };
}

/**
 * The shares in the order of their balls, if they are of the certificate with this digest and its `count` balls,
 * of one division into shards and one checker, and each ball is in exactly one of them.
 */
export function coverOf(
  shares: readonly NamedShare[],
  certificate: string,
  count: number,
): readonly NamedShare[] | NoCover {
  const [first] = shares;
  for (const one of shares) {
    const { share } = one;
    if (share.certificate !== certificate) {
      const what = `it is of another certificate: ${share.certificate}, not ${certificate}`;
      return named("other-certificate", what, one);
    }
    if (share.checker !== first?.share.checker) {
      const what = `${share.checker} made it, and ${first?.share.checker ?? ""} made ${first?.name ?? ""}`;
      return named("other-checker", what, one);
    }
    if (share.shard.of !== first.share.shard.of) {
      const what = `it is one of ${share.shard.of} shares, and ${first.name} is one of ${first.share.shard.of}: of another run`;
      return named("other-shards", what, one);
    }
    if (share.balls.first >= share.balls.end || share.balls.end > count) {
      return named("beyond", `it is about ${ballsText(share.balls)}, and there are ${count}`, one);
    }
  }
  const sorted = [...shares].sort((a, b) => a.share.balls.first - b.share.balls.first);
  let next = 0;
  let before: NamedShare | undefined;
  for (const one of sorted) {
    const { balls } = one.share;
    if (balls.first < next) {
      const twice = { first: balls.first, end: Math.min(next, balls.end) };
      return named("doubled", `${ballsText(twice)}: in ${before?.name ?? ""} too`, one);
    }
    if (balls.first > next) {
      return named("missing", `no share is about ${ballsText({ first: next, end: balls.first })}`);
    }
    next = balls.end;
    before = one;
  }
  if (next === count) return sorted;
  return named("missing", `no share is about ${ballsText({ first: next, end: count })}`);
}
