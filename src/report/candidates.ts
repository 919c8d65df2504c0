// UNTRUSTED. The networks that `--with auto` chose from: what each construction gave, and what became of it.
// May import kernel, dataset, constructions, ts-pattern.
import { match } from "ts-pattern";
import {
  type Candidates,
  type Constructed,
  type Faulted,
  FEWER_PARAMETERS,
  type Order,
  type Unreached,
  type Untried,
} from "../constructions/index.js";
import { roundedText } from "../dataset/index.js";
import type { Refusal } from "../kernel/index.js";
import { compare } from "../numbers/index.js";
import { faultedData, faultedWords } from "./faulted.js";
import { countData, type Plain, plainData } from "./plain-data.js";
import { QUANTITIES, type Quantity, type SizesOf } from "./quantities.js";
import { conditionWords } from "./unreached.js";
import { untriedData, untriedWords } from "./untried.js";

/** What became of the network of a construction; `larger` ones need no proof; `late` ones had no time. */
export type Outcome =
  | { readonly status: "proved" | "larger" | "late"; readonly built: Constructed }
  | { readonly status: "refused"; readonly built: Constructed; readonly refusal: Refusal }
  | { readonly status: "unreached"; readonly answer: Unreached }
  | Untried
  | Faulted;

/** The outcomes in the order in which they were tried, those without a network last. */
export function outcomesOf(
  { constructed, unreached, untried, faulted }: Candidates,
  proved: Constructed | undefined,
  refusals: ReadonlyMap<Constructed, Refusal>,
  order: Order = FEWER_PARAMETERS,
): readonly Outcome[] {
  return [
    ...constructed.map((built): Outcome => {
      if (built === proved) return { status: "proved", built };
      const refusal = refusals.get(built);
      if (refusal !== undefined) return { status: "refused", built, refusal };
      const isLarger = !proved || order(built, proved) >= 0;
      return { status: isLarger ? "larger" : "late", built };
    }),
    ...unreached.map((answer): Outcome => ({ status: "unreached", answer })),
    ...untried,
    ...faulted,
  ];
}

/** The code of a refusal. */
function codeOf(refusal: Refusal): string {
  return refusal.verdict === "rejected" ? refusal.rejection.code : refusal.decline.code;
}

/** The sizes in which a network is the smallest of those that may be proved, if it is not the only one. */
function leastIn(outcomes: readonly Outcome[], sizes: SizesOf): (built: Constructed) => Quantity[] {
  const open = outcomes.flatMap((one) =>
    "built" in one && one.status !== "refused" ? [one.built] : [],
  );
  if (open.length < 2) return () => [];
  return (built) =>
    open.includes(built)
      ? QUANTITIES.filter((name) =>
          open.every((other) => compare(sizes(built)(name), sizes(other)(name)) <= 0),
        )
      : [];
}

const HEAD = ["construction", ...QUANTITIES, ""];

/** Name, sizes and fate of one candidate. */
function cellsOf(outcome: Outcome, sizes: SizesOf, least: readonly Quantity[]): readonly string[] {
  const without = (construction: string, words: string): readonly string[] => [
    construction,
    ...QUANTITIES.map(() => ""),
    words,
  ];
  if (outcome.status === "unreached") {
    return without(outcome.answer.construction, conditionWords(outcome.answer));
  }
  if (outcome.status === "untried") return without(outcome.construction, untriedWords(outcome));
  if (outcome.status === "faulted") return without(outcome.construction, faultedWords(outcome));
  const { built } = outcome;
  const fate = match(outcome)
    .with({ status: "proved" }, () => "proved, and kept")
    .with({ status: "larger" }, () => "larger than the one kept: not tried")
    .with({ status: "late" }, () => "smaller than the one kept: no time was left to prove it")
    .with({ status: "refused" }, ({ refusal }) => `not proved: ${codeOf(refusal)}`)
    .exhaustive();
  const best = least.length === 0 ? "" : `; least ${least.join(", ")}`;
  const texts = QUANTITIES.map((name) => {
    const value = sizes(built)(name);
    return name === "steepness" ? roundedText(value, 4, "up") : `${value.num}`;
  });
  return [built.construction, ...texts, `${fate}${best}`];
}

/** Lines for a person. Shapes: one a candidate below a head. */
export function candidateLines(outcomes: readonly Outcome[], sizes: SizesOf): readonly string[] {
  const least = leastIn(outcomes, sizes);
  const cells = outcomes.map((one) => cellsOf(one, sizes, "built" in one ? least(one.built) : []));
  const rows = [HEAD, ...cells];
  const widths = HEAD.map((_, k) => Math.max(...rows.map((row) => (row[k] ?? "").length)));
  return rows.map((row) =>
    `  ${row.map((cell, k) => cell.padEnd(widths[k] ?? 0)).join("  ")}`.trimEnd(),
  );
}

/** The same as data. */
export function candidateData(outcomes: readonly Outcome[], sizes: SizesOf): readonly Plain[] {
  const least = leastIn(outcomes, sizes);
  return outcomes.map((outcome) => {
    if (outcome.status === "unreached") {
      const { construction, condition } = outcome.answer;
      return { construction, status: outcome.status, condition };
    }
    if (outcome.status === "untried") return untriedData(outcome);
    if (outcome.status === "faulted") return faultedData(outcome);
    const { built } = outcome;
    const size = Object.fromEntries(
      QUANTITIES.map((name): [Quantity, Plain] => {
        const value = sizes(built)(name);
        return [name, name === "steepness" ? plainData(value) : countData(value.num)];
      }),
    );
    const code = outcome.status === "refused" ? { code: codeOf(outcome.refusal) } : {};
    const { construction } = built;
    return { construction, status: outcome.status, size, least: least(built), ...code };
  });
}
