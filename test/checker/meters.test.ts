// The known hostile texts, each in a process of its own: what ends them is a meter, and what they take are bytes.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import {
  NORM_INFINITY,
  NORM_TWO,
  normOf,
  row,
  type Row,
  type Rule,
} from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";
import { built } from "../built.js";
import { certificate, same } from "./attack.js";

const folder = built("meters");
const scratch = mkdtempSync(path.join(tmpdir(), "muball-meters-"));
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

/** Megabytes that a check may take, and those that its heap is given. */
const MEMORY = 512;
const HEAP = 400;

/** Says at the end what the process took at most. */
const METER = `process.on("exit", () =>
  process.stderr.write("\\n" + process.resourceUsage().maxRSS / 1024 + "\\n"));`;

/** What `muball check --json` says of a file. Fails if it took more memory than allowed. */
function said(name: string, text: string | Uint8Array): unknown {
  const file = path.join(scratch, name);
  writeFileSync(file, text);
  const meter = `data:text/javascript,${encodeURIComponent(METER)}`;
  const options = [`--max-old-space-size=${HEAP}`, "--import", meter];
  const command = [
    ...options,
    path.join(folder, "dist", "cli", "main.js"),
    "check",
    "--json",
    file,
  ];
  const ran = spawnSync(process.execPath, command, { encoding: "utf8", timeout: 200_000 });
  rmSync(file);
  const peak = Number(ran.stderr.trimEnd().split("\n").at(-1));
  expect(peak).toBeGreaterThan(20);
  expect(peak).toBeLessThan(MEMORY);
  const { certificates } = JSON.parse(ran.stdout) as { readonly certificates: readonly unknown[] };
  return certificates[0];
}

const beyond = (limit: string): unknown =>
  expect.objectContaining({
    verdict: "declined",
    decline: expect.objectContaining({ code: "limit-exceeded", limit }) as unknown,
  });

/** An odd number that the earlier ones do not divide. */
function* coprime(count: number): Generator<number> {
  const isPrime = (n: number): boolean => {
    for (let d = 3; d * d <= n; d += 2) if (n % d === 0) return false;
    return true;
  };
  for (let n = 1_000_001, found = 0; found < count; n += 2) {
    if (!isPrime(n)) continue;
    found += 1;
    yield n;
  }
}

/** max(0, x) on [−1, 1], and f the same; h ≤ 1 by cases. */
const below: Rule = { kind: "threshold", level: rational(100n) };
const H = { norm: NORM_TWO, rule: below, classes: 2, inputs: 1 };
const layers = [[same(1, 0n, 1n)], [same(1, 0n, 1n)]];
const AT_MOST_1 = { terms: [[0, "1"]], constant: "-1" };
const CASES = {
  cases: [
    [[], []],
    [[0], []],
  ],
};

function evidence(facts: readonly unknown[], output: readonly unknown[]): object {
  const first = [0, 0, CASES];
  return { layers: [{ units: "o1", facts: [first, ...facts] }], facts: [AT_MOST_1], output };
}

/** A unit matrix's worth of pairs: the point 0 and `count` others in the space of dimension 8. */
function widthBound(count: number): string {
  let state = 12_345n;
  const next = (): string => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % (1n << 64n);
    return `${(state >> 34n) % (1n << 25n)}`;
  };
  const others = Array.from({ length: count }, () => Array.from({ length: 8 }, next));
  const points = [new Array<string>(8).fill("0"), ...others].map((point, k) =>
    JSON.stringify({ point, label: k === 0 ? 0 : 1 }),
  );
  const about = { points: count + 1, dimension: 8, classes: ["a", "b"] };
  const dataset = [JSON.stringify({ format: "muball-dataset/1", ...about }), ...points];
  const digest = createHash("sha256")
    .update(`${dataset.join("\n")}\n`)
    .digest("hex");
  const size = { norm: "2", radius: `${1n << 50n}`, rank: 1 };
  const header = {
    format: "muball/1",
    kind: "width-bound",
    claim: { dataset: `sha256:${digest}`, ...about, ...size },
    shift: `${1n << 62n}`,
    pairs: count,
    points: "inline",
    note: "",
  };
  const pairs = Array.from({ length: count }, (_, k) => ({
    pair: [0, k + 1],
    root: "1",
    factor: [],
  }));
  return (
    [header, ...pairs].map((line) => `${JSON.stringify(line)}\n`).join("") +
    `${points.join("\n")}\n`
  );
}

/** A row with one weight. */
function first(inputs: number, bias: bigint): Row {
  const made = row(inputs, [0], [rational(1n)], rational(bias));
  if (typeof made === "string") throw new Error(made);
  return made;
}

