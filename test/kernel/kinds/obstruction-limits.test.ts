// Obstructions of numbers up to the limits, and just beyond.
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../src/kernel/index.js";
import { BETWEEN_END, type Case, type End, judged, link, no, OVERLAP } from "./obstructions.js";

const DENOMINATOR_BITS = BigInt(LIMITS["denominator-bits"]);
const VALUE_BITS = BigInt(LIMITS["value-bits"]);

describe("an obstruction of long numbers", () => {
  const farOut = (far: bigint): Case => ({
    points: [
      [`${far}`, 0],
      [`${far + 2n}`, 0],
      [`${far + 1n}`, 1],
    ],
  });
  const declined = (limit: string, allowed: bigint): object => ({
    verdict: "declined",
    decline: { code: "limit-exceeded", limit, allowed: `${allowed}` },
  });
  /** Denominators of points 0 and 1: both may be read, and their sum may not. */
  const apart: Case = {
    points: [
      [`1/${2n ** 4_000n}`, 0],
      [`1/${3n ** 2_000n}`, 0],
      ["0", 1],
    ],
  };

  test("is found far out", () => {
    expect(judged(farOut(2n ** 65_000n))).toMatchObject({ kind: "obstruction" });
    expect(judged(farOut(2n ** 65_536n))).toEqual(declined("value-bits", VALUE_BITS));
  });

  test("is judged up to the limit of denominators", () => {
    const points = [
      [`1/${2n ** DENOMINATOR_BITS}`, 0],
      ["2", 0],
      ["1", 1],
    ] as const;
    expect(judged({ points, links: [OVERLAP] })).toEqual(no("open-split", { side: [1] }));
  });

  test.each<[string, End, End]>([
    ["at the first end", BETWEEN_END, [[2, "1"]]],
    ["at the second end", [[2, "1"]], BETWEEN_END],
    [
      "though one has the weight 0",
      [
        [0, "1"],
        [1, "0"],
      ],
      [[2, "1"]],
    ],
  ])("is declined where members have too long a denominator together, %s", (_, first, second) => {
    expect(judged({ ...apart, links: [link(first, second)] })).toEqual(
      declined("denominator-bits", DENOMINATOR_BITS),
    );
  });
});
