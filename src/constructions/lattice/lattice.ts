// UNTRUSTED. `lattice`: a few projections, a grid whose walls miss all balls, a table on its cells.
//
// Citation   Y. Kim, C. Moon, C. Yun, "The Cost of Robustness" (arXiv 2510.24643), Theorem 4.2 (i); the
//            tables after Vardi, Yehudai, Shamir (2021).
// Guarantee  For small robustness ratios (in the worst case ρ ≤ 1/(5N√d)), f equals the value of y_i on
//            the closed ball of radius μ about x_i, and every hidden unit keeps its sign there. With
//            table L1 or L2 the parameters grow as O~(√N) plus (d + 1)m for the first layer.
// Deviation  Directions and grids are searched and accepted by exact conditions instead of drawn once
//            with a probability; cells have any width and mixed radices instead of powers of two; the
//            floor peels digits instead of doubling; the key is added up digit by digit, so a
//            coordinate that is read costs nothing more; runs are delta-coded and folded (L2).
// Size       Layers d → m → digits → 1 → table, see `latticeSize`; P = Σ (d_{l−1} + 1)·d_l. Digits are read
//            side by side, or one coordinate after another, whichever is smaller. With a limit on width or
//            depth the table compares the key with a few blocks a layer (`selectionWidths`): one block a
//            layer is the narrow table, of width 5 beside m + 3 for the coordinates.
import type { Dataset } from "../../dataset/dataset.js";
import { type Norm } from "../../kernel/index.js";
import { type Rational, rational } from "../../numbers/index.js";
import { ANY_ROOM, codesOf, type Room, valuesOfClasses } from "../../networks/index.js";
import {
  ascending,
  type Constructed,
  type Construction,
  type ConstructOptions,
  type Unreached,
} from "../construction.js";
import { latticeNetwork } from "./network.js";
import type { LatticePlan, Wanted } from "./plan.js";
import { largestLattice, latticeAt, type Outcome, type Setting, settingOf } from "./radius.js";
import { atOwnScale } from "../own-scale.js";
import { type PointMatrix, pointMatrix } from "../points/point-matrix.js";

const NAME = "lattice";
/** Tried when no radius is given and none was found: only to name what stands in the way. */
const TINY = rational(1n, 10n ** 12n);

/** The numbers of cells: all of a few, the range of many. */
function cellsInWords(radices: readonly number[]): string {
  if (radices.length <= 6) return `${radices.join("×")} cells`;
  return `${Math.min(...radices)} to ${Math.max(...radices)} cells each`;
}

function finish(matrix: PointMatrix, plan: LatticePlan, radius: Rational): Constructed {
  const { coordinates, table, size, order } = plan;
  const cells = cellsInWords(coordinates.map(({ radix }) => radix));
  return {
    status: "constructed",
    construction: NAME,
    network: latticeNetwork(matrix, plan),
    values: valuesOfClasses(matrix.dataset.classes),
    radius,
    formula: size,
    detail: `m = ${coordinates.length} coordinates${order === "in-turn" ? " in turn" : ""}, ${cells}, table ${table.name}: ${table.detail}`,
  };
}

/** The best lattice at the largest radius that is found. */
async function furthest(setting: Setting): Promise<Constructed | undefined> {
  const reached = await largestLattice(setting, undefined);
  if (reached === undefined) return undefined;
  const again = await latticeAt(setting, reached.radius, true);
  const smaller =
    again.status === "found" && again.plan.size.parameters < reached.plan.size.parameters;
  return finish(setting.matrix, smaller ? again.plan : reached.plan, reached.radius);
}

const FAILED = {
  walls:
    "no grid with two cells or more misses all balls; the two points are the widest neighbours",
  labels: "two differently labelled points share a cell of every grid that misses all balls",
} as const;

/** Why there is no lattice, in words. */
function detailOf(outcome: Extract<Outcome, { status: "failed" }>, { room }: Wanted): string {
  if (outcome.condition !== "room") return FAILED[outcome.condition];
  const { width, depth } = room ?? ANY_ROOM;
  const limits = [
    ...(width < Infinity ? [`width at most ${width}`] : []),
    ...(depth < Infinity ? [`depth at most ${depth}`] : []),
  ];
  const { size } = outcome;
  const free = size && `; without limits one has width ${size.width} and depth ${size.depth}`;
  return `no lattice that was found has ${limits.join(" and ")}${free ?? ""}`;
}

/** A lattice construction with one table, or with the smallest one that has room. */
function latticeWith(name: string, wanted: Wanted): Construction {
  const construct = async (
    dataset: Dataset,
    norm: Norm,
    radius: Rational | undefined,
    options: ConstructOptions,
  ): Promise<Constructed | Unreached> => {
    const matrix = pointMatrix(dataset);
    const codes = codesOf(valuesOfClasses(dataset.classes));
    const setting = settingOf(matrix, norm, codes, options, wanted);
    if (radius === undefined) {
      const found = await furthest(setting);
      if (found !== undefined) return found;
    }
    const outcome = await latticeAt(setting, radius ?? TINY, true);
    if (outcome.status === "found") return finish(matrix, outcome.plan, radius ?? TINY);
    const { condition } = outcome;
    const pair = ascending(...outcome.pair);
    const isWide = condition === "room";
    const largest =
      radius === undefined || isWide ? undefined : await largestLattice(setting, radius);
    return {
      status: "unreached",
      construction: NAME,
      condition: isWide ? "size" : condition,
      pair,
      largest: largest?.radius,
      detail: detailOf(outcome, wanted),
    };
  };
  return {
    name,
    citation:
      "Kim, Moon, Yun (arXiv 2510.24643), Theorem 4.2 (i); tables after Vardi et al. (2021)",
    construct: atOwnScale(name, construct),
  };
}

/** The construction `lattice`, with the table that has the fewest parameters. */
export const lattice: Construction = latticeWith(NAME, {});

/** The smallest lattice whose network has at most this width and depth. */
export function latticeWithin(room: Room): Construction {
  return latticeWith(NAME, { room });
}

/** The same with one table prescribed, for comparison. */
export const latticeL0: Construction = latticeWith(`${NAME}-l0`, { only: "L0" });
/** As `latticeL0`, with the table L1. */
export const latticeL1: Construction = latticeWith(`${NAME}-l1`, { only: "L1" });
/** As `latticeL0`, with the table L2. */
export const latticeL2: Construction = latticeWith(`${NAME}-l2`, { only: "L2" });
