// The rule of obstructions: each condition alone, at equality and just outside.
import { describe, expect, test } from "vitest";
import {
  DENOMINATOR_BITS,
  isFinding,
  type Link,
  NORM_TWO,
  type ObstructionWitness,
  openObstruction,
  PARTS,
  type Setting,
  VALUE_BITS,
} from "../../src/kernel/index.js";
import { q, vector } from "../exact.js";

type End = readonly (readonly [number, string])[];

function link(first: End, second: End): Link {
  const end = (members: End): Link["ends"][0] => ({
    members: members.map(([member]) => member),
    weights: members.map(([, weight]) => q(weight)),
  });
  return { ends: [end(first), end(second)], powers: [] };
}

/** On the line: 0 and 2 of label 0, 1 of label 1; and far away 100 of label 2. */
const LINE = [
  ["0", 0],
  ["2", 0],
  ["1", 1],
  ["100", 2],
] as const;
const OVERLAP = link([[0, "1"]], [[1, "1"]]);
const BETWEEN_END: End = [
  [0, "1/2"],
  [1, "1/2"],
];
const BETWEEN = link(BETWEEN_END, [[2, "1"]]);

interface Case extends Partial<ObstructionWitness> {
  readonly radius?: string;
  readonly points?: readonly (readonly [string, number])[];
}

/** The balls of 0 and 2 overlap at radius 1001/1000, and 1 lies between. */
function judged(change: Case): unknown {
  const { radius = "1001/1000", points = LINE, ...given } = change;
  const setting: Setting = {
    points: points.length,
    dimension: 1,
    classes: 3,
    norm: NORM_TWO,
    radius: q(radius),
  };
  const witness = { family: [0, 1, 2], distance: q("2"), links: [OVERLAP, BETWEEN], ...given };
  const inquiry = openObstruction(setting, witness);
  if ("verdict" in inquiry) return inquiry;
  for (const [x, label] of points) inquiry.point({ point: vector(x), label });
  return inquiry.conclude();
}

const no = (reason: string, more: object = {}): object => ({
  verdict: "rejected",
  rejection: { code: "unproved/obstruction", reason, ...more },
});

describe("an obstruction", () => {
  test("of two labels is one for every rule", () => {
    const found = judged({});
    expect(found).toMatchObject({ kind: "obstruction", family: [0, 1, 2], rules: "every" });
    expect(isFinding(found as object)).toBe(true);
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
    const points = Array.from({ length: PARTS + 1 }, (_, k) => [`${k}`, k % 2] as const);
    const family = points.map((_, k) => k);
    expect(judged({ points, family, links: [] })).toMatchObject({
      decline: { code: "limit-exceeded", limit: "parts", allowed: `${PARTS}` },
    });
    expect(
      judged({ points: points.slice(1), family: family.slice(1).map((k) => k - 1), links: [] }),
    ).toMatchObject({
      rejection: { reason: "open-split" },
    });
  });

  describe("of long numbers", () => {
    const farOut = (far: bigint): Case => ({
      points: [
        [`${far}`, 0],
        [`${far + 2n}`, 0],
        [`${far + 1n}`, 1],
      ],
    });
    const declined = (limit: string, allowed: bigint): object => ({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit, allowed: `${allowed}` },
    });
    /** Denominators of points 0 and 1: both may be read, and their sum may not. */
    const apart: Case = {
      points: [
        [`1/${2n ** 4_000n}`, 0],
        [`1/${3n ** 2_000n}`, 0],
        ["0", 1],
      ],
    };

    test("is found far out", () => {
      expect(judged(farOut(2n ** 65_000n))).toMatchObject({ kind: "obstruction" });
      expect(judged(farOut(2n ** 65_536n))).toEqual(declined("value-bits", VALUE_BITS));
    });

    test("is judged up to the limit of denominators", () => {
      const points = [
        [`1/${2n ** DENOMINATOR_BITS}`, 0],
        ["2", 0],
        ["1", 1],
      ] as const;
      expect(judged({ points, links: [OVERLAP] })).toEqual(no("open-split", { side: [1] }));
    });

    test.each<[string, End, End]>([
      ["at the first end", BETWEEN_END, [[2, "1"]]],
      ["at the second end", [[2, "1"]], BETWEEN_END],
      [
        "though one has the weight 0",
        [
          [0, "1"],
          [1, "0"],
        ],
        [[2, "1"]],
      ],
    ])("is declined where members have too long a denominator together, %s", (_, first, second) => {
      expect(judged({ ...apart, links: [link(first, second)] })).toEqual(
        declined("denominator-bits", DENOMINATOR_BITS),
      );
    });
  });

  test("is none of a setting that is not meaningful", () => {
    expect(judged({ radius: "0" })).toMatchObject({ rejection: { code: "ill-formed/radius" } });
  });
});
