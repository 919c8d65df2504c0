// Gates of `check`: what is accepted must also be what was asked for. The sample of a counterexample is
// accepted, since its proof is right; it must pass no gate that asks for a memorization.
import { describe, expect, test } from "vitest";
import { CLAIM, CLAIM_TEXT, digest, LINES, textOf } from "../example.js";
import { answerOf, folder, type Folder, muball, projectFile } from "./in-memory.js";

const COUNTEREXAMPLE = projectFile("certificates/accepted/counterexample/plane-2.muball");

function claimText(changes: Record<string, unknown>): string {
  return `${JSON.stringify({ format: "muball-claim/1", ...CLAIM, ...changes })}\n`;
}

/** The example's certificate in a folder. */
function here(): { readonly own: Folder; readonly file: string } {
  const own = folder();
  return { own, file: own.put("a.muball", textOf(LINES)) };
}

describe("--kind", () => {
  test("without it a counterexample is accepted, and the end of a longer run says so", async () => {
    const { file } = here();
    expect((await muball(["check", COUNTEREXAMPLE])).stdout).toMatch(
      /^accepted kind=counterexample /u,
    );
    const ran = await muball(["check", file, COUNTEREXAMPLE]);
    expect(ran.exit).toBe(0);
    expect(ran.stderr).toContain(
      "1 accepted certificate is a counterexample and proves that a claim",
    );
    expect(ran.stderr).toContain("2 accepted (1 memorization, 1 counterexample); exit code 0\n");
  });

  test("lets a memorization through, and no counterexample", async () => {
    const { file } = here();
    const ran = await muball(["check", file, COUNTEREXAMPLE, "--kind", "memorization"]);
    expect(ran.exit).toBe(1);
    const [first, second] = ran.stdout.split("\n");
    expect(first).toMatch(/a\.muball: accepted N=2 /u);
    expect(second).toBe(
      `${COUNTEREXAMPLE}: failed gate=kind wanted=memorization got=counterexample`,
    );
    expect(ran.stderr).toContain("it proves that a claim is false");
  });

  test.each([["memorization,counterexample"], ["memorization", "counterexample"]])(
    "takes several: %s",
    async (...kinds) => {
      const { file } = here();
      const words = kinds.flatMap((kind) => ["--kind", kind]);
      expect((await muball(["check", file, COUNTEREXAMPLE, ...words])).exit).toBe(0);
    },
  );

  test("an unknown kind is a wrong option, and is named", async () => {
    const ran = await muball(["check", COUNTEREXAMPLE, "--kind", "memorisation"]);
    expect(ran.exit).toBe(64);
    expect(ran.stderr).toContain("There is no kind memorisation. Known: memorization, ");
  });
});

describe("--at-least", () => {
  test.each([
    ["the claim itself", {}],
    ["a smaller radius and ratio", { radius: "1/2", ratio: "1/3" }],
    ["the ball in a norm that is contained", { norm: "1", radius: "1" }],
  ])("lets it through for %s", async (_, changes) => {
    const { own, file } = here();
    const pin = own.put("wanted.claim", claimText(changes));
    const ran = await muball(["check", file, "--at-least", pin]);
    expect([ran.exit, ran.stderr]).toEqual([0, ""]);
  });

  test("fails for a larger radius, with both balls and the checker's line", async () => {
    const { own, file } = here();
    const pin = own.put("wanted.claim", claimText({ radius: "3/2" }));
    const ran = await muball(["check", file, "--at-least", pin]);
    expect([ran.exit, ran.stdout]).toEqual([
      1,
      "failed gate=at-least part=ball wanted=p=2,radius=3/2 got=p=2,radius=1\n",
    ]);
    expect(ran.stderr).toContain("Its balls do not contain the pinned balls.\n");
    expect(ran.stderr).toContain("  accepted N=2 ");
  });

  test("a counterexample to that very claim does not pass", async () => {
    const { own } = here();
    const inspected = await muball(["inspect", COUNTEREXAMPLE, "--json"]);
    const { claim } = answerOf(inspected) as { claim: object };
    const pin = own.put(
      "wanted.claim",
      `${JSON.stringify({ format: "muball-claim/1", ...claim })}\n`,
    );
    const ran = await muball(["check", COUNTEREXAMPLE, "--at-least", pin]);
    expect([ran.exit, ran.stdout]).toEqual([
      1,
      "failed gate=at-least part=kind wanted=memorization or eta-robust got=counterexample\n",
    ]);
  });

  test.each([
    ["no JSON", "radius 1\n", "not one line of JSON"],
    [
      "a network",
      '{"format":"muball-network/1","inputs":1,"widths":[1]}\n',
      "no claim to compare with",
    ],
    ["another kind", claimText({ kind: "counterexample" }), "counterexample claims have no order"],
    ["another spelling", CLAIM_TEXT.replace('"radius":', '"radius": '), "not the canonical text"],
    ["two lines", `${CLAIM_TEXT}${CLAIM_TEXT}`, "not one line of JSON"],
    ["a certificate", textOf(LINES), "it is a certificate"],
    ["a radius of 0", claimText({ radius: "0" }), "no certificate can prove it"],
    ["a ratio of 0", claimText({ ratio: "0" }), "no certificate can prove it"],
    ["a ratio above 1", claimText({ ratio: "4/3" }), "no certificate can prove it"],
    ["no point", claimText({ points: 0 }), "no certificate can prove it"],
    ["a radius that is no rational", claimText({ radius: "2/4" }), "no claim to compare with"],
  ])("refuses to compare with %s", async (_, text, said) => {
    const { own, file } = here();
    const ran = await muball(["check", file, "--at-least", own.put("wanted.claim", text)]);
    expect([ran.exit, ran.stdout]).toEqual([65, ""]);
    expect(ran.stderr).toContain(said);
  });
});

