// UNTRUSTED. What an accepted certificate of another kind than memorization proves: one line, and words.
// May import kernel, format, ts-pattern.
import { match } from "ts-pattern";
import { encodeRational, type NetworkOrigin } from "../format/index.js";
import { encodeNorm } from "../writing/index.js";
import type { Finding, Setting } from "../kernel/index.js";
import { compare, equals, type Rational } from "../numbers/index.js";
import { answerLine, endsField, robustnessLines, semanticsLines } from "./claim-words.js";
import { shown } from "./number.js";
import { pairWords } from "./point-names.js";
import { sobolevWords } from "./sobolev-words.js";

/** An accepted finding, with the names that the checker bound it to. */
export interface FoundOut {
  readonly theorem: Finding;
  readonly names: { readonly dataset: string; readonly classes: readonly string[] };
  readonly digests: {
    readonly claim: string;
    readonly network?: string;
    readonly features?: string;
    readonly law?: string;
  };
  /** The file that the checker read the network in. */
  readonly from?: NetworkOrigin;
}

type Fields = readonly (readonly [string, string])[];

function settingFields({ points, dimension, classes, norm, radius }: Setting): Fields {
  return [
    ["N", `${points}`],
    ["d", `${dimension}`],
    ["C", `${classes}`],
    ["p", encodeNorm(norm)],
    ["radius", encodeRational(radius)],
  ];
}

/** What is particular to the kind, and what it says in a word. */
function ownFields(theorem: Finding): Fields {
  return match(theorem)
    .with(
      { kind: "counterexample" },
      ({ claim, ball }): Fields => [
        ...settingFields(claim),
        ["rule", claim.rule.kind],
        ["ball", `${ball}`],
        ["says", "the-claim-is-false"],
      ],
    )
    .with(
      { kind: "collision" },
      ({ setting, rows, pair }): Fields => [
        ...settingFields(setting),
        ["rows", `${rows}`],
        ["pair", pair.join(",")],
        ["says", "the-map-joins-opposite-balls"],
      ],
    )
    .with(
      { kind: "preserving-map" },
      ({ setting, rows }): Fields => [
        ...settingFields(setting),
        ["rows", `${rows}`],
        ["says", "the-map-keeps-opposite-balls-apart"],
      ],
    )
    .with(
      { kind: "obstruction" },
      ({ setting, family, rules }): Fields => [
        ...settingFields(setting),
        ["rules", rules],
        ["family", `${family.length}`],
        ["says", "no-network-has-one-activation-region-per-ball"],
      ],
    )
    .with(
      { kind: "width-bound" },
      ({ setting, rank }): Fields => [
        ...settingFields(setting),
        ["rank", `${rank}`],
        ["says", `no-first-layer-of-rank-${rank}-or-less-suffices`],
      ],
    )
    .with(
      { kind: "sobolev-bound" },
      ({ model, dimension, units, points, atoms, error, bound }): Fields => [
        ["model", model],
        ["n", `${points}`],
        ["d", `${dimension}`],
        ["k", `${units}`],
        ["atoms", `${atoms}`],
        ["error", encodeRational(error)],
        ["bound", encodeRational(bound)],
        ["says", "no-model-that-fits-has-a-smaller-mean-squared-slope"],
      ],
    )
    .with(
      { kind: "robustness" },
      ({ claim, claim: { domain, semantics, counts }, radii }): Fields => [
        ...settingFields(claim),
        ["rule", claim.rule.kind],
        ...(domain === undefined ? [] : [["domain", endsField(domain, claim.dimension)] as const]),
        ...(semantics === undefined ? [] : [["semantics", semantics] as const]),
        ...Object.entries(counts).map(([result, count]) => [result, `${count}`] as const),
        ...radiusFields(radii),
        ["says", "so-many-points-keep-their-label-on-their-ball"],
      ],
    )
    .with(
      { kind: "property" },
      ({ inputs, outputs, cases, answer, semantics }): Fields => [
        ["d", `${inputs}`],
        ["outputs", `${outputs}`],
        ["cases", `${cases}`],
        ["answer", answer],
        ...(semantics === undefined ? [] : [["semantics", semantics] as const]),
        ["says", answer === "sat" ? "some-input-fulfils-a-case" : "no-input-fulfils-any-case"],
      ],
    )
    .exhaustive();
}

/** Least, median and largest of the radii that were shown. */
function radiusFields(radii: readonly Rational[]): Fields {
  const sorted = [...radii].sort(compare);
  const [least, median, most] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
  if (least === undefined || median === undefined || most === undefined) return [];
  if (equals(least, most)) return [];
  return [["radii", [least, median, most].map(encodeRational).join(",")]];
}

function fieldsOf({ theorem, digests }: FoundOut): Fields {
  const { claim, ...others } = digests;
  return [
    ["kind", theorem.kind],
    ...ownFields(theorem),
    ["claim", claim],
    ...Object.entries(others),
  ];
}

/** `accepted kind=counterexample N=2 … says=the-claim-is-false claim=sha256:… network=sha256:…`. */
export function findingLine(found: FoundOut): string {
  return ["accepted", ...fieldsOf(found).map(([name, text]) => `${name}=${text}`)].join(" ");
}

/** The finding in sentences, for a person who asked for a check. */
export function findingLines({ theorem, names, digests }: FoundOut): readonly string[] {
  return match(theorem)
    .with({ kind: "counterexample" }, ({ claim, ball }) => [
      `The claim ${digests.claim} is refuted, not proved:`,
      `some point of ${pairWords("ball", [ball])}, at radius ${shown(claim.radius)}, has an output`,
      "that does not mean the label of its centre.",
    ])
    .with({ kind: "collision" }, ({ setting, pair }) => [
      `The network ${digests.network ?? ""} has one output at points of`,
      `${pairWords("ball", pair)}, which carry different labels, at radius ${shown(setting.radius)}.`,
      "So no network that sees its input through it alone memorizes the dataset at this radius.",
    ])
    .with({ kind: "preserving-map" }, ({ setting }) => [
      `The linear map ${digests.network ?? ""} sends any two balls with different labels, at radius`,
      `${shown(setting.radius)}, to sets that have no point in common.`,
    ])
    .with({ kind: "obstruction" }, ({ setting, family, rules }) => [
      `No network memorizes the dataset at radius ${shown(setting.radius)} with one activation region per ball,`,
      `${rules === "exact" ? "with an exact rule" : "under any labelling rule"}: ${family.length} of its points rule it out.`,
      "A network whose units switch inside balls may still memorize it.",
    ])
    .with({ kind: "width-bound" }, ({ setting, rank }) => [
      `No network whose first layer has rank ${rank} or less memorizes the dataset at radius ${shown(setting.radius)}.`,
      `So the first layer needs at least ${rank + 1} units.`,
      "This says nothing about networks that read their input again in later layers.",
    ])
    .with({ kind: "sobolev-bound" }, (found) => sobolevWords(found))
    .with({ kind: "robustness" }, ({ claim, radii }) => [
      ...robustnessLines({ ...names, claim }),
      ...(radiusFields(radii).length === 0
        ? []
        : ["Some robust points have a larger radius of their own: least, median, largest above."]),
    ])
    .with({ kind: "property" }, ({ answer, semantics }) => [
      answerLine(answer, semantics),
      ...(semantics === undefined
        ? ["This is about exact arithmetic; a run in floating-point numbers may differ."]
        : semanticsLines(semantics, "sat")),
    ])
    .exhaustive();
}
