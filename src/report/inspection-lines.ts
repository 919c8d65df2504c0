// UNTRUSTED. An inspection as text, and as data. May import kernel, format.
import { claimLines } from "./claim-words.js";
import { claimFields } from "./stated.js";
import { className } from "./explain-unproved.js";
import { factLines } from "./explanation.js";
import { floatFitWords } from "./float-fit.js";
import type { Inspection } from "./inspection.js";
import type { Margin } from "./least-margin.js";
import { networkLines, table } from "./network-lines.js";
import { exactText, decimalText, rootText, shown, shownReach } from "./number.js";
import { type Plain, plainData } from "./plain-data.js";
import { pairWords } from "./point-names.js";
import { excerpt } from "./visible.js";
import { claimDigest, encodeClaim, kindOfClaim, type HeaderOf } from "../writing/index.js";

/** Longest exact number in a line of the table. */
const CELL = 24;
/** Classes listed one by one. */
const CLASSES = 40;

/** The factor by which the radius may grow: exact (its square for p = 2) and as a decimal. */
function factorCells({ factor, squared, reach }: Margin): readonly [string, string] {
  if (reach.num === 0n || factor.num <= 0n) return ["fails", ""];
  const exact = exactText(factor);
  const decimal = squared ? rootText(factor) : decimalText(factor);
  const spelled = exact.length > CELL ? "" : squared ? `√(${exact})` : exact;
  return [decimal, spelled];
}

function placeText(margin: Margin, header: HeaderOf<"memorization">): string {
  const { place } = margin;
  if (place.kind === "unit") return `layer ${place.layer} unit ${place.unit}`;
  const names = { classes: header.claim.classes };
  if (header.claim.claim.rule.kind === "exact") return "output is not the label's value";
  return `lead over ${className(place.rival, names)}`;
}

/** Ball, label, factor as a decimal and exactly, where, and the inequality. */
export function marginRow(margin: Margin, header: HeaderOf<"memorization">): readonly string[] {
  const reach = shownReach(margin.reach, margin.squared);
  return [
    `${margin.ball}`,
    className(margin.label, { classes: header.claim.classes }),
    ...factorCells(margin),
    placeText(margin, header),
    `${shown(margin.value)} against ${reach}`,
  ];
}

function marginLines(view: Inspection, count: number): readonly string[] {
  const { header, margins, byFacts, failing } = view;
  const { points } = header.claim.claim;
  const head = ["ball", "label", "×radius", "exactly", "at", "value at the centre against reach"];
  const shownMargins = margins.slice(0, count);
  const free = points - margins.length - byFacts;
  return [
    `Margins: the factor by which the radius of a ball could grow, smallest first ` +
      `(${shownMargins.length} of ${points}; balls, layers and units count from 0)`,
    ...(shownMargins.length === 0
      ? free > 0
        ? [`  ${byFacts === 0 ? "every ball" : `${free} balls`} would hold at every radius`]
        : []
      : table([head, ...shownMargins.map((margin) => marginRow(margin, header))])),
    ...(free > 0 && shownMargins.length > 0 ? [`  ${free} balls would hold at every radius`] : []),
    ...(byFacts > 0 ? [`  ${byFacts} balls are proved by facts, which give no single margin`] : []),
    ...(failing > 0 ? [`  ${failing} balls have an obligation that does not hold`] : []),
  ];
}

/** What the balls carry. */
function evidenceText(points: number, byFacts: number): string {
  const patterns = `${points - byFacts} activation patterns`;
  const facts = `facts for ${byFacts} balls`;
  return byFacts === 0 ? patterns : byFacts === points ? facts : `${patterns}, ${facts}`;
}

function basisLines(view: Inspection): readonly string[] {
  const { header, obligations, constant, byFacts } = view;
  const { claim } = header.claim;
  const source = header.network.source === "inline" ? "in the certificate" : "given beside it";
  const points = header.points === "inline" ? "in the certificate" : "given beside it";
  return [
    "A verdict would rest on:",
    ...factLines([
      ["claim", claimDigest(header.claim)],
      ["network", `${view.networkDigest}, ${source}`],
      ["points", `${header.claim.dataset}, ${points}`],
      [
        "evidence",
        `${evidenceText(claim.points, byFacts)}, ${header.reaches} reach witnesses, ` +
          (header.ratio === undefined
            ? "no pair for the ratio"
            : `${pairWords("point", header.ratio.pair)} for the ratio`),
      ],
      [
        "tests",
        `${obligations} inequalities, ${constant} of them about values that are constant on the ball`,
      ],
      ["trust", "src/kernel, src/format and src/checker; nothing that made the certificate"],
    ]),
    "This is a view, not a verdict: muball check gives the verdict.",
  ];
}

function classLines({ header, labelCounts }: Inspection): readonly string[] {
  const names = { classes: header.claim.classes };
  const counts = labelCounts.slice(0, CLASSES).map((count, k) => `${className(k, names)} ${count}`);
  const more = labelCounts.length > CLASSES ? `, and ${labelCounts.length - CLASSES} more` : "";
  return [`Points by class: ${counts.join(", ")}${more}`];
}

/** The inspection in words; `count` margins are listed. */
export function inspectionLines(view: Inspection, count: number): readonly string[] {
  const { note } = view.header;
  return [
    "Claim:",
    ...claimLines(view.header.claim).map((line) => `  ${line}`),
    ...(note === "" ? [] : [`Note of its maker (not judged): ${excerpt(note)}`]),
    ...classLines(view),
    "",
    ...networkLines(view),
    `Floats: ${floatFitWords(view.floats)}`,
    "",
    ...marginLines(view, count),
    "",
    ...basisLines(view),
  ];
}

/** The same as data. */
export function inspectionData(view: Inspection, count: number): Readonly<Record<string, Plain>> {
  const { header, layers, size, labelCounts, margins, obligations, constant, byFacts, failing } =
    view;
  return {
    kind: kindOfClaim(header.claim.claim),
    claim: plainData(claimFields(encodeClaim(header.claim))),
    digests: { claim: claimDigest(header.claim), network: view.networkDigest },
    note: header.note,
    size: plainData(size),
    layers: plainData(layers),
    exactIn: view.floats.exactIn ?? null,
    labelCounts: plainData(labelCounts),
    margins: margins.slice(0, count).map(plainData),
    obligations,
    constant,
    byFacts,
    failing,
  };
}
