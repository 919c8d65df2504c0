// UNTRUSTED. Rows of the Sobolev experiment as a table, as CSV and as data: decimals rounded outward.
// May import kernel, format, dataset, bounds, sobolev.
import { decimals } from "../bounds/index.js";
import type { Enclosure } from "../dataset/index.js";
import { encodeRational } from "../format/index.js";
import { guideLine, type Row } from "../sobolev/index.js";
import { type Plain, plainData } from "./plain-data.js";

const DATA_DIGITS = 20;
const SHOWN_DIGITS = 5;

/** Key of a row, its name in CSV and JSON, and its head in the table. */
const MEASURES = [
  ["seminorm", "S", "S, held out"],
  ["invariant", "S_invariant", "S, invariant"],
  ["bound", "bound", "≥, held out"],
  ["invariantBound", "bound_invariant", "≥, invariant"],
  ["trainingError", "training_error", "training error"],
  ["heldOutError", "held_out_error", "held-out error"],
] as const;

/** A series with what was measured. */
export interface MeasuredSeries {
  readonly name: string;
  readonly law: string;
  readonly rows: readonly Row[];
  /** The exponent of S against n or n/k, where a law names one. */
  readonly exponent?: { readonly against: string; readonly value: Enclosure };
}

type Cells = readonly (readonly [string, string])[];

/** k, or `inf` for a kernel of infinite width. */
function unitsText(units: number): string {
  return Number.isFinite(units) ? `${units}` : "inf";
}

/** Name and text of every column that says what was drawn. */
function settingCells({ setting, parameters, fitted }: Row): Cells {
  const { kind, dimension, units, points, noise, ridge, heldOut, repeats, seed } = setting;
  return [
    ["model", kind],
    ["d", `${dimension}`],
    ["k", unitsText(units)],
    ["parameters", `${parameters}`],
    ["n", `${points}`],
    ["noise", encodeRational(noise)],
    ["ridge", encodeRational(ridge)],
    ["held_out", `${heldOut}`],
    ["seed", seed],
    ["repeats", `${repeats}`],
    ["fitted", `${fitted}`],
  ];
}

/** A cell of CSV: quoted if it has to be. */
function quoted(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Lower and upper end of every measure, empty where there is none. */
function measureCells(row: Row): Cells {
  return MEASURES.flatMap(([key, name]) => {
    const value = row[key];
    const [low, high] = value === undefined ? ["", ""] : decimals(value, DATA_DIGITS);
    return [
      [`${name}_lower`, low],
      [`${name}_upper`, high],
    ] as const;
  });
}

/** CSV with one line per row; the first is a header. */
export function sobolevCsv(series: readonly MeasuredSeries[]): readonly string[] {
  const lines = series.flatMap(({ name, rows }) =>
    rows.map((row): Cells => [["series", name], ...settingCells(row), ...measureCells(row)]),
  );
  const head = lines[0]?.map(([name]) => name) ?? [];
  return [head, ...lines.map((cells) => cells.map(([, text]) => text))].map((cells) =>
    cells.map(quoted).join(","),
  );
}

/** Five digits of a number that is known to more, rounded up. */
function short(value: Enclosure | undefined): string {
  return value === undefined ? "–" : decimals(value, SHOWN_DIGITS)[1];
}

function tableLines(rows: readonly Row[]): readonly string[] {
  const head = ["n", "k", "d", "fitted", ...MEASURES.map(([, , name]) => name)];
  const cells = rows.map((row) => [
    `${row.setting.points}`,
    unitsText(row.setting.units),
    `${row.setting.dimension}`,
    `${row.fitted}/${row.setting.repeats}`,
    ...MEASURES.map(([key]) => short(row[key])),
  ]);
  const widths = head.map((name, c) =>
    Math.max(name.length, ...cells.map((line) => line[c]?.length ?? 0)),
  );
  return [head, ...cells].map(
    (line) => `  ${line.map((text, c) => text.padStart(widths[c] ?? 0)).join("  ")}`,
  );
}

/** What the heuristic has at the first and the last row, or nothing. */
function guideLines(rows: readonly Row[]): readonly string[] {
  const ends = [rows.at(0), rows.length > 1 ? rows.at(-1) : undefined].flatMap((row) => {
    const guide = row && guideLine(row.setting);
    return guide === undefined ? [] : [`${short(guide)} at n = ${row?.setting.points ?? 0}`];
  });
  if (ends.length === 0) return [];
  return [
    `  guide line, not a theorem, for pure noise and infinite width: S about ${ends.join(", ")}`,
  ];
}

/** Lines for a person. */
export function sobolevLines(series: readonly MeasuredSeries[]): readonly string[] {
  return [
    ...series.flatMap(({ name, law, rows, exponent }) => [
      `${name}: ${law}`,
      ...tableLines(rows),
      ...guideLines(rows),
      ...(exponent === undefined
        ? []
        : [
            `  from the smallest to the largest ${exponent.against} S grows as (${exponent.against})^e, e in [${decimals(exponent.value, SHOWN_DIGITS).join(", ")}]`,
          ]),
      "",
    ]),
    "S is the root of E‖∇f‖², over held-out points and over every rotation invariant law. ≥ is the least S",
    "of all models of the class with this training error. Numbers are means over repeats, rounded up in the",
    "fifth digit; --json and --output have both ends. Only the guide line is an estimate. The draws are few.",
  ];
}

function enclosureData(value: Enclosure | undefined): Plain {
  return value === undefined ? null : plainData(decimals(value, DATA_DIGITS));
}

/** What was drawn, by the names of its parts. */
function settingData({ setting, parameters, fitted }: Row): Readonly<Record<string, Plain>> {
  const { kind: model, dimension, units, points, noise, ridge, heldOut, repeats, seed } = setting;
  const drawn = { noise: encodeRational(noise), ridge: encodeRational(ridge), heldOut, seed };
  const k = Number.isFinite(units) ? units : unitsText(units);
  return { model, dimension, units: k, parameters, points, ...drawn, repeats, fitted };
}

/** The same as data. */
export function sobolevData(series: readonly MeasuredSeries[]): Readonly<Record<string, Plain>> {
  return {
    series: series.map(({ name, law, rows, exponent }) => ({
      name,
      law,
      exponent:
        exponent === undefined
          ? null
          : { against: exponent.against, value: enclosureData(exponent.value) },
      rows: rows.map((row) => ({
        ...settingData(row),
        ...Object.fromEntries(MEASURES.map(([key]) => [key, enclosureData(row[key])])),
      })),
    })),
  };
}
