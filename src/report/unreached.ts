// UNTRUSTED. Why no construction gave a network: which condition failed, for which two points, and how
// far it got. May import kernel, constructions, ts-pattern.
import { match } from "ts-pattern";
import type { Faulted, Unreached, Untried } from "../constructions/index.js";
import { compare, type Rational } from "../numbers/index.js";
import { factLines } from "./explanation.js";
import { faultedData, faultedWords } from "./faulted.js";
import { type Plain, plainData } from "./plain-data.js";
import { exactText, shown } from "./number.js";
import { pairWords, type PlaceOf } from "./point-names.js";
import { untriedData, untriedWords } from "./untried.js";
import { visible } from "./visible.js";

/** What the constructions answered. */
export interface UnreachedView {
  /** The radius asked for, if one was. */
  readonly radius: Rational | undefined;
  readonly unreached: readonly Unreached[];
  readonly untried: readonly Untried[];
  readonly faulted: readonly Faulted[];
  readonly placeOf: PlaceOf;
}

/** Which condition failed. */
export function conditionWords({ condition, detail }: Unreached): string {
  return match(condition)
    .with("intervals", () => "intervals with different labels overlap in every direction tried")
    .with("walls", () => "every grid tried has a wall that cuts a ball")
    .with("labels", () => "points with different labels share a cell of every grid tried")
    .with(
      "cuts",
      () => "every hyperplane tried that separates a part of the points cuts one of its balls",
    )
    .with(
      "distances",
      () => "two points with different labels are too near for a nearest-point rule",
    )
    .with("norm", () => "the construction does not serve this norm")
    .with("size", () => "its network would be larger than it builds")
    .with("doubles", () => "the data spans more scales than its search in doubles takes")
    .with("own", () => `it says that it has none: ${visible(detail)}`)
    .exhaustive();
}

/** The largest radius that some construction reached. */
function largestOf(unreached: readonly Unreached[]): Rational | undefined {
  let largest: Rational | undefined;
  for (const { largest: own } of unreached) {
    if (own !== undefined && (largest === undefined || compare(own, largest) > 0)) largest = own;
  }
  return largest;
}

/** The one construction that was asked for, if it was one. */
function asked({ unreached, untried, faulted }: UnreachedView): string | undefined {
  const [first, ...others] = unreached;
  const count = others.length + untried.length + faulted.length;
  return count === 0 ? first?.construction : undefined;
}

/** What is known of an attempt of muball's own. */
function factsOf(
  { pair, largest, detail }: Unreached,
  placeOf: PlaceOf,
): readonly (readonly [string, string])[] {
  return [
    ["points", pairWords("point", pair, placeOf)],
    ["reached", largest === undefined ? "no radius" : `radius ${shown(largest)}`],
    ["detail", detail],
  ];
}

/** Lines for a person. */
export function unreachedLines(view: UnreachedView): readonly string[] {
  const { radius, unreached, untried, faulted, placeOf } = view;
  const wanted = radius === undefined ? "any radius" : `the radius ${shown(radius)}`;
  const only = asked(view);
  const tried = untried.length > 0 ? " that was tried" : "";
  const who = only === undefined ? `No construction${tried} reaches` : `${only} does not reach`;
  const largest = largestOf(unreached);
  const more = only === undefined ? "" : ", or --with auto";
  const next =
    largest === undefined
      ? `try another --seed or --norm${more}`
      : `ask for --radius ${exactText(largest)} or less, or give no radius at all; or try another --seed${more}`;
  return [
    `${who} ${wanted}. This says nothing about whether such a network exists.`,
    ...unreached.flatMap((one) => [
      `${one.construction}:`,
      ...factLines([
        ["failed", conditionWords(one)],
        ...(one.condition === "own" ? [] : factsOf(one, placeOf)),
      ]),
    ]),
    ...untried.map((one) => `${one.construction}: ${untriedWords(one)}`),
    ...faulted.map((one) => `${one.construction}: ${faultedWords(one)}`),
    ...factLines([["next", next]]),
  ];
}

/** The same as data. */
export function unreachedData(view: UnreachedView): Readonly<Record<string, Plain>> {
  const largest = largestOf(view.unreached);
  return {
    code: "unreached",
    radius: plainData(view.radius),
    largest: plainData(largest),
    constructions: view.unreached.map((one) => plainData(one)),
    untried: view.untried.map(untriedData),
    faulted: view.faulted.map(faultedData),
  };
}
