// The rule of collisions: each condition alone, at equality and just outside.
import { describe, expect, test } from "vitest";
import {
  type BallPoint,
  isTheorem,
  type Network,
  type Norm,
  NORM_TWO,
  normOf,
  answered,
  collided,
} from "../../../src/kernel/index.js";
import { dense, network, q, vector } from "../../exact.js";

const setting = { points: 3, dimension: 2, classes: 2, norm: NORM_TWO, radius: q("2") };
/** The first coordinate. */
const map = network(2, [dense("1", "1", "0")]);

interface Case {
  readonly radius?: string;
  readonly pair?: readonly [number, number];
  readonly points?: readonly [readonly string[], readonly string[]];
}

/** Balls about (0, 0) blue, (4, 9) red, (0, 5) blue. By default both points have first coordinate 2. */
function judged({
  radius = "2",
  pair = [0, 1],
  points = [
    ["2", "0"],
    ["2", "9"],
  ],
}: Case): unknown {
  const ends = points.map((point) => ({ point: vector(...point), powers: [] }));
  const [first, second] = ends;
  if (first === undefined || second === undefined) throw new Error();
  const witness = { pair, points: [first, second] as const };
  const given = [
    { point: vector("0", "0"), label: 0 },
    { point: vector("4", "9"), label: 1 },
    { point: vector("0", "5"), label: 0 },
  ];
  return answered(() => collided({ ...setting, radius: q(radius) }, map, witness, given));
}

const no = (reason: string, pair = [0, 1]): object => ({
  verdict: "rejected",
  rejection: { code: "unproved/collision", pair, reason },
});

describe("a collision", () => {
  test("is found where both balls are just reached", () => {
    const found = judged({});
    expect(found).toMatchObject({
      kind: "collision",
      pair: [0, 1],
      rows: 1,
      setting: { ...setting, norm: NORM_TWO },
    });
    expect(isTheorem(found as object)).toBe(true);
  });

  describe("under another map, of (0, 0) and (4, 9) in large balls", () => {
    interface Other {
      readonly by: Network;
      readonly norm?: Norm;
      readonly powers?: readonly string[];
    }

    /** The points (2, 0) and (2, 9). */
    function judgedBy({ by, norm = NORM_TWO, powers = [] }: Other): unknown {
      const end = (x: string, y: string): BallPoint => ({
        point: vector(x, y),
        powers: powers.map(q),
      });
      const witness = { pair: [0, 1], points: [end("2", "0"), end("2", "9")] } as const;
      const two = { ...setting, points: 2, norm };
      const points = [
        { point: vector("0", "0"), label: 0 },
        { point: vector("4", "9"), label: 1 },
      ];
      return answered(() => collided(two, by, witness, points));
    }

    const first = dense("0", "1", "0");
    const second = dense("0", "0", "1");
    const long = `${10n ** 1_000n}`;

    test("is none when images are equal in one coordinate alone", () => {
      expect(judgedBy({ by: network(2, [first, first]) })).toMatchObject({ rows: 2 });
      expect(judgedBy({ by: network(2, [first, second]) })).toEqual(no("different-images"));
      expect(judgedBy({ by: network(2, [second, first]) })).toEqual(no("different-images"));
    });

    test("is of any network: points that only a ReLU, or a later layer, sends to one output", () => {
      const negative = dense("0", "0", "-1");
      expect(judgedBy({ by: network(2, [negative]) })).toEqual(no("different-images"));
      expect(judgedBy({ by: network(2, [negative], [dense("3", "1")]) })).toMatchObject({
        rows: 1,
      });
      const apart = network(2, [second], [dense("3", "1")]);
      expect(judgedBy({ by: apart })).toEqual(no("different-images"));
    });

    test("is declined when an image is too long", () => {
      const by = network(2, [dense("0", `${2n ** 65_536n}`, "0")]);
      expect(judgedBy({ by })).toEqual({
        verdict: "declined",
        decline: { code: "limit-exceeded", limit: "value-bits", allowed: "65536" },
      });
    });

    test("is declined when powers would be too long", () => {
      const norm = normOf(q("64/63")) ?? NORM_TWO;
      expect(judgedBy({ by: network(2, [first]), norm, powers: [long, long] })).toEqual({
        verdict: "declined",
        decline: { code: "limit-exceeded", limit: "value-bits", allowed: "65536" },
      });
    });
  });

  test.each<[string, Case, object]>([
    [
      "outside the first ball",
      {
        points: [
          ["21/10", "0"],
          ["21/10", "9"],
        ],
      },
      no("too-far"),
    ],
    [
      "outside the second ball",
      {
        points: [
          ["19/10", "0"],
          ["19/10", "9"],
        ],
      },
      no("too-far"),
    ],
    [
      "with images that differ in their denominators alone",
      {
        radius: "4",
        points: [
          ["2", "0"],
          ["1/2", "9"],
        ],
      },
      no("different-images"),
    ],
    [
      "with different images",
      {
        points: [
          ["2", "0"],
          ["3", "9"],
        ],
      },
      no("different-images"),
    ],
    [
      "of one label",
      {
        pair: [0, 2],
        points: [
          ["1", "0"],
          ["1", "5"],
        ],
      },
      no("equal-labels", [0, 2]),
    ],
    [
      "of one ball",
      {
        pair: [1, 1],
        points: [
          ["4", "9"],
          ["4", "9"],
        ],
      },
      no("equal-labels", [1, 1]),
    ],
    ["without the second ball", { pair: [0, 3] }, no("no-such-point", [0, 3])],
    ["without the first ball", { pair: [3, 0] }, no("no-such-point", [3, 0])],
  ])("is none %s", (_, change, refusal) => {
    expect(judged(change)).toEqual(refusal);
  });

  test("is none where the shape is wrong", () => {
    expect(judged({ points: [["2"], ["2", "9"]] })).toMatchObject({
      rejection: { code: "ill-formed/dimension-mismatch", ball: 0 },
    });
    expect(judged({ radius: "0" })).toMatchObject({ rejection: { code: "ill-formed/radius" } });
    const end = { point: vector("0"), powers: [] };
    expect(
      answered(() =>
        collided({ ...setting, dimension: 1 }, map, { pair: [0, 1], points: [end, end] }, []),
      ),
    ).toMatchObject({
      rejection: { code: "ill-formed/dimension-mismatch" },
    });
  });
});
