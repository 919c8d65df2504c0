// What evidence has said of a layer so far, and the points at which the network was looked at.
import type Fraction from "fraction.js";
import { pick, sign, total } from "../../../src/oracle/fraction.js";
import { affine, type Form, ONE, plus, type Slab, ZERO } from "./forms.js";
import type { Tape } from "./tape.js";

/** A row of the network. */
export interface Row {
  readonly bias: Fraction;
  readonly columns: readonly number[];
  readonly weights: readonly Fraction[];
}

export interface Bounds {
  readonly low: Fraction;
  readonly high: Fraction;
  readonly above: Fraction;
  readonly below: Fraction;
}

/** A layer of units as the evidence has it; that of index −1 is the input. */
export interface Known {
  readonly index: number;
  readonly below: Known | undefined;
  /** z of every unit, over the layer below. */
  readonly rows: readonly Form[];
  /** h of every unit: an affine form, or the unit itself. */
  readonly units: readonly Form[];
  readonly open: ReadonlySet<number>;
  readonly bounds: Map<number, Bounds>;
  readonly facts: Form[];
}

/** A point of the ball, with z and h of every layer that there is. */
export interface Seen {
  readonly x: readonly Fraction[];
  readonly z: Fraction[][];
  readonly h: Fraction[][];
}

/** A value of JSON. */
export type Json = string | number | null | readonly Json[] | { readonly [key: string]: Json };

/** What is being said, and about what. */
export interface Said {
  readonly tape: Tape;
  readonly p: string;
  readonly radius: Fraction;
  readonly slabs: readonly Slab[];
  /** Points of the ball, or of the piece of it. */
  readonly points: readonly Seen[];
  /** The first hidden layer on the whole ball; undefined before it is there. */
  readonly first: Known | undefined;
  /** What is left out: unit, low, high. */
  readonly leftOut: readonly (readonly [number, Fraction, Fraction])[];
  /** Writes a layer or a fact, perhaps as the number of a shared line. */
  readonly shared: (kind: "layer" | "fact", value: Json) => Json;
}

export function inputOf(centre: readonly Fraction[]): Known {
  const units = centre.map((c, k) =>
    affine(
      c,
      centre.map((_, j) => (j === k ? ONE : ZERO)),
    ),
  );
  const none = { rows: [], open: new Set<number>(), bounds: new Map<number, Bounds>(), facts: [] };
  return { index: -1, below: undefined, units, ...none };
}

export function unitItself(n: number, d: number): Form {
  return { ...affine(ZERO, new Array<Fraction>(d).fill(ZERO)), terms: new Map([[n, ONE]]) };
}

/** A row over the units below. */
export function formOfRow({ bias, columns, weights }: Row, below: Known): Form {
  const zero = affine(
    bias,
    pick(below.units, 0).w.map(() => ZERO),
  );
  return columns.reduce((form, c, k) => plus(form, pick(weights, k), pick(below.units, c)), zero);
}

/** Looks at the next layer at a point. */
export function look({ x, z, h }: Seen, rows: readonly Row[]): void {
  const under = h.at(-1) ?? x;
  const own = rows.map(({ bias, columns, weights }) =>
    total(columns.map((c, k) => pick(weights, k).mul(pick(under, c)))).add(bias),
  );
  z.push(own);
  h.push(own.map((value) => (sign(value) < 0 ? ZERO : value)));
}