describe("a hostile text", { timeout: 240_000 }, () => {
  test("of multipliers with coprime denominators ends with the steps of its ball", () => {
    const uses = [...coprime(3_000)].map((p) => [0, `1/${p}`]);
    const text = certificate({ ...H, layers, evidence: evidence([], [[0, ...uses]]) });
    expect(text.length).toBeLessThan(50_000);
    expect(said("multipliers", text)).toEqual(beyond("ball-steps"));
  });

  test("of short multipliers, as many as a line holds, is judged", () => {
    const uses = Array.from({ length: 800_000 }, () => [0, "1/7"]);
    const text = certificate({ ...H, layers, evidence: evidence([], [[0, ...uses]]) });
    // What is left has a weight below 0 and a value above the level.
    expect(said("short", text)).toMatchObject({
      rejection: { code: "unproved/label-not-certain" },
    });
  });

  test("of a million facts ends with the steps of its ball, as forms that are kept cost what they take", () => {
    const facts = Array.from({ length: 999_999 }, () => [0, 0, [0]]);
    const text = certificate({ ...H, layers, evidence: evidence(facts, [[0]]) });
    expect(said("facts", text)).toEqual(beyond("ball-steps"));
  });

  test("of one row of 30,000 weights and 1,500 layers that stretch it ends with the steps of its ball", () => {
    const chain = Array.from({ length: 1_500 }, (_, l) => [
      same(1, 0n, BigInt(l + 2), BigInt(l + 1)),
    ]);
    const one: Rule = { kind: "exact", values: [rational(1n)] };
    const about = { norm: NORM_INFINITY, rule: one, classes: 1, inputs: 30_000 };
    const text = certificate({ ...about, layers: [[same(30_000, 1n << 40n, 1n)], ...chain] });
    expect(said("layers", text)).toEqual(beyond("ball-steps"));
  });

  test("of as many pieces as a line holds is judged", () => {
    const cuts = Array.from({ length: 100_000 }, (_, k) =>
      rational(BigInt(4_950_000 + k), 1_000_000n),
    );
    const values = cuts.map(({ num, den }) => (den === 1n ? `${num}` : `${num}/${den}`));
    const pieces = [...values, ""].map(() => ({ follow: [["d1"], []] }));
    const facts = [[0, 0, { split: [0, values, pieces] }]];
    const parts = { facts: [AT_MOST_1], output: [[0]] };
    const own = { layers: ["+1", { units: "o1", facts }], ...parts };
    const net = [[same(1, 5n, 1n)], [same(1, -5n, 1n)], [same(1, 0n, 1n)]];
    expect(said("pieces", certificate({ ...H, layers: net, evidence: own }))).toMatchObject({
      verdict: "accepted",
    });
  });

  test("of a witness of 40,000 numbers over one long denominator, p = 64/63, ends with the steps of a proof", () => {
    const inputs = 40_000;
    const ones = new Array<ReturnType<typeof rational>>(inputs - 1).fill(rational(1n));
    const taus = [rational(1n, (1n << 1_023n) - 1n), ...ones];
    const direction = [1n, ...new Array<bigint>(inputs - 1).fill(0n)];
    const reaches = [{ direction, alpha: rational(1n), taus, power: rational(2n) }];
    const norm = normOf(rational(64n, 63n)) ?? NORM_TWO;
    const net = [[first(inputs, 5n)], [same(1, 1n, 0n)]];
    const text = certificate({ ...H, norm, layers: net, inputs, reaches });
    expect(said("witness", text)).toEqual(beyond("proof-steps"));
  });

  test("of 256 pairs with entries of 63 bits ends with the steps of a proof", () => {
    const text = widthBound(256);
    expect(text.length).toBeLessThan(50_000);
    expect(said("width", text)).toEqual(beyond("proof-steps"));
    expect(said("width", widthBound(40))).not.toMatchObject({ verdict: "declined" });
  });

  test.each([
    { name: "as many brackets as a line may have", count: 2_097_152, is: "rejected" },
    { name: "more", count: 16_777_000, is: "declined" },
  ])("of nested brackets in a little gzip: $name", ({ count, is }) => {
    const nested = `${"[".repeat(count / 2)}${"]".repeat(count / 2)}\n`;
    const packed = gzipSync(is === "rejected" ? nested : `${"[".repeat(count)}\n`);
    expect(packed.length).toBeLessThan(20_000);
    expect(said("brackets.gz", packed)).toMatchObject({ verdict: is });
  });
});
