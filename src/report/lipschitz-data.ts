// UNTRUSTED. Lipschitz constants as data: exact text where the number is exact, else decimals rounded outward.
// May import kernel, format, dataset, bounds, lipschitz.
import { decimals } from "../bounds/index.js";
import type { Enclosure } from "../dataset/index.js";
import { encodeRational } from "../format/index.js";
import { encodeNorm } from "../writing/index.js";
import { entry, equals, type Scaled } from "../numbers/index.js";
import {
  type Assessment,
  bestUpper,
  type Constant,
  LIPSCHITZ_ASSUMPTIONS,
  type Witness,
  WITHDRAWN,
} from "../lipschitz/index.js";
import type { AssessedData } from "./lipschitz-lines.js";
import { type Plain, plainData } from "./plain-data.js";

const DIGITS = 20;

/** `{ exact, bounds }`: the number itself if both ends agree, and two decimals in any case. */
function enclosureData(value: Enclosure): Plain {
  return {
    exact: equals(value.lower, value.upper) ? encodeRational(value.lower) : null,
    bounds: plainData(decimals(value, DIGITS)),
  };
}

function isEnclosure(value: unknown): value is Enclosure {
  return typeof value === "object" && value !== null && "lower" in value && "upper" in value;
}

/** Evidence as data: enclosures by their ends, everything else exactly. */
function evidenceData(value: unknown): Plain {
  if (isEnclosure(value)) return enclosureData(value);
  if (Array.isArray(value)) return value.map(evidenceData);
  return plainData(value);
}

function vectorData(v: Scaled): Plain {
  return v.ints.map((_, k) => encodeRational(entry(v, k)));
}

/** One statement as data. */
export function constantData(bound: Constant): Plain {
  const { name, subject, direction, formula, source, assumptions, applies } = bound;
  const said = {
    name,
    subject,
    direction,
    formula,
    source: plainData(source),
    assumptions,
    applies,
  };
  if (!bound.applies) return { ...said, why: bound.why };
  const evidence = Object.entries(bound.evidence ?? {}).map(([key, value]): [string, Plain] => [
    key,
    evidenceData(value),
  ]);
  return { ...said, value: enclosureData(bound.value), evidence: Object.fromEntries(evidence) };
}

function witnessData(witness: Witness | undefined): Plain {
  if (witness === undefined) return null;
  const { kind, output } = witness;
  const said = { kind, output, value: enclosureData(witness.value) };
  return witness.kind === "gradient"
    ? { ...said, point: vectorData(witness.point), gradient: vectorData(witness.gradient) }
    : { ...said, points: witness.points.map(vectorData) };
}

/** The answer as data. */
export function lipschitzData(
  assessment: Assessment,
  data: AssessedData | undefined,
): Readonly<Record<string, Plain>> {
  const { norm, upper, witness, local, dataset, fitted } = assessment;
  const best = bestUpper(assessment);
  const named = [...new Set(dataset.flatMap(({ assumptions }) => assumptions))];
  return {
    norm: encodeNorm(norm),
    ...(data !== undefined && { data: plainData(data), fitted: fitted ?? 0 }),
    upper: upper.map(constantData),
    best: {
      upper: best === undefined ? null : decimals({ lower: best, upper: best }, DIGITS)[1],
      lower: witness === undefined ? null : decimals(witness.value, DIGITS)[0],
    },
    witness: witnessData(witness),
    balls:
      local === undefined
        ? null
        : local.map(({ ball, value, open }) => ({ ball, open, value: enclosureData(value) })),
    dataset: dataset.map(constantData),
    assumptions: named.map((name) => ({ name, text: LIPSCHITZ_ASSUMPTIONS[name] })),
    withdrawn: plainData(WITHDRAWN),
  };
}
