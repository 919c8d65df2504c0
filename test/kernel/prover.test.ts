// The proof of forms about the units of one layer.
import { describe, expect, test } from "vitest";
import type { Form } from "../../src/kernel/form.js";
import type { LayerPlace } from "../../src/kernel/layer-place.js";
import { prover } from "../../src/kernel/prover.js";
import { layer, type Row } from "../../src/kernel/index.js";
import { dense, q } from "../exact.js";
import { formOf, groundOf, rowsOver, viewOf } from "./forms.js";

// On the square |x|, |y| ≤ 1: units max(0, x) and max(0, −x) of the first layer, both open.
const ground = groundOf();
const rows: Row[] = [dense("0", "1", "0"), dense("0", "-1", "0")];
const input = { ...viewOf(ground), isInput: true };
const place: LayerPlace = {
  index: 0,
  rows: rowsOver(ground, layer(rows), input, ["0", "1"], ["0", "-1"]),
  view: viewOf(ground, "open", "open"),
  below: new Map(),
  previous: undefined,
};
const prove = prover(place, ground);
const form = (value: string, terms: Readonly<Record<number, string>> = {}): Form =>
  formOf(ground, value, terms);

describe("the proof of a form", () => {
  test("with a symbol goes by cases: max(0, x) ≤ 1", () => {
    expect(prove(form("-1", { 0: "1" }), undefined)).toBe(undefined);
    expect(prove(form("-1/2", { 0: "1" }), undefined)).toMatchObject({ active: [0] });
  });

  test("without a symbol goes by the ball", () => {
    expect(prove(form("0"), undefined)).toBe(undefined);
    expect(prove(form("1"), undefined)).toMatchObject({ active: [], value: q("1") });
  });

  test("with α goes by coordinates: x − |x| ≤ 0, which the cases do not show", () => {
    const signed = (value: string): Form =>
      formOf(ground, value, { 0: "-1", 1: "-1" }, { "1": "1" });
    expect(prove(signed("0"), undefined)).toMatchObject({ active: [] });
    expect(prove(signed("0"), q("0"))).toBe(undefined);
    expect(prove(signed("1/100"), q("0"))).toMatchObject({ active: [], value: q("1/100") });
  });
});
