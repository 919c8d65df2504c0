// P15: the time of `check` grows at most with the declared exponent, on texts made to be expensive.
import { describe, expect, it } from "vitest";
import { check } from "../../src/checker/index.js";
import { readNetwork } from "../../src/checker/sources.js";
import { digestOf } from "../../src/format/index.js";
import { sizeOf } from "../../src/kernel/index.js";
import { bytesOf } from "../checker/text-of-claim.js";

interface RowText {
  readonly bias: string;
  readonly columns: readonly number[];
  readonly weights: readonly string[];
}

interface Parts {
  readonly dimension: number;
  readonly classes: number;
  readonly norm?: string;
  readonly radius?: string;
  readonly rule?: object;
  readonly layers: readonly (readonly RowText[])[];
  readonly witnesses?: readonly object[];
  readonly balls: readonly {
    readonly point: readonly string[];
    readonly label: number;
    readonly pattern: readonly string[];
  }[];
}

const spread = (count: number): number[] => Array.from({ length: count }, (_, k) => k);

/** The certificate with these parts, sizes and digest fitting. */
function certificate(parts: Parts): Uint8Array {
  const { dimension, layers, balls, witnesses = [] } = parts;
  const classes = spread(parts.classes).map(String);
  const [points, widths] = [balls.length, layers.map((rows) => rows.length)];
  const lines = (records: readonly object[]): string =>
    records.map((record) => `${JSON.stringify(record)}\n`).join("");
  const shape = { format: "muball-network/1", inputs: dimension, widths };
  const rows = layers.flat();
  const read = readNetwork([bytesOf(lines([shape, ...rows]))]);
  if (read.verdict !== "network") throw new Error(`no network: ${JSON.stringify(read)}`);
  const { width, depth, parameters, nonzero, bits } = sizeOf(read.network);
  const dataset = lines([
    { format: "muball-dataset/1", points, dimension, classes },
    ...balls.map(({ point, label }) => ({ point, label })),
  ]);
  const { norm = "2", radius = "1", rule = { kind: "argmax" } } = parts;
  const claim = {
    dataset: digestOf(dataset),
    points,
    dimension,
    classes,
    norm,
    radius,
    rule,
    ratio: null,
  };
  const header = {
    format: "muball/1",
    kind: "memorization",
    claim,
    network: { source: "inline", inputs: dimension, widths },
    size: { width, depth, parameters: `${parameters}`, nonzero: `${nonzero}`, bits },
    points: "inline",
    reaches: witnesses.length,
    ratio: null,
    note: "",
  };
  return bytesOf(lines([header, ...rows, ...witnesses, ...balls]));
}

/** A row that reads all inputs with one weight. */
function full(inputs: number, bias: string, weight: string): RowText {
  return { bias, columns: spread(inputs), weights: spread(inputs).map(() => weight) };
}

const single = (column: number, weight = "1", bias = "0"): RowText => ({
  bias,
  columns: [column],
  weights: [weight],
});

/** A weight of so many digits, another one for each k. */
const long = (digits: number, k: number): string =>
  `${k + 1}${"7".repeat(digits - `${k + 1}`.length)}`;

interface Family {
  readonly what: string;
  /** Time is at most about size^exponent. */
  readonly exponent: number;
  /** Three sizes, each twice the one before. */
  readonly from: number;
  readonly make: (size: number) => Parts;
}

