// UNTRUSTED. Lipschitz constants in words: every number between two decimals that are rounded outward.
// May import kernel, format, dataset, bounds, lipschitz.
import { decimals } from "../bounds/index.js";
import type { Enclosure } from "../dataset/index.js";
import { encodeNorm } from "../writing/index.js";
import { compare, equals, type Rational, ZERO } from "../numbers/index.js";
import {
  type Assessment,
  bestUpper,
  type Constant,
  LIPSCHITZ_ASSUMPTIONS,
  type LocalConstant,
  type Subject,
  type Witness,
  WITHDRAWN,
} from "../lipschitz/index.js";
import { factLines } from "./explanation.js";
import { exactText, shown } from "./number.js";
import { pairWords } from "./point-names.js";

const DIGITS = 6;
/** Longest point or value list that is written out. */
const SHOWN = 80;

/** Beside the assessment: how the dataset was read. */
export interface AssessedData {
  readonly classes: readonly string[];
  readonly values: readonly Rational[];
  readonly points: number;
  readonly radius: Rational | undefined;
}

/** `≤ 2.5 (exact)`, `≥ 0.333333`: the side that is claimed. */
function claimed(value: Enclosure, direction: "lower" | "upper"): string {
  const [low, high] = decimals(value, DIGITS);
  const end = direction === "lower" ? `≥ ${low}` : `≤ ${high}`;
  if (!equals(value.lower, value.upper)) return end;
  const exact = exactText(value.lower);
  return exact.length > 30 || exact === low ? end : `${end} (${exact})`;
}

const HEADINGS: Readonly<Record<Subject, string>> = {
  network: "this network, if the assumptions hold",
  "every-fit": "every function with the values of the classes at the points",
  "robust-fit": "every function with the values of the classes on the balls",
  "mean-fit": "every function whose means over the classes differ as the values do",
  product: "‖a‖·‖W‖, the product of layer norms (no Lipschitz constant)",
  path: "Σ|a_l|·‖w_l‖, the path norm (no Lipschitz constant)",
  depth:
    "L, the number of affine layers whose norms are no larger than here (no Lipschitz constant)",
};

function isEnclosure(value: unknown): value is Enclosure {
  return typeof value === "object" && value !== null && "lower" in value && "upper" in value;
}

/** What a constant says beside its number. */
function remarks(bound: Constant): string {
  const source = `${bound.source.paper}, ${bound.source.theorem}`;
  if (!bound.applies) return `does not apply: ${bound.why}; ${source}`;
  const measured = bound.evidence?.["measured"];
  const here = isEnclosure(measured) ? [`here in [${decimals(measured, DIGITS).join(", ")}]`] : [];
  const classes = bound.evidence?.["classes"];
  const between = Array.isArray(classes) ? [`classes ${classes.join(" and ")}`] : [];
  const points = bound.evidence?.["points"];
  const pair = Array.isArray(points) ? [pairWords("point", points.map(Number))] : [];
  const named = bound.assumptions.length > 0 ? [`assumes ${bound.assumptions.join(", ")}`] : [];
  return [...here, ...between, ...pair, ...named, source].join("; ");
}

function constantLines(bounds: readonly Constant[]): readonly string[] {
  const rows = bounds.map((bound) => ({
    cells: [bound.applies ? claimed(bound.value, bound.direction) : "–", bound.name],
    end: remarks(bound),
  }));
  const widths = [0, 1].map((k) => Math.max(...rows.map(({ cells }) => cells[k]?.length ?? 0)));
  return rows.map(({ cells, end }) => {
    const padded = cells.map((cell, k) => cell.padEnd(widths[k] ?? 0));
    return `  ${[...padded, end].join("  ")}`;
  });
}

function grouped(bounds: readonly Constant[]): readonly string[] {
  const groups = new Map<Subject, Constant[]>();
  for (const bound of bounds) {
    const group = groups.get(bound.subject) ?? [];
    group.push(bound);
    groups.set(bound.subject, group);
  }
  return [...groups].flatMap(([subject, group]) => [
    "",
    HEADINGS[subject],
    ...constantLines(group),
  ]);
}

function pointText(ints: readonly bigint[], den: bigint): string {
  const text = `(${ints.join(", ")})${den === 1n ? "" : `/${den}`}`;
  return text.length <= SHOWN ? text : "a point that --json prints";
}

