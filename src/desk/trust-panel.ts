// UNTRUSTED. What must be believed, which checkers can say the same, and what was not checked.
import type { Verdict } from "../checker/index.js";
import { byId, el, facts, fill, lines, list } from "./dom.js";
import type { Opinion } from "./opinions.js";
import { checkerOfPage } from "./workers.js";

/** What a verdict of this page rests on, in the order of docs/trust.md. */
const BELIEVE: readonly string[] = [
  "The claim is the one you want: read the sentence, or pin a claim.",
  "docs/theory.md is right that what is checked implies the claim.",
  "The checker does what docs/format.md says. Its code is in this page as text, not minified.",
  "Your browser computes as its language says, and shows what the page says.",
  "SHA-256 has no collision that someone can find.",
];

const NOT_CHECKED: readonly string[] = [
  "Unpacking: gzip is unpacked by untrusted code. The digests of the verdict are about what came out.",
  "Reading your data and networks from elsewhere: untrusted code makes the canonical text, and the checker compares that. muball canonical DATA shows it.",
  "Who made the certificate, and who owns a key: no verdict depends on it.",
  "The browser and the machine that it runs on.",
  "This page itself: compare its digest with the published one.",
];

/** Answers of others beside the line of this page. */
function sideBySide(own: string, opinions: readonly Opinion[]): readonly Node[] {
  const rows = [{ line: own, agreement: "this page", by: "" }, ...opinions];
  return [
    el("h3", {}, "Answers side by side"),
    el(
      "table",
      {},
      el(
        "tbody",
        {},
        ...rows.map(({ line, agreement, by }) =>
          el(
            "tr",
            {},
            el("td", {}, agreement),
            el("td", { class: "exact" }, line),
            el("td", {}, by),
          ),
        ),
      ),
    ),
    el(
      "p",
      { class: "quiet" },
      "These answers prove nothing here. Those of a file are worth as much as whoever made it; those of a checker that you dropped, as much as that file: compare its SHA-256 above with the one that you know.",
    ),
  ];
}

/** Shows the trust panel for a verdict that took so long. */
export function showTrust(
  verdict: Verdict,
  seconds: number,
  bytes: number,
  own: string,
  opinions: readonly Opinion[],
): void {
  const { version, digest } = checkerOfPage();
  const rules =
    verdict.verdict === "accepted" && "claim" in verdict ? verdict.theorem.rules.join(", ") : "";
  fill(
    byId("trust"),
    el("h2", {}, "What you must believe"),
    list(BELIEVE),
    el("h3", {}, "What ran"),
    facts([
      ["checker", `muball ${version}, the script in this page with SHA-256 ${digest}`],
      ["time", `${seconds.toFixed(2)} s for ${bytes} bytes`],
      ...(rules === "" ? [] : [["rules used", rules] as const]),
    ]),
    el("h3", {}, "Check it again with other programs"),
    lines([
      "muball check FILE",
      "python3 reference/check.py FILE",
      "proofs/build/muball-proved FILE",
      "proofs/build/muball-proved.cjs: drop it here",
      "muball-desk.html, of the package: drop FILE there",
    ]),
    el(
      "p",
      {},
      "The second is written from the documents alone, in another language, and shares no code with the first. The third is a checker whose soundness is proved in Coq (npm run proofs builds it). Write their answers to one file and drop it here, or drop the third itself, as JavaScript: their answers are shown side by side. If two of them disagree, believe none, and report it.",
    ),
    ...(opinions.length === 0 ? [] : sideBySide(own, opinions)),
  );
}

/** Shows what no verdict of this page has checked. */
export function showUnchecked(): void {
  fill(byId("unchecked"), el("h2", {}, "What was not checked"), list(NOT_CHECKED));
}
