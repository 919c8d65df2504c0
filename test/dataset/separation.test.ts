// Separations known by hand, ties, hostile scales, and the data that ship with the project.
import { describe, expect, it } from "vitest";
import {
  type Dataset,
  firstPoints,
  readDataset,
  requireMemorizable,
  roundedText,
  type Separation,
  separation,
} from "../../src/dataset/index.js";
import { NORM_INFINITY, NORM_ONE, NORM_TWO, type Norm, normOf } from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";
import { dataError, text } from "./files.js";
import { plain } from "./plain.js";

function power(a: bigint, b = 1n): Norm {
  const norm = normOf(rational(a, b));
  if (norm === undefined) throw new Error("not a norm");
  return norm;
}

/** `i,j exact lower upper`, the bounds with 30 digits. */
function shown({ pair, exact, bounds }: Separation): string {
  const value = exact === undefined ? "-" : text(exact.value);
  const exponent = exact?.kind === "power" ? `^${exact.exponent}` : "";
  const [lower, upper] = [
    roundedText(bounds.lower, 30, "down"),
    roundedText(bounds.upper, 30, "up"),
  ];
  return `${pair.join()} ${value}${exponent} ${lower} ${upper}`;
}

describe("separation", () => {
  const square = plain("0 0 a; 1 1 b; 5 5 a; 9 9 b");

  it.each([
    ["1", NORM_ONE, "0,1 1 1 1"],
    ["2", NORM_TWO, "0,1 1/2^2 0.707106781186547524400844362104 0.707106781186547524400844362105"],
    ["inf", NORM_INFINITY, "0,1 1/2 0.5 0.5"],
    ["3", power(3n), "0,1 1/4^3 0.629960524947436582383605303639 0.62996052494743658238360530364"],
    [
      "3/2",
      power(3n, 2n),
      "0,1 - 0.793700525984099737375852819636 0.793700525984099737375852819637",
    ],
  ])("for p = %s is the number known by hand", async (_, norm, expected) => {
    expect(shown(await separation(square, norm))).toBe(expected);
  });

  it("is rational for p = 2 and 3/2 where the distance is", async () => {
    const triangle = plain("0 0 a; 3 4 b; 100 0 c");
    expect(shown(await separation(triangle, NORM_TWO))).toBe("0,1 5/2 2.5 2.5");
    const axis = plain("0 1/3 a; 0 1 b; 7 7 c");
    expect(shown(await separation(axis, power(3n, 2n)))).toMatch(/^0,1 1\/3 0\.3{30} 0\.3{29}4$/);
  });

  it.each([
    ["2^24 + 1", "0 a; 16777217 b; 33554433 a", /^1,2 8388608 /],
    ["below 2^24", "0 a; 16777215 b; 33554431 a", /^0,1 16777215\/2 /],
    ["negative beyond 2^24", "0 a; -16777217 b; -33554433 a", /^1,2 8388608 /],
  ])("holds integers that single precision does not: %s", async (_, points, expected) => {
    expect(shown(await separation(plain(points), NORM_TWO))).toMatch(expected);
  });

  it("does not look at equally labelled points, equal ones included", async () => {
    const dataset = plain("0 a; 0 a; 1/1000 a; 7 b; 7 b");
    expect(shown(await separation(dataset, NORM_TWO))).toMatch(/^2,3 6999\/2000 /);
  });

  it.each(["1", "2", "3", "inf", "3/2"])(
    "for p = %s is attained by the first of many tied pairs",
    async (p) => {
      const norm = p === "inf" ? NORM_INFINITY : p === "3/2" ? power(3n, 2n) : power(BigInt(p));
      const cross = plain("9 9 b; 0 1 a; 1 0 a; 0 -1 a; -1 0 a; 0 0 b; 0 0 b");
      expect((await separation(cross, norm)).pair).toEqual([1, 5]);
      // The far point keeps the others off an exact grid; (0, 0, 3) and (1, 1, 1) tie for p = 1.
      const far = plain("1e40 1e40 1e40 a; 0 0 0 c; 0 0 3 a; 1 1 1 b");
      expect((await separation(far, norm)).pair).toEqual(p === "1" ? [1, 2] : [1, 3]);
    },
  );

  it("tells distances apart that no double can", async () => {
    const near = plain("0 a; 1e50 b; -0.99999999999999999999999999999999999999999e50 c");
    expect((await separation(near, NORM_TWO)).pair).toEqual([0, 2]);
    const nearer = plain(
      "0 0 a; 1 1 b; -1.00000000000000000000000000000001 -0.99999999999999999999999999999998 c",
    );
    for (const norm of [NORM_ONE, NORM_TWO, power(3n), power(3n, 2n)]) {
      expect((await separation(nearer, norm)).pair).toEqual([0, 2]);
    }
  });

  it("finds a close pair among points 10⁵⁰ apart, and far below 1", async () => {
    const mixed = plain("1e50 0 a; 1e50 1e-50 b; 0 1e-50 a; 0 3e-50 b; -1e50 5 c");
    const found = await separation(mixed, NORM_TWO);
    expect(shown(found)).toBe("0,1 1/2" + "0".repeat(50) + " 5e-51 5e-51");
    const huge = await separation(plain("0 a; 1e10000 b"), NORM_ONE);
    expect(roundedText(huge.bounds.lower, 30, "down")).toBe("5e9999");
  });

  it("says that two fractional powers cannot be told apart, and keeps the first pair", async () => {
    const rearranged = plain("0 0 a; 4 1 b; -1 -4 c; 4 1 b");
    expect(await separation(rearranged, power(3n, 2n))).toMatchObject({
      pair: [0, 1],
      isDecided: true,
    });
    // 8^(3/2) = 8·2^(3/2), but the two are no rearrangement of one another.
    const equal = plain("0 0 0 0 0 0 0 0 a; 8 0 0 0 0 0 0 0 b; -2 -2 -2 -2 -2 -2 -2 -2 c");
    const norm = power(3n, 2n);
    expect(await separation(equal, norm)).toMatchObject({ pair: [0, 1], isDecided: false });
    // A closer pair decides it.
    const closer = plain(
      "0 0 0 0 0 0 0 0 a; 8 0 0 0 0 0 0 0 b; -2 -2 -2 -2 -2 -2 -2 -2 c; 9 0 0 0 0 0 0 0 a",
    );
    expect(await separation(closer, norm)).toMatchObject({ pair: [1, 3], isDecided: true });
  });

  it("reports progress up to all pairs of different labels", async () => {
    const calls: (readonly [number, number])[] = [];
    await separation(square, NORM_TWO, (done, total) => calls.push([done, total]));
    expect(calls.at(-1)).toEqual([4, 4]);
  });

  it.each([
    ["iris.csv", ["70,138 3/20", "70,138 1/80^2", "70,127 1/10"]],
    ["toy.csv", ["7,10 9/8", "7,8 61/64^2", "7,8 3/4"]],
    ["digits.csv.gz", ["21,217 40023/2000", "34,279 12614793/2000000^2", "37,59 247/500"]],
  ])("of %s is that of its README", async (file, expected) => {
    const dataset = await readDataset(`certificates/data/${file}`);
    const found: string[] = [];
    for (const norm of [NORM_ONE, NORM_TWO, NORM_INFINITY]) {
      found.push(
        shown(await separation(dataset, norm))
          .split(" ")
          .slice(0, 2)
          .join(" "),
      );
    }
    expect(found).toEqual(expected);
  });
});

