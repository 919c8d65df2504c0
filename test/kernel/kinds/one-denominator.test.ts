// Vectors over one denominator: their values, and how long they may be.
import { describe, expect, test } from "vitest";
import { answered, LIMITS } from "../../../src/kernel/index.js";
import { overOne } from "../../../src/kernel/kinds/one-denominator.js";
import { vector } from "../../exact.js";
import { limitExceeded } from "../../records.js";

describe("vectors over one denominator", () => {
  test("keep their values", () => {
    expect(overOne([vector("1/2", "1"), vector("-1/3", "0")])).toEqual({
      rows: [
        [3n, 6n],
        [-2n, 0n],
      ],
      den: 6n,
    });
    expect(overOne([])).toEqual({ rows: [], den: 1n });
    expect(overOne([{ ints: [], den: 1n }])).toEqual({ rows: [[]], den: 1n });
  });

  test("are declined beyond the bounds of entries and of denominators", () => {
    const entry = 1n << BigInt(LIMITS["part-bits"]);
    const den = 1n << BigInt(LIMITS["denominator-bits"]);
    expect(overOne([{ ints: [entry], den: 1n }])).toMatchObject({ den: 1n });
    expect(answered(() => overOne([{ ints: [entry + 1n], den: 1n }]))).toMatchObject(
      limitExceeded("part-bits"),
    );
    expect(overOne([{ ints: [1n], den }])).toMatchObject({ den });
    const two = [{ ints: [1n], den }, vector("1/3")];
    expect(answered(() => overOne(two))).toMatchObject(limitExceeded("denominator-bits"));
  });

  test("are declined if one denominator makes too many entries long", () => {
    const den = 1n << BigInt(LIMITS["denominator-bits"] - 1);
    const row = { ints: new Array<bigint>(128).fill(1n), den: 1n };
    const rows = new Array<typeof row>(255).fill(row);
    const most = { ints: new Array<bigint>(128).fill(1n), den };
    expect(128 * 256 * LIMITS["denominator-bits"]).toBe(LIMITS["vector-bits"]);
    expect(overOne([...rows, most])).toMatchObject({ den });
    expect(answered(() => overOne([...rows, most, { ints: [0n], den: 1n }]))).toMatchObject(
      limitExceeded("vector-bits"),
    );
  });
});
