// Is a distance at most s? Inside, equal and just outside, for every kind of p.
import { describe, expect, test } from "vitest";
import {
  distanceDefect,
  type Norm,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  normOf,
} from "../../src/kernel/index.js";
import { q, vector } from "../exact.js";

function power(p: string): Norm {
  const norm = normOf(q(p));
  if (norm === undefined) throw new Error(`${p} is no exponent`);
  return norm;
}

const X = vector("1/2", "-1");
const Y = vector("7/2", "3");

describe("the distance of (1/2, −1) and (7/2, 3), with differences 3 and 4", () => {
  test.each([
    { name: "p = 1, s = 8", norm: NORM_ONE, s: "8", far: false },
    { name: "p = 1, s = 7", norm: NORM_ONE, s: "7", far: false },
    { name: "p = 1, s just below 7", norm: NORM_ONE, s: "6999999/1000000", far: true },
    { name: "p = 2, s = 6", norm: NORM_TWO, s: "6", far: false },
    { name: "p = 2, s = 5", norm: NORM_TWO, s: "5", far: false },
    { name: "p = 2, s just below 5", norm: NORM_TWO, s: "4999999/1000000", far: true },
    { name: "p = ∞, s = 5", norm: NORM_INFINITY, s: "5", far: false },
    { name: "p = ∞, s = 4", norm: NORM_INFINITY, s: "4", far: false },
    { name: "p = ∞, s just below 4", norm: NORM_INFINITY, s: "3999999/1000000", far: true },
  ])("$name", ({ norm, s, far }) => {
    const expected = far ? "too-far" : undefined;
    expect(distanceDefect(norm, X, Y, q(s), [])).toBe(expected);
    expect(distanceDefect(norm, Y, X, q(s), [])).toBe(expected);
  });

  test("the largest difference counts for p = ∞ wherever it stands", () => {
    const origin = vector("0", "0", "0");
    for (const point of [vector("2", "1", "0"), vector("0", "-2", "1"), vector("1", "1", "2")]) {
      expect(distanceDefect(NORM_INFINITY, origin, point, q("2"), [])).toBe(undefined);
      expect(distanceDefect(NORM_INFINITY, origin, point, q("3/2"), [])).toBe("too-far");
    }
  });

  test("is at most no number below 0, whose square may be large", () => {
    for (const norm of [NORM_ONE, NORM_TWO, NORM_INFINITY]) {
      expect(distanceDefect(norm, X, Y, q("-8"), [])).toBe("too-far");
      expect(distanceDefect(norm, X, X, q("-1"), [])).toBe("too-far");
      expect(distanceDefect(norm, X, X, q("0"), [])).toBe(undefined);
    }
  });

  test("is compared over the denominators of both points", () => {
    const thirds = vector("1/3");
    const halves = vector("1/2");
    for (const norm of [NORM_ONE, NORM_TWO, NORM_INFINITY]) {
      expect(distanceDefect(norm, thirds, halves, q("1/6"), [])).toBe(undefined);
      expect(distanceDefect(norm, thirds, halves, q("1/7"), [])).toBe("too-far");
    }
  });
});

describe("p = a/b, with powers as evidence", () => {
  // Differences 3, 4 and 5: 3³ + 4³ + 5³ = 6³.
  const origin = vector("0", "0", "0");
  const point = vector("3", "-4", "5");
  const exact = ["27", "64", "125"];

  test.each([
    { name: "exact powers, s = 6", s: "6", powers: exact, defect: undefined },
    { name: "exact powers, s = 7", s: "7", powers: exact, defect: undefined },
    {
      name: "exact powers, s just below 6",
      s: "5999999/1000000",
      powers: exact,
      defect: "too-far",
    },
    { name: "a power too large, s = 6", s: "6", powers: ["27", "64", "126"], defect: "too-far" },
    { name: "a power too large, s = 7", s: "7", powers: ["27", "64", "126"], defect: undefined },
    { name: "first power too small", s: "6", powers: ["26", "64", "125"], defect: "bad-powers" },
    {
      name: "last power just too small",
      s: "6",
      powers: ["27", "64", "12499/100"],
      defect: "bad-powers",
    },
    { name: "a power missing", s: "6", powers: ["27", "64"], defect: "bad-powers" },
    { name: "a power too many", s: "6", powers: [...exact, "0"], defect: "bad-powers" },
    { name: "no powers", s: "6", powers: [], defect: "bad-powers" },
    { name: "a negative power", s: "6", powers: ["27", "-64", "125"], defect: "bad-powers" },
  ])("p = 3: $name", ({ s, powers, defect }) => {
    expect(distanceDefect(power("3"), origin, point, q(s), powers.map(q))).toBe(defect);
  });

  // Differences 4 and 9: 4^(3/2) + 9^(3/2) = 8 + 27 = 35, and 35² = s³ is met between 10 and 11.
  test.each([
    { name: "enough", s: "11", powers: ["8", "27"], defect: undefined },
    { name: "too far", s: "10", powers: ["8", "27"], defect: "too-far" },
    { name: "a power below the root", s: "11", powers: ["8", "26"], defect: "bad-powers" },
    // (−8)² = 4³, but −8 is no power.
    { name: "a negative root", s: "11", powers: ["-8", "27"], defect: "bad-powers" },
    { name: "two negative roots", s: "11", powers: ["-8", "-27"], defect: "bad-powers" },
  ])("p = 3/2: $name", ({ s, powers, defect }) => {
    const x = vector("0", "0");
    expect(distanceDefect(power("3/2"), x, vector("4", "-9"), q(s), powers.map(q))).toBe(defect);
  });

  test("is at most no number below 0, whose powers may be large", () => {
    const [x, y] = [vector("1"), vector("2")];
    for (const p of ["4/3", "3/2", "3", "4"]) {
      expect(distanceDefect(power(p), x, y, q("-8"), [q("1")])).toBe("too-far");
      expect(distanceDefect(power(p), x, x, q("-8"), [q("0")])).toBe("too-far");
      expect(distanceDefect(power(p), x, x, q("0"), [q("0")])).toBe(undefined);
    }
  });

  test("p = 3/2: equality counts, 8 = 4^(3/2)", () => {
    const [x, y] = [vector("1"), vector("5")];
    expect(distanceDefect(power("3/2"), x, y, q("4"), [q("8")])).toBe(undefined);
    expect(distanceDefect(power("3/2"), x, y, q("3999/1000"), [q("8")])).toBe("too-far");
  });
});

test("points of different dimension are a fault", () => {
  expect(() => distanceDefect(NORM_ONE, vector("1"), vector("1", "2"), q("9"), [])).toThrow(
    expect.objectContaining({ name: "KernelFault" }),
  );
});

test("p = 3: a coordinate in which two points agree has the power 0", () => {
  const [here, there] = [vector("1", "1"), vector("1", "3")];
  const defect = (zero: string): unknown =>
    distanceDefect(power("3"), here, there, q("2"), [q(zero), q("8")]);
  expect(defect("0")).toBe(undefined);
  expect(defect("-1")).toBe("bad-powers");
  expect(defect("1")).toBe("too-far");
});