const families: readonly Family[] = [
  {
    what: "the number of points",
    exponent: 1,
    from: 4_000,
    make: (n) => ({
      dimension: 2,
      classes: 1,
      layers: [[full(2, "-9", "1"), full(2, "9", "1")], [full(2, "0", "1")]],
      balls: spread(n).map((k) => ({ point: ["0", `1/${k + 2}`], label: 0, pattern: ["-1+1"] })),
    }),
  },
  {
    what: "the number of classes, with as many inputs",
    exponent: 2,
    from: 400,
    make: (n) => ({
      dimension: n,
      classes: n,
      radius: "1/3",
      layers: [spread(n).map((k) => single(k))],
      balls: [{ point: spread(n).map((k) => (k === 0 ? "1" : "0")), label: 0, pattern: [] }],
    }),
  },
  {
    what: "the width of dense layers, with as many inputs",
    exponent: 3,
    from: 32,
    make: (n) => {
      // Diagonals differ from row to row, so that no two linear parts are equal.
      const dense = spread(n).map((k) => {
        const weights = spread(n).map((j) => (j === k ? `${k + 3}` : "1"));
        return { bias: "1000000", columns: spread(n), weights };
      });
      return {
        dimension: n,
        classes: 1,
        layers: [dense, dense, dense, [full(n, "0", "1")]],
        balls: [
          { point: spread(n).map(() => "1"), label: 0, pattern: spread(3).map(() => `+${n}`) },
        ],
      };
    },
  },
  {
    what: "the depth, with long weights",
    exponent: 2,
    from: 10,
    make: (n) => ({
      dimension: 2,
      classes: 1,
      layers: [
        ...spread(n).map((k) => [
          full(k === 0 ? 2 : 8, "0", long(20, k)),
          ...spread(7).map((j) => full(k === 0 ? 2 : 8, "0", long(20, k + j))),
        ]),
        [full(8, "0", "1")],
      ],
      radius: "1/2",
      balls: spread(8).map((k) => ({
        point: [`${k + 9}`, "9"],
        label: 0,
        pattern: spread(n).map(() => "+8"),
      })),
    }),
  },
  {
    what: "the digits of coordinates",
    exponent: 2,
    from: 1_000,
    make: (n) => ({
      dimension: 2,
      classes: 1,
      layers: [[full(2, "0", "1")]],
      balls: spread(50).map((k) => ({
        point: [long(n, k), long(n, k + 1)],
        label: 0,
        pattern: [],
      })),
    }),
  },
  {
    what: "the number of coordinates with denominators of their own",
    exponent: 2,
    from: 80,
    make: (n) => {
      const point = primes(n).map((prime) => `1/${prime}`);
      return {
        dimension: n,
        classes: 1,
        layers: [[full(n, "0", "1")]],
        balls: spread(200).map(() => ({ point, label: 0, pattern: [] })),
      };
    },
  },
  {
    what: "the number of units that change phase one after the other",
    exponent: 1,
    from: 4_000,
    make: (n) => ({
      dimension: 1,
      classes: 1,
      radius: "1/2",
      layers: [spread(n).map((k) => single(0, k % 2 === 0 ? "1" : "-1")), [full(n, "0", "1")]],
      balls: spread(10).map(() => ({ point: ["1"], label: 0, pattern: ["+1-1".repeat(n / 2)] })),
    }),
  },
  {
    what: "the dimension of reach witnesses, p = 7/3",
    exponent: 2,
    from: 200,
    make: (n) => ({
      dimension: n,
      classes: 2,
      norm: "7/3",
      radius: "1/1000000",
      rule: { kind: "threshold", level: "0" },
      layers: [[full(n, "0", "1")]],
      witnesses: spread(20).map((k) => ({
        direction: spread(n).map((j) => (j === 0 ? `${20 - k}` : "1")),
        alpha: "1/1000",
        taus: spread(n).map((j) => `1/${(j % 7) + 2}`),
        power: "1",
      })),
      balls: [{ point: spread(n).map(() => "9"), label: 1, pattern: [] }],
    }),
  },
];

/** The first primes from 1009 on. */
function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 1009; found.length < count; n += 2) {
    if (spread(70).every((k) => n % (k + 2) !== 0)) found.push(n);
  }
  return found;
}

/** Milliseconds of processor time of the quickest of some checks, which must accept. */
function timeOf(bytes: Uint8Array): number {
  const times = spread(5).map(() => {
    const start = process.cpuUsage();
    const { verdict } = check([bytes]);
    const time = process.cpuUsage(start).user / 1000;
    expect(verdict).toBe("accepted");
    return time;
  });
  return Math.min(...times);
}

/** What measuring may add to a slope. */
const SLACK = 0.45;

describe("P15: the time of check", () => {
  it.each(families)(
    "grows at most with exponent $exponent in $what",
    ({ what, exponent, from, make }) => {
      const times = [from, 2 * from, 4 * from].map((size) => timeOf(certificate(make(size))));
      const slope = Math.log2((times[2] ?? 0) / (times[0] ?? 1)) / 2;
      console.log(
        `${what}: ${times.map((t) => t.toFixed(1)).join(", ")} ms, slope ${slope.toFixed(2)}`,
      );
      expect(slope).toBeLessThan(exponent + SLACK);
    },
  );
});
