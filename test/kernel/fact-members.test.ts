// Facts as evidence states them: which fit the network, and the forms they become.
import { describe, expect, test } from "vitest";
import { factPlan, familiesDefect, memberForm, membersOf } from "../../src/kernel/fact-members.js";
import { type FactFamily, PROOF_STEPS, PROOF_TERMS } from "../../src/kernel/index.js";
import { rowsOf } from "../../src/kernel/layer-place.js";
import type { RowView } from "../../src/kernel/layer-view.js";
import { dense, network, q, vector } from "../exact.js";
import { formOf, groundOf, partOf, viewOf } from "./forms.js";
import { family, term, VORONOI } from "./switching.js";

describe("families that do not fit the network", () => {
  const fine = family({ terms: [term(1, "1")] });

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
    expect(familiesDefect(7, VORONOI, [fine, { ...fine, ...changes }])).toEqual({
      verdict: "rejected",
      rejection: { code: "ill-formed/fact", ball: 7, expected, got },
    });
  });

  test("the terms of all members together are limited", () => {
    const over = {
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "proof-terms", allowed: `${PROOF_TERMS}` },
    };
    const rows = [{ layer: 1, row: 0, weight: q("1") }];
    // Layers 1 and 2, two terms and a row.
    const of = (times: number): FactFamily => ({
      ...fine,
      to: 2,
      times,
      terms: [term(0, "1"), term(1, "1")],
      rows,
    });
    const most = Math.floor(PROOF_TERMS / 6);
    expect(familiesDefect(7, VORONOI, [of(most)])).toBe(undefined);
    expect(familiesDefect(7, VORONOI, [of(most + 1)])).toEqual(over);
    expect(familiesDefect(7, VORONOI, [of(most), of(1)])).toEqual(over);
  });
});

describe("a member of a family", () => {
  test("has symbols as terms, and exact units folded into its remainder", () => {
    const ground = groundOf();
    const view = viewOf(ground, ["5", "1,0"], "open", ["7", "0"], "active");
    const terms = [term(0, "2"), term(1, "-1"), term(2, "3"), term(3, "1/2")];
    const form = memberForm(family({ terms }), formOf(ground, "1", {}, { "0,1": "1" }), 0, view);
    const expected = formOf(ground, `${1 + 2 * 5 + 3 * 7}`, { 1: "-1", 3: "1/2" });
    expect(form.terms).toEqual(expected.terms);
    expect(form.value).toEqual(expected.value);
    expect(form.parts).toEqual(
      new Map([
        [partOf(ground, "0,1"), q("1")],
        [partOf(ground, "1,0"), q("2")],
      ]),
    );
  });

  test("is passed over where it reads no symbol, and all are once the meter has run out", () => {
    const ground = groundOf();
    const view = viewOf(ground, "open", ["5", "1,0"], "active");
    const members = (): unknown[] => {
      const one = { family: family({ terms: [term(0, "1")], times: 3, shift: 1 }), number: 4 };
      const stated = [{ ...one, remainder: formOf(ground, "0", {}) }];
      return [...membersOf(stated, view, ground)].map(({ member, one: { number }, form }) => {
        return [number, member, [...form.terms.keys()]];
      });
    };
    expect(members()).toEqual([
      [4, 0, [0]],
      [4, 2, [2]],
    ]);
    ground.work.spend(PROOF_STEPS);
    expect(members()).toEqual([]);
  });

  test("speaks of units shifted by its number", () => {
    const ground = groundOf();
    const view = viewOf(ground, "open", "open", "open", "open", "open", "open");
    const shifted = family({ times: 3, shift: 2, terms: [term(0, "1"), term(1, "-1")] });
    const units = [0, 1, 2].map((k) => [
      ...memberForm(shifted, formOf(ground, "0"), k, view).terms.keys(),
    ]);
    expect(units).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
  });

  test("leaves the remainder of its family as it was", () => {
    const ground = groundOf();
    const remainder = formOf(ground, "1");
    memberForm(family({ terms: [term(0, "1")] }), remainder, 0, viewOf(ground, ["5", "1,0"]));
    expect(remainder).toEqual(formOf(ground, "1"));
  });
});

