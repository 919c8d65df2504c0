// For all texts and cuts: what the command's own gunzip hands on.
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainBytes } from "../../src/cli/files/gunzip.js";
import { Problem } from "../../src/cli/problem.js";

const NAME = "x.gz";

/** The bytes in pieces of these lengths, over and over. */
function pieces(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const cut: Uint8Array[] = [];
  for (let from = 0, k = 0; from < bytes.length; k += 1) {
    const length = lengths[k % lengths.length] ?? 1;
    cut.push(bytes.subarray(from, from + length));
    from += length;
  }
  return cut;
}

const lengths = () => fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });
const content = () => fc.uint8Array({ maxLength: 300 });

/** What is read; undefined if it ends in a problem. */
function orProblem(read: () => Buffer): Buffer | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

describe("the bytes of a file", () => {
  it("are the content of its gzip members, wherever packed bytes are cut", () => {
    fc.assert(
      fc.property(fc.array(content(), { minLength: 1, maxLength: 4 }), lengths(), (texts, cuts) => {
        const packed = Buffer.concat(texts.map((text) => gzipSync(text)));
        const read = Buffer.concat([...plainBytes(pieces(packed, cuts), NAME)]);
        expect(read.equals(Buffer.concat(texts))).toBe(true);
      }),
    );
  });

  it("are whole where they are much longer than packed, and longer than a piece", () => {
    fc.assert(
      fc.property(fc.integer({ min: 250_000, max: 600_000 }), lengths(), (length, cuts) => {
        const text = Buffer.alloc(length, "ab");
        const read = Buffer.concat([...plainBytes(pieces(gzipSync(text), cuts), NAME)]);
        expect(read.equals(text)).toBe(true);
      }),
    );
  });

  it("are themselves unless the first two are those of gzip", () => {
    fc.assert(
      fc.property(content(), lengths(), (bytes, cuts) => {
        fc.pre(bytes[0] !== 0x1f || bytes[1] !== 0x8b);
        const read = Buffer.concat([...plainBytes(pieces(bytes, cuts), NAME)]);
        expect(read.equals(bytes)).toBe(true);
      }),
    );
  });

  it("end in an error if gzip is cut short anywhere, or a byte of its data or sums is another", () => {
    const change = fc.record({
      text: content(),
      at: fc.nat(),
      cuts: lengths(),
      isCut: fc.boolean(),
    });
    fc.assert(
      fc.property(change, ({ text, at, cuts, isCut }) => {
        const packed = gzipSync(text);
        // Before it stand ten bytes of a header that says nothing of the content.
        const place = isCut ? 2 + (at % (packed.length - 2)) : 10 + (at % (packed.length - 10));
        const bad = isCut ? packed.subarray(0, place) : Buffer.from(packed);
        if (!isCut) bad[place] = (packed[place] ?? 0) ^ 0x5a;
        // The last byte of the data may end in bits that mean nothing: then what is read is the text itself.
        const last = packed.length - 9;
        const read = (): Buffer => Buffer.concat([...plainBytes(pieces(bad, cuts), NAME)]);
        if (isCut || place !== last) expect(read).toThrow(Problem);
        else expect(orProblem(read) ?? Buffer.from(text)).toEqual(Buffer.from(text));
      }),
    );
  });
});
