// UNTRUSTED. The constructions that ended with a mistake of their own, in words. May import constructions.
import type { Faulted } from "../constructions/index.js";
import type { Plain } from "./plain-data.js";
import { visible } from "./visible.js";

/** What happened to one construction, and what to do about it. */
export function faultedWords({ construction, reason }: Faulted): string {
  return `a bug of muball ended it (${visible(reason)}): please report what --with ${construction} prints`;
}

/** A line for each; no line if there is none. */
export function faultedFacts(all: readonly Faulted[]): readonly [string, string][] {
  return all.map((one) => ["fault", `${one.construction}: ${faultedWords(one)}`]);
}

/** The same as data. */
export function faultedData({ construction, status, reason }: Faulted): Plain {
  return { construction, status, reason };
}
