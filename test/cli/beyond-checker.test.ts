// Data that no certificate can hold: every command that would make one says so at once, and separates all the same.
import { describe, expect, test } from "vitest";
import { answerOf, folder, muball } from "./in-memory.js";

/** 10^9000 beside 10^-9000: a search among them took minutes. */
const MIXED = "1e9000,0,a\n0,1e-9000,b\n1e9000,1e-9000,a\n2e9000,3e-9000,b\n";
/** Its denominators are within 4096 digits, and not within 4096 bits. */
const SMALL = "1e-2000,0,a\n0,1e-2000,b\n";

const COMMANDS = [
  ["prove", "DATA", "--rho", "1/2", "-o", "OUT"],
  ["construct", "DATA", "--rho", "1/2", "-o", "OUT"],
  ["certify", "NETWORK", "DATA", "--rho", "1/2", "-o", "OUT"],
  ["preserve", "NETWORK", "DATA", "--rho", "1/2", "-o", "OUT"],
  ["refute", "DATA", "--width", "1", "--rho", "1/2", "-o", "OUT"],
  ["sobolev", "DATA", "--units", "4", "--certificate", "OUT"],
  ["sweep", "DATA", "--rho", "1/2", "-o", "OUT"],
] as const;

describe("data beyond the limits of the checker", () => {
  test.each(COMMANDS.map((words) => ({ name: words[0], words })))(
    "$name is declined before any search",
    async ({ words }) => {
      const here = folder();
      const network = here.at("n.network");
      const made = ["construct", here.put("plane.csv", "0,0,a\n1,0,b\n"), "--rho", "1/2"];
      expect((await muball([...made, "-o", network])).exit).toBe(0);
      for (const [text, limit] of [
        [MIXED, "number-digits"],
        [SMALL, "denominator-bits"],
      ] as const) {
        const data = here.put("d.csv", text);
        const places: Record<string, string> = { DATA: data, NETWORK: network, OUT: here.at("o") };
        const own = words.map((word) => places[word] ?? word);
        const ran = await muball(own);
        expect([ran.exit, ran.stdout]).toEqual([2, "declined code=limit-exceeded\n"]);
        expect(ran.stderr).toContain(`limit     ${limit}`);
        expect(ran.stderr).toContain(
          `No certificate can hold point 0 (from 0; line 1 of ${data}).`,
        );
        const json = answerOf(await muball([...own, "--json"]));
        expect(json).toMatchObject({ exit: 2, decline: { code: "limit-exceeded", limit } });
        expect(here.names()).toEqual(["d.csv", "n.network", "plane.csv"]);
      }
    },
  );

  test("are separated, quickly", async () => {
    const here = folder();
    const { exit, stdout } = await muball(["separate", here.put("d.csv", MIXED)]);
    expect([exit, stdout.includes("5e8999")]).toEqual([0, true]);
  });

  test.each(["300", "-300", "400", "-400"])("at 10^%s a proof is found", async (k) => {
    const here = folder();
    const data = here.put("d.csv", `1e${k},0,a\n0,1e${k},b\n0,0,a\n`);
    const words = ["prove", data, "--rho", "1/2", "--with", "voronoi", "-o", here.at("o")];
    expect((await muball(words)).exit).toBe(0);
    expect((await muball(["check", here.at("o")])).exit).toBe(0);
  });
});
