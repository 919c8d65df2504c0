// Families of facts: which fit the network, at which layers they speak, and the inequality each states.
import { describe, expect, test } from "vitest";
import { familiesDefect, inequalityOf, planOf } from "../../src/elaborate/families.js";
import type { FactFamily } from "../../src/elaborate/index.js";
import { q } from "../exact.js";
import { family, found, rejects, term, VORONOI } from "./sought.js";

const fine = family({ terms: [term(1, "1")] });

describe("families that do not fit the network", () => {
  test("are told from one that does, whatever the layers between", () => {
    expect(familiesDefect(7, VORONOI, [fine])).toBe(undefined);
    // Layer 3 has two units; from 1 in steps of 3 it is not meant.
    const sparse = { ...fine, to: 3, step: 3, terms: [term(2, "1")] };
    expect(familiesDefect(7, VORONOI, [sparse])).toBe(undefined);
    const output = { ...fine, rows: [{ layer: 4, row: 0, weight: q("1") }] };
    expect(familiesDefect(7, VORONOI, [output])).toBe(undefined);
  });

  test.each<{ name: string; changes: Partial<FactFamily>; expected: string; got: string }>([
    { name: "no term", changes: { terms: [] }, expected: "family 1: a term", got: "none" },
    {
      name: "layers backwards",
      changes: { from: 2, to: 1 },
      expected: "family 1: layers among 4",
      got: "2 to 1",
    },
    {
      name: "the output layer",
      changes: { from: 4, to: 4 },
      expected: "family 1: layers among 4",
      got: "4 to 4",
    },
    {
      name: "no step",
      changes: { step: 0 },
      expected: "family 1: a step and a count of at least 1",
      got: "0",
    },
    {
      name: "no member",
      changes: { times: 0 },
      expected: "family 1: a step and a count of at least 1",
      got: "0",
    },
    {
      name: "a unit too far",
      changes: { terms: [term(3, "1")] },
      expected: "family 1: units below 3 in layer 1",
      got: "3",
    },
    {
      name: "a unit too far before others",
      changes: { terms: [term(3, "1"), term(0, "1")] },
      expected: "family 1: units below 3 in layer 1",
      got: "3",
    },
    {
      name: "a member too far",
      changes: { times: 3, shift: 1 },
      expected: "family 1: units below 3 in layer 1",
      got: "3",
    },
    {
      name: "a layer too narrow",
      changes: { from: 1, to: 3, terms: [term(2, "1")] },
      expected: "family 1: units below 2 in layer 3",
      got: "2",
    },
    {
      name: "a row of no layer",
      changes: { rows: [{ layer: 5, row: 0, weight: q("1") }] },
      expected: "family 1: a row of the network",
      got: "row 0 of layer 5",
    },
    {
      name: "a row too far",
      changes: { rows: [{ layer: 4, row: 1, weight: q("1") }] },
      expected: "family 1: a row of the network",
      got: "row 1 of layer 4",
    },
  ])("$name", ({ changes, expected, got }) => {
    const families = [fine, { ...fine, ...changes }];
    const rejection = { code: "ill-formed/proof", ball: 7, expected, got };
    expect(familiesDefect(7, VORONOI, families)).toEqual({ verdict: "rejected", rejection });
    // Nothing is looked for.
    expect(found({ network: VORONOI, families })).toEqual(rejects({ expected, got }));
  });
});

test("the plan has every family at each of its layers, in order", () => {
  const plan = planOf([
    family({ from: 0, to: 7, step: 3 }),
    family({ from: 3, to: 4 }),
    family({ from: 9, to: 9 }),
  ]);
  expect([...plan].sort(([a], [b]) => a - b)).toEqual([
    [0, [0]],
    [3, [0, 1]],
    [4, [1]],
    [6, [0]],
    [9, [2]],
  ]);
});

test("an inequality has rows only where the family has some", () => {
  const terms = [term(1, "-2")];
  expect(inequalityOf(family({ terms, constant: q("3") }))).toEqual({ terms, constant: q("3") });
  const rows = [{ layer: 0, row: 0, weight: q("1") }];
  expect(inequalityOf(family({ terms, rows }))).toEqual({ terms, rows, constant: q("0") });
});
