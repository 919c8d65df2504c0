// UNTRUSTED. What `muball sweep` measured, as data and as a summary for people; as CSV: sweep-csv.ts.
// May import kernel, format, dataset, bounds.
import { type Counts, type Curves, decimals, type Quantity } from "../bounds/index.js";
import { encodeRational } from "../format/index.js";
import { encodeNorm } from "../writing/index.js";
import type { Memorization, Norm } from "../kernel/index.js";
import { compare, type Rational } from "../numbers/index.js";
import { decimalText } from "./number.js";
import { type Plain, plainData } from "./plain-data.js";

/** What became of one construction at one ratio on the first points of the data. */
export type Fate =
  | {
      readonly status: "proved";
      readonly counts: Counts;
      readonly statement: Memorization["statement"];
    }
  | { readonly status: "unproved"; readonly counts: Counts; readonly reason: string }
  /**
   * `unfinished`: it took longer than a cell may; `untried`: left out for the size of the data;
   * `faulted`: a bug of muball ended it.
   */
  | {
      readonly status: "unreached" | "unfinished" | "untried" | "faulted";
      readonly reason: string;
    };

/** One cell of a sweep: its place in the grid, and what became of it. */
export type Cell = Fate & {
  readonly points: number;
  readonly classes: number;
  readonly rho: Rational;
  /** μ ≥ ρ·ε of these points; absent if they have no separation. */
  readonly radius: Rational | undefined;
  readonly construction: string;
};

/** The published curves at one place. */
export interface CurvePoint {
  readonly points: number;
  readonly classes: number;
  readonly rho: Rational;
  readonly curves: Curves;
}

/** All that a sweep measured, with the bounds and curves beside it. */
export interface Sweep {
  /** The data file as it was named. */
  readonly source: string;
  readonly dimension: number;
  /** Digest of the dataset: `muball canonical`. */
  readonly digest: string;
  readonly norm: Norm;
  readonly seed: string;
  /** The longest time that a cell was given; undefined for no limit. */
  readonly seconds: number | undefined;
  /** The count that curves and figures are about. */
  readonly quantity: Quantity;
  readonly cells: readonly Cell[];
  /** At every place of a cell. */
  readonly bounds: readonly CurvePoint[];
  /** On a fine grid, for figures. */
  readonly curves: readonly CurvePoint[];
}

const DATA_DIGITS = 12;

/** The decimal of a formula, rounded down for lower and up for upper ones. */
export function formulaTexts({ lowerFormula, upperFormula }: Curves): readonly [string, string] {
  const low = lowerFormula === undefined ? "" : decimals(lowerFormula, DATA_DIGITS)[0];
  const high = upperFormula === undefined ? "" : decimals(upperFormula, DATA_DIGITS)[1];
  return [low, high];
}

/** The bounds at the place of a cell. */
export function boundsAtCell({ bounds }: Pick<Sweep, "bounds">, cell: Cell): Curves | undefined {
  return bounds.find(({ points, rho }) => points === cell.points && compare(rho, cell.rho) === 0)
    ?.curves;
}

/** Why a cell is unfinished. */
export function lateWords(seconds: number): string {
  return `took longer than ${seconds} s`;
}

/** The seconds of `lateWords`; undefined for other words. */
export function lateSeconds(reason: string): number | undefined {
  const [, text] = /^took longer than (\S+) s$/u.exec(reason) ?? [];
  return text === undefined || Number.isNaN(Number(text)) ? undefined : Number(text);
}

function curveData({ points, classes, rho, curves }: CurvePoint): Plain {
  const [lowerFormula, upperFormula] = formulaTexts(curves);
  const { regime, lower, upper } = curves;
  const bounds = { lower: plainData(lower), upper: plainData(upper) };
  return {
    points,
    classes,
    rho: encodeRational(rho),
    regime,
    ...bounds,
    lowerFormula: lowerFormula === "" ? null : lowerFormula,
    upperFormula: upperFormula === "" ? null : upperFormula,
  };
}

/** The same as data, with the curves of the figure. */
export function sweepData(sweep: Sweep): Readonly<Record<string, Plain>> {
  const { source, dimension, norm, seed, seconds, quantity, cells, bounds, curves } = sweep;
  return {
    ...{ source, dimension, norm: encodeNorm(norm), seed, seconds: seconds ?? null, quantity },
    cells: cells.map((cell) => plainData(cell)),
    bounds: bounds.map(curveData),
    curves: curves.map(curveData),
  };
}

/** The proved cell with the smallest count. */
function smallest(cells: readonly Cell[], quantity: Quantity): Cell | undefined {
  let found: { readonly cell: Cell; readonly count: bigint } | undefined;
  for (const cell of cells) {
    const count = cell.status === "proved" ? cell.counts[quantity] : undefined;
    if (count !== undefined && (found === undefined || count < found.count))
      found = { cell, count };
  }
  return found?.cell;
}

/** One line for every number of points and ratio: the smallest proved network, and its bounds. */
export function sweepLines(sweep: Sweep): readonly string[] {
  const { cells, quantity } = sweep;
  const places = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = `${cell.points} ${encodeRational(cell.rho)}`;
    const group = places.get(key) ?? [];
    group.push(cell);
    places.set(key, group);
  }
  const rows = [...places.values()].map((group) => {
    const kept = smallest(group, quantity);
    const [any] = group;
    const curves = any === undefined ? undefined : boundsAtCell(sweep, any);
    const proved = group.filter(({ status }) => status === "proved").length;
    return [
      `${any?.points ?? ""}`,
      any === undefined ? "" : decimalText(any.rho),
      `${proved}/${group.length}`,
      kept?.status === "proved" ? `${kept.counts[quantity] ?? ""}` : "–",
      kept?.construction ?? "–",
      `${curves?.lower?.value ?? "–"}`,
      `${curves?.upper?.value ?? "–"}`,
      curves?.regime ?? "–",
    ];
  });
  const head = ["N", "rho", "proved", quantity, "by", "lower", "upper", "regime"];
  const widths = head.map((name, k) =>
    Math.max(name.length, ...rows.map((r) => r[k]?.length ?? 0)),
  );
  return [
    ...[head, ...rows].map((r) =>
      `  ${r.map((t, k) => t.padEnd(widths[k] ?? 0)).join("  ")}`.trimEnd(),
    ),
    "lower: some dataset with this N, d, C and ρ needs at least this much; this one may need less.",
    "upper: every dataset has a network with at most this much. --csv and --json have every cell.",
  ];
}
