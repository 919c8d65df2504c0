// The measured rows of docs/figures/growth.csv.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const FILE = "docs/figures/growth.csv";
const COLUMNS = [
  ...["data", "count", "dimension", "seed", "norm", "rho", "construction", "options"],
  ...["parameters", "width", "depth", "bits", "seconds", "reason"],
];

/** What a row is about. */
export function keyOf({ data, count, norm, rho, construction, options }) {
  return [data, count, norm, rho, construction, ...options].join(" ");
}

/** The kept rows by key; no field has a comma. */
export function readRows() {
  if (!existsSync(FILE)) return new Map();
  const [, ...lines] = readFileSync(FILE, "utf8").trimEnd().split("\n");
  const rows = lines.map((line) => {
    const cells = line.split(",");
    const row = Object.fromEntries(COLUMNS.map((column, k) => [column, cells[k]]));
    const options = row.options === "" ? [] : row.options.split(" ");
    return { ...row, options, reason: row.reason || undefined };
  });
  return new Map(rows.map((row) => [keyOf(row), row]));
}

export function writeRows(rows) {
  const lines = [...rows.values()].map((row) => {
    const shown = { ...row, options: row.options.join(" ") };
    return COLUMNS.map((column) => shown[column] ?? "").join(",");
  });
  writeFileSync(FILE, `${[COLUMNS.join(","), ...lines.sort()].join("\n")}\n`);
}
