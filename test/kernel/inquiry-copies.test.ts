// Whoever opens an inquiry cannot change what it is about: every kind, every object that was given.
import { describe, expect, test } from "vitest";
import {
  type Inquiry,
  type LabelledPoint,
  NORM_INFINITY,
  NORM_TWO,
  openCollision,
  openCounterexample,
  openObstruction,
  openPreservation,
  openSobolevBound,
  openWidthBound,
  type Refusal,
  type Setting,
} from "../../src/kernel/index.js";
import { dense, network, q, vector } from "../exact.js";

/** Every number, text and list below an object becomes another, where nothing is frozen. */
function spoil(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    spoil(inner);
    const other =
      typeof inner === "bigint" ? inner + 1n : typeof inner === "number" ? 9 : undefined;
    if (other !== undefined) Reflect.set(value, key, other);
    if (typeof inner === "string") Reflect.set(value, key, "infinity");
  }
  if (Array.isArray(value) && !Object.isFrozen(value)) value.length = 0;
}

/** An object with copies of everything in it, none frozen. */
function loose<T>(value: T): T {
  return structuredClone(value);
}

const setting = (points: number, dimension: number, radius: string): Setting =>
  loose({ points, dimension, classes: 2, norm: NORM_TWO, radius: q(radius) });
const point = (label: number, ...xs: string[]): LabelledPoint => ({ point: vector(...xs), label });

interface Kind {
  readonly name: string;
  readonly points: readonly LabelledPoint[];
  /** Opens it, and gives every object that it was opened with. */
  readonly open: () => readonly [Inquiry | Refusal, ...object[]];
}

const KINDS: readonly Kind[] = [
  {
    name: "counterexample",
    points: [point(0, "0"), point(1, "3")],
    open: () => {
      const rule = { kind: "exact", values: [q("0"), q("1")] } as const;
      const claim = loose({ ...setting(2, 1, "1"), rule, ratio: undefined });
      const net = { ...network(1, [dense("0", "0")]) };
      const witness = loose({ ball: 1, point: vector("3"), powers: [] });
      return [openCounterexample(claim, net, witness), claim, net, witness];
    },
  },
  {
    name: "collision",
    points: [point(0, "0"), point(1, "2")],
    open: () => {
      const about = setting(2, 1, "1");
      const end = { point: vector("1"), powers: [] };
      const witness = loose({ pair: [0, 1] as const, points: [end, end] as const });
      const net = { ...network(1, [dense("0", "1")]) };
      return [openCollision(about, net, witness), about, net, witness];
    },
  },
  {
    name: "preserving map",
    points: [point(0, "0", "0"), point(1, "4", "0")],
    open: () => {
      const about = setting(2, 2, "1");
      const net = { ...network(2, [dense("3", "1", "1"), dense("0", "0", "1")]) };
      const matrix = network(2, [dense("0", "1", "0"), dense("4", "0", "1")]);
      const witness = loose({
        matrix,
        multipliers: [{ pair: [0, 1] as const, lambda: vector("-1", "1") }],
      });
      return [openPreservation(about, net, witness), about, net, witness];
    },
  },
  {
    name: "obstruction",
    points: [point(0, "0"), point(0, "2"), point(1, "1")],
    open: () => {
      const about = setting(3, 1, "1001/1000");
      const one = (member: number) => ({ members: [member], weights: [q("1")] });
      const between = { members: [0, 1], weights: [q("1/2"), q("1/2")] };
      const links = [
        { ends: [one(0), one(1)] as const, powers: [] },
        { ends: [between, one(2)] as const, powers: [] },
      ];
      const witness = loose({ family: [0, 1, 2], distance: q("2"), links });
      return [openObstruction(about, witness), about, witness];
    },
  },
  {
    name: "width bound by weighted pairs",
    points: [point(0, "1", "0"), point(0, "0", "1"), point(1, "0", "0")],
    open: () => {
      const about = setting(3, 2, "354/1000");
      const pairs = [0, 1].map((i) => ({ pair: [i, 2] as const, root: q("1"), factor: [] }));
      const witness = loose({ rank: 1, shift: q("1"), pairs });
      return [openWidthBound(about, witness), about, witness];
    },
  },
  {
    name: "width bound by a covering",
    points: [point(0, "1", "0"), point(0, "0", "1"), point(1, "0", "0")],
    open: () => {
      const about = loose({ ...setting(3, 2, "1/4"), norm: NORM_INFINITY });
      const leaf = (i: number) => ({ pair: [i, 2] as const, free: [q("1/2")], powers: [] });
      const witness = loose({ rank: 1, nodes: [leaf(1), leaf(0)] });
      return [openWidthBound(about, witness), about, witness];
    },
  },
];

describe("what an inquiry was opened with may change afterwards", () => {
  test.each(KINDS)("$name", ({ points, open }) => {
    const [left, right] = [open(), open()];
    const concluded = ([inquiry, ...given]: ReturnType<Kind["open"]>, spoilt: boolean): unknown => {
      if ("verdict" in inquiry) return inquiry;
      if (spoilt) spoil(given);
      for (const one of points) inquiry.point(one);
      return inquiry.conclude();
    };
    const found = concluded(left, false);
    expect(found).not.toHaveProperty("verdict");
    expect(concluded(right, true)).toEqual(found);
    const again = open();
    spoil(again.slice(1));
    expect(again.slice(1)).not.toEqual(open().slice(1));
  });

  test("sobolev bound", () => {
    const concluded = (spoilt: boolean): unknown => {
      const sizes = { dimension: 1, units: 1, points: 1, atoms: 1 };
      const claim = loose({ model: "random" as const, ...sizes, error: q("0"), bound: q("1/2") });
      const units = [loose(vector("1"))];
      const witness = loose({ multiplier: q("1"), minimizer: { rows: [[1n]], den: 2n } });
      const inquiry = openSobolevBound(claim, units, witness);
      if ("verdict" in inquiry) return inquiry;
      if (spoilt) spoil([claim, units, witness]);
      inquiry.point(vector("1"), q("1"));
      inquiry.atom(vector("1"));
      return inquiry.conclude();
    };
    expect(concluded(false)).not.toHaveProperty("verdict");
    expect(concluded(true)).toEqual(concluded(false));
  });
});