describe("data that cannot be memorized", () => {
  const all: ((dataset: Dataset) => Promise<unknown>)[] = [
    (dataset) => separation(dataset, NORM_TWO),
    (dataset) => Promise.resolve(dataset).then(requireMemorizable),
  ];

  it.each(all)("of one class or one point is refused", async (work) => {
    const one = await dataError(work(plain("1 2 a")));
    expect(one.problem).toBe("expected at least two points with different labels, got one point");
    const same = await dataError(work(plain("1 2 a; 3 4 a")));
    expect(same.problem).toBe(
      'expected at least two classes, got one: all 2 points have label "a"',
    );
  });

  it.each(all)("of one class because only the first points were taken says so", async (work) => {
    const part = (count: number) => firstPoints(plain("1 2 a; 3 4 a; 5 6 b"), count);
    const two = await dataError(work(part(2)));
    expect(two.problem).toBe(
      'expected at least two classes, got one: all 2 points that --points asked for have label "a"',
    );
    expect(two.next).toMatch(/^ask for more --points: files are often sorted by class/u);
    expect((await dataError(work(part(1)))).problem).toBe(
      "expected at least two points with different labels, got one point that --points asked for",
    );
  });

  it.each(all)("because a point has two labels is refused with both lines", async (work) => {
    const dataset = plain("9 9 a; 1/2 1e50 a; 0 0 b; 0.5 1e50 a; 0.50 1e50 b; 5e-1 1e50 c; 0 0 a");
    const error = await dataError(work(dataset));
    expect(error.problem).toBe(
      'lines 2 and 5 have the same point but different labels ("a" and "b"): no function has both',
    );
    expect(error).toMatchObject({ line: 5, kind: "bad-data" });
  });

  it("is not data with equal points of equal labels", () => {
    expect(() => requireMemorizable(plain("1 a; 1 a; 2 b"))).not.toThrow();
  });
});
