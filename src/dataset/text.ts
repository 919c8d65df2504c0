// UNTRUSTED. Bytes → strict UTF-8 text, and text → lines. Binary files are named as such.
// Imports nothing of node.
import { DataError } from "./data-error.js";

const LINE_FEED = 10;
/** Characters of one line of NDJSON. */
const LINE_CHARACTERS = 2 ** 25;

function binary(source: string, line: number, got: string): DataError {
  return new DataError({
    source,
    place: { unit: "line", line },
    problem: `expected UTF-8 text, got ${got}`,
    next: "give a text file (CSV, JSON, NDJSON), IDX images, or either packed with gzip",
  });
}

/** How many line feeds a text has. */
function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** The first line, counted from 0, of bytes that are not UTF-8. */
function badLine(bytes: Uint8Array): number {
  let line = 0;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(LINE_FEED, start);
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(
        bytes.subarray(start, end < 0 ? bytes.length : end),
      );
    } catch {
      return line;
    }
    if (end < 0) return line;
    line += 1;
    start = end + 1;
  }
}

/**
 * The text of UTF-8 bytes, in pieces. A byte-order mark at the start is not part of the text.
 *
 * Fails  DataError, with the line, on a NUL or on bytes that are not UTF-8.
 */
export async function* decodeText(
  source: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      const lines = chunk === undefined ? 0 : badLine(chunk);
      throw binary(source, line + lines, "bytes that are not UTF-8");
    }
  };
  for await (const chunk of chunks) {
    const text = decode(chunk);
    const nul = text.indexOf("\0");
    if (nul >= 0) throw binary(source, line + countLines(text.slice(0, nul)), "a NUL character");
    line += countLines(text);
    if (text !== "") yield text;
  }
  const tail = decode();
  if (tail !== "") yield tail;
}

/** A piece of a line, with the number of the line; the last piece of a line ends it. */
export interface LinePiece {
  readonly text: string;
  readonly line: number;
}

/** The text cut after every line feed: no piece spans two lines. */
export async function* linePieces(texts: AsyncIterable<string>): AsyncGenerator<LinePiece[]> {
  let line = 1;
  for await (const text of texts) {
    const pieces: LinePiece[] = [];
    let start = 0;
    while (start < text.length) {
      const feed = text.indexOf("\n", start);
      const end = feed < 0 ? text.length : feed + 1;
      pieces.push({ text: text.slice(start, end), line });
      if (feed >= 0) line += 1;
      start = end;
    }
    yield pieces;
  }
}

/** Whole lines without their ends (LF or CRLF). Fails: DataError on a line too long to hold. */
export async function* wholeLines(
  source: string,
  texts: AsyncIterable<string>,
): AsyncGenerator<LinePiece> {
  let held = "";
  let last = 0;
  for await (const pieces of linePieces(texts)) {
    for (const { text, line } of pieces) {
      held += text;
      last = line;
      if (held.length > LINE_CHARACTERS) {
        const problem = `expected at most ${LINE_CHARACTERS} characters in a line, got more`;
        throw new DataError({ source, place: { unit: "line", line }, problem });
      }
      if (!text.endsWith("\n")) continue;
      yield { text: held.replace(/\r?\n$/, ""), line };
      held = "";
    }
  }
  if (held !== "") yield { text: held, line: last };
}