describe("the plan of the facts", () => {
  const two = network(
    2,
    [dense("0", "1", "0"), dense("0", "0", "1")],
    [dense("1/2", "3", "0"), dense("1", "1", "1"), dense("0", "1", "1")],
    [dense("5", "2", "0", "4")],
  );
  const first = (ground: ReturnType<typeof groundOf>) => viewOf(ground, ["3", "1,0"], "open");
  const inputRows = (ground: ReturnType<typeof groundOf>): RowView => {
    const below = { values: vector("3", "-7"), parts: [], symbols: new Map(), isInput: true };
    const rows = rowsOf(two, 0, below, ground.parts);
    if ("verdict" in rows) throw new Error("rows refused");
    return rows;
  };

  test("has every family at each of its layers, in order", () => {
    const ground = groundOf();
    const families = [
      family({ from: 0, to: 7, step: 3, terms: [term(0, "1")] }),
      family({ from: 3, to: 4, terms: [term(0, "1")] }),
    ];
    const plan = factPlan(two, inputRows(ground), first(ground), families, ground);
    const numbers = [...plan].map(([layer, stated]) => [layer, stated.map(({ number }) => number)]);
    expect(numbers.sort()).toEqual([
      [0, [0]],
      [3, [0, 1]],
      [4, [1]],
      [6, [0]],
    ]);
  });

  test("reads rows over the exact units of the first hidden layer", () => {
    const ground = groundOf();
    const rows = [
      { layer: 1, row: 0, weight: q("2") },
      { layer: 1, row: 1, weight: q("-1") },
      { layer: 2, row: 0, weight: q("1") },
    ];
    const families = [family({ terms: [term(0, "1")], rows, constant: q("10") })];
    const [stated] = factPlan(two, inputRows(ground), first(ground), families, ground).get(1) ?? [];
    // 2(3h_0 + ½) − (h_0 + 1) + (2h_0 + 5) + 10 with h_0 = 3 + x: the symbol h_1 and column 2 are left out.
    expect(stated?.remainder.value).toEqual(q(`${2 * 9 + 1 - 4 + 11 + 10}`));
    expect([...(stated?.remainder.parts ?? [])]).toEqual([
      [partOf(ground, "3,0"), q("2")],
      [partOf(ground, "1,0"), q("-1")],
      [partOf(ground, "2,0"), q("1")],
    ]);
  });

  test("reads rows of the first affine layer over the input, also of units that switch", () => {
    const ground = groundOf();
    const rows = [
      { layer: 0, row: 1, weight: q("2") },
      { layer: 0, row: 0, weight: q("-1") },
    ];
    const families = [family({ terms: [term(0, "1")], rows, constant: q("10") })];
    const [stated] = factPlan(two, inputRows(ground), first(ground), families, ground).get(1) ?? [];
    expect(stated?.remainder.value).toEqual(q(`${-14 - 3 + 10}`));
    expect([...(stated?.remainder.parts ?? [])].map(([{ w }, factor]) => [w, factor])).toEqual([
      [vector("0", "1"), q("2")],
      [vector("1", "0"), q("-1")],
    ]);
  });

  test("pays for a row by its columns and its length, once", () => {
    const named = { layer: 1, row: 1, weight: q("2") };
    const families = [family({ terms: [term(0, "1")], rows: [named, named], constant: q("10") })];
    const after = (steps: number): object | undefined => {
      const ground = groundOf();
      const [input, view] = [inputRows(ground), first(ground)];
      ground.work.spend(PROOF_STEPS - steps);
      factPlan(two, input, view, families, ground);
      return ground.work.refusal();
    };
    // Two columns and a short value; two sums for each of two terms.
    expect(after(2 + 1 + 4)).toBe(undefined);
    expect(after(2 + 1 + 3)).toMatchObject({ decline: { limit: "proof-steps" } });
  });
});
