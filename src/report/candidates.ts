// UNTRUSTED. The networks that `--with auto` chose from: what each construction gave, and what became of it.
// May import kernel, constructions, ts-pattern.
import { match } from "ts-pattern";
import type {
  Candidates,
  Constructed,
  Faulted,
  Unreached,
  Untried,
} from "../constructions/index.js";
import { type Refusal, sizeOf } from "../kernel/index.js";
import { faultedData, faultedWords } from "./faulted.js";
import { type Plain, plainData } from "./plain-data.js";
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
): readonly Outcome[] {
  return [
    ...constructed.map((built): Outcome => {
      if (built === proved) return { status: "proved", built };
      const refusal = refusals.get(built);
      if (refusal !== undefined) return { status: "refused", built, refusal };
      const isLarger = !proved || built.formula.parameters >= proved.formula.parameters;
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

/** Name, size and fate of one candidate. */
function cellsOf(outcome: Outcome): readonly string[] {
  if (outcome.status === "unreached") {
    return [outcome.answer.construction, "", "", "", "", conditionWords(outcome.answer)];
  }
  if (outcome.status === "untried") {
    const { construction } = outcome;
    return [construction, "", "", "", "", untriedWords(outcome)];
  }
  if (outcome.status === "faulted") {
    return [outcome.construction, "", "", "", "", faultedWords(outcome)];
  }
  const { built } = outcome;
  const { width, depth, parameters, bits } = sizeOf(built.network);
  const fate = match(outcome)
    .with({ status: "proved" }, () => "proved, and kept")
    .with({ status: "larger" }, () => "larger than the one kept: not tried")
    .with({ status: "late" }, () => "smaller than the one kept: no time was left to prove it")
    .with({ status: "refused" }, ({ refusal }) => `not proved: ${codeOf(refusal)}`)
    .exhaustive();
  return [built.construction, `${parameters}`, `${width}`, `${depth}`, `${bits}`, fate];
}

const HEAD = ["construction", "parameters", "width", "depth", "bits", ""];

/** Lines for a person. Shapes: one a candidate below a head. */
export function candidateLines(outcomes: readonly Outcome[]): readonly string[] {
  const rows = [HEAD, ...outcomes.map(cellsOf)];
  const widths = HEAD.map((_, k) => Math.max(...rows.map((row) => (row[k] ?? "").length)));
  return rows.map((row) =>
    `  ${row.map((cell, k) => cell.padEnd(widths[k] ?? 0)).join("  ")}`.trimEnd(),
  );
}

/** The same as data. */
export function candidateData(outcomes: readonly Outcome[]): readonly Plain[] {
  return outcomes.map((outcome) => {
    if (outcome.status === "unreached") {
      const { construction, condition } = outcome.answer;
      return { construction, status: outcome.status, condition };
    }
    if (outcome.status === "untried") return untriedData(outcome);
    if (outcome.status === "faulted") return faultedData(outcome);
    const { construction, network } = outcome.built;
    const { width, depth, parameters, bits } = sizeOf(network);
    const size = plainData({ parameters, width, depth, bits });
    const code = outcome.status === "refused" ? { code: codeOf(outcome.refusal) } : {};
    return { construction, status: outcome.status, size, ...code };
  });
}
