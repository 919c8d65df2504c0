// UNTRUSTED. The CSV of a sweep while it grows: a line per finished cell, and the cells that stand there already.
// Imports csv-parse.
import { type FileHandle, open, readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { encodeRational } from "../../format/index.js";
import { type Cell, lateSeconds } from "../../report/sweep.js";
import {
  cellOfRow,
  type Misfit,
  type Setting,
  SWEEP_HEAD,
  sweepRow,
} from "../../report/sweep-csv.js";
import { builtIn } from "../proving/build-network.js";
import { EXIT } from "../exit-codes.js";
import { cannotWrite, type Place, placeOf } from "../files/place.js";
import { Problem } from "../problem.js";
import type { CellPlace, SweepMemory } from "./sweep-cells.js";

const [QUOTE, LINE_FEED] = [0x22, 0x0a];

/** Why a file is kept as it is, and no sweep. */
interface Foreign extends Misfit {
  readonly line: number;
}

function foreignProblem(path: string, { line, what, expected, got }: Foreign): Problem {
  return new Problem(EXIT.usage, {
    what: `the file for CSV is kept: ${what}`,
    where: `${path}, line ${line}`,
    ...{ expected, got },
    next: "name another file with --csv, or remove this one; a sweep goes on only where the same one stopped",
  });
}

/** Bytes up to the end of the last whole line; the rest is a line that was torn. */
function wholeLines(bytes: Uint8Array): number {
  let isQuoted = false;
  let end = 0;
  for (const [k, byte] of bytes.entries()) {
    if (byte === QUOTE) isQuoted = !isQuoted;
    if (byte === LINE_FEED && !isQuoted) end = k + 1;
  }
  return end;
}

/** The rows below the header, each with its line. Fails: Problem if the header is another one. */
function rowsOf(path: string, bytes: Buffer, whole: number): readonly (readonly string[])[] {
  const head = `${SWEEP_HEAD}\n`;
  const isOurs =
    whole === 0
      ? head.startsWith(bytes.toString())
      : bytes.subarray(0, head.length).toString() === head;
  if (!isOurs) {
    const [got = ""] = bytes.subarray(0, head.length).toString().split("\n");
    const what = "its first line is not that of a sweep by this version";
    throw foreignProblem(path, { line: 1, what, expected: SWEEP_HEAD, got });
  }
  const text = bytes.subarray(Math.min(head.length, whole), whole).toString();
  try {
    return parse(text, { relax_column_count: true });
  } catch (error) {
    const what = error instanceof Error ? error.message : "it is no CSV";
    throw foreignProblem(path, { line: 2, what });
  }
}

function keyOf({ points, rho, construction }: CellPlace): string {
  return `${points} ${encodeRational(rho)} ${construction}`;
}

/** The cells of a file, by place; of two at one place the later. Fails: Problem at the first that is of another sweep. */
function cellsIn(
  path: string,
  rows: readonly (readonly string[])[],
  setting: Setting,
  places: readonly CellPlace[],
): ReadonlyMap<string, Cell> {
  const asked = new Map(places.map((place) => [keyOf(place), place.classes]));
  const cells = new Map<string, Cell>();
  for (const [k, row] of rows.entries()) {
    const line = k + 2;
    const cell = cellOfRow(setting, row, (one) => asked.get(keyOf(one)) === one.classes);
    if ("what" in cell) throw foreignProblem(path, { line, ...cell });
    cells.set(keyOf(cell), cell);
  }
  return cells;
}

/** True if the cell would be the same again. */
function stands(cell: Cell, seconds: number | undefined): boolean {
  // A module may have been changed since.
  if (builtIn(cell.construction) === undefined) return false;
  // A bug may be mended, or memory less short.
  if (cell.status === "faulted") return false;
  if (cell.status !== "unfinished") return true;
  return seconds !== undefined && seconds <= (lateSeconds(cell.reason) ?? 0);
}

/** A CSV that grows by a line for every cell. */
export interface SweepFile extends SweepMemory {
  /** How many cells of the grid were there already, and are not tried again. */
  readonly taken: number;
  /** False if nothing is written before the end. */
  readonly grows: boolean;
  close(): Promise<void>;
}

/** No file: nothing is known, nothing is kept. */
const NO_FILE: SweepFile = {
  taken: 0,
  grows: false,
  known: () => undefined,
  add: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** Opens for appending, without the line that was torn. */
async function openAt({ path }: Place, whole: number): Promise<FileHandle> {
  const file = await open(path, "a");
  try {
    await file.truncate(whole);
    if (whole === 0) await file.write(`${SWEEP_HEAD}\n`);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/**
 * The file at a path, which may hold cells of the same sweep. Nothing is written before the first new cell.
 *
 * Ensures  `known` gives the cells that stand; after `add` has resolved the line of the cell is on the disk.
 *          A device or a pipe, and no path, hold nothing and take nothing: they get all at the end.
 * Fails    Problem (usage) if the file holds anything else, which is kept; Problem (cannot write).
 */
export async function openSweepFile(
  path: string | undefined,
  setting: Setting,
  places: readonly CellPlace[],
  seconds: number | undefined,
): Promise<SweepFile> {
  if (path === undefined) return NO_FILE;
  const place = placeOf(path);
  if (place.isSpecial) return NO_FILE;
  const bytes = place.replaced === undefined ? Buffer.alloc(0) : await readFile(place.path);
  const whole = wholeLines(bytes);
  const cells = cellsIn(path, rowsOf(path, bytes, whole), setting, places);
  const known = new Map([...cells].filter(([, cell]) => stands(cell, seconds)));
  let file: FileHandle | undefined;
  return {
    taken: known.size,
    grows: true,
    known: (at) => known.get(keyOf(at)),
    async add(cell) {
      try {
        file ??= await openAt(place, whole);
        await file.write(`${sweepRow(setting, cell)}\n`);
        await file.datasync();
      } catch (error) {
        throw cannotWrite(path, error);
      }
    },
    close: async () => file?.close(),
  };
}
