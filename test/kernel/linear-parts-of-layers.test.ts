// Linear parts of a layer, remembered from ball to ball.
import { expect, test } from "vitest";
import { layer, linearParts, NORM_ONE, openBudget } from "../../src/kernel/index.js";
import { dense, q } from "../exact.js";

const FIRST = layer([dense("0", "1", "2"), dense("5", "1", "0")]);
const LATER = layer([dense("0", "1", "1"), dense("0", "1", "-1")]);
const parts = linearParts(2, NORM_ONE, q("1"), new Map());
const budget = openBudget();

test("the first layer has its weights, later ones sums of what comes in", () => {
  const own = parts.ofLayer(0, FIRST, [], budget);
  expect(own.map(({ w }) => w.ints)).toEqual([
    [1n, 2n],
    [1n, 0n],
  ]);
  expect(parts.ofLayer(1, LATER, own, budget).map(({ w }) => w.ints)).toEqual([
    [2n, 2n],
    [0n, 2n],
  ]);
  expect(parts.ofLayer(1, LATER, [parts.zero, parts.zero], budget)).toEqual([
    parts.zero,
    parts.zero,
  ]);
});

test("the same incoming parts give the very same parts, others others", () => {
  const own = parts.ofLayer(0, FIRST, [], budget);
  const first = parts.ofLayer(1, LATER, own, budget);
  const again = parts.ofLayer(1, LATER, [...own], budget);
  expect(again.map((part, n) => part === first[n])).toEqual([true, true]);
  const [one = parts.zero, two = parts.zero] = own;
  const turned = parts.ofLayer(1, LATER, [two, one], budget);
  expect(turned.map(({ w }) => w.ints)).toEqual([
    [2n, 2n],
    [0n, -2n],
  ]);
  expect(parts.ofLayer(1, layer([dense("0", "0", "1")]), [two, one], budget)[0]).toBe(one);
  expect(parts.ofLayer(2, LATER, [two, one], budget)).toEqual(turned);
});

test("a layer is paid for by its rows and what comes in, a known one too", () => {
  let spent = 0;
  const meter = { spend: (steps: number) => (spent += steps) };
  const own = parts.ofLayer(0, FIRST, [], meter);
  expect(spent).toBe(2);
  parts.ofLayer(1, LATER, own, meter);
  expect(spent).toBeGreaterThanOrEqual(6);
});

test("a layer that stands in two places is asked for each", () => {
  const own = linearParts(2, NORM_ONE, q("1"), new Map());
  const below = own.ofLayer(0, LATER, [], budget);
  expect(own.ofLayer(1, LATER, below, budget).map(({ w }) => w.ints)).toEqual([
    [2n, 0n],
    [0n, 2n],
  ]);
  expect(own.ofLayer(0, LATER, [], budget)).toEqual(below);
});
