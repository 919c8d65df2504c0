// What is known of the units of a layer, and the pre-activations of the next as forms over them.
import { describe, expect, test } from "vitest";
import { formOfRow, readsSymbol } from "../../src/kernel/layer-view.js";
import { layer } from "../../src/kernel/index.js";
import { dense } from "../exact.js";
import { formOf, groundOf, rowsOver, viewOf } from "./forms.js";

describe("a row over units", () => {
  test("reads a symbol if one of its columns is one", () => {
    const ground = groundOf();
    const below = viewOf(ground, ["1", "0"], "open", "active");
    expect(readsSymbol(dense("5", "1", "0", "0"), below)).toBe(false);
    expect(readsSymbol(dense("0", "1", "2", "0"), below)).toBe(true);
    expect(readsSymbol(dense("0", "0", "0", "-1"), below)).toBe(true);
    expect(readsSymbol(dense("0", "1", "2", "0"), viewOf(ground, ["1", "0"], ["0", "0"]))).toBe(
      false,
    );
  });

  test("is a form: its symbols with their weights, and its exact portion", () => {
    const ground = groundOf();
    const below = viewOf(ground, ["4", "1,0"], "open", "active");
    const rows = layer([dense("0", "1", "0", "0"), dense("1", "1/2", "-1/3", "2")]);
    // The exact portion of row 1 is 1 + h_0/2 = 3 + x/2.
    const view = rowsOver(ground, rows, below, ["4", "1,0"], ["3", "1/2,0"]);
    const expected = formOf(ground, "3", { 1: "-1/3", 2: "2" }, { "1/2,0": "1" });
    expect(formOfRow(view, 1, ground.work)).toEqual(expected);
    expect(formOfRow(view, 0, ground.work)).toEqual(formOf(ground, "4", {}, { "1,0": "1" }));
  });
});
