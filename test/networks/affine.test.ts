import { describe, expect, test } from "vitest";
import { ONE, rational, ZERO } from "../../src/numbers/index.js";
import { combine, denseForm, scaledForm, shifted, unitForm } from "../../src/networks/index.js";

describe("combine", () => {
  test("adds forms of one layer, sorts columns and drops those that cancel", () => {
    const a = denseForm(1, [rational(2n), ZERO, rational(3n)], ONE);
    const b = denseForm(1, [rational(2n), rational(5n)], rational(1n, 2n));
    const terms = [[rational(2n), b] as const, [rational(-2n), a] as const];
    expect(combine(1, terms, rational(7n))).toEqual({
      level: 1,
      columns: [1, 2],
      weights: [rational(10n), rational(-6n)],
      bias: rational(6n),
    });
  });

  test("keeps nothing of a form times 0", () => {
    expect(combine(0, [[ZERO, unitForm(0, 3)]], ONE)).toEqual({
      level: 0,
      columns: [],
      weights: [],
      bias: ONE,
    });
  });

  test("faults on a form of another layer", () => {
    expect(() => combine(1, [[ONE, unitForm(0, 0)]])).toThrow("a form of layer 0 used at layer 1");
  });
});

test("shifted and scaledForm change bias and weights", () => {
  const form = scaledForm(rational(3n), shifted(unitForm(2, 1), ONE), rational(4n));
  expect(form).toEqual({ level: 2, columns: [1], weights: [rational(3n)], bias: rational(7n) });
});
