// UNTRUSTED. The cells of a sweep as CSV, and back: a sweep that was interrupted takes them from there.
// May import kernel, format, dataset, bounds.
import type { Counts, Curves, Quantity } from "../bounds/index.js";
import { decodeInteger, decodeRational, encodeRational } from "../format/index.js";
import { encodeNorm } from "../writing/index.js";
import { STATEMENTS } from "../kernel/index.js";
import { boundsAtCell, type Cell, type Fate, formulaTexts, type Sweep } from "./sweep.js";

/** The counts in the order of columns. */
export const COUNTED = [
  "parameters",
  "nonzero",
  "first-layer-width",
  "width",
  "depth",
  "bits",
] as const satisfies readonly Quantity[];

/** What all rows share: what was asked, of which data. */
export type Setting = Pick<Sweep, "dimension" | "digest" | "norm" | "seed" | "quantity" | "bounds">;

/** A column: its name, and its text in the row of a cell. */
type Column = readonly [name: string, text: (cell: Cell, setting: Setting) => string];

function columnName(quantity: Quantity): string {
  return quantity.replaceAll("-", "_");
}

function curveColumn(name: string, text: (curves: Curves) => string | bigint | undefined): Column {
  return [
    name,
    (cell, setting) => {
      const curves = boundsAtCell(setting, cell);
      return curves === undefined ? "" : `${text(curves) ?? ""}`;
    },
  ];
}

const COLUMNS: readonly Column[] = [
  ["points", ({ points }) => `${points}`],
  ["dimension", (_, { dimension }) => `${dimension}`],
  ["classes", ({ classes }) => `${classes}`],
  ["p", (_, { norm }) => encodeNorm(norm)],
  ["rho", ({ rho }) => encodeRational(rho)],
  ["radius", ({ radius }) => (radius === undefined ? "" : encodeRational(radius))],
  ["construction", ({ construction }) => construction],
  ["status", ({ status }) => status],
  ["reason", (cell) => ("reason" in cell ? cell.reason : "")],
  ["statement", (cell) => ("statement" in cell ? cell.statement : "")],
  ...COUNTED.map(
    (name): Column => [
      columnName(name),
      (cell) => ("counts" in cell ? `${cell.counts[name] ?? ""}` : ""),
    ],
  ),
  ["bounded", (_, { quantity }) => columnName(quantity)],
  curveColumn("regime", ({ regime }) => regime),
  curveColumn("lower_bound", ({ lower }) => lower?.value),
  curveColumn("lower_bound_name", ({ lower }) => lower?.name),
  curveColumn("upper_bound", ({ upper }) => upper?.value),
  curveColumn("upper_bound_name", ({ upper }) => upper?.name),
  curveColumn("lower_formula", (curves) => formulaTexts(curves)[0]),
  curveColumn("upper_formula", (curves) => formulaTexts(curves)[1]),
  ["seed", (_, { seed }) => seed],
  ["dataset", (_, { digest }) => digest],
];

/** The columns that tell the question: what differs there is said first. */
const ASKED = ["dataset", "dimension", "p", "seed", "bounded"];

/** A cell of CSV: quoted if it has to be. */
function quoted(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The names of columns, as one line. */
export const SWEEP_HEAD = COLUMNS.map(([name]) => name).join(",");

/** The line of one cell. */
export function sweepRow(setting: Setting, cell: Cell): string {
  return COLUMNS.map(([, text]) => quoted(text(cell, setting))).join(",");
}

/** CSV: a header, then one line per cell. */
export function sweepCsv(sweep: Sweep): readonly string[] {
  return [SWEEP_HEAD, ...sweep.cells.map((cell) => sweepRow(sweep, cell))];
}

type Fields = Readonly<Record<string, string>>;

function fateIn(fields: Fields): Fate | undefined {
  const { status, reason = "" } = fields;
  const counts: Counts = Object.fromEntries(
    COUNTED.map((name) => [name, decodeInteger(fields[columnName(name)] ?? "")]),
  );
  switch (status) {
    case "proved": {
      const statement = STATEMENTS.find((one) => one === fields["statement"]);
      return statement === undefined ? undefined : { status, counts, statement };
    }
    case "unproved":
      return { status, counts, reason };
    case "unreached":
    case "unfinished":
    case "untried":
    case "faulted":
      return { status, reason };
    default:
      return undefined;
  }
}

/** Why a row is none of this sweep. */
export interface Misfit {
  readonly what: string;
  /** Absent where many texts would do. */
  readonly expected?: string;
  readonly got?: string;
}

/** The cell that a row tells of, if that is right; or the first column that is no such thing. */
function told(fields: Fields): Cell | string {
  const rho = decodeRational(fields["rho"] ?? "");
  if (rho === undefined) return "rho";
  const fate = fateIn(fields);
  if (fate === undefined) return "status";
  return {
    points: Number(fields["points"]),
    classes: Number(fields["classes"]),
    rho,
    construction: fields["construction"] ?? "",
    radius: decodeRational(fields["radius"] ?? ""),
    ...fate,
  };
}

/**
 * The cell of a row, if it is one of those that are asked for.
 *
 * Ensures  a cell whose row is this one, text by text; otherwise what differs first: the question, the
 *          place, or what came of it.
 */
export function cellOfRow(
  setting: Setting,
  texts: readonly string[],
  isAsked: (cell: Cell) => boolean,
): Cell | Misfit {
  if (texts.length !== COLUMNS.length) {
    const expected = `${COLUMNS.length} columns`;
    return { what: "its columns are not those of a sweep", expected, got: `${texts.length}` };
  }
  const fields: Fields = Object.fromEntries(COLUMNS.map(([name], k) => [name, texts[k] ?? ""]));
  const cell = told(fields);
  if (typeof cell === "string") {
    return { what: `its ${cell} is none of a sweep`, got: fields[cell] ?? "" };
  }
  const differing = (columns: readonly Column[]): Misfit | undefined => {
    const [name, text] = columns.find(([one, of]) => of(cell, setting) !== fields[one]) ?? [];
    if (name === undefined || text === undefined) return undefined;
    const what = `its ${name} is not that of this sweep`;
    return { what, expected: text(cell, setting), got: fields[name] ?? "" };
  };
  const other = differing(COLUMNS.filter(([name]) => ASKED.includes(name)));
  if (other !== undefined) return other;
  if (isAsked(cell)) return differing(COLUMNS) ?? cell;
  const { points, construction } = cell;
  const where = `N = ${points}, ρ = ${encodeRational(cell.rho)}, ${construction}`;
  return { what: `it has a cell that this sweep does not ask for: ${where}` };
}
