// The lines of docs/audit.md that are no commands of muball: those run in test/cli/examples.test.ts, and the
// solvers in test/cli/smt-lib.test.ts. Here the others run, in the order of the page.
import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildDesk } from "../../src/desk/build.js";
import { exampleWorld } from "../cli/example-world.js";
import { muball, projectFile } from "../cli/in-memory.js";
import { fenced, readText } from "./markdown.js";

const LINES = fenced(readText("docs/audit.md"), "sh").flatMap((block) => block.trim().split("\n"));

/** Every line that is no command of muball alone, and what it prints. */
const OTHERS: readonly (readonly [line: string, prints: RegExp])[] = [
  ["sha256sum -c muball-desk.html.sha256", /^muball-desk\.html: OK$/u],
  ["sha256sum iris.dataset", /^[0-9a-f]{64} {2}iris\.dataset$/u],
  ["python3 reference/check.py iris.muball", /^accepted N=150 /u],
  ["python3 reference/check.py iris.muball >> answers.txt", /^$/u],
  [`sed '1s/"radius":"/"radius":"9/' iris.muball > broken.muball`, /^$/u],
  ["openssl genpkey -algorithm ed25519 -out mine.pem", /^$/u],
  ["openssl pkey -in mine.pem -pubout -out mine.pub.pem", /^$/u],
];

const REFUSED = "! muball check broken.muball";

let world = "";

beforeAll(async () => {
  world = await exampleWorld();
  const { file } = await buildDesk();
  for (const name of [file, `${file}.sha256`]) cpSync(name, path.join(world, path.basename(name)));
  cpSync(projectFile("reference"), path.join(world, "reference"), { recursive: true });
  const made = await muball([
    "canonical",
    path.join(world, "iris.csv"),
    "-o",
    path.join(world, "iris.dataset"),
  ]);
  expect(made.exit).toBe(0);
}, 120_000);

afterAll(() => {
  rmSync(world, { recursive: true, force: true });
});

test("the page has these lines and commands of muball, and no others", () => {
  const others = LINES.filter((line) => !line.startsWith("muball ") && line !== REFUSED);
  expect(others).toEqual(OTHERS.map(([line]) => line));
  expect(LINES.length).toBeGreaterThan(OTHERS.length + 10);
});

test("every line does what the page says", async () => {
  for (const [line, prints] of OTHERS) {
    const ran = spawnSync("sh", ["-c", line], { cwd: world, encoding: "utf8" });
    expect([line, ran.status, ran.stdout.trim()]).toEqual([line, 0, expect.stringMatching(prints)]);
  }
  const broken = await muball(["check", path.join(world, "broken.muball")]);
  expect(broken).toMatchObject({ exit: 1, stdout: "rejected code=unproved/neuron-not-stable\n" });
  const key = path.join(world, "mine.pem");
  const file = path.join(world, "iris.muball");
  const signature = path.join(world, "mine.dsse");
  expect((await muball(["sign", file, "--key", key, "-o", signature])).exit).toBe(0);
  const words = ["verify-signature", file, signature, "--key", path.join(world, "mine.pub.pem")];
  expect((await muball(words)).exit).toBe(0);
}, 60_000);
