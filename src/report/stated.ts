// UNTRUSTED. The header of a certificate of another kind than memorization, in words and as data: what it
// would prove if it were accepted. May import kernel, format, ts-pattern.
import { match } from "ts-pattern";
import { type Line, type MemorizationKind, type Named } from "../format/index.js";
import type { Setting } from "../kernel/index.js";
import { encodeClaimOf, encodeNorm, type Kind, HEADERS, type HeaderOf } from "../writing/index.js";
import { claimLines, robustnessLines } from "./claim-words.js";
import { factLines } from "./explanation.js";
import { shown } from "./number.js";
import { type Plain, plainData } from "./plain-data.js";
import { pairWords } from "./point-names.js";
import { questionLines } from "./property-words.js";
import { sobolevWords } from "./sobolev-words.js";

/** A header that decoded, with its kind. */
export type Stated =
  | { readonly kind: "counterexample"; readonly header: HeaderOf<"counterexample"> }
  | { readonly kind: "collision"; readonly header: HeaderOf<"collision"> }
  | { readonly kind: "preserving-map"; readonly header: HeaderOf<"preserving-map"> }
  | { readonly kind: "obstruction"; readonly header: HeaderOf<"obstruction"> }
  | { readonly kind: "width-bound"; readonly header: HeaderOf<"width-bound"> }
  | { readonly kind: "robustness"; readonly header: HeaderOf<"robustness"> }
  | { readonly kind: "property"; readonly header: HeaderOf<"property"> }
  | { readonly kind: "sobolev-bound"; readonly header: HeaderOf<"sobolev-bound"> };

type OtherKind = Exclude<Kind, MemorizationKind>;

/** The header of a line; stops with a refusal if the line is none. */
export function readStated(kind: OtherKind, line: Line): Stated {
  switch (kind) {
    case "counterexample":
      return { kind, header: HEADERS.counterexample.read(line) };
    case "collision":
      return { kind, header: HEADERS.collision.read(line) };
    case "preserving-map":
      return { kind, header: HEADERS["preserving-map"].read(line) };
    case "obstruction":
      return { kind, header: HEADERS.obstruction.read(line) };
    case "width-bound":
      return { kind, header: HEADERS["width-bound"].read(line) };
    case "sobolev-bound":
      return { kind, header: HEADERS["sobolev-bound"].read(line) };
    case "robustness":
      return { kind, header: HEADERS.robustness.read(line) };
    case "property":
      return { kind, header: HEADERS.property.read(line) };
  }
}

/** The line that pins the claim. */
export function statedClaim(of: Stated): string {
  return encodeClaimOf(of.kind, of.header.claim);
}

/** The fields of a claim, from the line that pins it. */
export function claimFields(claimLine: string): unknown {
  const line = JSON.parse(claimLine) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(line).filter(([key]) => key !== "format" && key !== "kind"),
  );
}

function settingLines({ dataset, classes, claim }: Named<Setting>): readonly string[] {
  const { points, dimension, norm, radius } = claim;
  return [
    `For the ${points} points of the dataset ${dataset}`,
    `(${dimension} coordinates, ${classes.length} classes), with the closed ball of radius ${shown(radius)} about each,`,
    `in the norm p = ${encodeNorm(norm)}:`,
  ];
}

/** What would be proved, in words. */
function statementLines(of: Stated): readonly string[] {
  return match(of)
    .with({ kind: "counterexample" }, ({ header }) => [
      "This claim of a memorization is false:",
      ...claimLines(header.claim).map((line) => `  ${line}`),
      `because the output at one point of ${pairWords("ball", [header.witness.ball])} does not mean its label.`,
    ])
    .with({ kind: "collision" }, ({ header }) => [
      ...settingLines(header.claim),
      `that a linear map of ${header.network.widths[0] ?? 0} rows has one image for points of`,
      `${pairWords("ball", header.witness.pair)}, which carry different labels.`,
    ])
    .with({ kind: "preserving-map" }, ({ header }) => [
      ...settingLines(header.claim),
      `a linear map of ${header.network.widths[0] ?? 0} rows keeps all balls with different labels apart.`,
    ])
    .with({ kind: "obstruction" }, ({ header }) => [
      ...settingLines(header.claim),
      "no network memorizes them with one activation region per ball, because of the points",
      `${header.family.slice(0, 20).join(", ")}${header.family.length > 20 ? ", …" : ""}.`,
    ])
    .with({ kind: "width-bound" }, ({ header }) => [
      ...settingLines(header.claim),
      `no network whose first layer has rank ${header.claim.claim.rank} or less memorizes them.`,
    ])
    .with({ kind: "sobolev-bound" }, ({ header: { claim } }) => [
      ...sobolevWords(claim.claim),
      `The points are ${claim.dataset},`,
      `the units ${claim.features},`,
      `the atoms ${claim.law}.`,
    ])
    .with({ kind: "robustness" }, ({ header }) => robustnessLines(header.claim))
    .with({ kind: "property" }, ({ header }) => questionLines(header.claim))
    .exhaustive();
}

/** The header in words. No verdict. */
export function statedLines(of: Stated): readonly string[] {
  const { note } = of.header;
  const isGiven = "points" in of.header && of.header.points === "given";
  const source = isGiven ? "in a dataset beside it" : "in the certificate";
  const network = "network" in of.header ? of.header.network.source : undefined;
  return [
    `This is a certificate of the kind ${of.kind}. If muball check accepts it, this is proved:`,
    ...statementLines(of),
    ...factLines([
      ["points", source],
      ...(network === undefined ? [] : [["network", network] as const]),
      ["note", note === "" ? "none" : note],
    ]),
  ];
}

/** The header as data. */
export function statedData(of: Stated): Readonly<Record<string, Plain>> {
  return { kind: of.kind, claim: plainData(claimFields(statedClaim(of))), note: of.header.note };
}
