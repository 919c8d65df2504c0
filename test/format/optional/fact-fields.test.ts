// The text of evidence for optional rules: reach witnesses, bounds of units, slabs that are left out.
import { describe, expect, test } from "vitest";
import { bound, slab } from "../../../src/format/optional/fact-fields.js";
import type { ReachWitness } from "../../../src/kernel/index.js";
import { WITNESS } from "../../example.js";
import { q } from "../../exact.js";
import { edited, type Json, lineOf, rejection } from "../../records.js";
import { encode, RECORDS } from "../../../src/writing/index.js";

describe("a reach witness", () => {
  const read = (record: Json): unknown =>
    RECORDS.reachWitness.decode(lineOf(JSON.stringify(record), 5));

  test("decodes, and encodes to itself", () => {
    const record = { direction: ["1", "-2"], alpha: "1/3", taus: ["0", "3/2"], power: "7" };
    const witness = read(record) as ReachWitness;
    expect(witness).toEqual({
      direction: [1n, -2n],
      alpha: q("1/3"),
      taus: [q("0"), q("3/2")],
      power: q("7"),
    });
    expect(encode(RECORDS.reachWitness, witness)).toBe(JSON.stringify(record));
  });

  test.each<{ name: string; pointer: string; value: Json | undefined; code: string; at?: string }>([
    {
      name: "a fraction in the direction",
      pointer: "/direction/0",
      value: "1/2",
      code: "malformed/rational",
    },
    {
      name: "a direction of numbers",
      pointer: "/direction/0",
      value: 1,
      code: "malformed/wrong-type",
    },
    { name: "a direction alone", pointer: "/direction", value: "1", code: "malformed/wrong-type" },
    { name: "a decimal α", pointer: "/alpha", value: "0.3", code: "malformed/rational" },
    { name: "a decimal τ", pointer: "/taus/0", value: "0.3", code: "malformed/rational" },
    { name: "a power as a number", pointer: "/power", value: 1, code: "malformed/wrong-type" },
    { name: "no τs", pointer: "/taus", value: undefined, code: "malformed/missing-field", at: "" },
    { name: "a bound", pointer: "/bound", value: "1", code: "malformed/unknown-field", at: "" },
  ])("is rejected: $name", ({ pointer, value, code, at }) => {
    const refusal = rejection(code, at ?? pointer, 5);
    expect(read(edited(WITNESS, pointer, value))).toMatchObject(refusal);
  });
});

test("bounds of a unit, and a slab, give each number its name", () => {
  const place = { line: 1 };
  expect(bound.read([7, "-1/2", "3/2", "2/3", "1/3", [], [4]], place)).toEqual({
    ...{ unit: 7, low: q("-1/2"), high: q("3/2"), above: q("2/3"), below: q("1/3") },
    ...{ proofOfLow: { less: [] }, proofOfHigh: { less: [{ fact: 4, times: q("1") }] } },
  });
  expect(slab.read([7, "-1/2", "3/2", "2/3"], place)).toEqual({
    ...{ unit: 7, low: q("-1/2"), high: q("3/2"), share: q("2/3") },
  });
});
