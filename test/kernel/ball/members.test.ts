// Inequalities of the evidence as forms: exact units folded in, rows as names of affine forms.
import { describe, expect, test } from "vitest";
import { membersOf } from "../../../src/kernel/ball/members.js";
import type { Form } from "../../../src/kernel/ball/form.js";
import { unitsOf } from "../../../src/kernel/ball/units.js";
import { inputLevel, rowsOver } from "../../../src/kernel/index.js";
import { rational } from "../../../src/numbers/index.js";
import { dense, network, vector } from "../../exact.js";
import { evidenceOf, groundIn, refusalOf } from "./evidence.js";

// Units x (bends), y + 9, 5; then 2·h0 + 3·h1 + 1 and three others; then a row that reads two columns which the
// first layer does not have.
const NET = network(
  2,
  [dense("0", "1", "0"), dense("9", "0", "1"), dense("5", "0", "0")],
  [dense("1", "2", "3", "0"), ...["0", "0", "0"].map((bias) => dense(bias, "0", "0", "0"))],
  [dense("7", "1", "0", "2", "11")],
);
const ground = groundIn(2);
const rows = rowsOver(NET, inputLevel(vector("0", "1/2")), ground);
const [proof] = evidenceOf({ layers: ["o1+2"] }).layers;
const first = unitsOf(rows, proof ?? { units: [], proofs: [], bounds: [], facts: [] }, ground);

function read({ terms, parts, value, den }: Form): unknown {
  const text = (n: bigint): string => {
    const { num, den: own } = rational(n, den);
    return `${num}/${own}`;
  };
  return [
    [...terms].map(([unit, n]) => `h${unit}: ${text(n)}`).join(" "),
    [...parts].map(([{ w }, n]) => `(${w.ints.join()}): ${text(n)}`).join(" "),
    text(value),
  ];
}

const formOf = (value: object, offset = 0): Form => {
  const members = membersOf(NET, first, evidenceOf({ layers: [], facts: [value] }).facts);
  return members(0, offset, first, ground);
};

describe("an inequality", () => {
  test.each([
    {
      name: "of symbols and exact units",
      value: {
        terms: [
          [0, "1/2"],
          [1, "-1"],
          [2, "2"],
        ],
        constant: "1/3",
      },
      is: ["h0: 1/2", "(0,1): -1/1", "5/6"],
    },
    {
      name: "with a row of layer 0",
      value: { terms: [[0, "1"]], constant: "0", rows: [[0, 1, "2"]] },
      is: ["h0: 1/1", "(0,1): 2/1", "19/1"],
    },
    {
      name: "with a row read over the first layer",
      value: { terms: [[0, "1"]], constant: "0", rows: [[1, 0, "2"]] },
      is: ["h0: 1/1", "(0,3): 2/1", "59/1"],
    },
    {
      name: "with a row whose other columns bend, or are none of the first layer",
      value: { terms: [[0, "1"]], constant: "0", rows: [[2, 0, "1"]] },
      is: ["h0: 1/1", "", "17/1"],
    },
    {
      name: "whose terms cancel",
      value: {
        terms: [
          [0, "1"],
          [0, "-1"],
        ],
        constant: "0",
      },
      is: ["", "", "0/1"],
    },
  ])("$name", ({ value, is }) => {
    expect(read(formOf(value))).toEqual(is);
  });

  test("moves its units by the offset", () => {
    expect(read(formOf({ terms: [[0, "1"]], constant: "0" }, 1))).toEqual([
      "",
      "(0,1): 1/1",
      "19/2",
    ]);
    expect(read(formOf({ terms: [[0, "1"]], constant: "0" }, 2))).toEqual(["", "", "5/1"]);
  });

  test.each([
    {
      name: "a unit beyond the layer",
      value: { terms: [[3, "1"]], constant: "0" },
      offset: 0,
      got: "3",
    },
    {
      name: "an offset beyond the layer",
      value: { terms: [[2, "1"]], constant: "0" },
      offset: 1,
      got: "3",
    },
    {
      name: "a row of no layer",
      value: { terms: [[0, "1"]], constant: "0", rows: [[3, 0, "1"]] },
      offset: 0,
      got: "row 0 of layer 3",
    },
    {
      name: "a row beyond its layer",
      value: { terms: [[0, "1"]], constant: "0", rows: [[1, 4, "1"]] },
      offset: 0,
      got: "row 4 of layer 1",
    },
  ])("is none with $name", ({ value, offset, got }) => {
    expect(refusalOf(() => formOf(value, offset))).toMatchObject({
      rejection: { code: "ill-formed/proof", ball: 3, got },
    });
  });

  test("of no number is none", () => {
    expect(refusalOf(() => membersOf(NET, first, [])(0, 0, first, ground))).toMatchObject({
      rejection: { code: "ill-formed/proof", got: "0" },
    });
  });
});
