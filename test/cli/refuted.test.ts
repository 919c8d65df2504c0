// What certify and prove answer when a claim is false: refuted, and a certificate of that.
import { describe, expect, test } from "vitest";
import { answerOf, folder, IRIS, muball } from "./in-memory.js";

async function networkOf(file: string): Promise<void> {
  const ran = await muball(["construct", IRIS, "--radius", "1/2000", "-o", file]);
  expect(ran.exit).toBe(0);
}

describe("certify of a network at a radius that is too large", () => {
  test("exits with 1, names the ball, and writes a counterexample that is accepted", async () => {
    const here = folder();
    const [network, output] = [here.at("a.network"), here.at("a.muball")];
    await networkOf(network);
    const ran = await muball(["certify", network, IRIS, "--radius", "1/10", "-o", output]);
    expect(ran.exit).toBe(1);
    expect(ran.stdout).toMatch(/^refuted ball=\d+\n$/u);
    expect(ran.stderr).toContain("The claim is false");
    expect(ran.stderr).toContain(`muball check ${output}`);
    const checked = await muball(["check", output]);
    expect(checked.exit).toBe(0);
    expect(checked.stdout).toMatch(
      /^accepted kind=counterexample N=150 .* says=the-claim-is-false /u,
    );
    expect(checked.stderr).toContain("is refuted, not proved");
  });

  test("says the point as JSON, and writes nothing without --output", async () => {
    const here = folder();
    const network = here.at("a.network");
    await networkOf(network);
    const words = ["certify", network, IRIS, "--radius", "1/10"];
    const output = here.at("a.muball");
    const ran = await muball([...words, "-o", output, "--json"]);
    expect(answerOf(ran)).toMatchObject({
      exit: 1,
      refuted: { ball: expect.any(Number) as number },
      output,
    });
    const plain = await muball(words);
    expect(plain.exit).toBe(1);
    expect(plain.stderr).toContain("give --output FILE");
    expect(here.names()).toEqual(["a.muball", "a.network"]);
  });
});
