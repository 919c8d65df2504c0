// Forms over one denominator: sums are exact, whatever the denominators, and paid for.
import { describe, expect, test } from "vitest";
import {
  addAffine,
  addForm,
  addTerm,
  constantForm,
  copyOf,
  type Form,
  kept,
  remainderOf,
} from "../../../src/kernel/ball/form.js";
import { linearParts, NORM_ONE, openBudget } from "../../../src/kernel/index.js";
import { ONE, rational } from "../../../src/numbers/index.js";
import { dense, q } from "../../exact.js";

const budget = openBudget();
const parts = linearParts(2, NORM_ONE, q("1"), new Map());
const u = parts.ofInputs(0, dense("0", "1", "2"), budget);

/** A form in words. */
function read({ terms, parts: linear, value, den }: Form): Record<string, string> {
  const text = (n: bigint): string => {
    const { num, den: own } = rational(n, den);
    return own === 1n ? `${num}` : `${num}/${own}`;
  };
  return {
    ...Object.fromEntries([...terms].map(([unit, n]) => [`h${unit}`, text(n)])),
    ...Object.fromEntries([...linear].map(([part, n]) => [`w${part.id}`, text(n)])),
    value: text(value),
  };
}

/** h3/2 − h4/3 + 1/5 + (3/7)·(2 + u). */
function example(): Form {
  const form = constantForm(q("1/5"));
  addTerm(form, 3, q("1/2"), budget);
  addTerm(form, 4, q("-1/3"), budget);
  addAffine(form, q("3/7"), 4n, 2n, u, budget);
  return form;
}

describe("a form", () => {
  test("is the sum of what was added", () => {
    expect(read(example())).toEqual({ h3: "1/2", h4: "-1/3", [`w${u.id}`]: "3/7", value: "37/35" });
  });

  test("loses entries that become 0, and keeps the others", () => {
    const form = example();
    addTerm(form, 3, q("-1/2"), budget);
    addAffine(form, q("-3/7"), 0n, 1n, u, budget);
    expect(read(form)).toEqual({ h4: "-1/3", value: "37/35" });
  });

  test("without a linear part only changes its value", () => {
    const form = constantForm(q("1"));
    addAffine(form, q("2"), 3n, 4n, parts.zero, budget);
    expect(read(form)).toEqual({ value: "5/2" });
  });

  test("takes multiples of another form, which stays as it is", () => {
    const [form, other] = [example(), example()];
    addForm(form, q("-5/11"), other, budget);
    expect(read(form)).toEqual({
      h3: "3/11",
      h4: "-2/11",
      [`w${u.id}`]: "18/77",
      value: "222/385",
    });
    expect(read(other)).toEqual(read(example()));
    addForm(form, q("-6/11"), other, budget);
    expect(read(form)).toEqual({ value: "0" });
  });

  test("has copies that do not change with it, with or without symbols", () => {
    const form = example();
    const [copy, rest] = [copyOf(form, budget), remainderOf(form, budget)];
    addForm(form, ONE, form, budget);
    expect(read(copy)).toEqual(read(example()));
    expect(read(rest)).toEqual({ [`w${u.id}`]: "3/7", value: "37/35" });
  });

  test("is reduced when its denominator gets long, and says the same", () => {
    const form = constantForm(q("1"));
    addTerm(form, 0, q("1"), budget);
    const long = constantForm(rational(1n, 3n ** 300n));
    addForm(form, ONE, long, budget);
    expect(form.den).toBe(3n ** 300n);
    addForm(form, q("-1"), long, budget);
    expect([form.den, form.value, form.terms.get(0)]).toEqual([1n, 1n, 1n]);
  });
});

describe("what forms cost", () => {
  const costOf = (act: (meter: { spend(steps: number): void }) => void): number => {
    let spent = 0;
    act({ spend: (steps) => (spent += steps) });
    return spent;
  };

  test("grows with the entries, and with the length of the factor times that of each", () => {
    const form = example();
    const short = costOf((meter) => {
      addForm(copyOf(form, budget), q("1"), form, meter);
    });
    const long = costOf((meter) => {
      addForm(copyOf(form, budget), rational(1n << 6400n), form, meter);
    });
    expect(short).toBe(4);
    expect(long).toBeGreaterThanOrEqual(100 * short);
    const both = costOf((meter) => {
      const numbers = constantForm(rational(1n << 6400n));
      addForm(constantForm(q("0")), rational(1n << 6400n), numbers, meter);
    });
    expect(both).toBeGreaterThanOrEqual(10_000);
  });

  test("a term by its length, a denominator that has to be found by its square", () => {
    expect(costOf((meter) => addTerm(example(), 0, rational(1n << 6400n), meter))).toBeGreaterThan(
      100,
    );
    const dens = costOf((meter) => addTerm(example(), 0, rational(1n, 3n ** 4000n), meter));
    expect(dens).toBeGreaterThan(9_000);
  });

  test("copies by their entries, and what is kept by its numbers too", () => {
    expect(costOf((meter) => copyOf(example(), meter))).toBe(4);
    expect(costOf((meter) => remainderOf(example(), meter))).toBe(2);
    expect(costOf((meter) => kept(example(), meter))).toBeGreaterThan(200);
    const long = constantForm(rational(1n << 6400n));
    expect(costOf((meter) => kept(long, meter))).toBeGreaterThan(3_000);
  });
});
