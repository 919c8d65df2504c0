// The rule of obstructions: each condition alone, at equality and just outside.
import { describe, expect, test } from "vitest";
import { isTheorem, LIMITS } from "../../../src/kernel/index.js";
import { q } from "../../exact.js";
import {
  BETWEEN,
  BETWEEN_END,
  type Case,
  type End,
  judged,
  link,
  no,
  OVERLAP,
} from "./obstructions.js";

describe("an obstruction", () => {
  test("of two labels is one for every rule", () => {
    const found = judged({});
    expect(found).toMatchObject({ kind: "obstruction", family: [0, 1, 2], rules: "every" });
    expect(isTheorem(found as object)).toBe(true);
  });

  test("of three labels is one for exact rules", () => {
    const points = [
      ["0", 0],
      ["2", 1],
      ["1", 2],
    ] as const;
    expect(judged({ points })).toMatchObject({ rules: "exact" });
  });

  test("may have links that only the splits use, in any order", () => {
    expect(judged({ links: [BETWEEN, OVERLAP] })).toMatchObject({ kind: "obstruction" });
    const sides = [
      link(
        [[0, "1"]],
        [
          [1, "1/2"],
          [2, "1/2"],
        ],
      ),
      link(
        [[1, "1"]],
        [
          [0, "1/2"],
          [2, "1/2"],
        ],
      ),
      BETWEEN,
    ];
    expect(judged({ links: sides })).toMatchObject({ kind: "obstruction" });
  });

  test.each<[string, Case, object]>([
    ["a distance of 2μ", { radius: "1" }, no("distance-not-below")],
    ["a distance that a link exceeds", { distance: q("1999/1000") }, no("too-far", { link: 0 })],
    [
      "a distance below 0, whose square is large",
      { distance: q("-100"), radius: "1/100" },
      no("too-far", { link: 0 }),
    ],
    ["a point twice", { family: [0, 1, 2, 0] }, no("point-twice")],
    ["a point that is not there", { family: [0, 1, 2, 4] }, no("no-such-point")],
    ["one label", { family: [0, 1], links: [OVERLAP] }, no("one-label")],
    ["no family", { family: [], links: [] }, no("one-label")],
    [
      "a link out of the family",
      { family: [0, 2], links: [OVERLAP] },
      no("not-in-family", { link: 0 }),
    ],
    [
      "weights of another sum",
      {
        links: [
          OVERLAP,
          link(
            [
              [0, "1/2"],
              [1, "1/3"],
            ],
            [[2, "1"]],
          ),
        ],
      },
      no("not-convex", { link: 1 }),
    ],
    [
      "a weight below 0",
      {
        links: [
          OVERLAP,
          link(
            [
              [0, "3/2"],
              [1, "-1/2"],
            ],
            [[2, "1"]],
          ),
        ],
      },
      no("not-convex", { link: 1 }),
    ],
    ["no members", { links: [OVERLAP, link([], [[2, "1"]])] }, no("not-convex", { link: 1 })],
    [
      "a weight too few",
      { links: [{ ...OVERLAP, ends: [{ members: [0], weights: [] }, OVERLAP.ends[1]] }] },
      no("not-convex", { link: 0 }),
    ],
    // Half of the point 2 would be the point 1.
    [
      "a weight too many",
      {
        links: [
          OVERLAP,
          {
            ends: [{ members: [1], weights: [q("1/2"), q("1/2")] }, BETWEEN.ends[1]],
            powers: [],
          },
        ],
      },
      no("not-convex", { link: 1 }),
    ],
    ["a split that is open", { links: [OVERLAP] }, no("open-split", { side: [1] })],
    [
      "a split that is open to the other side",
      { links: [BETWEEN] },
      no("open-split", { side: [0] }),
    ],
    ["a point far away in the family", { family: [0, 1, 2, 3] }, no("open-split", { side: [2] })],
    ["no links", { links: [] }, no("open-split", { side: [0] })],
  ])("is none with %s", (_, change, refusal) => {
    expect(judged(change)).toEqual(refusal);
  });

  test("may have members of weight 0", () => {
    const far: End = [
      [0, "1"],
      [1, "0"],
    ];
    expect(judged({ links: [BETWEEN, link(far, [[1, "1"]])] })).toEqual(
      no("open-split", { side: [0] }),
    );
    expect(judged({ links: [link(far, [[2, "1"]]), BETWEEN, OVERLAP] })).toMatchObject({
      kind: "obstruction",
    });
  });

  // The half of 101/2 + 155/3 is 613/12, and 7/6 lies between the two.
  test("may have members with different denominators", () => {
    const at = (middle: string): Case => ({
      points: [
        ["101/2", 0],
        ["155/3", 0],
        [middle, 1],
      ],
      distance: q("7/6"),
      radius: "3501/6000",
    });
    expect(judged(at("613/12"))).toMatchObject({ kind: "obstruction" });
    expect(judged(at("627/12"))).toMatchObject({ kind: "obstruction" });
    expect(judged(at("628/12"))).toEqual(no("too-far", { link: 1 }));
    expect(judged({ ...at("0"), links: [BETWEEN] })).toEqual(no("too-far", { link: 0 }));
  });

  // {0} | {1, 2} is open: no link has 0 on one side, and 1 and 2 on the other.
  test("joins no parts by a link one end of which lies in two", () => {
    const toFirst: End = [
      [0, "1/2"],
      [2, "1/2"],
    ];
    const reversed = link([[2, "1"]], BETWEEN_END);
    expect(judged({ links: [reversed, link([[1, "1"]], toFirst)] })).toEqual(
      no("open-split", { side: [0] }),
    );
    expect(judged({ links: [BETWEEN, link(toFirst, [[1, "1"]])] })).toEqual(
      no("open-split", { side: [0] }),
    );
  });

  // {0, 1} | {2} is open: the far end of each link has members on both sides.
  test("excludes no split by a link with an end on both sides", () => {
    const half = (a: number, b: number): End => [
      [a, "1/2"],
      [b, "1/2"],
    ];
    const links = [link([[0, "1"]], half(1, 2)), link([[1, "1"]], half(0, 2))];
    expect(judged({ links })).toEqual(no("open-split", { side: [0, 1] }));
    const reversed = [link(half(1, 2), [[0, "1"]]), link(half(0, 2), [[1, "1"]])];
    expect(judged({ links: reversed })).toEqual(no("open-split", { side: [0, 1] }));
  });

  test("is declined when too many parts are left", () => {
    const points = Array.from({ length: LIMITS.parts + 1 }, (_, k) => [`${k}`, k % 2] as const);
    const family = points.map((_, k) => k);
    expect(judged({ points, family, links: [] })).toMatchObject({
      decline: { code: "limit-exceeded", limit: "parts", allowed: `${LIMITS.parts}` },
    });
    expect(
      judged({ points: points.slice(1), family: family.slice(1).map((k) => k - 1), links: [] }),
    ).toMatchObject({
      rejection: { reason: "open-split" },
    });
  });

  test("is none of a setting that is not meaningful", () => {
    expect(judged({ radius: "0" })).toMatchObject({ rejection: { code: "ill-formed/radius" } });
  });
});
