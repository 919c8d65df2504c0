// TRUSTED. What every reading of a text shares: the lines that must stand in it, its end, and its digest.
// Imports only kernel and format. All stop with a refusal.
import { type Line, type Lines, reject, sha256 } from "../format/index.js";
import { refuse, rejected, type TextCode } from "../kernel/index.js";

/** Bytes in chunks; each is read once. */
export type Chunks = Iterable<Uint8Array>;

/** The next line; rejects the end of the text, and says what should stand there. */
export function expectLine(lines: Lines, expected: string): Line {
  const { done, value } = lines.next();
  if (done !== true) return value;
  return reject("malformed/truncated", { line: value }, expected, "the end of the text");
}

/** The records of the next `count` lines, one at a time. */
export function* recordsOf<T>(
  lines: Lines,
  count: number,
  expected: string,
  read: (line: Line) => T,
): Generator<T> {
  for (let index = 0; index < count; index += 1) yield read(expectLine(lines, expected));
}

/** The records of the next `count` lines. */
export function readEach<T>(
  lines: Lines,
  count: number,
  expected: string,
  read: (line: Line) => T,
): readonly T[] {
  return [...recordsOf(lines, count, expected, read)];
}

/** Rejects a text that does not end here. */
export function expectEnd(lines: Lines): void {
  const { done, value } = lines.next();
  if (done === true) return;
  reject("malformed/trailing", { line: value.number }, "the end of the text", "another line");
}

/** Rejects what is not what the certificate names. Bounded in length. */
export function expectSame(code: TextCode, pointer: string, expected: string, got: string): void {
  if (expected === got) return;
  const cut = (text: string): string => text.slice(0, 1000);
  refuse(rejected({ code, at: { line: 1, pointer }, expected: cut(expected), got: cut(got) }));
}

/** A running digest of canonical lines. */
export function lineDigest(): { add(text: string): void; name(): string } {
  const digest = sha256();
  const encoder = new TextEncoder();
  return {
    add: (text) => {
      digest.update(encoder.encode(`${text}\n`));
    },
    name: () => `sha256:${digest.hex()}`,
  };
}
