// Which binary formats hold every number of a network, at the edges of these formats.
import { describe, expect, test } from "vitest";
import { latticeL1 } from "../../src/constructions/index.js";
import { datasetFrom } from "../../src/interchange/index.js";
import { NORM_TWO } from "../../src/kernel/index.js";
import { floatFit, floatFitWords } from "../../src/report/float-fit.js";
import { dense, network, q } from "../exact.js";
import { answerOf, folder, muball, TOY } from "../cli/in-memory.js";

const TWO_24 = 2n ** 24n;
const TWO_53 = 2n ** 53n;

describe("float fit", () => {
  test.each([
    ["0", "binary32"],
    ["3/8", "binary32"],
    [`${TWO_24 - 1n}`, "binary32"],
    [`${TWO_24}`, "binary32"],
    [`${TWO_24 + 1n}`, "binary64"],
    [`1/${2n ** 149n}`, "binary32"],
    [`1/${2n ** 150n}`, "binary64"],
    [`${(TWO_24 - 1n) * 2n ** 104n}`, "binary32"],
    [`${2n ** 128n}`, "binary64"],
    [`${TWO_53 - 1n}`, "binary64"],
    [`${TWO_53 + 1n}`, undefined],
    [`1/${2n ** 1074n}`, "binary64"],
    [`1/${2n ** 1075n}`, undefined],
    [`${2n ** 1024n}`, undefined],
    ["1/3", undefined],
    ["-1/10", undefined],
  ])("%s", (text, exactIn) => {
    expect(floatFit(network(1, [dense("0", text)])).exactIn).toBe(exactIn);
    expect(floatFit(network(1, [dense(text, "1")])).exactIn).toBe(exactIn);
    expect(floatFit(network(1, [dense("1", "1")], [dense(text, "2")])).exactIn).toBe(exactIn);
  });

  test("says how many are rounded, and where the first one is", () => {
    const fit = floatFit(network(1, [dense("1", "1"), dense("1/3", "1/5")]));
    expect(floatFitWords(fit)).toMatch(/^not exact in binary64: 2 of 4 .* at layer 0, unit 1\./u);
  });

  test("few parameters have long weights: lattice-l1 with 1024 points is no network of doubles", async () => {
    const rows = Array.from({ length: 1024 }, (_, k) => [
      k,
      (k * k * 7 + (k >> 3)) % 5 < 2 ? 0 : 1,
    ]);
    const data = datasetFrom({
      points: rows.map(([x]) => [`${x}`]),
      labels: rows.map(([, y]) => `${y}`),
    });
    const built = await latticeL1.construct(data, NORM_TWO, q("1/20"), {
      seed: "floats",
      budget: 1,
    });
    if (built.status !== "constructed") throw new Error(built.detail);
    expect(floatFit(built.network).exactIn).toBeUndefined();
  });

  test("prove and inspect say the same", async () => {
    const file = folder().at("toy.muball");
    const proved = await muball(["prove", TOY, "--rho", "1/10", "-o", file]);
    const said = /^floats: (.*)$/mu.exec(proved.stderr)?.[1];
    const inspected = await muball(["inspect", file]);
    expect(/^Floats: (.*)$/mu.exec(inspected.stdout)?.[1]).toBe(said);
    const [data, view] = await Promise.all([
      muball(["prove", TOY, "--rho", "1/10", "--json", "-o", file]),
      muball(["inspect", "--json", file]),
    ]);
    expect(answerOf(view)["exactIn"]).toBe(answerOf(data)["exactIn"]);
    expect(said).toContain(`exact in ${String(answerOf(data)["exactIn"])}`);
  });
});
