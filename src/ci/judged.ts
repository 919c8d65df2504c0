// UNTRUSTED. What became of one certificate of a run: the checker's verdict, a gate, or why there is none.
// May import kernel, format, report.
import type { Refusal } from "../kernel/index.js";
import type { AcceptedOut } from "../report/accepted-line.js";
import type { GateFailure } from "./gate.js";

/** What a file is, if it is no certificate: its first bytes say so, the checker has its own words. */
export interface NoCertificate {
  readonly what: string;
  readonly next: string;
}

/** What keeps a file from being judged. */
export interface Unjudged {
  readonly what: string;
  readonly where?: string | undefined;
  readonly expected?: string | undefined;
  readonly got?: string | undefined;
  readonly next?: string | undefined;
}

export type Outcome =
  | { readonly outcome: "accepted"; readonly accepted: AcceptedOut }
  /** The checker accepts it, and a gate does not let it through. */
  | { readonly outcome: "failed"; readonly accepted: AcceptedOut; readonly failure: GateFailure }
  /** A pin without a file: there is nothing that could have been accepted. */
  | { readonly outcome: "missing"; readonly failure: GateFailure }
  | {
      readonly outcome: "refused";
      readonly refusal: Refusal;
      readonly noCertificate?: NoCertificate;
    }
  | { readonly outcome: "problem"; readonly problem: Unjudged };

/** One file of a run, with the exit code that it alone would give. */
export type Judged = Outcome & { readonly file: string; readonly exit: number };
