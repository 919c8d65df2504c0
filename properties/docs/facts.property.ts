// The text of facts and their value: each gives the other back.
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeGivenBall, encodeBall, linesOf } from "../../src/format/index.js";
import { rational, scaled } from "../../src/kernel/index.js";
import { familiesOf } from "./families.js";

const numbers = fc
  .tuple(fc.bigInt(-(2n ** 70n), 2n ** 70n), fc.bigInt(1n, 50n))
  .map(([num, den]) => rational(num, den));

test("for all families of facts, decoding their text gives them back", () => {
  fc.assert(
    fc.property(familiesOf(numbers), (facts) => {
      const text = encodeBall({ centre: scaled([]), label: 0, facts }, "given");
      const line = linesOf([new TextEncoder().encode(`${text}\n`)]).next();
      if (line.verdict !== "line") throw new Error(line.verdict);
      expect(decodeGivenBall(line)).toEqual({ facts });
    }),
  );
});
