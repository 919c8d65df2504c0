// Explicit proofs as text: each form, read and written again.
import { describe, expect, test } from "vitest";
import { letters, proof } from "../../src/format/proof-fields.js";
import { ONE } from "../../src/numbers/index.js";
import { q } from "../exact.js";
import { write } from "../../src/writing/index.js";

const place = { line: 1 };

describe("a proof", () => {
  test.each([
    { json: [], value: { less: [] } },
    { json: [3], value: { less: [{ fact: 3, times: ONE }] } },
    { json: [[3, "-1/2"]], value: { less: [{ fact: 3, times: q("-1/2") }] } },
    { json: { bounds: [] }, value: { less: [], bounds: { less: [] } } },
    { json: { cases: [] }, value: { less: [], cases: [] } },
    {
      json: { cases: [[[1, 2], []]], less: [0] },
      value: { less: [{ fact: 0, times: ONE }], cases: [{ units: [1, 2], proof: { less: [] } }] },
    },
  ])("$json", ({ json, value }) => {
    expect(proof.read(json, place)).toEqual(value);
    expect(write(proof.shape, value)).toEqual(json);
  });
});

test("letters are runs of six kinds", () => {
  const runs = letters.read("+1-2a3z4o5d6", place);
  expect(runs.map(({ letter, count }) => `${letter}${count}`)).toEqual([
    "+1",
    "-2",
    "a3",
    "z4",
    "o5",
    "d6",
  ]);
  expect(write(letters.shape, runs)).toBe("+1-2a3z4o5d6");
});
