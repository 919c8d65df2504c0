// UNTRUSTED. Bytes → text, strictly, and text → lines.
import { peek } from "./bytes.js";
import { DataError } from "./data-error.js";
import { decoderOf, type Encoding, encodingAdvice } from "./encoding.js";

const LINE_FEED = 10;
/** Characters of one line of NDJSON. */
const LINE_CHARACTERS = 2 ** 25;

function binary(source: string, line: number, problem: string, next: string): DataError {
  return new DataError({ source, place: { unit: "line", line }, problem, next });
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

const WORDS: Readonly<Record<Encoding, string>> = {
  utf8: "UTF-8",
  utf16: "UTF-16",
  utf16le: "UTF-16 (little-endian)",
  utf16be: "UTF-16 (big-endian)",
  latin1: "Latin-1",
  "windows-1252": "Windows-1252",
};

/**
 * The text of bytes, in pieces: UTF-8 unless another encoding is given. A byte-order mark at the start
 * is not part of the text.
 *
 * Fails  DataError, with the line, on a NUL or on bytes that are not of the encoding.
 */
export async function* decodeText(
  source: string,
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding = "utf8",
): AsyncGenerator<string> {
  const { front, all } = await peek(chunks, 2);
  const decoder = decoderOf(encoding, front);
  const next = encodingAdvice(encoding, front);
  const words = WORDS[encoding];
  if (decoder === undefined) {
    const problem = `expected ${words} text, got bytes that begin in neither byte order`;
    throw binary(source, 1, problem, "say which it is: --encoding utf16le, --encoding utf16be");
  }
  let line = 1;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk);
    } catch {
      const lines = chunk === undefined || encoding !== "utf8" ? 0 : badLine(chunk);
      const problem = `expected ${words} text, got bytes that are not ${words}`;
      throw binary(source, line + lines, problem, next);
    }
  };
  for await (const chunk of all) {
    const text = decode(chunk);
    const nul = text.indexOf("\0");
    if (nul >= 0) {
      const problem = `expected ${words} text, got a NUL character`;
      throw binary(source, line + countLines(text.slice(0, nul)), problem, next);
    }
    line += countLines(text);
    if (text !== "") yield text;
  }
  const tail = decode();
  if (tail !== "") yield tail;
}

/** The text behind so many lines. Fails: DataError if there are not so many. */
export async function* skipLines(
  source: string,
  texts: AsyncIterable<string>,
  count: number,
): AsyncGenerator<string> {
  let left = count;
  let held = "";
  let isInside = false;
  for await (const text of texts) {
    if (left === 0) {
      yield text;
      continue;
    }
    held += text;
    for (let end = lineEnd(held); left > 0 && end > 0; end = lineEnd(held)) {
      held = held.slice(end);
      left -= 1;
    }
    if (left === 0) {
      if (held !== "") yield held;
      held = "";
      continue;
    }
    isInside = held !== "";
    held = held.endsWith("\r") ? "\r" : "";
  }
  if (left === 0) return;
  const problem = `expected more than ${count} lines, got ${count - left + (isInside ? 1 : 0)}`;
  throw new DataError({ source, problem, next: "skip fewer lines (--skip-rows)" });
}

/** Where the line after the first begins, or 0 if the first may go on: LF, CRLF or CR ends it. */
function lineEnd(text: string): number {
  const at = /[\r\n]/u.exec(text)?.index;
  if (at === undefined) return 0;
  if (text[at] === "\n") return at + 1;
  if (at + 1 === text.length) return 0;
  return text[at + 1] === "\n" ? at + 2 : at + 1;
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
