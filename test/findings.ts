// Accepted certificates of the other kinds, for tests: the handmade samples, and single changes of them.
import { readFileSync } from "node:fs";
import { edited, type Json, lineOf } from "./records.js";
import type { Line } from "../src/format/index.js";

/** The lines of an accepted sample as JSON values. */
export function linesOfSample(kind: string, name: string): Json[] {
  const file = new URL(`../certificates/accepted/${kind}/${name}.muball`, import.meta.url);
  const text = readFileSync(file, "utf8").trimEnd();
  return text.split("\n").map((line) => JSON.parse(line) as Json);
}

/** The header of an accepted sample with another value at a pointer. */
export function headerWith(
  kind: string,
  name: string,
  pointer: string,
  value: Json | undefined,
): Line {
  const [header = null] = linesOfSample(kind, name);
  return lineOf(JSON.stringify(edited(header, pointer, value)));
}
