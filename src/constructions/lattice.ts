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
// Size       Layers d → m → levels → 1 → table, see `latticeSize`: level ℓ of n = max n_t has
//            3·#{n_t > ℓ} + 2·#{n_t = ℓ} + [ℓ > 1] units; P = Σ (d_{l−1} + 1)·d_l.
import type { Dataset } from "../dataset/dataset.js";
import { type Norm, type Rational, rational } from "../kernel/index.js";
import { codesOf, type TableName, valuesOfClasses } from "../networks/index.js";
import {
  ascending,
  type Constructed,
  type Construction,
  type ConstructOptions,
  type Unreached,
} from "./construction.js";
import { latticeNetwork } from "./lattice-network.js";
import type { LatticePlan } from "./lattice-plan.js";
import { largestLattice, latticeAt, type Setting, settingOf } from "./lattice-radius.js";
import { atOwnScale } from "./own-scale.js";
import { type PointMatrix, pointMatrix } from "./point-matrix.js";

const NAME = "lattice";
/** Tried when no radius is given and none was found: only to name what stands in the way. */
const TINY = rational(1n, 10n ** 12n);

/** The numbers of cells: all of a few, the range of many. */
function cellsInWords(radices: readonly number[]): string {
  if (radices.length <= 6) return `${radices.join("×")} cells`;
  return `${Math.min(...radices)} to ${Math.max(...radices)} cells each`;
}

function finish(matrix: PointMatrix, plan: LatticePlan, radius: Rational): Constructed {
  const { coordinates, table, size } = plan;
  const cells = cellsInWords(coordinates.map(({ radix }) => radix));
  return {
    status: "constructed",
    construction: NAME,
    network: latticeNetwork(matrix, plan),
    values: valuesOfClasses(matrix.dataset.classes),
    radius,
    formula: size,
    detail: `m = ${coordinates.length} coordinates, ${cells}, table ${table.name}: ${table.detail}`,
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

/** A lattice construction with one table, or with the smallest one. */
function latticeWith(name: string, only: TableName | undefined): Construction {
  const construct = async (
    dataset: Dataset,
    norm: Norm,
    radius: Rational | undefined,
    options: ConstructOptions,
  ): Promise<Constructed | Unreached> => {
    const matrix = pointMatrix(dataset);
    const codes = codesOf(valuesOfClasses(dataset.classes));
    const setting = settingOf(matrix, norm, codes, options, only);
    if (radius === undefined) {
      const found = await furthest(setting);
      if (found !== undefined) return found;
    }
    const outcome = await latticeAt(setting, radius ?? TINY, true);
    if (outcome.status === "found") return finish(matrix, outcome.plan, radius ?? TINY);
    const { condition } = outcome;
    const pair = ascending(...outcome.pair);
    const largest = radius === undefined ? undefined : await largestLattice(setting, radius);
    const detail =
      condition === "walls"
        ? "no grid with two cells or more misses all balls; the two points are the widest neighbours"
        : "two differently labelled points share a cell of every grid that misses all balls";
    return {
      status: "unreached",
      construction: NAME,
      condition,
      pair,
      largest: largest?.radius,
      detail,
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
export const lattice: Construction = latticeWith(NAME, undefined);

/** The same with one table prescribed, for comparison. */
export const latticeL0: Construction = latticeWith(`${NAME}-l0`, "L0");
/** As `latticeL0`, with the table L1. */
export const latticeL1: Construction = latticeWith(`${NAME}-l1`, "L1");
/** As `latticeL0`, with the table L2. */
export const latticeL2: Construction = latticeWith(`${NAME}-l2`, "L2");
