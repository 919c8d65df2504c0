// Answers as JSON, of every command and every outcome. in-memory.ts holds each against its schema; here it is
// shown that the outcomes are met, that schemas refuse what is no answer, and that faults answer too.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../src/checker/index.js";
import { buildDesk } from "../../src/desk/build.js";
import { toJson } from "../../src/index.js";
import { foundSamples } from "../certificates/suite.js";
import { changed, LINES, NETWORK, textOf } from "../example.js";
import { defectsOfAnswer, defectsOfText, SCHEMAS } from "./answer-schemas.js";
import { keys, MINISIGN } from "./signing-keys.js";
import { answerOf, folder, type Folder, IRIS, muball, projectFile, TOY } from "./in-memory.js";

const COUNTEREXAMPLE = projectFile("certificates/accepted/counterexample/plane-2.muball");
const seen = new Set<string>();

// A report is the page of the desk with files in it.
beforeAll(async () => {
  await buildDesk();
}, 60_000);

interface Case {
  readonly outcome: string;
  readonly words: (own: Folder) => readonly string[] | Promise<readonly string[]>;
}

const good = (own: Folder): string => own.put("good.muball", textOf(LINES));
const bad = (own: Folder): string =>
  own.put("bad.muball", textOf(changed(1, "/claim/radius", "2")));
const other = (own: Folder): string => own.put("kind.muball", textOf(changed(1, "/kind", "guess")));
const network = (own: Folder): string => own.put("a.network", NETWORK);

/** The share of all balls of a certificate. */
async function share(own: Folder, file = good(own)): Promise<string> {
  await muball(["check", file, "--shard", "1/1", "-o", own.at("all.share")]);
  return own.at("all.share");
}

const data = (own: Folder): string => own.put("a.csv", "x,size\n-1,low\n2,high\n");

/** Is f ≥ 9, or ≤ 9, somewhere on [0, 1]? */
const question = (own: Folder, relation = ">"): string =>
  own.put(
    "a.vnnlib",
    `(declare-const X_0 Real)(declare-const Y_0 Real)
(assert (and (>= X_0 0) (<= X_0 1)))(assert (${relation}= Y_0 9))
`,
  );

const CASES: readonly Case[] = [
  { outcome: "check accepted", words: (own) => ["check", good(own)] },
  { outcome: "check rejected", words: (own) => ["check", bad(own)] },
  { outcome: "check declined", words: (own) => ["check", other(own)] },
  { outcome: "check failed", words: () => ["check", COUNTEREXAMPLE, "--kind", "memorization"] },
  { outcome: "check none", words: (own) => ["check", own.at("missing"), network(own)] },
  { outcome: "check problem", words: (own) => ["check", own.path] },
  { outcome: "check done", words: (own) => ["check", good(own), "--shard", "1/2"] },
  {
    outcome: "check declined",
    words: (own) => ["check", other(own), "--shard", "1/2", "-o", own.at("s")],
  },
  { outcome: "merge merged", words: async (own) => ["merge", good(own), await share(own)] },
  {
    outcome: "merge rejected",
    words: async (own) => ["merge", bad(own), await share(own, bad(own))],
  },
  {
    outcome: "merge rejected",
    words: async (own) => ["merge", good(own), await share(own), "--claim", network(own)],
  },
  { outcome: "merge declined", words: async (own) => ["merge", other(own), await share(own)] },
  { outcome: "prove accepted", words: (own) => ["prove", TOY, "--rho", "1/2", "-o", own.at("t")] },
  {
    outcome: "prove declined",
    words: (own) => ["prove", TOY, "--rho", "99/100", "--with", "staircase", "-o", own.at("t")],
  },
  {
    outcome: "certify accepted",
    words: (own) => [
      ...["certify", projectFile("certificates/data/iris-trained.network"), IRIS, "-p", "inf"],
      ...["--kind", "robustness", "--rule", "argmax", "--radius", "1/50", "-o", own.at("c")],
    ],
  },
  { outcome: "verify done", words: (own) => ["verify", question(own), "--network", network(own)] },
  {
    outcome: "verify done",
    words: (own) => ["verify", question(own, "<"), "--network", network(own), "-o", own.at("v")],
  },
  { outcome: "verify problem", words: (own) => ["verify", own.at("missing"), "--network", "x"] },
  { outcome: "prove problem", words: (own) => ["prove", own.at("missing.csv")] },
  {
    outcome: "certify done",
    words: (own) => [
      "certify",
      network(own),
      data(own),
      "--radius",
      "1",
      "-o",
      own.at("c"),
      "--values",
      "0,1",
    ],
  },
  {
    outcome: "certify refuted",
    words: (own) => [
      "certify",
      network(own),
      data(own),
      "--radius",
      "5/4",
      "-o",
      own.at("c"),
      "--values",
      "0,1",
    ],
  },
  { outcome: "certify problem", words: (own) => ["certify", network(own), data(own)] },
  { outcome: "construct done", words: (own) => ["construct", TOY, "-o", own.at("n")] },
  {
    outcome: "construct declined",
    words: (own) => ["construct", TOY, "--rho", "99/100", "--with", "staircase", "-o", own.at("n")],
  },
  {
    outcome: "preserve accepted",
    words: (own) => ["preserve", network(own), data(own), "--radius", "1/2"],
  },
  { outcome: "refute accepted", words: () => ["refute", TOY, "--width", "1", "--rho", "99/100"] },
  {
    outcome: "refute declined",
    words: (own) => ["refute", data(own), "--width", "1", "--radius", "1/2"],
  },
  { outcome: "canonical done", words: (own) => ["canonical", data(own), "-o", own.at("d")] },
  { outcome: "read done", words: (own) => ["read", network(own)] },
  { outcome: "inspect done", words: (own) => ["inspect", good(own)] },
  { outcome: "inspect done", words: () => ["inspect", COUNTEREXAMPLE] },
  { outcome: "inspect done", words: (own) => ["inspect", "--claim", good(own)] },
  { outcome: "inspect done", words: () => ["inspect", "--claim", COUNTEREXAMPLE] },
  { outcome: "inspect declined", words: (own) => ["inspect", other(own)] },
  { outcome: "evaluate done", words: (own) => ["evaluate", network(own), "1/2"] },
  { outcome: "separate done", words: (own) => ["separate", data(own), "-p", "3/2"] },
  {
    outcome: "benchmark done",
    words: (own) => ["benchmark", "--output", own.at("q"), "--instances", "1"],
  },
  {
    outcome: "export done",
    words: (own) => ["export", network(own), "--nnet", own.at("a.nnet"), "--round"],
  },
  { outcome: "report done", words: (own) => ["report", good(own), "-o", own.at("r.html")] },
  { outcome: "report done", words: (own) => ["report", bad(own), "-o", own.at("r.html")] },
  {
    outcome: "sign done",
    words: (own) => ["sign", good(own), "--key", keys(own).secret, "-o", own.at("s.dsse")],
  },
  { outcome: "sign rejected", words: (own) => ["sign", bad(own), "--key", keys(own).secret] },
  {
    outcome: "verify-signature done",
    words: (own) => {
      const file = own.put("minisign.muball", readFileSync(MINISIGN.file));
      return ["verify-signature", file, MINISIGN.signature, "--key", MINISIGN.key];
    },
  },
  {
    outcome: "verify-signature done",
    words: (own) => ["verify-signature", good(own), MINISIGN.signature, "--key", MINISIGN.key],
  },
  { outcome: "supports done", words: () => ["supports", "--onnx-opsets"] },
  { outcome: "bounds done", words: () => ["bounds", IRIS, "--rho", "1/2", "--all"] },
  {
    outcome: "lipschitz done",
    words: (own) => ["lipschitz", network(own), data(own), "--radius", "1/2"],
  },
  {
    outcome: "sobolev done",
    words: () => [
      "sobolev",
      "--dimension",
      "2",
      "--units",
      "3",
      "--points",
      "2",
      "--repeats",
      "1",
      "--held-out",
      "5",
    ],
  },
  { outcome: "sweep done", words: (own) => ["sweep", data(own), "--rho", "1/2"] },
  { outcome: "unheard-of problem", words: () => ["unheard-of"] },
  ...SCHEMAS.filter((name) => name !== "common" && name !== "verdict").map((name) => ({
    outcome: `${name} problem`,
    words: () => [name, "--no-such-option"],
  })),
];

