// UNTRUSTED. The constructions that `auto` leaves out on large data, in words: what is not tried is said.
// May import constructions.
import { PAIRS_LIMIT, type Untried } from "../constructions/index.js";
import type { Plain } from "./plain-data.js";

const CONDITION = `N²·d is above ${PAIRS_LIMIT}`;

/** Why one construction was left out, and what to do about it. */
export function untriedWords(construction: string): string {
  return `not tried: ${CONDITION}; ask for it with --with ${construction}`;
}

/** All that were left out on one line; no line if none was. */
export function untriedFacts(untried: readonly Untried[]): readonly [string, string][] {
  if (untried.length === 0) return [];
  const names = untried.map(({ construction }) => construction).join(", ");
  return [["not tried", `${names}: ${CONDITION}; ask for one with --with NAME`]];
}

/** The same as data. */
export function untriedData({ construction, status }: Untried): Plain {
  return { construction, status, condition: "pairs", limit: PAIRS_LIMIT };
}