function witnessFacts(witness: Witness | undefined): readonly (readonly [string, string])[] {
  if (witness === undefined) return [["lower", "no witness was found"]];
  const number = claimed(witness.value, "lower");
  switch (witness.kind) {
    case "gradient": {
      const { point, output } = witness;
      return [
        ["lower", `${number}  gradient of output ${output} at ${pointText(point.ints, point.den)}`],
      ];
    }
    case "pair": {
      const [x, y] = witness.points;
      const where = `${pointText(x.ints, x.den)} and ${pointText(y.ints, y.den)}`;
      return [["lower", `${number}  slope of output ${witness.output} between ${where}`]];
    }
  }
}

/** Says whether upper and lower bound meet. */
function closing(assessment: Assessment): readonly (readonly [string, string])[] {
  const upper = bestUpper(assessment);
  const value = assessment.witness?.value ?? { lower: ZERO, upper: ZERO };
  if (upper === undefined || compare(value.upper, upper) < 0) return [];
  const isRoot = !equals(value.lower, value.upper);
  const number = isRoot ? `a root between ${decimals(value, DIGITS).join(" and ")}` : shown(upper);
  return [["exact", `the bounds meet: the constant is ${number}`]];
}

function networkLines(assessment: Assessment): readonly string[] {
  return [
    "",
    "this network, on all of ℝ^d",
    ...constantLines(assessment.upper),
    ...factLines([...witnessFacts(assessment.witness), ...closing(assessment)]),
  ];
}

/** The largest and the smallest of the constants on balls. */
function localLines(
  local: readonly LocalConstant[] | undefined,
  radius: Rational | undefined,
): readonly string[] {
  if (local === undefined || radius === undefined) return [];
  const worst = local.reduce((a, b) => (compare(b.value.upper, a.value.upper) > 0 ? b : a));
  const steep = local.reduce((a, b) => (compare(b.value.lower, a.value.lower) > 0 ? b : a));
  const single = local.filter(({ open }) => open === 0).length;
  const still = local.filter(({ value }) => value.upper.num === 0n).length;
  return [
    "",
    `this network, on the balls of radius ${exactText(radius)}`,
    ...factLines([
      ["largest", `${claimed(worst.value, "upper")}  ball ${worst.ball}, open units ${worst.open}`],
      ["", `${claimed(steep.value, "lower")}  ball ${steep.ball}`],
      ["regions", `${single} of ${local.length} balls lie in one activation region`],
      ["constant", `the network is constant on ${still} of ${local.length} balls`],
    ]),
  ];
}

function settingFacts(
  { norm, fitted }: Assessment,
  data: AssessedData | undefined,
): readonly (readonly [string, string])[] {
  const facts: (readonly [string, string])[] = [["norm", `p = ${encodeNorm(norm)}`]];
  if (data === undefined) return facts;
  const pairs = data.classes.map((name, k) => {
    const value = data.values[k];
    return `${JSON.stringify(name)} ↦ ${value === undefined ? "" : exactText(value)}`;
  });
  const text = pairs.join(", ");
  const values = text.length <= SHOWN ? text : `${pairs.slice(0, 3).join(", ")}, …`;
  return [
    ...facts,
    ["values", values],
    ["fits", `the network has them at ${fitted ?? 0} of ${data.points} points`],
  ];
}

function assumptionLines(bounds: readonly Constant[]): readonly string[] {
  const named = [
    ...new Set(bounds.flatMap(({ applies, assumptions }) => (applies ? assumptions : []))),
  ];
  if (named.length === 0) return [];
  return [
    "",
    "assumptions",
    ...factLines(named.map((name) => [name, LIPSCHITZ_ASSUMPTIONS[name]])),
  ];
}

/** Lines for a person. */
export function lipschitzLines(
  assessment: Assessment,
  data: AssessedData | undefined,
): readonly string[] {
  return [
    ...factLines(settingFacts(assessment, data)),
    ...networkLines(assessment),
    ...localLines(assessment.local, data?.radius),
    ...grouped(assessment.dataset),
    ...assumptionLines(assessment.dataset),
    "",
    "not used",
    ...factLines([
      ["paper", WITHDRAWN.paper],
      ["status", WITHDRAWN.status],
      ["instead", WITHDRAWN.instead.join(", ")],
    ]),
  ];
}
