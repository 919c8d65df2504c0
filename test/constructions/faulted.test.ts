// A construction that fails by its own mistake: `auto` and a sweep go on, and say so.
import { describe, expect, it } from "vitest";
import { fateOf } from "../../src/cli/sweeping/sweep-cell.js";
import {
  constructAll,
  type Construction,
  faulted,
  staircase,
} from "../../src/constructions/index.js";
import { DataError, separation } from "../../src/dataset/index.js";
import { NORM_TWO } from "../../src/kernel/index.js";
import { fault, rational } from "../../src/numbers/index.js";
import { candidateData, candidateLines, outcomesOf } from "../../src/report/candidates.js";
import { sizesIn } from "../../src/report/quantities.js";
import { unreachedData, unreachedLines } from "../../src/report/unreached.js";
import { OPTIONS, toy } from "./toy.js";

const TWO = toy([
  [[0], "a"],
  [[4], "b"],
]);

function failing(error: () => never): Construction {
  return { name: "failing", citation: "", construct: async () => Promise.resolve(error()) };
}

const MISTAKEN = failing(() => {
  throw new RangeError("not \u001B[31m a number");
});
const REASON = "RangeError: not \u001B[31m a number";
const WORDS =
  "a bug of muball ended it (RangeError: not \\u001b[31m a number): please report what --with failing prints";

describe("auto", () => {
  it("keeps the networks of the others, and lists the fault", async () => {
    for (const radius of [rational(1n), undefined]) {
      const all = await constructAll(TWO, NORM_TWO, radius, OPTIONS, [MISTAKEN, staircase]);
      expect(all.constructed.map(({ construction }) => construction)).toEqual(["staircase"]);
      expect(all.faulted).toEqual([{ status: "faulted", construction: "failing", reason: REASON }]);
      const outcomes = outcomesOf(all, all.constructed[0], new Map());
      expect(candidateLines(outcomes, sizesIn(NORM_TWO)).at(-1)?.replace(/\s+/gu, " ")).toBe(
        ` failing ${WORDS}`,
      );
      expect(candidateData(outcomes, sizesIn(NORM_TWO)).at(-1)).toEqual({
        ...{ construction: "failing", status: "faulted", reason: REASON },
      });
    }
  });

  it("says it where no construction reaches the radius", async () => {
    const all = await constructAll(TWO, NORM_TWO, rational(9n), OPTIONS, [MISTAKEN, staircase]);
    const view = { ...all, placeOf: String };
    expect(unreachedLines(view)[0]).toMatch(/^No construction reaches the radius 9/u);
    expect(unreachedLines(view)).toContain(`failing: ${WORDS}`);
    expect(unreachedData(view)["faulted"]).toHaveLength(1);
  });

  it("takes a fault of the kernel's for a mistake, and an error about the data for none", async () => {
    const broken = failing(() => fault("an invariant"));
    const all = await constructAll(TWO, NORM_TWO, rational(1n), OPTIONS, [broken]);
    expect(all.faulted).toMatchObject([{ reason: "KernelFault: an invariant" }]);
    const data = failing(() => {
      throw new DataError({ source: "toy", problem: "equal points" });
    });
    await expect(constructAll(TWO, NORM_TWO, undefined, OPTIONS, [data])).rejects.toThrow(
      DataError,
    );
    expect(() => faulted("it", "no error")).toThrow("no error");
  });
});

describe("a cell of a sweep", () => {
  it("has the fault for its fate", async () => {
    const question = {
      ...{
        dataset: TWO,
        norm: NORM_TWO,
        seed: "1",
        rho: rational(1n, 2n),
        construction: "lattice",
      },
      found: await separation(TWO, NORM_TWO),
    };
    const say = (): never => fault("a broken search");
    const fate = await fateOf(question, { say, count: () => undefined, clear: () => undefined });
    expect(fate).toMatchObject({
      status: "faulted",
      reason: expect.stringContaining("(KernelFault: a broken search)") as string,
    });
  });
});
