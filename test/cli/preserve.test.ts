// `preserve`: either answer is a certificate that check accepts.
import { describe, expect, test } from "vitest";
import { answerOf, folder, IRIS, muball } from "./in-memory.js";

const MAP = `{"format":"muball-network/1","inputs":4,"widths":[2]}
{"bias":"0","columns":[0,2],"weights":["1/2","1"]}
{"bias":"0","columns":[1,3],"weights":["-1","1"]}
`;

describe("preserve", () => {
  test("proves that a map keeps balls apart, with exit code 0", async () => {
    const here = folder();
    const [map, output] = [here.put("map.network", MAP), here.at("map.muball")];
    const ran = await muball(["preserve", map, IRIS, "--rho", "1/5", "-o", output]);
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toMatch(
      /^accepted kind=preserving-map N=150 .* rows=2 says=the-map-keeps-opposite-balls-apart /u,
    );
    expect((await muball(["check", output])).stdout).toBe(ran.stdout);
  });

  test("proves that it joins balls, with exit code 1", async () => {
    const here = folder();
    const [map, output] = [here.put("map.network", MAP), here.at("map.muball")];
    const ran = await muball(["preserve", map, IRIS, "--rho", "9/10", "-o", output, "--json"]);
    expect(ran.exit).toBe(1);
    expect(answerOf(ran)).toMatchObject({ exit: 1, output, proved: { kind: "collision" } });
    const checked = await muball(["check", output]);
    expect([
      checked.exit,
      /ball 54 \(from 0\) and ball 127, which carry different labels/u.test(checked.stderr),
    ]).toEqual([0, true]);
  });

  test.each(["1", "2", "3", "3/2", "inf"])(
    "proves at a radius at which balls meet that it joins them, p = %s",
    async (p) => {
      const here = folder();
      const map = here.put(
        "map.network",
        '{"format":"muball-network/1","inputs":2,"widths":[1]}\n' +
          '{"bias":"0","columns":[0,1],"weights":["1/2","-1"]}\n',
      );
      // The nearest opposite pair is the last one: 1 apart. Two radii are just that, or far more.
      const data = here.put("three.csv", "0,0,a\n30,40,b\n30,41,a\n");
      for (const radius of ["1/2", "1", "1000"]) {
        const ran = await muball(["preserve", map, data, "-p", p, "--radius", radius, "--json"]);
        expect(ran.exit).toBe(1);
        expect(answerOf(ran)).toMatchObject({ exit: 1, proved: { kind: "collision" } });
      }
    },
  );

  test("writes nothing without --output, and needs a radius and data that fit", async () => {
    const here = folder();
    const map = here.put("map.network", MAP);
    const ran = await muball(["preserve", map, IRIS, "--rho", "1/5"]);
    expect(ran.stderr).toContain("give --output FILE");
    expect(here.names()).toEqual(["map.network"]);
    expect((await muball(["preserve", map, IRIS])).exit).toBe(64);
    const data = here.put("two.csv", "0,0,a\n1,1,b\n");
    expect((await muball(["preserve", map, data, "--radius", "1/4"])).exit).toBe(65);
  });
});
