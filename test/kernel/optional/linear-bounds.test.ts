// LINEAR BOUNDS by explicit proofs: what holds with equality is shown, a little more is not.
import { describe, expect, test } from "vitest";
import { dense, network } from "../../exact.js";
import { type BallCase, judged, rejectionOf } from "../ball/evidence.js";
import { modulus } from "../ball/open-units.js";

const open = { units: "o2+1" };
const units = (more: object): object => ({ ...open, ...more });
const LINES = [0, "-1", "1", "1/2", "0", [], []];

describe("linear bounds", () => {
  const by = [{ bounds: [] }];

  test("show what chord and lower line show, with equality", () => {
    const said = judged(modulus(units({ bounds: [LINES] }), by));
    expect(said).toEqual({ statement: "label-only", rules: "ball linear-bounds" });
    expect(rejectionOf(modulus(units({ bounds: [LINES] }), by, "1"))).toMatchObject({
      reason: "not-beaten",
    });
  });

  test("take the lower line for a unit of negative weight", () => {
    const falling = network(1, [dense("0", "1")], [dense("0", "-1")]);
    const of = (slope: string, level: string): BallCase => ({
      ...modulus({ units: "o1", bounds: [[0, "-1", "1", "1", slope, [], []]] }, by, level),
      network: falling,
    });
    expect(judged(of("0", "1/100"))).toMatchObject({ rules: "ball linear-bounds" });
    expect(judged(of("1/2", "51/100"))).toMatchObject({ rules: "ball linear-bounds" });
    expect(rejectionOf(of("1/2", "1/2"))).toMatchObject({ reason: "not-beaten" });
  });

  test("of the two ends take the larger rise", () => {
    const of = (slope: string, level: string): BallCase => {
      const h = network(1, [dense("0", "1")], [dense("0", "1")]);
      return {
        ...modulus({ units: "o1", bounds: [[0, "-1", "1", slope, "0", [], []]] }, by, level),
        network: h,
      };
    };
    // s = 0: h ≤ 1; s = 1: h ≤ x + 1 ≤ 2; s = 1/4: h ≤ x/4 + 3/4 ≤ 1.
    expect(judged(of("0", "101/100"))).toMatchObject({ rules: "ball linear-bounds" });
    expect(rejectionOf(of("0", "1"))).toMatchObject({ reason: "not-beaten" });
    expect(judged(of("1", "201/100"))).toMatchObject({ rules: "ball linear-bounds" });
    expect(rejectionOf(of("1", "2"))).toMatchObject({ reason: "not-beaten" });
    expect(judged(of("1/4", "101/100"))).toMatchObject({ rules: "ball linear-bounds" });
    expect(rejectionOf(of("1/4", "1"))).toMatchObject({ reason: "not-beaten" });
  });

  test("are needed for every open unit of the form", () => {
    expect(rejectionOf(modulus("o2+1", by))).toMatchObject({ got: "none of unit 0" });
  });
});
