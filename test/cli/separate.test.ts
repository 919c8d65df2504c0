import { describe, expect, test } from "vitest";
import { answerOf, folder, IRIS, muball, TOY } from "./in-memory.js";

/** 3-4-5: the distance is 5 for p = 2, 7 for p = 1, 4 for p = ∞. */
const PYTHAGORAS = "x,y,side\n0,0,a\n3,4,b\n0,-9,a\n";

describe("separate", () => {
  const cases = [
    { norm: "1", exact: "ε = 7/2", decimal: "ε = 3.5" },
    { norm: "2", exact: "ε = 5/2", decimal: "ε = 2.5" },
    { norm: "inf", exact: "ε = 2\n", decimal: "radius < 2:" },
    { norm: "3", exact: "ε^3 = 91/8", decimal: "ε > 2.2489707226377" },
    { norm: "3/2", exact: "separation   ε > 2.792125188240", decimal: "ε < 2.792125188240" },
  ];
  test.each(cases)("p = $norm: exactly, and as decimals", async ({ norm, exact, decimal }) => {
    const data = folder().put("data.csv", PYTHAGORAS);
    const ran = await muball(["separate", "-p", norm, data]);
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toContain(exact);
    expect(ran.stdout).toContain(decimal);
  });

  test("a rational separation is found for p = 3/2 too: (8·1)^(2/3)/2 = 2", async () => {
    const ones = `${"0,".repeat(8)}a\n${"1,".repeat(8)}b\n`;
    const ran = await muball(["separate", "-p", "3/2", folder().put("ones.csv", ones)]);
    expect(ran.stdout).toMatch(/separation +ε = 2\n/u);
    expect(ran.stdout).toContain("0 < radius < 2:");
  });

  test("names N, d, C, class counts, and the pair with its lines", async () => {
    const data = folder().put("data.csv", PYTHAGORAS);
    const { stdout } = await muball(["separate", data]);
    expect(stdout).toContain("N = 3");
    expect(stdout).toContain("d = 2");
    expect(stdout).toContain('C = 2: "a" 2, "b" 1');
    expect(stdout).toContain(`point 0 (from 0; line 2 of ${data}), "a": 0, 0`);
    expect(stdout).toContain(`point 1 (line 3 of ${data}), "b": 3, 4`);
    expect(stdout).toContain("0 < radius < 5/2");
  });

  test("encloses an irrational separation in 30 digits", async () => {
    const { stdout } = await muball(["separate", IRIS]);
    expect(stdout).toContain("ε^2 = 1/80");
    expect(stdout).toContain("ε > 0.111803398874989484820458683436");
    expect(stdout).toContain("ε < 0.111803398874989484820458683437");
  });

  test("answers with exact rationals as JSON", async () => {
    const ran = await muball(["separate", "--json", "-p", "1", TOY]);
    expect(answerOf(ran)).toMatchObject({
      exit: 0,
      points: 12,
      norm: "1",
      separation: { exact: { kind: "rational", value: "9/8" } },
      pair: [
        { index: 7, unit: "line", number: 9, label: "green" },
        { index: 10, unit: "line", number: 12, label: "blue" },
      ],
    });
  });

  test("refuses equal points with different labels, and names both lines", async () => {
    const data = folder().put("data.csv", "x,y,side\n1,2,a\n3,4,b\n1.0,2e0,b\n");
    const ran = await muball(["separate", data]);
    expect([ran.exit, ran.stdout]).toEqual([65, ""]);
    expect(ran.stderr).toContain("lines 2 and 4 have the same point but different labels");
  });

  test("reads its own canonical text", async () => {
    const here = folder();
    const text =
      '{"format":"muball-dataset/1","points":2,"dimension":1,"classes":["a","b"]}\n' +
      '{"point":["-1/2"],"label":0}\n{"point":["1"],"label":1}\n';
    const good = await muball(["separate", here.put("data.any", text)]);
    expect(good.stdout).toContain("ε = 3/4");
    const bad = await muball(["separate", here.put("bad.any", text.replace("-1/2", "-2/4"))]);
    expect([bad.exit, bad.stdout]).toEqual([65, ""]);
    expect(bad.stderr).toContain("bad.any, line 2");
  });
});
