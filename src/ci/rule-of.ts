// UNTRUSTED. The code under which a report lists what is no pass. May import report.
import { codeOf as codeOfRefusal } from "../report/explain.js";
import type { Judged } from "./judged.js";

/** Codes of what has no verdict, by exit code. */
const PROBLEMS: Readonly<Record<number, string>> = { 65: "bad-data", 66: "cannot-read" };

/** `unproved/ratio`, `declined/certificate-kind`, `gate/kind`, `problem/cannot-read`; `accepted`. */
export function codeOf(one: Judged): string {
  switch (one.outcome) {
    case "accepted":
      return "accepted";
    case "failed":
    case "missing":
      return `gate/${one.failure.gate}`;
    case "refused": {
      const code = codeOfRefusal(one.refusal);
      return one.refusal.verdict === "rejected" ? code : `declined/${code}`;
    }
    case "problem":
      return `problem/${PROBLEMS[one.exit] ?? "other"}`;
  }
}
