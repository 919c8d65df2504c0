import { expect, test } from "vitest";
import {
  buildMaxima,
  maximumFacts,
  maximumWidths,
} from "../../../src/constructions/nearest-site/maximum-tree.js";
import { sizeOf } from "../../../src/kernel/index.js";
import { evaluate } from "../../../src/networks/evaluate.js";
import { at, ONE, rational } from "../../../src/numbers/index.js";
import { NetworkBuilder } from "../../../src/networks/index.js";

test("a group of n is halved, rounded up, until one is left; n units a layer", () => {
  expect(maximumWidths([1, 1])).toEqual([]);
  expect(maximumWidths([5, 1])).toEqual([6, 4, 3]);
  expect(maximumWidths([2])).toEqual([2]);
});

test("the maxima of two groups of inputs", () => {
  const builder = new NetworkBuilder(6);
  const inputs = builder.inputs();
  const [a, b] = buildMaxima(builder, [inputs.slice(0, 5), inputs.slice(5)]);
  if (a === undefined || b === undefined) throw new Error("two groups were given");
  const network = builder.output([a, b]);
  expect(sizeOf(network)).toMatchObject({ width: 6, depth: 4 });
  for (const point of [
    [3n, 1n, 4n, 1n, 5n, 9n],
    [2n, 7n, 1n, 8n, 2n, 0n],
    [6n, 6n, 6n, 6n, 6n, 6n],
  ]) {
    const largest = point.slice(0, 5).reduce((x, y) => (x > y ? x : y));
    expect(evaluate(network, { ints: point, den: 1n }).ints).toEqual([largest, at(point, 5)]);
  }
});

test("facts follow the owner down the tree, and bound every node of the others", () => {
  const owner = { rows: [{ layer: 1, row: 4, weight: ONE }], constant: rational(0n) };
  const roles = [{ kind: "own", member: 4 }, { kind: "below" }] as const;
  const facts = maximumFacts([5, 3], roles, 7, owner, ONE);
  const spelled = facts.map(({ from, times, terms }) => [
    from,
    times,
    ...terms.map(({ unit, weight }) => `${weight.num}·${unit}`),
  ]);
  expect(spelled).toEqual([
    [7, 1, "-1·2"],
    [7, 1, "1·5", "1·7"],
    [7, 1, "1·6"],
    [8, 1, "-1·1"],
    [8, 1, "1·3", "1·4"],
    [9, 1, "-1·0", "-1·1"],
    [9, 1, "1·2"],
  ]);
});
