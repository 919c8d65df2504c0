// The smallest networks on which verifiers in floating point are known to be wrong: the exact answer, with its proof.
import { describe, expect, test } from "vitest";
import { encodeNetwork } from "../../src/format/index.js";
import type { Network } from "../../src/kernel/index.js";
import { dense, network } from "../exact.js";
import { folder, muball } from "./in-memory.js";

/** 2^18·max(0, 2^−18·x − 2^−19) = max(0, x − 1/2): activations below 2·10^−6, near every tolerance. */
const TINY = network(1, [dense(`-1/${2n ** 19n}`, `1/${2n ** 18n}`)], [dense("0", `${2n ** 18n}`)]);
/** max(0, 2^24·x + 1) − max(0, 2^24·x) = 1 where x ≥ 0: in binary32 it is 0 at x = 1. */
const CANCEL = network(
  1,
  [dense("1", `${2n ** 24n}`), dense("0", `${2n ** 24n}`)],
  [dense("0", "1", "-1")],
);
/** |x| = max(0, x) + max(0, −x): least where both units are met with equality. */
const CORNER = network(1, [dense("0", "1"), dense("0", "-1")], [dense("0", "1", "1")]);

/** The answer of `verify` with its values, and the verdict of `check` on what it wrote. */
async function asked(net: Network, low: string, high: string, output: string) {
  const here = folder();
  const lines = [...encodeNetwork(net)].map((line) => `${line}\n`).join("");
  const file = here.put("small.network", lines);
  const query = [
    "(declare-const X_0 Real)(declare-const Y_0 Real)",
    `(assert (>= X_0 ${low}))(assert (<= X_0 ${high}))(assert ${output})`,
  ];
  const certificate = here.at("answer.muball");
  const words = ["--network", file, "--seconds", "20", "-o", certificate];
  const ran = await muball(["verify", here.put("q.vnnlib", query.join("\n")), ...words]);
  const checked = ran.exit === 0 ? await muball(["check", certificate, "--network", file]) : ran;
  return [ran.stdout.replaceAll(/\s+/gu, " ").trim(), checked.exit];
}

describe("activations near a tolerance: 2^18·max(0, 2^−18·x − 2^−19)", () => {
  test("are not 0: the largest value is met, at one point", async () => {
    expect(await asked(TINY, "0.0", "1.0", "(>= Y_0 0.5)")).toEqual(["sat ((X_0 1) (Y_0 1/2))", 0]);
  });
  test.each(["(> Y_0 0.5)", "(>= Y_0 0.500001)", "(< Y_0 0.0)"])(
    "and no more: %s",
    async (more) => {
      expect(await asked(TINY, "0.0", "1.0", more)).toEqual(["unsat", 0]);
    },
  );
});

describe("a sum that cancels: max(0, 2^24·x + 1) − max(0, 2^24·x)", () => {
  test("is 1 on [0, 1], where binary32 finds 0", async () => {
    expect(Math.fround(Math.fround(2 ** 24 + 1) - 2 ** 24)).toBe(0);
    expect(await asked(CANCEL, "0.0", "1.0", "(<= Y_0 0.5)")).toEqual(["unsat", 0]);
    expect(await asked(CANCEL, "0.0", "1.0", "(>= Y_0 1.5)")).toEqual(["unsat", 0]);
    expect(await asked(CANCEL, "1.0", "1.0", "(= Y_0 1.0)")).toEqual(["sat ((X_0 1) (Y_0 1))", 0]);
  });
});

describe("units met with equality: max(0, x) + max(0, −x)", () => {
  test.each([
    ["-1.0", "1.0"],
    ["-1.0", "2.0"],
    ["-0.3", "1.0"],
  ])("are 0 at one point of [%s, %s]", async (low, high) => {
    expect(await asked(CORNER, low, high, "(<= Y_0 0.0)")).toEqual(["sat ((X_0 0) (Y_0 0))", 0]);
  });
  test("and nowhere less", async () => {
    expect(await asked(CORNER, "-1.0", "2.0", "(< Y_0 0.0)")).toEqual(["unsat", 0]);
  });
  test("nor without that point", async () => {
    expect(await asked(CORNER, "0.000001", "2.0", "(<= Y_0 0.0)")).toEqual(["unsat", 0]);
  });
});
