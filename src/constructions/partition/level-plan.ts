// UNTRUSTED. What stands in each layer of the network of a tree: gates of parts, and units that tell leaves.
import type { Norm } from "../../kernel/index.js";
import { at, type Rational } from "../../numbers/index.js";
import type { DenseSize } from "../../networks/index.js";
import { carriedBy, type Direction, Directions, directionsOf, sizeOfWidths } from "./plan.js";
import { type Branch, levelsOf, type Tree } from "./tree.js";
import type { PointMatrix } from "../points/point-matrix.js";

/** In one level of so many, gates are cut off at 1: they grow by the range of a cut in every other. */
const CUT_OFF = 16;

/** One side of a cut. */
export interface Side {
  readonly branch: Branch;
  readonly isRight: boolean;
  readonly part: Tree;
}

/** A side where the class that stands for the part changes. */
export interface Change {
  readonly side: Side;
  readonly from: number;
  readonly to: number;
}

/** One level: what its cuts lead to, and what has to go on beside them. */
export interface Level {
  /** Directions, or coordinates, that later levels read. */
  readonly carried: readonly Direction[];
  /** Sides that are branches and no exact change tells: a gate each, 0 if the part is open, else at least 1. */
  readonly gates: readonly Side[];
  /** True if gates are cut off at 1, at the price of a second unit. */
  readonly isCutOff: boolean;
  readonly changes: readonly Change[];
  /** Sums that have begun in the levels before: one, or one for each class. */
  readonly sums: readonly number[];
}

/**
 * How leaves are told. one-sum: two units a change, cut off at 1, and the sum of all is the value; classes:
 * one unit for each leaf of another class than the base, a sum for each class, and one more layer.
 */
export type Telling = "one-sum" | "classes";

export interface LevelPlan {
  readonly directions: Directions;
  readonly telling: Telling;
  /** The class where nothing changes. */
  readonly base: number;
  /** Units of the first layer; none if the first level reads the input. */
  readonly first: readonly Direction[];
  readonly levels: readonly Level[];
  readonly size: DenseSize;
}

/**
 * Size in dimension d, C classes: an optional first layer of m units; for each level c carried directions,
 * g gates, twice if they are cut off, t units that tell changes, and s sums: c + g + t + s units; then
 * C − 1 if there is a sum for each class.
 */
export function levelsSize(
  dimension: number,
  first: number,
  levels: readonly { carried: number; gates: number; telling: number; sums: number }[],
  classSums: number,
): DenseSize {
  const widths = levels.map(
    ({ carried, gates, telling, sums }) => carried + gates + telling + sums,
  );
  const before = first > 0 ? [first] : [];
  const after = classSums > 0 ? [classSums] : [];
  return sizeOfWidths([dimension, ...before, ...widths, ...after, 1]);
}

function sidesOf(branch: Branch): Side[] {
  return [
    { branch, isRight: false, part: branch.left },
    { branch, isRight: true, part: branch.right },
  ];
}

/** Units of a change that is told exactly; it is a gate too. */
const CHANGE = 2;

/** The fewest units for changes and gates below a branch if a class stands for it, for every class. */
function fewestUnits(tree: Tree, classes: number): Map<Branch, readonly number[]> {
  const fewest = new Map<Branch, readonly number[]>();
  for (const branch of levelsOf(tree).flat().reverse()) {
    const sides = sidesOf(branch).map(({ part }) => {
      const units = unitsOf(part, classes, fewest);
      return { units, changed: changedUnits(part, units) };
    });
    const sum = Array.from({ length: classes }, (_, k) =>
      sides.reduce((all, { units, changed }) => all + Math.min(at(units, k), changed), 0),
    );
    fewest.set(branch, sum);
  }
  return fewest;
}

/** The same for a side with a change at it. A gate is one unit, and needless there. */
function changedUnits(part: Tree, units: readonly number[]): number {
  return CHANGE + Math.min(...units) - (part.kind === "branch" ? 1 : 0);
}

