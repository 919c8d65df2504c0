// `refute`: what it proves is written and accepted, what it does not find is declined.
import { describe, expect, test } from "vitest";
import { answerOf, folder, muball } from "./in-memory.js";

const TRIANGLE = "x,y,class\n0,0,a\n1,0,b\n1/2,13/15,b\n";
const BASIS = "1,0,0,u\n0,1,0,u\n0,0,1,u\n0,0,0,o\n";

describe("refute --regions", () => {
  test("writes an obstruction that check accepts", async () => {
    const here = folder();
    const [data, output] = [here.put("t.csv", TRIANGLE), here.at("t.muball")];
    const ran = await muball(["refute", data, "--regions", "--radius", "49/100", "-o", output]);
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toMatch(/^accepted kind=obstruction N=3 .* rules=every family=3 /u);
    expect((await muball(["check", output])).stdout).toBe(ran.stdout);
  });

  test("declines where there is a cut", async () => {
    const data = folder().put("t.csv", TRIANGLE);
    const ran = await muball(["refute", data, "--regions", "--radius", "2/5"]);
    expect([ran.exit, ran.stdout]).toEqual([2, "declined code=nothing-found\n"]);
    const json = await muball(["refute", data, "--regions", "--radius", "2/5", "--json"]);
    expect(answerOf(json)).toMatchObject({ exit: 2, verdict: "declined" });
  });
});

describe("refute --width", () => {
  test("writes a bound that check accepts, the largest if asked", async () => {
    const here = folder();
    const [data, output] = [here.put("b.csv", BASIS), here.at("b.muball")];
    const ran = await muball(["refute", data, "--width", "max", "--rho", "9/10", "-o", output]);
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toMatch(
      /^accepted kind=width-bound .* rank=2 says=no-first-layer-of-rank-2-or-less-suffices /u,
    );
    expect((await muball(["check", output])).stdout).toBe(ran.stdout);
    const one = await muball(["refute", data, "--width", "1", "--rho", "9/10", "--json"]);
    expect(answerOf(one)).toMatchObject({ exit: 0, output: null, proved: { rank: 1 } });
  });

  test("declines beyond", async () => {
    const data = folder().put("b.csv", BASIS);
    expect((await muball(["refute", data, "--width", "3", "--rho", "9/10"])).exit).toBe(2);
  });
});

describe("refute --width --with covering", () => {
  test("proves in p = inf what weights do not", async () => {
    const here = folder();
    const [data, output] = [here.put("b.csv", BASIS), here.at("b.muball")];
    const ask = ["refute", data, "--width", "2", "-p", "inf", "--rho", "3/5"];
    const ran = await muball([...ask, "--with", "covering", "-o", output]);
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toMatch(/^accepted kind=width-bound .* p=inf .* rank=2 /u);
    expect((await muball(["check", output])).stdout).toBe(ran.stdout);
    expect((await muball([...ask, "--with", "trace"])).exit).toBe(2);
    expect((await muball([...ask, "--json"])).exit).toBe(0);
  });

  test("says so where some map keeps the balls apart", async () => {
    const data = folder().put("b.csv", BASIS);
    const ran = await muball(["refute", data, "--width", "2", "--rho", "1/2"]);
    expect([ran.exit, ran.stdout]).toEqual([2, "declined code=nothing-found\n"]);
    expect(ran.stderr).toContain("seems to keep all balls apart");
  });

  test("takes no other evidence", async () => {
    const data = folder().put("b.csv", BASIS);
    const words = ["refute", data, "--width", "1", "--rho", "1/2", "--with", "luck"];
    expect((await muball(words)).exit).toBe(64);
  });
});

test("refute needs to know what, and a radius", async () => {
  const data = folder().put("b.csv", BASIS);
  const usage = [
    ["--rho", "1/2"],
    ["--rho", "1/2", "--regions", "--width", "1"],
    ["--regions"],
    ["--width", "0", "--rho", "1/2"],
    ["--width", "many", "--rho", "1/2"],
  ];
  for (const words of usage) expect((await muball(["refute", data, ...words])).exit).toBe(64);
});
