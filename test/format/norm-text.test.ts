// The spelling of norms, and which are judged.
import { describe, expect, test } from "vitest";
import { decodeNorm } from "../../src/format/index.js";
import { norm } from "../../src/format/norm-text.js";
import { answered } from "../../src/kernel/index.js";
import { encodeNorm, write } from "../../src/writing/index.js";

describe("a norm", () => {
  test.each(["1", "2", "inf", "3", "3/2", "64/63", "64"])("%s has one spelling", (spelling) => {
    const read = decodeNorm(spelling);
    if (read === undefined) throw new Error(spelling);
    expect(encodeNorm(read)).toBe(spelling);
    expect(write(norm.shape, norm.read(spelling, { line: 1 }))).toBe(spelling);
  });

  test.each(["", "Inf", "0", "1/2", "65", "65/64", "4/2", "2/1", "-1", "1.5", "9".repeat(17)])(
    "%s is none that is judged",
    (spelling) => {
      expect(decodeNorm(spelling)).toBe(undefined);
      expect(answered(() => norm.read(spelling, { line: 1 }))).toEqual({
        verdict: "declined",
        decline: { code: "norm-exponent", got: spelling },
      });
    },
  );

  test("a long spelling is quoted in part", () => {
    expect(answered(() => norm.read("9".repeat(200), { line: 1 }))).toMatchObject({
      decline: { got: "9".repeat(80) },
    });
  });
});
