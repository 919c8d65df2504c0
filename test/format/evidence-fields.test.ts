// The text of evidence: layers, facts and what balls share, in one spelling.
import { describe, expect, test } from "vitest";
import { evidenceRecords } from "../../src/format/index.js";
import type { FactProof, LayerProof } from "../../src/kernel/index.js";
import { q, vector } from "../exact.js";
import { type Json, lineOf, rejection } from "../records.js";
import { encode, RECORDS } from "../../src/writing/index.js";

const FACT: Json = {
  split: [
    1,
    ["-1/2", "3"],
    ["+", { follow: [["d4"], { cases: [[[], []]], less: [2, [0, "1/3"]] }] }, "x"],
  ],
};
const LAYER: Json = {
  units: "+3-12a1z1o2d1",
  proofs: [[], [[4, "2"]]],
  bounds: [[17, "-1", "1", "1/2", "0", [], { bounds: [] }]],
  facts: [
    [0, 5, FACT],
    [1, 0, { separable: ["3/4", 2] }],
  ],
};
const RECORD: Json = {
  point: ["1/2", "-3"],
  label: 4,
  layers: ["+3-12", LAYER],
  facts: [
    { terms: [[0, "1"]], constant: "-1" },
    { terms: [], constant: "0", rows: [[2, 1, "5"]] },
  ],
  except: [[0, "1", "2", "1/4"]],
  output: [[], [0]],
};

const text = (value: Json): string => JSON.stringify(value);
const read = (value: Json): unknown => RECORDS.ball.decode(lineOf(text(value), 6));

