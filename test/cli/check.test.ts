// `check`, on the samples and on the hand-written example. The verdicts are the checker's; here it is
// shown that the command repeats them, in the exit code, on stdout and as JSON.
import path from "node:path";
import { describe, expect, test } from "vitest";
import { CLAIM_TEXT, changed, DATASET, LINES, NETWORK, textOf } from "../example.js";
import { FOLDER, foundSamples, type Found, isMemorization } from "../certificates/suite.js";
import { answerOf, folder, IRIS, muball } from "./in-memory.js";

/** The points of a Sobolev bound carry targets: it begins with the model. A property has no points. */
const FIRST_FIELD: Readonly<Record<string, string>> = { "sobolev-bound": "model=", property: "d=" };

const acceptedStart = (sample: Found): string =>
  isMemorization(sample)
    ? "accepted N="
    : `accepted kind=${sample.code} ${FIRST_FIELD[sample.code] ?? "N="}`;

const EXITS = { accepted: 0, rejected: 1, declined: 2 };

/** Options for the companions of a sample. */
function companionWords({ path: file, companions }: Found): string[] {
  const stem = path.join(FOLDER, file.slice(0, -".muball".length));
  return (["dataset", "network", "claim"] as const).flatMap((kind) =>
    companions[kind] === undefined ? [] : [`--${kind}`, `${stem}.${kind}`],
  );
}