/** The same for a side, without a change at it. */
function unitsOf(
  part: Tree,
  classes: number,
  fewest: ReadonlyMap<Branch, readonly number[]>,
): readonly number[] {
  if (part.kind === "branch") return (fewest.get(part) ?? []).map((units) => units + 1);
  return Array.from({ length: classes }, (_, k) => (k === part.label ? 0 : Infinity));
}

/** Where the class changes, with the fewest units: by branch, the changes at its sides. */
function changesOf(tree: Branch, base: number, classes: number): Map<Branch, Change[]> {
  const fewest = fewestUnits(tree, classes);
  const changes = new Map<Branch, Change[]>();
  const walk = (branch: Branch, from: number): void => {
    const own: Change[] = [];
    for (const side of sidesOf(branch)) {
      const units = unitsOf(side.part, classes, fewest);
      const isChanged = at(units, from) > changedUnits(side.part, units);
      const to = isChanged ? units.indexOf(Math.min(...units)) : from;
      if (to !== from) own.push({ side, from, to });
      if (side.part.kind === "branch") walk(side.part, to);
    }
    changes.set(branch, own);
  };
  walk(tree, base);
  return changes;
}

/** The changes at leaves alone, each from the base. */
function leavesOf(branch: Branch, base: number): Change[] {
  return sidesOf(branch).flatMap((side): Change[] =>
    side.part.kind === "leaf" && side.part.label !== base
      ? [{ side, from: base, to: side.part.label }]
      : [],
  );
}

function levelsFor(
  branches: readonly (readonly Branch[])[],
  telling: Telling,
  changesAt: (branch: Branch) => readonly Change[],
  carried: readonly (readonly Direction[])[],
): Level[] {
  const begun = new Set<number>();
  return branches.map((own, l): Level => {
    const changes = own.flatMap(changesAt);
    const sums = [...begun].sort((a, b) => a - b);
    // Where a change is told by 1 or 0, its complement is the gate.
    const told = new Set(telling === "one-sum" ? changes.map(({ side }) => side.part) : []);
    for (const { to } of changes) begun.add(telling === "one-sum" ? 0 : to);
    return {
      carried: at(carried, l + 1),
      gates: own.flatMap(sidesOf).filter(({ part }) => part.kind === "branch" && !told.has(part)),
      isCutOff: l % CUT_OFF === CUT_OFF - 1,
      changes,
      sums,
    };
  });
}

/** The smallest plan of a tree: over both tellings, the base, and with or without a first layer. */
export function levelPlan(
  matrix: PointMatrix,
  norm: Norm,
  radius: Rational,
  tree: Branch,
): LevelPlan {
  const { dimension, classes } = matrix;
  const branches = levelsOf(tree);
  const all = branches.flat().map(({ cut }) => cut);
  const directions = new Directions(matrix, norm, radius, all);
  const carried = [...branches, []].map((_, level) => {
    const cuts = branches.slice(level).flatMap((own) => own.map(({ cut }) => cut));
    return carriedBy(directions, directionsOf(directions, cuts));
  });
  const planOf = (base: number, telling: Telling): LevelPlan[] => {
    const changes = changesOf(tree, base, classes);
    const changesAt = (branch: Branch): readonly Change[] =>
      telling === "one-sum" ? (changes.get(branch) ?? []) : leavesOf(branch, base);
    const levels = levelsFor(branches, telling, changesAt, carried);
    const counts = levels.map((one) => ({
      carried: one.carried.length,
      gates: (one.isCutOff ? 2 : 1) * one.gates.length,
      telling: (telling === "one-sum" ? 2 : 1) * one.changes.length,
      sums: one.sums.length,
    }));
    const classSums = telling === "one-sum" ? 0 : classes - 1;
    return [at(carried, 0), []].map((first) => {
      const size = levelsSize(dimension, first.length, counts, classSums);
      return { directions, telling, base, first, levels, size };
    });
  };
  return Array.from({ length: classes }, (_, base) => [
    ...planOf(base, "one-sum"),
    ...planOf(base, "classes"),
  ])
    .flat()
    .reduce((a, b) => (b.size.parameters < a.size.parameters ? b : a));
}
