// UNTRUSTED. A certificate with one line changed: people believe a checker that they have seen refuse.
import { MOST_BYTES } from "./balls-view.js";
import { wholeOf } from "./data-file.js";

const LINE_FEED = 10;

/** Where the lines begin, and where the last ends. */
function bounds(bytes: Uint8Array): readonly number[] {
  const starts = [0];
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** A line, counted from 1, and how many there are; undefined where the file is too large to be changed here. */
export function lineOf(
  file: Blob,
  line: number,
): { readonly text: string; readonly count: number } | undefined {
  if (file.size > MOST_BYTES) return undefined;
  const bytes = wholeOf(file);
  const starts = bounds(bytes);
  const count = starts.length - 1;
  const [start = 0, end = bytes.length] = [starts[line - 1], starts[line]];
  return { text: new TextDecoder().decode(bytes.subarray(start, Math.max(start, end - 1))), count };
}

/** The file with this text in the place of a line. */
export function withLine(file: Blob, line: number, text: string): Blob {
  const bytes = wholeOf(file);
  const starts = bounds(bytes);
  const [start = 0, end = bytes.length] = [starts[line - 1], starts[line]];
  const part = (from: number, to: number): Uint8Array<ArrayBuffer> =>
    new Uint8Array(bytes.subarray(from, to));
  return new Blob([part(0, start), `${text}\n`, part(end, bytes.length)]);
}
