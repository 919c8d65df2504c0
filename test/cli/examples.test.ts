// Every example of every --help, and every command in a block of the documents, runs as it stands, in a folder
// with the files that it names. One that is run by another test says which, and why.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documents, readText } from "../docs/markdown.js";
import { COMMANDS, printed } from "./commands.js";
import { exampleWorld, runIn } from "./example-world.js";

/** Examples that are run by another test, and which. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "muball prove iris.csv --rho 1/100 --with ./mine.js":
    "test/docs/testing.test.ts: the module of the document",
  "muball sobolev": "minutes: npm run figures; test/cli/sobolev.test.ts has its series on less",
  "muball sobolev --series descents-random --output descents.csv --svg descents.svg":
    "minutes; test/cli/sobolev.test.ts has the same options on less",
  "muball benchmark --output deep -p 2 --hidden 16,16,16 --instances 20 --amounts 1e-30,1e-9,ulp":
    "half a minute; test/cli/benchmark.test.ts has the same options on less",
  "muball sweep digits.csv --seconds 60 -o growth":
    "needs threads, and so the package as it is built: test/cli/sweep-seconds.test.ts",
  "muball prove line.csv --rho 9/10 --with ./mine.js --output line.muball":
    "test/docs/testing.test.ts: the module of the document",
  "muball certify model.onnx points.csv --radius 1/50 --rule argmax -o model.muball":
    "test/docs/trained.test.ts: the files of the document",
  "muball check model.muball --network model.onnx --dataset points.csv":
    "test/docs/trained.test.ts: the files of the document",
  "muball prove images-60000.idx --labels images-60000-labels.idx --rho 1/20000 --with lattice -o images.muball":
    "half an hour, on data of bench/images.js; test/constructions has lattice on less",
  "muball check images.muball": "minutes: the certificate of the line before",
  "muball check iris.muball --jobs 4":
    "needs threads, and so the package as it is built: test/cli/check-jobs.test.ts",
  "muball check line.muball": "test/docs/testing.test.ts: what it has proved",
};

let world = "";

beforeAll(async () => {
  world = await exampleWorld();
}, 120_000);

afterAll(() => {
  rmSync(world, { recursive: true, force: true });
});

const ran: string[] = [];

async function expectRun(examples: readonly string[]): Promise<void> {
  const here = examples.filter((example) => ELSEWHERE[example] === undefined);
  for (const { example, exit, said, commands } of await runIn(world, here)) {
    expect([example, exit, said, commands > 0]).toEqual([example, 0, "", true]);
    ran.push(example);
  }
}

/** A line that ends with `|` goes on in the next. Remarks begin after two spaces. */
function examplesIn(text: string, prompt: string): readonly string[] {
  const whole = text.replaceAll(/\|\n +/gu, "| ");
  const lines = whole.split("\n").filter((line) => line.startsWith(prompt));
  return lines.map((line) => line.slice(prompt.length).split(/ {2,}/u)[0] ?? "");
}

async function helpOf(...command: readonly string[]): Promise<readonly string[]> {
  return examplesIn(await printed(...command, "--help"), "  $ ");
}

/** Lines of all fenced blocks of a document that are commands of muball. */
function commandsIn(document: string): readonly string[] {
  const blocks = [...readText(document).matchAll(/^```[^\n]*\n([\s\S]*?)^```$/gmu)];
  const lines = blocks.flatMap(([, block = ""]) => examplesIn(block, ""));
  return lines.filter((line) => line.startsWith("muball "));
}

const DOCUMENTS = documents().filter((document) => commandsIn(document).length > 0);

describe("the examples of --help", () => {
  test("are three in muball --help", async () => {
    const examples = await helpOf();
    expect(examples).toHaveLength(3);
    await expectRun(examples);
  }, 120_000);

  test.each(COMMANDS)(
    "of %s run as they stand",
    async (command) => {
      const examples = await helpOf(command);
      expect(examples.some((one) => one.includes(`muball ${command}`))).toBe(true);
      await expectRun(examples);
    },
    120_000,
  );
});

describe("the commands in blocks", () => {
  test.each(DOCUMENTS)(
    "of %s run as they stand",
    async (document) => {
      await expectRun(commandsIn(document));
    },
    120_000,
  );

  test("are found in the documents that have some", () => {
    expect(DOCUMENTS).toEqual(
      expect.arrayContaining(["README.md", "docs/ci.md", "docs/networks.md", "docs/sobolev.md"]),
    );
  });
});

test("all were run, except for those that are named, which are examples", async () => {
  const help = (
    await Promise.all([[], ...COMMANDS.map((one) => [one])].map((w) => helpOf(...w)))
  ).flat();
  const all = [...help, ...DOCUMENTS.flatMap(commandsIn)];
  const elsewhere = all.filter((one) => ELSEWHERE[one] !== undefined);
  expect([...new Set(elsewhere)].sort()).toEqual(Object.keys(ELSEWHERE).sort());
  expect(ran).toHaveLength(all.length - elsewhere.length);
  expect(ran.length).toBeGreaterThan(60);
});
