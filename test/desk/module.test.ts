// Another checker, dropped on the page: its answer stands beside the verdict, and colours it never.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LINES, textOf } from "../example.js";
import { provedAnswersOf } from "../proofs/proved.js";
import { CHROMIUM, type Desk, type Given, give, openDesk } from "./browser.js";
import { fewSamples } from "./samples.js";

const MODULE = fileURLToPath(new URL("../../proofs/build/muball-proved.cjs", import.meta.url));
const why = existsSync(MODULE) ? undefined : "npm run proofs has not built muball-proved.cjs";
if (why !== undefined) console.log(`the proved checker in the page skipped: ${why}`);

const named = (name: string, text: string): Given => ({
  name,
  bytes: new TextEncoder().encode(text),
});
const CERTIFICATE = named("x.muball", textOf(LINES));
const REJECTED = named("x.muball", "{}\n");

describe.skipIf(CHROMIUM === undefined)("another checker in the page", () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  }, 60_000);

  afterAll(async () => {
    expect(desk.requests).toEqual([]);
    await desk.browser.close();
  });

  /** What the row of the module says, once it has answered. */
  async function answerBeside(files: readonly Given[]): Promise<readonly string[]> {
    await give(desk.page, files);
    const rows = desk.page.locator("#trust tbody tr");
    const row = rows.filter({ hasText: ".cjs" }).filter({ hasNotText: "has not answered yet" });
    await row.waitFor({ timeout: 120_000 });
    return await row.locator("td").allInnerTexts();
  }
  const state = (): Promise<string | null> =>
    desk.page.locator("#verdict").getAttribute("data-state");

  test.each<[string, string, Given, readonly string[], string]>([
    [
      "that disagrees takes the verdict away",
      `globalThis.judge = () => "1\\trejected code=unproved/fact <b>";`,
      CERTIFICATE,
      ["disagrees", "rejected code=unproved/fact <b>"],
      "disputed",
    ],
    [
      "that accepts what is rejected takes the verdict away",
      `globalThis.judge = () => "0\\taccepted N=1";`,
      REJECTED,
      ["disagrees", "accepted N=1"],
      "disputed",
    ],
    [
      "that declines says nothing",
      `globalThis.judge = () => "2\\tdeclined code=limit-exceeded";`,
      CERTIFICATE,
      ["says nothing", "declined code=limit-exceeded"],
      "accepted",
    ],
    [
      "that agrees leaves a rejection what it is",
      `globalThis.judge = () => "1\\trejected code=malformed/syntax";`,
      REJECTED,
      ["agrees", "rejected code=malformed/syntax"],
      "rejected",
    ],
    [
      "that is no JavaScript says nothing",
      "<b>",
      CERTIFICATE,
      ["says nothing", "Uncaught SyntaxError: Unexpected token '<'"],
      "accepted",
    ],
    [
      "without judge says nothing",
      "",
      CERTIFICATE,
      ["says nothing", "ReferenceError: judge is not defined"],
      "accepted",
    ],
    [
      "that posts what is no answer says nothing",
      "postMessage(null);",
      CERTIFICATE,
      ["says nothing", "it says nothing that is an answer"],
      "accepted",
    ],
    [
      "that asks the network is refused",
      `addEventListener("securitypolicyviolation", (e) => postMessage({ problem: e.effectiveDirective }));
      fetch("https://example.org/").catch(() => undefined);`,
      CERTIFICATE,
      ["says nothing", "connect-src"],
      "accepted",
    ],
    [
      "that asks for another script is refused",
      `try { importScripts("https://example.org/x.js") } catch (e) { postMessage({ problem: e.name }) }`,
      CERTIFICATE,
      ["says nothing", "NetworkError"],
      "accepted",
    ],
    [
      "is given bytes, one per character, and SHA-256",
      `globalThis.judge = (text, beside, sha256) => "2\\tdeclined code=" + [text.length, text, beside, sha256("\\xe9")].join();`,
      named("x.muball", "é\u0080"),
      [
        "says nothing",
        "declined code=4,Ã©Â\\u0080,,de2e331d891ae267a7009cb45b4e8830f170e0c937288ea2731a1941c7a53b0d",
      ],
      "rejected",
    ],
  ])("one %s", async (_, code, certificate, cells, expected) => {
    const said = await answerBeside([certificate, named("other.cjs", code)]);
    expect(said.slice(0, 2)).toEqual(cells);
    expect(await state()).toBe(expected);
  });

  test("one that never answers keeps nobody waiting, and ends with its file", async () => {
    const { state: said } = await give(desk.page, [CERTIFICATE, named("other.cjs", "for (;;) {}")]);
    expect(said).toBe("accepted");
    expect(await desk.page.locator("#trust tbody").innerText()).toContain("has not answered yet");
    await desk.page.getByRole("button", { name: "remove other.cjs" }).click();
    await desk.page.waitForSelector('#main[data-phase="shown"]');
    expect(await desk.page.locator("#trust tbody tr td").allInnerTexts()).not.toContain(
      "has not answered yet",
    );
  });

  test("none is part of a report: its maker would choose one that agrees", async () => {
    await answerBeside([CERTIFICATE, named("other.cjs", `globalThis.judge = () => "2\\tx";`)]);
    await desk.page.waitForSelector('#main[data-phase="shown"]');
    const saved = desk.page.waitForEvent("download");
    await desk.page.getByRole("button", { name: "Save the report" }).click();
    const report = readFileSync(await (await saved).path(), "utf8");
    expect(report).not.toContain("other.cjs");
    expect(report).toContain('"name":"x.muball"');
  });

  test.skipIf(why !== undefined)(
    "the proved checker says in the page what its program says, or declines",
    async () => {
      // All samples are compared in test/proofs/page.test.ts, without a page.
      const chosen = fewSamples().filter((_, k) => k % 5 === 0);
      const program = provedAnswersOf(
        chosen.map(({ files: [file = "", ...beside] }) => [
          file,
          ...beside.flatMap((one) => [`--${one.slice(one.lastIndexOf(".") + 1)}`, one]),
        ]),
      );
      const wrong: string[] = [];
      let judged = 0;
      for (const [k, { file, files, line: own }] of chosen.entries()) {
        const [agreement = "", line = ""] = await answerBeside([...files, MODULE]);
        const other = program[k]?.line ?? "";
        if (line.startsWith("declined ")) continue;
        judged += 1;
        const expected = own.startsWith("declined ") ? "says nothing" : "agrees";
        if (agreement !== expected || line !== other) wrong.push(`${file}: ${agreement} ${line}`);
      }
      expect(wrong).toEqual([]);
      expect(judged).toBeGreaterThan(8);
    },
    240_000,
  );
});
