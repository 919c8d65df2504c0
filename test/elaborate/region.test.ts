// A network on a ball that lies in one activation region is affine there; on any other ball nothing is said.
import { describe, expect, test } from "vitest";
import { affineOutputs } from "../../src/elaborate/index.js";
import {
  linearParts,
  type Network,
  type Norm,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
} from "../../src/kernel/index.js";
import { dense, network, q, vector } from "../exact.js";

/** h₀ = max(0, x), h₁ = max(0, y + 3); then max(0, h₀ − 2h₁ + 9), then 5 times it, less 1. */
const DEEP = network(
  2,
  [dense("0", "1", "0"), dense("3", "0", "1")],
  [dense("9", "1", "-2")],
  [dense("-1", "5")],
);

function outputs(net: Network, centre: readonly string[], norm: Norm = NORM_INFINITY): unknown {
  const parts = linearParts(net.inputs, norm, q("1"), new Map());
  const said = affineOutputs(net, parts, vector(...centre));
  if (said === undefined || "verdict" in said) return said;
  return [said.values, said.parts.map(({ w }) => w)];
}

describe("a region", () => {
  test.each([
    { name: "all active", centre: ["1", "0"], value: "19", part: ["5", "-10"] },
    { name: "first inactive", centre: ["-1", "0"], value: "14", part: ["0", "-10"] },
    { name: "both inactive", centre: ["-1", "-4"], value: "44", part: ["0", "0"] },
    { name: "last inactive", centre: ["1", "9"], value: "-1", part: ["0", "0"] },
  ])("is affine: $name", ({ centre, value, part }) => {
    expect(outputs(DEEP, centre)).toEqual([vector(value), [vector(...part)]]);
  });

  test("of a network without a hidden layer is everything", () => {
    const affine = network(2, [dense("1/2", "3", "-1")]);
    expect(outputs(affine, ["1", "1"])).toEqual([vector("5/2"), [vector("3", "-1")]]);
  });

  const one = network(2, [dense("0", "3", "4")], [dense("0", "1")]);
  test.each([
    { norm: NORM_ONE, equal: "4/3", outside: "3999/3000" },
    { norm: NORM_TWO, equal: "5/3", outside: "4999/3000" },
    { norm: NORM_INFINITY, equal: "7/3", outside: "6999/3000" },
  ])("$norm.kind: ends where a unit is 0 on the sphere", ({ norm, equal, outside }) => {
    expect(outputs(one, [equal, "0"], norm)).toBeDefined();
    expect(outputs(one, [outside, "0"], norm)).toBeUndefined();
    expect(outputs(one, [`-${equal}`, "0"], norm)).toEqual([vector("0"), [vector("0", "0")]]);
    expect(outputs(one, [`-${outside}`, "0"], norm)).toBeUndefined();
  });
});

test("numbers beyond the bounds are declined", () => {
  const long = network(1, [dense(`${2n ** 40_000n}`, "1")], [dense("0", `${2n ** 40_000n}`)]);
  expect(outputs(long, ["0"])).toMatchObject({
    verdict: "declined",
    decline: { limit: "value-bits" },
  });
});
