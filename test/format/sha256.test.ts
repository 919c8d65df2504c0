// SHA-256 against the published vectors and against Node's own, at every length and cut near a block.
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { digestOf, sha256 } from "../../src/format/index.js";

/** Bytes that differ from one another and from their neighbours. */
function bytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, k) => (k * 167 + (k >> 8)) % 256);
}

function node(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex");
}

function ours(...chunks: readonly Uint8Array[]): string {
  const digest = sha256();
  for (const chunk of chunks) digest.update(chunk);
  return digest.hex();
}

describe("SHA-256", () => {
  // FIPS 180-4 examples, and the digest of nothing.
  test.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
  ])("of %j", (text, hex) => {
    expect(digestOf(text)).toBe(`sha256:${hex}`);
  });

  test("of every length up to three blocks", () => {
    for (let length = 0; length <= 3 * 64 + 1; length += 1) {
      expect(ours(bytes(length))).toBe(node(bytes(length)));
    }
  });

  test("of two pieces, cut anywhere", () => {
    const whole = bytes(150);
    const expected = node(whole);
    for (let cut = 0; cut <= whole.length; cut += 1) {
      expect(ours(whole.subarray(0, cut), whole.subarray(cut))).toBe(expected);
    }
  });

  test("of pieces of every size, empty ones among them", () => {
    const whole = bytes(1_000);
    const expected = node(whole);
    for (const size of [1, 2, 3, 31, 32, 33, 63, 64, 65, 127, 128, 129]) {
      const pieces: Uint8Array[] = [];
      for (let from = 0; from < whole.length; from += size) {
        pieces.push(whole.subarray(from, from + size), new Uint8Array(0));
      }
      expect(ours(...pieces)).toBe(expected);
    }
  });

  test("of a view that does not begin where its buffer does", () => {
    const buffer = bytes(300);
    expect(ours(buffer.subarray(7, 207))).toBe(node(buffer.subarray(7, 207)));
  });

  test("of half a megabyte", () => {
    const block = new Uint8Array(1 << 16);
    const expected = createHash("sha256");
    const digest = sha256();
    for (let k = 0; k < 8; k += 1) {
      expected.update(block);
      digest.update(block);
    }
    expect(digest.hex()).toBe(expected.digest("hex"));
  });

  test("of a text is that of its UTF-8", () => {
    const text = "Ω ≤ 1/2 — 𝔹\u0000";
    expect(digestOf(text)).toBe(`sha256:${node(text)}`);
  });
});
