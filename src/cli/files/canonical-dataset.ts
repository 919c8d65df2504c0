// UNTRUSTED. A dataset from its canonical text, muball-dataset/1. The line of a point is its line there.
import { type Dataset, DataError } from "../../dataset/index.js";
import { type Line, type Lines, linesOf } from "../../format/index.js";
import { RECORDS } from "../../writing/index.js";
import { answered, type Refusal } from "../../kernel/index.js";
import { explain } from "../../report/explain.js";

const MARK = '{"format":"muball-dataset/';

/** True if the first bytes are those of a canonical dataset. */
export function isCanonicalDataset(front: Uint8Array): boolean {
  return new TextDecoder().decode(front.subarray(0, MARK.length)) === MARK;
}

function refuse(source: string, line: number, refusal: Refusal): DataError {
  const { what, facts, next } = explain(refusal);
  const problem = [what, ...facts.map(([name, text]) => `${name}: ${text}`)].join(" ");
  return new DataError({ source, place: { unit: "line", line }, problem, next });
}

/** The next line as `read` takes it. Fails: DataError. */
function decodeNext<T extends object>(
  source: string,
  lines: Lines,
  number: number,
  read: (line: Line) => T,
): T {
  const decoded = answered(() => {
    const { done, value } = lines.next();
    return done === true ? undefined : read(value);
  });
  if (decoded === undefined) {
    const problem = "expected another point, got the end of the text";
    throw new DataError({ source, place: { unit: "line", line: number }, problem });
  }
  if (!isRefusal(decoded)) return decoded;
  throw refuse(source, number, decoded);
}

function isRefusal(value: object): value is Refusal {
  return "verdict" in value;
}

/** Fails: DataError at the first line that is not canonical or does not fit the header. */
export function readCanonicalDataset(source: string, chunks: Iterable<Uint8Array>): Dataset {
  const lines = linesOf(chunks);
  const header = decodeNext(source, lines, 1, RECORDS.datasetHeader.read);
  const points = Array.from({ length: header.points }, (_, index) => {
    const line = index + 2;
    const { point, label } = decodeNext(source, lines, line, RECORDS.point.read);
    if (point.ints.length === header.dimension && label < header.classes.length) {
      return { point, label, line };
    }
    const expected = `${header.dimension} coordinates and a label below ${header.classes.length}`;
    const problem = `expected ${expected}, got ${point.ints.length} and ${label}`;
    throw new DataError({ source, place: { unit: "line", line }, problem });
  });
  if (points.length === 0) throw new DataError({ source, problem: "expected points, got none" });
  const end = answered(() => lines.next());
  if ("verdict" in end || end.done !== true) {
    const problem = `expected the end after ${header.points} points, got another line`;
    throw new DataError({ source, place: { unit: "line", line: header.points + 2 }, problem });
  }
  return { dimension: header.dimension, classes: header.classes, points, source, unit: "line" };
}