describe("evidence", () => {
  test("is read and written again, with its point and without", () => {
    const ball = RECORDS.ball.read(lineOf(text(RECORD)));
    expect(ball).toMatchObject({ centre: vector("1/2", "-3"), label: 4 });
    expect(ball.evidence.layers[0]).toEqual({
      units: [
        { letter: "+", count: 3 },
        { letter: "-", count: 12 },
      ],
      ...{ proofs: [], bounds: [], facts: [] },
    });
    expect(ball.evidence.layers[1]?.facts[1]).toEqual({
      inequality: 1,
      offset: 0,
      proof: { alpha: q("3/4"), exponent: 2 },
    });
    expect(encode(RECORDS.ball, ball)).toBe(text(RECORD));
    const { point, label, ...rest } = RECORD as { point: Json; label: Json };
    expect([point, label]).toEqual([["1/2", "-3"], 4]);
    expect(RECORDS.givenBall.read(lineOf(text(rest)))).toEqual(ball.evidence);
    expect(encode(RECORDS.givenBall, ball.evidence)).toBe(text(rest));
  });

  const at = (pointer: string, value: Json): Json => {
    const keys = pointer.split("/").slice(1);
    const root = structuredClone(RECORD) as Record<string, Json>;
    const last = keys.pop() ?? "";
    const place = keys.reduce<Record<string, Json>>((v, k) => v[k] as Record<string, Json>, root);
    place[last] = value;
    return root;
  };

  test.each<{ name: string; at: string; value: Json; code: string; pointer?: string }>([
    { name: "layers as a text", at: "/layers", value: "+3", code: "malformed/wrong-type" },
    { name: "another letter", at: "/layers/0", value: "+3q1", code: "malformed/wrong-type" },
    { name: "a run of 0", at: "/layers/0", value: "+0", code: "malformed/wrong-type" },
    { name: "no run", at: "/layers/0", value: "", code: "malformed/wrong-type" },
    { name: "a run behind a space", at: "/layers/0", value: "+3 ", code: "malformed/wrong-type" },
    {
      name: "a run of ten digits",
      at: "/layers/0",
      value: "+1000000000",
      code: "malformed/wrong-type",
    },
    { name: "runs not maximal", at: "/layers/0", value: "+1+2", code: "malformed/not-canonical" },
    {
      name: "letters in an object",
      at: "/layers/0",
      value: { units: "+3" },
      code: "malformed/not-canonical",
    },
    { name: "a layer of no number", at: "/layers/0", value: 0, code: "ill-formed/shared" },
    { name: "a layer below 0", at: "/layers/0", value: -1, code: "malformed/wrong-type" },
    { name: "a fact of no number", at: "/layers/1/facts/0/2", value: 0, code: "ill-formed/shared" },
    {
      name: "an empty list of proofs",
      at: "/layers/1/proofs",
      value: [],
      code: "malformed/not-canonical",
    },
    { name: "an empty list of facts", at: "/facts", value: [], code: "malformed/not-canonical" },
    {
      name: "an empty list of rows",
      at: "/facts/1/rows",
      value: [],
      code: "malformed/not-canonical",
    },
    {
      name: "a multiplier 1",
      at: "/output/1",
      value: [[0, "1"]],
      code: "malformed/not-canonical",
      pointer: "/output/1/0",
    },
    {
      name: "a multiplier as a number",
      at: "/output/1",
      value: [[0, 2]],
      code: "malformed/wrong-type",
      pointer: "/output/1/0/1",
    },
    {
      name: "a use of three",
      at: "/output/1",
      value: [[0, "2", 1]],
      code: "malformed/wrong-type",
      pointer: "/output/1/0",
    },
    { name: "a proof as null", at: "/output/1", value: null, code: "malformed/wrong-type" },
    {
      name: "a proof without an end",
      at: "/output/1",
      value: { less: [0] },
      code: "malformed/missing-field",
    },
    {
      name: "a proof with two",
      at: "/output/1",
      value: { cases: [], bounds: [] },
      code: "malformed/unknown-field",
    },
    {
      name: "a case without units",
      at: "/output/1",
      value: { cases: [[[]]] },
      code: "malformed/wrong-type",
      pointer: "/output/1/cases/0",
    },
    {
      name: "an empty less",
      at: "/output/1",
      value: { bounds: [], less: [] },
      code: "malformed/not-canonical",
      pointer: "/output/1/less",
    },
    {
      name: "a bound of six",
      at: "/layers/1/bounds/0",
      value: [17, "-1", "1", "1/2", "0", []],
      code: "malformed/wrong-type",
    },
    {
      name: "a piece of another name",
      at: "/layers/1/facts/0/2/split/2/0",
      value: "?",
      code: "malformed/wrong-type",
    },
    {
      name: "a split of two",
      at: "/layers/1/facts/0/2",
      value: { split: [1, []] },
      code: "malformed/wrong-type",
      pointer: "/layers/1/facts/0/2/split",
    },
    {
      name: "a slab of three",
      at: "/except/0",
      value: [0, "1", "2"],
      code: "malformed/wrong-type",
    },
    {
      name: "a key more",
      at: "/believed",
      value: true,
      code: "malformed/unknown-field",
      pointer: "",
    },
  ])("is refused with $name", ({ at: where, value, code, pointer = where }) => {
    expect(read(at(where, value))).toMatchObject(rejection(code, pointer, 6));
  });

  test("is declined where proofs stand in proofs too deep", () => {
    const nested = (depth: number): Json => (depth === 0 ? [] : { bounds: nested(depth - 1) });
    expect(read(at("/output/1", nested(510)))).toMatchObject({ label: 4 });
    expect(read(at("/output/1", nested(511)))).toMatchObject({
      verdict: "declined",
      decline: { limit: "nesting" },
    });
  });
});

describe("shared parts", () => {
  test("stand for their numbers, and are the same value each time", () => {
    const layers: LayerProof[] = [];
    const facts: FactProof[] = [];
    const records = evidenceRecords({ layers, facts });
    const take = (value: Json): void => {
      const part = records.shared.read(lineOf(text(value)));
      if ("layer" in part) layers.push(part.layer);
      else facts.push(part.fact);
    };
    take({ fact: FACT });
    take({ layer: { units: "o1", facts: [[0, 0, 0]] } });
    take({ layer: "+2" });
    const { layers: read } = records.givenBall.read(lineOf('{"layers":[0,1,0]}'));
    expect(read[0]).toBe(layers[0]);
    expect(read[1]).toEqual({
      units: [{ letter: "+", count: 2 }],
      proofs: [],
      bounds: [],
      facts: [],
    });
    expect(read[2]).toBe(read[0]);
    expect(read[0]?.facts[0]?.proof).toBe(facts[0]);
    const said = records.givenBall.decode(lineOf('{"layers":[2]}'));
    expect(said).toMatchObject({
      rejection: { code: "ill-formed/shared", expected: "a number below 2", got: "2" },
    });
  });

  test("are no numbers themselves", () => {
    for (const line of ['{"layer":0}', '{"fact":0}']) {
      expect(RECORDS.shared.decode(lineOf(line))).toMatchObject({
        rejection: { code: "malformed/wrong-type" },
      });
    }
  });
});
