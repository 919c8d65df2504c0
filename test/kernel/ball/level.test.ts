// One layer on a domain: rows over exact units and symbols, and pre-activations as forms.
import { describe, expect, test } from "vitest";
import {
  inputLevel,
  preActivation,
  readsSymbol,
  rowsOver,
} from "../../../src/kernel/ball/level.js";
import { unitsOf } from "../../../src/kernel/ball/units.js";
import { rational } from "../../../src/numbers/index.js";
import { dense, network, q, vector } from "../../exact.js";
import { evidenceOf, groundIn, refusalOf } from "./evidence.js";

const LATER = [dense("1", "2", "3"), dense("1/2", "0", "1/3")];
const NET = network(2, [dense("0", "1", "0"), dense("9", "0", "1")], LATER, [dense("0", "1", "1")]);

function levels() {
  const ground = groundIn(2);
  const rows = rowsOver(NET, inputLevel(vector("0", "1/3")), ground);
  const [proof] = evidenceOf({ layers: ["o1+1", "+2"] }).layers;
  if (proof === undefined) throw new Error("no layer");
  return { ground, rows, level: unitsOf(rows, proof, ground) };
}

describe("rows", () => {
  test("of the first layer are affine in x", () => {
    const { rows } = levels();
    expect(rows.values).toEqual({ ints: [0n, 28n], den: 3n });
    expect(rows.parts.map(({ w }) => w.ints)).toEqual([
      [1n, 0n],
      [0n, 1n],
    ]);
    expect(rows.index).toBe(0);
  });

  test("of a later one leave symbols out of values and parts, and keep them in their forms", () => {
    const { ground, level } = levels();
    const rows = rowsOver(NET, level, ground);
    expect(rows.index).toBe(1);
    expect(LATER.map((row) => readsSymbol(row, level))).toEqual([true, false]);
    const form = preActivation(rows, 0, ground);
    const text = (n: bigint) => rational(n, form.den);
    expect([...form.terms].map(([unit, n]) => [unit, text(n)])).toEqual([[0, q("2")]]);
    expect(text(form.value)).toEqual(q("29"));
    expect([...form.parts.values()].map(text)).toEqual([q("1")]);
    expect(preActivation(rows, 0, ground)).toBe(form);
  });

  test("are paid for by weights and lengths, and declined where values get too long", () => {
    expect(
      refusalOf(() => rowsOver(NET, inputLevel(vector("0", "0")), groundIn(2, { steps: 5 }))),
    ).toMatchObject({
      decline: { limit: "ball-steps" },
    });
    const long = network(1, [dense(`${1n << 65_537n}`, "0")], [dense("0", "1")]);
    expect(refusalOf(() => rowsOver(long, inputLevel(vector("0")), groundIn(1)))).toMatchObject({
      decline: { limit: "value-bits" },
    });
  });
});
