// UNTRUSTED. The constructions that `auto` leaves out on large data, in words: what is not tried is said.
// May import constructions.
import { PAIRS_LIMIT, type Untried } from "../constructions/index.js";
import type { Plain } from "./plain-data.js";

const CONDITIONS: Readonly<Record<Untried["why"], string>> = {
  pairs: `N²·d is above ${PAIRS_LIMIT}`,
  stopped: "the search was ended",
};

/** Why one construction was left out, and what to do about it. */
export function untriedWords({ construction, why }: Omit<Untried, "status">): string {
  return `not tried: ${CONDITIONS[why]}; ask for it with --with ${construction}`;
}

/** All that were left out, a line for each reason. */
export function untriedFacts(untried: readonly Untried[]): readonly [string, string][] {
  return (["pairs", "stopped"] as const).flatMap((why) => {
    const names = untried.filter((one) => one.why === why).map(({ construction }) => construction);
    const words = `${names.join(", ")}: ${CONDITIONS[why]}; ask for one with --with NAME`;
    return names.length === 0 ? [] : [["not tried", words] as [string, string]];
  });
}

/** The same as data. */
export function untriedData({ construction, status, why }: Untried): Plain {
  return { construction, status, condition: why, ...(why === "pairs" && { limit: PAIRS_LIMIT }) };
}
