// The records of Sobolev bounds as texts, beside their decoders.
import fc from "fast-check";
import {
  decodeParameters,
  decodeSobolevBoundHeader,
  decodeTargetPoint,
  decodeVector,
  encodeParameters,
  encodeSobolevBoundHeader,
  encodeTargetPoint,
  encodeVector,
} from "../../src/format/index.js";
import { kind, type RecordKind } from "./record-kind.js";
import { counts, digests, integers, notes, points, rationals } from "./values.js";

const sobolevBounds = fc
  .record({
    names: fc.record({ dataset: digests, features: digests, law: digests }),
    claim: fc.record({
      model: fc.constantFrom<"random" | "tangent">("random", "tangent"),
      dimension: fc.nat({ max: 128 }),
      units: fc.nat({ max: 128 }),
      points: counts,
      atoms: counts,
      error: rationals,
      bound: rationals,
    }),
    multiplier: rationals,
    denominator: fc.oneof(fc.bigInt(1n, 9n), fc.bigInt(1n, 2n ** 300n)),
    note: notes,
  })
  .map(({ names, claim, ...rest }) =>
    encodeSobolevBoundHeader({ claim: { ...names, claim }, ...rest }),
  );
const parameters = fc.array(integers, { maxLength: 4 }).map(encodeParameters);
const targetPoints = fc.record({ point: points, target: rationals }).map(encodeTargetPoint);

export const SOBOLEV_RECORDS: readonly RecordKind[] = [
  kind("sobolev-bound-header", sobolevBounds, decodeSobolevBoundHeader),
  kind(
    "unit",
    points.map((x) => encodeVector("unit", x)),
    (line) => decodeVector(line, "unit"),
  ),
  kind(
    "atom",
    points.map((x) => encodeVector("atom", x)),
    (line) => decodeVector(line, "atom"),
  ),
  kind("parameters", parameters, decodeParameters),
  kind("target-point", targetPoints, decodeTargetPoint),
];
