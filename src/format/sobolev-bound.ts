// TRUSTED. Certificates of Sobolev bounds: the header and the lines.
// Imports only kernel and format. docs/kinds.md#sobolev-bound.
import { atMost, declined, type FeatureKind, refuse, type SobolevClaim } from "../kernel/index.js";
import { type Codec, mapped, reject, tested } from "./codec.js";
import { list, point } from "./compounds.js";
import { fieldsOf, headerOf } from "./headers.js";
import { lineRecord } from "./line-record.js";
import { record } from "./record.js";
import { count, digest, integer, note, oneOf, rational, text } from "./scalars.js";

/** A claim with the digests of what it is about: each of lines as they stand in the certificate. */
export interface NamedSobolevClaim {
  /** Of the lines of points with targets. */
  readonly dataset: string;
  /** Of the lines of units. */
  readonly features: string;
  /** Of the lines of atoms. */
  readonly law: string;
  readonly claim: SobolevClaim;
}

const MODELS: readonly FeatureKind[] = ["random", "tangent"];

/** The kind of a feature model; one that is not judged is declined. */
const model: Codec<FeatureKind> = {
  ...oneOf(...MODELS),
  read(value, at) {
    const got = text.read(value, at);
    const known = MODELS.find((one) => one === got);
    return known ?? refuse(declined({ code: "feature-model", got: got.slice(0, 80) }));
  },
};

const sobolevFields = record({
  dataset: digest,
  points: count("points"),
  dimension: count("dimension"),
  model,
  features: digest,
  units: count("units"),
  law: digest,
  atoms: count("points"),
  error: rational,
  bound: rational,
});

const sobolevClaim: Codec<NamedSobolevClaim> = mapped(
  tested(sobolevFields, ({ units, dimension }) => atMost("feature-weights", units * dimension)),
  ({ dataset, features, law, ...own }) => ({ dataset, features, law, claim: own }),
);

export const SOBOLEV_BOUND = headerOf(
  "sobolev-bound",
  fieldsOf("sobolev-bound", {
    claim: sobolevClaim,
    multiplier: rational,
    denominator: tested(integer, (den, at) => {
      if (den < 1n) reject("ill-formed/shape", at, "an integer above 0", `${den}`);
    }),
    note,
  }),
);

/** The lines, by the names of their schemas. */
export const SOBOLEV_LINES = Object.freeze({
  unit: lineRecord(record({ unit: point })),
  parameters: lineRecord(record({ parameters: list(integer, "dimension") })),
  targetPoint: lineRecord(record({ point, target: rational })),
  atom: lineRecord(record({ atom: point })),
});