describe("every sample", () => {
  test("has the exit code of its folder, and its code on stdout", async () => {
    const wrong: string[] = [];
    for (const sample of foundSamples()) {
      const words = ["check", ...companionWords(sample), path.join(FOLDER, sample.path)];
      const ran = await muball(words);
      const said = sample.verdict === "accepted" ? acceptedStart(sample) : `code=${sample.code}\n`;
      const isRight = ran.exit === EXITS[sample.verdict] && ran.stdout.includes(said);
      if (!isRight) wrong.push(`${sample.path}: ${ran.exit} ${ran.stdout}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test("can be inspected without a fault, and its refusal has an explanation", async () => {
    const wrong: string[] = [];
    for (const sample of foundSamples()) {
      const words = companionWords(sample).filter((word, k, all) => {
        return word !== "--claim" && all[k - 1] !== "--claim";
      });
      const ran = await muball(["inspect", ...words, path.join(FOLDER, sample.path)]);
      const isExplained = ran.exit === 0 || ran.stderr.includes("\n  next ");
      if (![0, 1, 2].includes(ran.exit) || !isExplained)
        wrong.push(`${sample.path}: ${ran.stderr}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

describe("an accepted certificate", () => {
  test("is one line that says what was proved", async () => {
    const file = folder().put("example.muball", textOf(LINES));
    const ran = await muball(["check", file]);
    expect(ran.exit).toBe(0);
    expect(ran.stderr).toBe("");
    const digest = "sha256:[0-9a-f]{64}";
    expect(ran.stdout).toMatch(
      new RegExp(
        "^accepted N=2 d=1 C=2 p=2 radius=1 ρ≥2/3 rule=exact region=one-activation-region-per-ball " +
          `rules=ball width=2 depth=2 parameters=7 nonzero=5 bits=1 claim=${digest} network=${digest}\n$`,
        "u",
      ),
    );
  });

  test("is read from stdin", async () => {
    const ran = await muball(["check", "-"], { stdin: textOf(LINES) });
    expect(ran.stdout).toMatch(/^accepted N=2 /u);
  });

  test("is about the very claim, dataset and network given beside it", async () => {
    const here = folder();
    const certificate = here.put("a.muball", textOf(LINES));
    const claim = here.put("a.claim", CLAIM_TEXT);
    const dataset = here.put("a.dataset", DATASET);
    const network = here.put("a.network", NETWORK);
    const beside = ["--claim", claim, "--dataset", dataset, "--network", network];
    expect((await muball(["check", certificate, ...beside])).exit).toBe(0);
  });

  test("is about the data file the dataset was made from", async () => {
    const here = folder();
    const certificate = here.put("a.muball", textOf(LINES));
    const data = here.put("a.csv", "x,size\n-1,low\n2,high\n");
    expect((await muball(["check", certificate, "--dataset", data])).exit).toBe(0);
  });
});

describe("a certificate about something else", () => {
  const here = (): { certificate: string; put: (name: string, text: string) => string } => {
    const own = folder();
    return { certificate: own.put("a.muball", textOf(LINES)), put: (n, t) => own.put(n, t) };
  };

  test("is rejected for another claim", async () => {
    const { certificate, put } = here();
    const claim = put("b.claim", CLAIM_TEXT.replace('"2/3"', '"1/3"'));
    const ran = await muball(["check", certificate, "--claim", claim]);
    expect([ran.exit, ran.stdout]).toEqual([1, "rejected code=mismatched/claim\n"]);
  });

  test("is rejected for another dataset, though it holds its own points", async () => {
    const { certificate, put } = here();
    const dataset = put("b.dataset", DATASET.replace('"2"', '"3"'));
    const ran = await muball(["check", certificate, "--dataset", dataset]);
    expect([ran.exit, ran.stdout]).toEqual([1, "rejected code=mismatched/dataset\n"]);
    expect((await muball(["check", certificate, "--dataset", IRIS])).exit).toBe(1);
  });

  test("is rejected for another network, though it holds its own rows", async () => {
    const { certificate, put } = here();
    const network = put("b.network", NETWORK.replace('"bias":"-1"', '"bias":"-2"'));
    const ran = await muball(["check", certificate, "--network", network]);
    expect([ran.exit, ran.stdout]).toEqual([1, "rejected code=mismatched/network\n"]);
  });
});

describe("several certificates", () => {
  test("each have a line with their name, and the worst exit code", async () => {
    const own = folder();
    const good = own.put("good.muball", textOf(LINES));
    const bad = own.put("bad.muball", textOf(changed(1, "/claim/radius", "2")));
    const ran = await muball(["check", good, bad, own.at("missing.muball")]);
    expect(ran.exit).toBe(1);
    const [first, second, ...rest] = ran.stdout.split("\n");
    expect(first).toMatch(/good\.muball: accepted N=2 /u);
    expect(second).toMatch(/bad\.muball: rejected code=unproved\/neuron-not-stable$/u);
    expect(rest).toEqual([""]);
    expect(ran.stderr).toContain("cannot read: no such file");
    expect((await muball(["check", good, own.at("missing.muball")])).exit).toBe(66);
  });

  test("cannot all come from stdin", async () => {
    const ran = await muball(["check", "-", "-"]);
    expect([ran.exit, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toContain("can be read only once");
  });
});

describe("--json and --quiet", () => {
  test("JSON has the verdict of every file, with exact rationals as text", async () => {
    const own = folder();
    const good = own.put("good.muball", textOf(LINES));
    const bad = own.put("bad.muball", textOf(changed(1, "/claim/radius", "4/3")));
    const ran = await muball(["check", "--json", good, bad, own.at("missing")]);
    const { exit, certificates } = answerOf(ran);
    expect(exit).toBe(1);
    expect(certificates).toMatchObject([
      {
        exit: 0,
        verdict: "accepted",
        proved: { kind: "memorization", points: 2, radius: "1", ratio: "2/3" },
      },
      {
        exit: 1,
        verdict: "rejected",
        rejection: {
          code: "unproved/neuron-not-stable",
          ball: 0,
          layer: 0,
          neuron: 0,
          phase: "inactive",
          valueAtCentre: "-1",
          reach: "16/9",
          squared: true,
        },
      },
      { exit: 66, verdict: null, problem: { what: "cannot read: no such file" } },
    ]);
  });

  test("--quiet leaves the line and takes the explanation away", async () => {
    const file = folder().put("bad.muball", textOf(changed(1, "/claim/radius", "2")));
    const loud = await muball(["check", file]);
    const quiet = await muball(["check", "--quiet", file]);
    expect(quiet).toEqual({ ...loud, stderr: "" });
    expect(loud.stderr).toContain("hidden layer 0, unit 0");
  });
});
