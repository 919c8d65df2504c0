// Reads network files for tests: those committed here, and those that lie beside the project.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import {
  type Beside,
  type ForeignCode,
  foreignContainerOf,
  type ForeignRead,
  type ForeignRefusal,
  readForeign,
  type ReadingOptions,
} from "../../src/foreign/index.js";
import { encodeRational } from "../../src/format/index.js";
import { type Network } from "../../src/kernel/index.js";
import { evaluate } from "../../src/networks/evaluate.js";
import { entry, scaled } from "../../src/numbers/index.js";
import { decodeDecimal, isNumber } from "../../src/dataset/index.js";

/** The files of this folder: ours, with exact expected answers. */
export const OWN = fileURLToPath(new URL("files/", import.meta.url));

/** Models of others, which are not part of the project: beside its root, if somebody put them there. */
export const ELSEWHERE = fileURLToPath(new URL("../../../shared/foreign/", import.meta.url));
export const HAS_ELSEWHERE = existsSync(ELSEWHERE);
export const WHY_SKIPPED = HAS_ELSEWHERE
  ? ""
  : " (skipped: the models of others are not beside the project, in ../shared/foreign)";

export function bytesOf(file: string): Uint8Array {
  return new Uint8Array(readFileSync(file));
}

/** Files beside a file, without a look at where they lie. */
export function besides(file: string): Beside {
  return (name) => {
    const found = path.join(path.dirname(file), name);
    return existsSync(found) ? bytesOf(found) : "there is no such file";
  };
}

/** What the reader of its format says of a file. */
export function readFile(file: string, options: ReadingOptions = {}): ForeignRead | ForeignRefusal {
  const bytes = bytesOf(file);
  const format = foreignContainerOf(file, bytes.subarray(0, 64));
  if (format === undefined) throw new Error(`${file}: of no format that is known`);
  return readForeign(format, { name: file, bytes, beside: besides(file) }, options);
}

/** The network that was read. Fails the test if none was. */
export function networkIn(read: ForeignRead | ForeignRefusal): Network {
  if (read.verdict === "read") return read.network;
  throw new Error(`${read.verdict}/${read.code}: ${read.what}`);
}

export function expectRefusal(
  read: ForeignRead | ForeignRefusal,
  code: ForeignCode,
  says: string,
): asserts read is ForeignRefusal {
  if (read.verdict === "read") throw new Error(`the file was read, ${code} was expected`);
  expect(`${read.code}: ${read.what}`).toContain(`${code}: `);
  expect(`${read.what} ${JSON.stringify(read.place)}`).toContain(says);
}

/** f(x) as exact text, for a point of exact text. */
export function outputsAt(network: Network, point: readonly string[]): readonly string[] {
  const x = point.map((text) => {
    const value = decodeDecimal(text);
    if (!isNumber(value)) throw new Error(`${text} is no number`);
    return value;
  });
  const output = evaluate(network, scaled(x));
  return output.ints.map((_, k) => encodeRational(entry(output, k)));
}

/** Units of the layers: `3 | 2-2`. */
export function shapeText({ inputs, layers }: Network): string {
  return `${inputs} | ${layers.map((layer) => layer.rows.length).join("-")}`;
}
