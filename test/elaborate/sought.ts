// A ball given to the elaborator. What is found is replayed by the kernel, and read as its text.
import { expect } from "vitest";
import { elaborateBall, type FactFamily, type Sought } from "../../src/elaborate/index.js";
import { evidenceFields } from "../../src/format/index.js";
import {
  answered,
  linearParts,
  type Network,
  type Norm,
  NORM_TWO,
  openBudget,
  type Refusal,
  type Rule,
  showBall,
  type Statement,
} from "../../src/kernel/index.js";
import { dense, network, q, vector } from "../exact.js";
import { write } from "../../src/writing/index.js";

/**
 * Points 0 (class 0), 2 and −2 (class 1), radius 9/10. With u = x + 3: a_0 = 20, a_1 = 4u + 4,
 * a_2 = −4u + 28; A = max(a_1, a_2); w = 1/2 + (A − 20)·5/4, which is f = 0 or 1 after clipping.
 */
export const VORONOI: Network = network(
  1,
  [dense("3", "1")],
  [dense("0", "1"), dense("4", "4"), dense("24", "-8")],
  [dense("0", "1", "0", "0"), dense("0", "0", "1", "1"), dense("-1000", "1", "0", "0")],
  [dense("-49/2", "0", "5/4", "0"), dense("-51/2", "0", "5/4", "0")],
  [dense("0", "1", "-1")],
);

export const EXACT: Rule = { kind: "exact", values: [q("0"), q("1")] };

export function family(changes: Partial<FactFamily>): FactFamily {
  const from = { from: 1, to: 1, step: 1, times: 1, shift: 0 };
  return { ...from, terms: [], rows: [], constant: q("0"), ...changes };
}

export function term(unit: number, weight: string): FactFamily["terms"][number] {
  return { unit, weight: q(weight) };
}

/** M + S ≤ 20 − 2/5 on the layer of the maximum, and M ≤ 20 − 2/5 on the next. */
export const OTHER_CLASS: readonly FactFamily[] = [
  family({ terms: [term(1, "1"), term(2, "1")], constant: q("-98/5") }),
  family({ from: 2, to: 2, terms: [term(1, "1")], constant: q("-98/5") }),
];

/** A ball, with what is usual left out: ball 7, the Euclidean ball of radius 9/10, the rule `EXACT`. */
export interface Case extends Partial<Pick<Sought, "families" | "except" | "error" | "budget">> {
  readonly network: Network;
  readonly centre?: readonly string[];
  readonly label?: number;
  readonly rule?: Rule;
  readonly norm?: Norm;
  readonly radius?: string;
}

export interface Found {
  readonly statement: Statement;
  /** The evidence as it stands in a certificate. */
  readonly evidence: unknown;
}

const { evidence: CODEC } = evidenceFields({ layers: [], facts: [] });

export function soughtOf(one: Case): Sought {
  const { centre = ["0"], label = 0, rule = EXACT, norm = NORM_TWO, radius = "9/10" } = one;
  const { families = [], except = [], error, budget } = one;
  const parts = linearParts(one.network.inputs, norm, q(radius), new Map());
  const about = { network: one.network, parts, rule, ball: 7, centre: vector(...centre), label };
  return { ...about, families, except, error, ...(budget && { budget }) };
}

/** What is found, and shown by the kernel too; or why nothing was found. Throws where they differ. */
export function found(one: Case): Found | Refusal {
  const sought = soughtOf(one);
  const said = elaborateBall(sought);
  if (said.verdict !== "elaborated") return said;
  const text = JSON.stringify(write(CODEC.shape, said.evidence));
  const evidence = CODEC.read(JSON.parse(text), { line: 1 });
  const shown = answered(() => ({
    statement: showBall({ ...sought, evidence, budget: openBudget(), rules: new Set() }),
  }));
  if (!("statement" in shown) || shown.statement !== said.statement) {
    throw new Error(`found ${said.statement}, shown ${JSON.stringify(shown, (_, v) => `${v}`)}`);
  }
  return { statement: said.statement, evidence: JSON.parse(text) as unknown };
}

/** A rejection about ball 7. */
export function rejects(rejection: object): unknown {
  return {
    verdict: "rejected",
    rejection: expect.objectContaining({ ball: 7, ...rejection }) as unknown,
  };
}
