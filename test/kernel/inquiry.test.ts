// Points are counted, judged and copied before anything is concluded.
import { describe, expect, test } from "vitest";
import {
  type LabelledPoint,
  NORM_TWO,
  openCounterexample,
  type Scaled,
} from "../../src/kernel/index.js";
import { dense, network, q, vector } from "../exact.js";

const claim = {
  points: 2,
  dimension: 1,
  classes: 2,
  norm: NORM_TWO,
  radius: q("1"),
  rule: { kind: "exact", values: [q("0"), q("1")] },
  ratio: undefined,
} as const;

/** f = 0, so every point of ball 1 refutes. */
function opened(): Exclude<ReturnType<typeof openCounterexample>, { verdict: string }> {
  const witness = { ball: 1, point: vector("3"), powers: [] };
  const inquiry = openCounterexample(claim, network(1, [dense("0", "0")]), witness);
  if ("verdict" in inquiry) throw new Error(JSON.stringify(inquiry));
  return inquiry;
}

const left: LabelledPoint = { point: vector("0"), label: 0 };
const right: LabelledPoint = { point: vector("3"), label: 1 };

describe("an inquiry", () => {
  test("concludes after as many points as the setting says", () => {
    const inquiry = opened();
    expect([inquiry.point(left), inquiry.point(right)]).toEqual([undefined, undefined]);
    expect(inquiry.conclude()).toMatchObject({ kind: "counterexample", ball: 1 });
  });

  test("does not after one less", () => {
    const inquiry = opened();
    inquiry.point(left);
    expect(inquiry.conclude()).toMatchObject({
      rejection: { code: "ill-formed/empty-dataset", expected: "2 points", got: "1" },
    });
  });

  test("refuses one more, and a point of another shape", () => {
    const inquiry = opened();
    inquiry.point(left);
    inquiry.point(right);
    expect(inquiry.point(right)).toMatchObject({
      rejection: { code: "ill-formed/empty-dataset", ball: 2, got: "more" },
    });
    expect(opened().point({ point: vector("0", "0"), label: 0 })).toMatchObject({
      rejection: { code: "ill-formed/dimension-mismatch", ball: 0 },
    });
  });

  test("is over after a refusal, and after its conclusion", () => {
    const refused = opened();
    refused.point({ ...left, label: 2 });
    expect(() => refused.point(right)).toThrow("the inquiry is over");
    expect(() => refused.conclude()).toThrow("the inquiry is over");
    const concluded = opened();
    concluded.conclude();
    expect(() => concluded.conclude()).toThrow("the inquiry is over");
  });

  test("judges the points as they were given", () => {
    const inquiry = opened();
    const ints = [3n];
    const point: Scaled = { ints, den: 1n };
    inquiry.point(left);
    inquiry.point({ point, label: 1 });
    ints[0] = 100n;
    expect(inquiry.conclude()).toMatchObject({ kind: "counterexample" });
  });
});
