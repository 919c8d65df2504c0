// UNTRUSTED. The end of a run in one line, and as data: what became of how many certificates.
import { KINDS } from "../writing/index.js";
import { kindOfAccepted } from "../report/accepted-data.js";
import type { Plain } from "../report/plain-data.js";
import type { Judged } from "./judged.js";

/** How many files of each outcome. */
export interface Summary {
  readonly certificates: number;
  readonly accepted: number;
  readonly failed: number;
  readonly rejected: number;
  readonly declined: number;
  readonly unreadable: number;
  /** Left out by --fail-fast. */
  readonly notJudged: number;
  /** Accepted ones by kind, in the order of the kinds. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
}

/** Counts outcomes of the files that were judged, of so many. */
export function summaryOf(judged: readonly Judged[], total: number): Summary {
  const count = (is: (one: Judged) => boolean): number => judged.filter(is).length;
  const verdict = (word: string) => (one: Judged) =>
    one.outcome === "refused" && one.refusal.verdict === word;
  const kinds = KINDS.map((kind) => ({
    kind,
    count: count((one) => one.outcome === "accepted" && kindOfAccepted(one.accepted) === kind),
  }));
  return {
    certificates: total,
    accepted: count(({ outcome }) => outcome === "accepted"),
    failed: count(({ outcome }) => outcome === "failed" || outcome === "missing"),
    rejected: count(verdict("rejected")),
    declined: count(verdict("declined")),
    unreadable: count(({ outcome }) => outcome === "problem"),
    notJudged: total - judged.length,
    kinds: kinds.filter(({ count: found }) => found > 0),
  };
}

/** `3 certificates: 2 accepted (1 memorization, 1 counterexample), 1 rejected; exit code 1`. */
export function summaryLine(summary: Summary, exit: number): string {
  const { certificates, accepted, kinds } = summary;
  const named = kinds.map(({ kind, count }) => `${count} ${kind}`).join(", ");
  const parts: readonly (readonly [number, string])[] = [
    [accepted, named === "" ? "accepted" : `accepted (${named})`],
    [summary.failed, "failed a gate"],
    [summary.rejected, "rejected"],
    [summary.declined, "declined"],
    [summary.unreadable, "could not be read"],
    [summary.notJudged, "not judged (--fail-fast)"],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  const all = `${certificates} certificate${certificates === 1 ? "" : "s"}`;
  return `${all}: ${said.join(", ")}; exit code ${exit}`;
}

/** What a run without a gate on kinds should say of refutations among what was accepted; else nothing. */
export function refutationLines(summary: Summary): readonly string[] {
  const found = summary.kinds.find(({ kind }) => kind === "counterexample")?.count ?? 0;
  if (found === 0) return [];
  const [are, prove] = found === 1 ? ["certificate is a", "proves"] : ["certificates are", "prove"];
  const noun = found === 1 ? "counterexample" : "counterexamples";
  return [
    `note: ${found} accepted ${are} ${noun} and ${prove} that a claim is false;`,
    "      add --kind memorization to let only memorizations through",
  ];
}

export function summaryData(summary: Summary): Plain {
  return { ...summary, kinds: summary.kinds.map((one) => ({ ...one })) };
}
