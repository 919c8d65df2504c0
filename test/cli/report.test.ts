// `muball report`: the page of the desk with files in it, and nothing of it changed. What the report then says
// in a browser is in test/desk.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { buildDesk } from "../../src/desk/build.js";
import { ENCLOSED_BYTES, type EnclosedFile } from "../../src/report/enclosed.js";
import { changed, LINES, textOf } from "../example.js";
import { answerOf, folder, IRIS, muball } from "./in-memory.js";

let page = "";

beforeAll(async () => {
  page = readFileSync((await buildDesk()).file, "utf8");
}, 60_000);

const ENCLOSED = /<script type="application\/json" id="enclosed">([^<]*)<\/script>/u;

/** The files in a report, and the page that is left without them. */
function openedReport(report: string): { files: readonly EnclosedFile[]; rest: string } {
  const [whole = "", json = "{}"] = ENCLOSED.exec(report) ?? [];
  const { files } = JSON.parse(json) as { files: readonly EnclosedFile[] };
  return { files, rest: report.replace(whole, "<!--enclosed-->") };
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

test("a report is the page with the certificate in it, and says what the checker says", async () => {
  const here = folder();
  const text = textOf(LINES);
  const ran = await muball(["report", here.put("a.muball", text), "-o", here.at("a.html")]);
  expect(ran).toMatchObject({ exit: 0, stderr: `wrote ${here.at("a.html")}\n` });
  expect(ran.stdout).toBe((await muball(["check", here.at("a.muball")])).stdout);
  const { files, rest } = openedReport(here.read("a.html"));
  expect(rest).toBe(page);
  expect(files).toEqual([
    {
      ...{ name: "a.muball", role: "certificate", bytes: text.length, sha256: digest(text) },
      base64: Buffer.from(text).toString("base64"),
    },
  ]);
});

test("a report of data has their canonical text, as the checker compares it", async () => {
  const here = folder();
  const proof = here.at("i.muball");
  await muball(["prove", IRIS, "--rho", "1/100", "-o", proof]);
  const ran = await muball(["report", proof, "--dataset", IRIS, "-o", here.at("i.html"), "--json"]);
  const canonical = (await muball(["canonical", IRIS])).stdout;
  expect(answerOf(ran)).toMatchObject({
    answer: { verdict: "accepted" },
    files: [{ role: "certificate" }, { role: "dataset", digest: `sha256:${digest(canonical)}` }],
  });
  const [, data] = openedReport(here.read("i.html")).files;
  expect(Buffer.from(data?.base64 ?? "", "base64").toString()).toBe(canonical);
});

test("a report holds the answers of other checkers as they are", async () => {
  const here = folder();
  const [file, answers] = [here.put("a.muball", textOf(LINES)), here.put("a.txt", "accepted x\n")];
  const words = ["report", file, "--answers", answers, "-o", here.at("a.html"), "--json"];
  expect(answerOf(await muball(words))).toMatchObject({ files: [{}, { role: "answers" }] });
  const [, held] = openedReport(here.read("a.html")).files;
  expect(Buffer.from(held?.base64 ?? "", "base64").toString()).toBe("accepted x\n");
});

test("a certificate that is refused has a report that holds it, and the exit code of check", async () => {
  const here = folder();
  const file = here.put("a.muball", textOf(changed(1, "/claim/radius", "2")));
  const ran = await muball(["report", file, "-o", here.at("a.html")]);
  expect(ran).toMatchObject({ exit: 1, stdout: "rejected code=unproved/neuron-not-stable\n" });
  expect(openedReport(here.read("a.html")).files).toHaveLength(1);
});

test("a name that ends a script, and one that is hidden, stay data", async () => {
  const here = folder();
  const name = "<script><!--\u202e.muball";
  await muball(["report", here.put(name, textOf(LINES)), "-o", here.at("a.html")]);
  const report = here.read("a.html");
  expect(report).not.toContain(name);
  expect(openedReport(report).files[0]?.name).toBe(name);
  expect(openedReport(report).rest).toBe(page);
});

test("a file that is too large is named by its digest", async () => {
  const here = folder();
  const text = `[${" ".repeat(ENCLOSED_BYTES)}]\n`;
  const ran = await muball(["report", here.put("big.muball", text), "-o", here.at("a.html")]);
  expect(ran).toMatchObject({ exit: 2, stdout: "declined code=limit-exceeded\n" });
  expect(ran.stderr).toContain(
    `the certificate, ${text.length} bytes, is named by its digest alone`,
  );
  expect(openedReport(here.read("a.html")).files).toEqual([
    { name: "big.muball", role: "certificate", bytes: text.length, sha256: digest(text) },
  ]);
});

test.each([
  [["a.muball", "-o", "a.muball"], 64, "is also an input"],
  [["-", "-o", "a.html"], 64, "a report names its certificate"],
  [["a.muball", "-o", "-"], 64, "a report is written to a file"],
  [["a.muball"], 64, "required option '-o, --output <file>' not specified"],
  [["none.muball", "-o", "a.html"], 66, "no such file"],
] as const)("%j ends with %i, and nothing is written", async (words, exit, what) => {
  const here = folder();
  here.put("a.muball", textOf(LINES));
  const own = words.map((word) => (word.includes(".") ? here.at(word) : word));
  const ran = await muball(["report", ...own]);
  expect([ran.exit, ran.stderr]).toEqual([exit, expect.stringContaining(what)]);
  expect(here.names()).toEqual(["a.muball"]);
});
