// The measured cells of the table of constructions, one CSV file per data set in docs/constructions.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { CONSTRUCTIONS, DATA, NORMS, RATIOS } from "./cases.js";

const MEASURED = ["parameters", "width", "depth", "bits", "region", "bytes", "make", "check"];
const COLUMNS = ["norm", "rho", "construction", ...MEASURED, "reason"];
const fileOf = (data) => `docs/constructions/${data}.csv`;

/** Key of a cell: data set, construction, norm and ratio. */
export const keyOf = (data, name, norm, rho) => `${data} ${name} ${norm} ${rho}`;

/** A cell that is proved has no reason. */
export const isProved = (cell) => cell !== undefined && cell.reason === undefined;

function cellOf(row) {
  if (row.reason !== "") return { reason: row.reason };
  const { parameters, width, depth, bits, region, bytes, make, check } = row;
  const numbers = { bytes: Number(bytes), make: Number(make), check: Number(check) };
  return { parameters, width, depth, bits, region, ...numbers };
}

/** All kept cells by key. No cell has a comma: they are numbers, names and short reasons. */
export function readCells() {
  const cells = {};
  for (const data of Object.keys(DATA)) {
    if (!existsSync(fileOf(data))) continue;
    const [, ...lines] = readFileSync(fileOf(data), "utf8").trimEnd().split("\n");
    for (const line of lines) {
      const row = Object.fromEntries(line.split(",").map((cell, k) => [COLUMNS[k], cell]));
      cells[keyOf(data, row.construction, row.norm, row.rho)] = cellOf(row);
    }
  }
  return cells;
}

/** Place of a cell in its file: by norm, then ratio, then construction. */
function place(key) {
  const [, name, norm, rho] = key.split(" ");
  return NORMS.indexOf(norm) * 10_000 + RATIOS.indexOf(rho) * 100 + CONSTRUCTIONS.indexOf(name);
}

/** Keys of the cells of one data set, in the order of its file. */
export function keysOf(cells, data) {
  const keys = Object.keys(cells).filter((key) => key.startsWith(`${data} `));
  return keys.sort((a, b) => place(a) - place(b));
}

function lineOf(key, cell) {
  const [, name, norm, rho] = key.split(" ");
  const seconds = (value) => value.toFixed(1);
  const shown = isProved(cell)
    ? { ...cell, make: seconds(cell.make), check: seconds(cell.check) }
    : { reason: cell.reason };
  return [norm, rho, name, ...[...MEASURED, "reason"].map((field) => shown[field] ?? "")].join(",");
}

/** Writes the file of one data set. */
export function writeCells(cells, data) {
  const lines = keysOf(cells, data).map((key) => lineOf(key, cells[key]));
  const file = fileOf(data);
  writeFileSync(`${file}.new`, `${[COLUMNS.join(","), ...lines].join("\n")}\n`);
  renameSync(`${file}.new`, file);
}
