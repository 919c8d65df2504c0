import { describe, expect, test } from "vitest";
import { changed, CLAIM_TEXT, LINES, NETWORK, textOf } from "../example.js";
import { linesOfSample } from "../findings.js";
import { answerOf, folder, muball } from "./in-memory.js";

describe("evaluate", () => {
  const cases = [
    { point: "1/3", output: "f(x)      1/3  (≈ 0.333333)", means: "no class" },
    { point: "-1", output: "f(x)      0", means: '"low"' },
    { point: "-.5", output: "f(x)      0", means: '"low"' },
    { point: "1e30", output: "f(x)      1", means: '"high"' },
    { point: "0.1", output: "f(x)      1/10  (≈ 0.1)", means: "no class" },
  ];
  test.each(cases)("at $point a certificate gives $output", async ({ point, output, means }) => {
    const file = folder().put("a.muball", textOf(LINES));
    const ran = await muball(["evaluate", file, point]);
    expect(ran.exit).toBe(0);
    expect(ran.stdout.startsWith(`${output}\n`)).toBe(true);
    expect(ran.stdout).toContain(`means     ${means}`);
  });

  test("a network alone gives its output and no meaning", async () => {
    const file = folder().put("a.network", NETWORK);
    const ran = await muball(["evaluate", file, "3/4"]);
    expect(ran.stdout).toBe("f(x)      3/4  (≈ 0.75)\n");
    const json = answerOf(await muball(["evaluate", "--json", "-", "3/4"], { stdin: NETWORK }));
    expect(json).toMatchObject({ exit: 0, output: ["3/4"] });
    expect(json).not.toHaveProperty("label");
  });

  test("a point of another dimension is a wrong use", async () => {
    const file = folder().put("a.network", NETWORK);
    const ran = await muball(["evaluate", file, "-1,2"]);
    expect([ran.exit, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toContain("takes 1 coordinates, the point has 2");
  });

  test("what is no network is bad data, with the place", async () => {
    const file = folder().put("a.network", NETWORK.replace('"bias":"-1"', '"bias":"-2/2"'));
    const ran = await muball(["evaluate", file, "1"]);
    expect([ran.exit, ran.stdout]).toEqual([65, ""]);
    expect(ran.stderr).toContain("a.network, line 3, /bias");
  });
});

describe("inspect", () => {
  test("says the claim, the layers and the margins", async () => {
    const file = folder().put("a.muball", textOf(changed(1, "/claim/radius", "1/2")));
    const { exit, stdout } = await muball(["inspect", file]);
    expect(exit).toBe(0);
    expect(stdout).toContain("For each of the 2 points x");
    expect(stdout).toContain("‖x' − x‖ ≤ 1/2 = 0.5 in the norm p = 2");
    expect(stdout).toContain('f(x) = 0 means "low"');
    expect(stdout).toContain("is at least 2/3 ≈ 0.666666");
    expect(stdout).toMatch(/^ {2}0 +1 +2 +3 +1 +ReLU$/mu);
    expect(stdout).toMatch(/^ {2}1 +2 +1 +2 +1 +output$/mu);
    // Both units of ball 0 are 1 and 2 away, of ball 1 2 and 1: twice the radius and no more.
    expect(stdout).toMatch(/^ {2}0 +"low" +2 +√\(4\) +layer 0 unit 0 +1 against 1\/2 = 0\.5$/mu);
    expect(stdout).toMatch(/^ {2}1 +"high" +2 +√\(4\) +layer 0 unit 1 +1 against 1\/2 = 0\.5$/mu);
    expect(stdout).toContain("muball check gives the verdict");
  });

  test("lists balls whose obligations fail, and still gives no verdict", async () => {
    const file = folder().put("a.muball", textOf(changed(1, "/claim/radius", "2")));
    const { exit, stdout } = await muball(["inspect", file]);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^ {2}0 +"low" +0\.5 +√\(1\/4\) /mu);
    expect(stdout).toContain("2 balls have an obligation that does not hold");
  });

  test("answers with exact margins as JSON", async () => {
    const file = folder().put("a.muball", textOf(LINES));
    const json = answerOf(await muball(["inspect", "--json", "--all", file]));
    expect(json).toMatchObject({
      exit: 0,
      failing: 0,
      labelCounts: [1, 1],
      margins: [
        { ball: 0, value: "1", reach: "1", squared: true, factor: "1" },
        { ball: 1, value: "1", reach: "1", squared: true, factor: "1" },
      ],
    });
  });

  test("--claim prints the text that check --claim takes", async () => {
    const file = folder().put("a.muball", textOf(LINES));
    expect((await muball(["inspect", "--claim", file])).stdout).toBe(CLAIM_TEXT);
  });

  test("what is no certificate has the code of its refusal", async () => {
    const file = folder().put("a.muball", "{}\n");
    const ran = await muball(["inspect", file]);
    expect([ran.exit, ran.stdout]).toEqual([1, "rejected code=malformed/missing-field\n"]);
  });

  test("text of its maker cannot move the cursor", async () => {
    const file = folder().put("a.muball", textOf(changed(1, "/note", "\u001b[2J\u202e")));
    const { stdout } = await muball(["inspect", file]);
    expect(stdout).toContain("\\u001b[2J\\u202e");
    expect(stdout).not.toContain("\u001b");
  });

  describe("of robustness", () => {
    const given = "certificates/accepted/robustness/given";
    const dataset = ["--dataset", `${given}.dataset`];

    test("lists each point with its result, those that fail first", async () => {
      const { exit, stdout } = await muball(["inspect", `${given}.muball`, ...dataset]);
      expect(exit).toBe(0);
      expect(stdout).toContain(
        [
          "  Point  Label      Result   Own radius  Parts of its set",
          '  3      "outside"  wrong                ',
          '  2      "outside"  refuted              ',
          '  4      "outside"  open                 ',
          '  0      "outside"  robust               1',
          '  1      "inside"   robust               1',
        ].join("\n"),
      );
      const json = answerOf(await muball(["inspect", "--json", `${given}.muball`, ...dataset]));
      expect(json).toMatchObject({
        results: [
          { point: 3, result: "wrong" },
          { point: 2, result: "refuted" },
          { point: 4, result: "open" },
          { point: 0, result: "robust", parts: 1 },
          { point: 1, result: "robust", parts: 1 },
        ],
      });
    });

    test("says its claim alone without the data, and which option shows the points", async () => {
      const { exit, stdout } = await muball(["inspect", `${given}.muball`]);
      expect([exit, stdout]).toEqual([0, expect.stringContaining("give it with --dataset")]);
    });

    test("whose points cannot be read has the code of its refusal", async () => {
      const other = folder().put("a.dataset", "{}\n");
      const ran = await muball(["inspect", `${given}.muball`, "--dataset", other]);
      expect([ran.exit, ran.stdout]).toEqual([1, "rejected code=malformed/missing-field\n"]);
      const cut = folder().put(
        "a.muball",
        textOf(linesOfSample("robustness", "splits").slice(0, -1)),
      );
      const refused = await muball(["inspect", cut]);
      expect([refused.exit, refused.stdout]).toEqual([1, "rejected code=malformed/truncated\n"]);
    });
  });
});