/** The command and what came of it, as the answer says. */
function outcomeOf(answer: Readonly<Record<string, unknown>>): string {
  const { command, problem, verdict, certificates } = answer;
  const [first] = (certificates ?? []) as readonly Readonly<Record<string, unknown>>[];
  const own =
    first === undefined ? verdict : first["failure"] === undefined ? first["verdict"] : "failed";
  const said = problem === undefined ? (own === undefined ? "done" : (own ?? "none")) : "problem";
  return [command, said].join(" ");
}

describe("an answer of the published form is given for", () => {
  test.each(CASES)(
    "$outcome",
    async ({ outcome, words }) => {
      const own = folder();
      const ran = await muball([...(await words(own)), "--json"]);
      const answer = answerOf(ran);
      expect(outcomeOf(answer)).toBe(outcome);
      expect(answer["exit"]).toBe(ran.exit);
      seen.add(String(answer["command"]));
    },
    60_000,
  );
});

afterAll(() => {
  const commands = SCHEMAS.filter((name) => name !== "common" && name !== "verdict");
  expect([...seen].sort()).toEqual([...commands, "unheard-of"].sort());
});

test("every command of the program has a schema", async () => {
  const { stdout } = await muball(["--help"]);
  const [, list = ""] = /\nCommands:\n([^]*?)\n\n/u.exec(stdout) ?? [];
  const commands = [...list.matchAll(/^ {2}([a-z-]+) /gmu)].map(([, name]) => name ?? "");
  expect(commands.length).toBeGreaterThan(12);
  expect([...commands, "common", "verdict"].sort()).toEqual(SCHEMAS);
});

test("toJson of every sample is of the published form", () => {
  for (const sample of foundSamples()) {
    const json = toJson(check([sample.certificate], sample.companions));
    expect(defectsOfAnswer("verdict", json), sample.path).toEqual([]);
  }
}, 60_000);

test("a schema refuses other names, rounded numbers and missing parts", async () => {
  const { stdout } = await muball(["check", good(folder()), "--json"]);
  expect(defectsOfText(stdout)).toEqual([]);
  for (const [before, after] of [
    ['"points":2', '"N":2'],
    ['"points":2', '"points":"2"'],
    ['"points":2', '"points":2.5'],
    ['"radius":"1"', '"radius":1'],
    ['"radius":"1"', '"radius":"1.0"'],
    ['"verdict":"accepted"', '"verdict":"rejected"'],
    ['"exit":0', '"exit":3'],
    ['"summary":', '"sum":'],
  ] as const) {
    expect(stdout).toContain(before);
    expect(defectsOfText(stdout.replace(before, after)), after).not.toEqual([]);
  }
});