describe("a pin for each file", () => {
  test("beside it is compared by the checker itself", async () => {
    const { own, file } = here();
    own.put("a.claim", CLAIM_TEXT);
    expect((await muball(["check", own.path, "--claims-beside"])).exit).toBe(0);
    own.put("a.claim", claimText({ radius: "1/2" }));
    const other = await muball(["check", file, "--claims-beside"]);
    expect([other.exit, other.stdout]).toEqual([1, "rejected code=mismatched/claim\n"]);
  });

  test("that is missing beside it is not passed over", async () => {
    const { own, file } = here();
    const ran = await muball(["check", file, "--claims-beside"]);
    expect(ran.exit).toBe(66);
    expect(ran.stderr).toContain(`cannot read: no such file\n  where     ${own.at("a.claim")}`);
  });

  test.each([
    ["a digest", digest(CLAIM_TEXT)],
    ["a claim as JSON", { format: "muball-claim/1", ...CLAIM }],
    ["a claim as text", CLAIM_TEXT],
  ])("in a file of pins is %s", async (_, pin) => {
    const { own } = here();
    const pins = own.put("pins.json", JSON.stringify({ "a.muball": pin }));
    expect((await muball(["check", own.path, "--pins", pins])).exit).toBe(0);
    own.put("pins.json", JSON.stringify({ "a.muball": digest("another claim\n") }));
    const other = await muball(["check", own.path, "--pins", pins]);
    expect(other.exit).toBe(1);
    expect(other.stdout).toContain(
      `a.muball: failed gate=pin wanted=${digest("another claim\n")} got=${digest(CLAIM_TEXT)}\n`,
    );
  });

  test("fails a certificate without a pin, and a pin without its certificate", async () => {
    const { own } = here();
    const pins = own.put("pins.json", JSON.stringify({ "b.muball": digest(CLAIM_TEXT) }));
    const ran = await muball(["check", own.path, "--pins", pins]);
    expect(ran.exit).toBe(1);
    expect(ran.stdout).toContain("a.muball: failed gate=pin wanted=a pin got=none\n");
    expect(ran.stdout).toContain(
      `b.muball: failed gate=pin wanted=${digest(CLAIM_TEXT)} got=nothing\n`,
    );
    expect(ran.stderr).toContain("2 certificates: 2 failed a gate; exit code 1\n");
  });

  test("that is written is one that passes, by paths relative to the file of pins", async () => {
    const { own, file } = here();
    const pins = own.at("pins.json");
    expect((await muball(["check", file, "--write-pins", pins])).exit).toBe(0);
    expect(JSON.parse(own.read("pins.json"))).toEqual({ "a.muball": digest(CLAIM_TEXT) });
    expect((await muball(["check", own.path, "--pins", pins])).exit).toBe(0);
    own.put("b.muball", "{}\n");
    const ran = await muball(["check", own.path, "--write-pins", own.at("more.json")]);
    expect([ran.exit, own.names().includes("more.json")]).toEqual([1, false]);
    expect(ran.stderr).toContain("no pins were written");
  });

  test.each([
    ["no JSON", "a.muball sha256:0", "these are no pins"],
    ["a list", "[]", "no JSON object"],
    ["nothing", "{}", "there is none"],
    ["a number", '{"a.muball":1}', "is neither a digest nor a claim"],
    ["half a digest", '{"a.muball":"sha256:00"}', "is neither a digest nor a claim"],
  ])("refuses a file of pins with %s", async (_, text, said) => {
    const { own, file } = here();
    const ran = await muball(["check", file, "--pins", own.put("pins.json", text)]);
    expect([ran.exit, ran.stdout]).toEqual([65, ""]);
    expect(ran.stderr).toContain(said);
  });

  test("and another one are a contradiction", async () => {
    const { own, file } = here();
    const claim = own.put("a.claim", CLAIM_TEXT);
    const ran = await muball(["check", file, "--claim", claim, "--claims-beside"]);
    expect([ran.exit, ran.stdout]).toEqual([64, ""]);
    const stdin = await muball(["check", "-", "--claims-beside"], { stdin: textOf(LINES) });
    expect(stdin.stderr).toContain("nothing stands beside standard input");
  });
});

test("JSON has the verdict, and beside it the gate that failed", async () => {
  const ran = await muball(["check", COUNTEREXAMPLE, "--kind", "memorization", "--json"]);
  expect(answerOf(ran)).toMatchObject({
    exit: 1,
    certificates: [
      {
        exit: 1,
        verdict: "accepted",
        proved: { kind: "counterexample" },
        failure: { gate: "kind", wanted: "memorization", got: "counterexample" },
      },
    ],
    summary: { certificates: 1, accepted: 0, failed: 1, kinds: [] },
  });
});
