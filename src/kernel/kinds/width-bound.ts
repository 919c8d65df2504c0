// TRUSTED. The rule of width bounds: no first layer of rank k or less keeps all opposite balls apart, by weights
// of pairs, or by a covering (covering.ts). Imports only the kernel. docs/theory.md#width-bound.
//
// Sound, by weights: let Q project on the rows of a first layer of rank ≤ k, and U have the columns c_e·v_e, v_e the
// difference of a pair. The squared distance of v_e from the kernel is v_eᵗQv_e, and their weighted sum is
// tr(UᵗQU) ≤ tr(P·UᵗU) ≤ tr(P(LLᵗ + sI)) ≤ |L|² + ks for the projector P on the range of UᵗQU, of rank ≤ k, if
// LLᵗ − UᵗU + sI ≥ 0. If that is at most 4μ²·Σc_e², some pair is at most 2μ from the kernel: a collision.
import {
  add,
  at,
  bitLength,
  compare,
  divide,
  dot,
  lcm,
  type Matrix,
  multiply,
  power,
  type Rational,
  rational,
  type Scaled,
  scaled,
} from "../../numbers/index.js";
import { type Budget, proofBudget } from "../budget.js";
import { testPower } from "../distance.js";
import { atMost } from "../limits.js";
import type { Norm } from "../norm.js";
import { unproved } from "../refusal.js";
import { type LabelledPoint, type Setting, testSetting } from "../claim.js";
import { seal, sealed } from "../theorem.js";
import { apart, type CoveringNode, testCovering } from "./covering.js";
import { overOne } from "./one-denominator.js";
import { type Points, pointsOf } from "./points.js";
import type { NoWidthBound } from "./rejections.js";
import { isSemidefinite } from "./semidefinite.js";

/** Two points with different labels, the root c of their weight c², and their row of L. */
export interface WeightedPair {
  readonly pair: readonly [number, number];
  readonly root: Rational;
  readonly factor: readonly Rational[];
}

/** Evidence that no first layer of rank `rank` or less will do: s ≥ 0, and the pairs. */
export interface TraceWitness {
  readonly rank: number;
  readonly shift: Rational;
  readonly pairs: readonly WeightedPair[];
}

/** Other evidence for the same: the nodes of a covering. */
export interface CoveringWitness {
  readonly rank: number;
  readonly nodes: readonly CoveringNode[];
}

export type WidthWitness = TraceWitness | CoveringWitness;

/**
 * Every real linear map of this rank or less has one image for points of two closed balls with different
 * labels: no network with such a first layer memorizes the dataset at this radius.
 */
export interface WidthBound {
  readonly kind: "width-bound";
  readonly setting: Setting;
  readonly rank: number;
}

/** Spends what the products of a row with this many rows cost: each entry by the square of its words of 256 bits. */
function spendProducts(budget: Budget, count: number, row: readonly bigint[]): void {
  let bits = 0;
  for (const n of row) if (bitLength(n) > bits) bits = bitLength(n);
  budget.spend(count * row.length * (1 + (bits >> 8)) ** 2);
}

/** m·(LLᵗ − UᵗU + sI) in integers for some m > 0; u and l have the columns of U and the rows of L. */
function gap(
  u: { rows: Matrix; den: bigint },
  l: { rows: Matrix; den: bigint },
  shift: Rational,
  budget: Budget,
): Matrix {
  for (const { rows } of [u, l]) rows.forEach((row, r) => spendProducts(budget, r + 1, row));
  const [du, dl] = [u.den * u.den, l.den * l.den];
  const common = lcm(lcm(du, dl), shift.den);
  const diagonal = shift.num * (common / shift.den);
  return u.rows.map((own, r) =>
    u.rows.map((other, c) => {
      const square = dot(at(l.rows, r), at(l.rows, c)) * (common / dl);
      return square - dot(own, other) * (common / du) + (r === c ? diagonal : 0n);
    }),
  );
}

/**
 * True if a squared Euclidean distance of at most `square` means a distance of at most 2μ in the norm:
 * ‖t‖_p ≤ ‖t‖_2 for p ≥ 2, and ‖t‖_p ≤ d^(1/p − 1/2)·‖t‖_2 for p ≤ 2; docs/theory.md#width-bound.
 */
function isWithin(norm: Norm, radius: Rational, dimension: number, square: Rational): boolean {
  const most = multiply(rational(4n), power(radius, 2n));
  const d = rational(BigInt(dimension));
  if (norm.kind === "one") return compare(multiply(square, d), most) <= 0;
  if (norm.kind !== "power" || norm.a > 2n * norm.b) return compare(square, most) <= 0;
  const { a, b } = norm;
  testPower(scaled([square, most]), a);
  return compare(multiply(power(square, a), power(d, 2n * b - a)), power(most, a)) <= 0;
}

/** c·(x_i − x_j) of every pair. Metered: two points make as many as there are pairs. */
function columns(pairs: readonly WeightedPair[], points: Points): readonly Scaled[] {
  const budget = proofBudget();
  return pairs.map(({ pair, root }, index) => {
    const v = apart(points, pair, (reason) => no(reason, { pair }));
    const ints = v.ints.map((n) => n * root.num);
    spendProducts(budget, index + 1, ints);
    return { ints, den: v.den * root.den };
  });
}

function no(reason: NoWidthBound["reason"], more: Partial<NoWidthBound> = {}): never {
  return unproved({ code: "unproved/width-bound", reason, ...more });
}

function testPairs(setting: Setting, witness: TraceWitness, points: Points): void {
  const { rank, shift, pairs } = witness;
  if (shift.num < 0n) no("shift-below-0");
  const odd = pairs.find(({ factor }) => factor.length !== pairs[0]?.factor.length);
  if (odd !== undefined) no("bad-factor", { pair: odd.pair });
  const u = overOne(columns(pairs, points));
  const l = overOne(pairs.map(({ factor }) => scaled(factor)));
  const roots = scaled(pairs.map(({ root }) => root));
  const weight = rational(dot(roots.ints, roots.ints), roots.den * roots.den);
  if (weight.num === 0n) no("no-weight");
  const trace = l.rows.reduce((sum, row) => sum + dot(row, row), 0n);
  const size = rational(trace, l.den * l.den);
  const mean = divide(add(size, multiply(rational(BigInt(rank)), shift)), weight);
  if (!isWithin(setting.norm, setting.radius, setting.dimension, mean)) {
    no("too-far", { square: mean });
  }
  const budget = proofBudget();
  if (!isSemidefinite(gap(u, l, shift, budget), budget)) no("not-semidefinite");
}

/**
 * Shows that first layers of a rank are too narrow for a dataset.
 *
 * Ensures   a theorem, or a refusal: the setting is not meaningful, too many pairs, the points, the evidence.
 * Cost      n²·d multiplications for n pairs and elimination in a matrix of order n, metered; or that of a covering.
 */
export function widthBounded(
  about: Setting,
  witness: WidthWitness,
  given: Iterable<LabelledPoint>,
): WidthBound {
  const setting = sealed(about);
  testSetting(setting);
  const evidence = "nodes" in witness ? witness.nodes : witness.pairs;
  if (!("nodes" in witness)) atMost("pairs", evidence.length);
  const ends = new Set(evidence.flatMap((one) => ("pair" in one ? one.pair : [])));
  const points = pointsOf(setting, given, (index) => ends.has(index));
  const { rank } = witness;
  if ("nodes" in witness) testCovering(setting, rank, witness.nodes, points);
  else testPairs(setting, witness, points);
  return seal({ kind: "width-bound", setting, rank });
}
