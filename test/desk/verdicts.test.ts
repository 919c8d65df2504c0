// The desk in a browser without network: the verdicts of the command, for samples and hostile files.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LINES, textOf } from "../example.js";
import { hiddenIn } from "../cli/hidden-characters.js";
import { folder } from "../cli/in-memory.js";
import { CHROMIUM, type Desk, give, openDesk } from "./browser.js";
import { fewSamples } from "./samples.js";

const CERTIFICATE = textOf(LINES);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const named = (name: string, text: string) => ({ name, bytes: bytes(text) });

describe.skipIf(CHROMIUM === undefined)("the desk in a browser", () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  }, 60_000);

  afterAll(async () => {
    await desk.browser.close();
  });

  test("judges a sample of every verdict, code and kind as the command does", async () => {
    const wrong: string[] = [];
    const chosen = fewSamples();
    expect(chosen.length).toBeGreaterThan(60);
    for (const { file, files, line } of chosen) {
      const said = (await give(desk.page, files)).line ?? "";
      if (line === "accepted " ? !said.startsWith(line) : said !== line) {
        wrong.push(`${file}: ${said}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  const HOSTILE: readonly (readonly [
    what: string,
    name: string,
    content: Uint8Array,
    line: string,
  ])[] = [
    ["nothing", "x.muball", bytes(""), "rejected code=malformed/truncated"],
    [
      "markup",
      "<img src=x onerror=alert(1)>.html",
      bytes("<script>alert(1)</script>\n"),
      "rejected code=malformed/syntax",
    ],
    [
      "a name that turns the direction",
      "a\u202egpj.muball",
      bytes("[]\n"),
      "rejected code=malformed/wrong-type",
    ],
    [
      "bytes that are no text",
      "x.muball",
      Uint8Array.of(0xff, 0xfe, 0x00, 0x0a),
      "rejected code=malformed/syntax",
    ],
    [
      "brackets without end",
      "x.muball",
      bytes(`${"[".repeat(2_200_000)}\n`),
      "declined code=limit-exceeded",
    ],
    [
      "brackets, packed",
      "x.muball.gz",
      gzipSync("[".repeat(60_000_000)),
      "declined code=limit-exceeded",
    ],
    [
      "a version to come",
      "x.muball",
      bytes('{"format":"muball/2"}\n'),
      "declined code=format-version",
    ],
    [
      "a key of every object",
      "x.muball",
      bytes('{"__proto__":{},"format":"muball/1"}\n'),
      "rejected code=malformed/missing-field",
    ],
    [
      "a certificate cut short",
      "x.muball",
      bytes(CERTIFICATE.slice(0, -9)),
      "rejected code=malformed/syntax",
    ],
    [
      "a certificate twice",
      "x.muball",
      bytes(CERTIFICATE + CERTIFICATE),
      "rejected code=malformed/trailing",
    ],
    [
      "an object in an object in an object",
      "x.muball",
      bytes(`${'{"format":'.repeat(4_000)}1${"}".repeat(4_000)}\n`),
      "rejected code=malformed/missing-field",
    ],
  ];

  test.each(HOSTILE)("ends in a verdict on %s", async (_, name, content, line) => {
    expect((await give(desk.page, [{ name, bytes: content }])).line).toBe(line);
    expect(desk.errors).toEqual([]);
  });

  test("has no verdict on damaged gzip, as the command has none, and says why", async () => {
    const damaged = gzipSync(CERTIFICATE).subarray(0, -3);
    expect(await give(desk.page, [{ name: "x.muball.gz", bytes: damaged }])).toEqual({
      state: "unread",
      line: "",
    });
    expect(await desk.page.locator("#verdict").innerText()).toContain("it ends too early");
  });

  test("has no verdict on a file that changed after it was dropped, and says why", async () => {
    const here = folder();
    const file = here.put("x.muball", CERTIFICATE);
    expect((await give(desk.page, [file])).state).toBe("accepted");
    here.put("x.muball", `${CERTIFICATE}{}\n`);
    await desk.page.locator("#files").setInputFiles(here.put("x.claim", "{}\n"));
    await desk.page.waitForSelector('#verdict[data-state="unread"]');
    expect(await desk.page.locator("#verdict").innerText()).toContain("it changed or is gone");
  });

  test("shows markup and hidden characters of files as text that can be seen", async () => {
    const evil = "</p><b id=evil>\u202e\u0007\u{e0041}\u200b";
    const data = `x,y\n0,${evil}\n1,b\n`;
    const cut = CERTIFICATE.replace('"note":""', `"note":${JSON.stringify(evil)},"${evil}":1`);
    await give(desk.page, [named(`${evil}.muball`, cut), named("<b>.csv", data)]);
    const text = await desk.page.evaluate<string>("document.getElementById('main').textContent");
    const html = await desk.page.evaluate<string>("document.getElementById('main').innerHTML");
    expect(text).toContain("id=evil>\\u202e\\u0007\\udb40\\udc41\\u200b");
    expect(hiddenIn(text.replaceAll("\n", ""))).toEqual([]);
    expect(hiddenIn(html.replaceAll("\n", ""))).toEqual([]);
    expect(await desk.page.locator("#evil").count()).toBe(0);
  });

  test("says as large as a verdict that a certificate is about another dataset, network or claim", async () => {
    const certificate = named("x.muball", CERTIFICATE);
    const other = "certificates/accepted/counterexample/given-both";
    const beside = (ending: string, as: string) => ({
      name: as,
      bytes: readFileSync(`${other}.${ending}`),
    });
    expect(await give(desk.page, [certificate, beside("dataset", "x.dataset")])).toEqual({
      state: "other-dataset",
      line: "rejected code=mismatched/dataset",
    });
    expect(await give(desk.page, [certificate, beside("network", "x.network")])).toEqual({
      state: "other-network",
      line: "rejected code=mismatched/network",
    });
    expect(await give(desk.page, [certificate, named("x.claim", "{}\n")])).toEqual({
      state: "other-claim",
      line: "rejected code=mismatched/claim",
    });
  });

  test("never lets a counterexample look like a proof of the claim", async () => {
    const { state, line } = await give(desk.page, [
      "certificates/accepted/counterexample/plane-2.muball",
    ]);
    expect([state, line]).toEqual([
      "counterexample",
      expect.stringMatching(/^accepted kind=counterexample /u),
    ]);
    expect(await desk.page.locator(".result .word").innerText()).toBe("Claim refuted");
  });

  test("asks the network for nothing, and its policy refuses whoever would", async () => {
    expect(desk.requests).toEqual([]);
    const refused = await desk.page.evaluate<string[]>(`new Promise((resolve) => {
      const seen = [];
      addEventListener("securitypolicyviolation", (e) => {
        seen.push(e.effectiveDirective);
        if (seen.length === 3) resolve(seen.sort());
      });
      fetch("https://example.org/").catch(() => undefined);
      new Image().src = "https://example.org/x.png";
      const script = document.createElement("script");
      script.src = "https://example.org/x.js";
      document.body.append(script);
    })`);
    expect(refused).toEqual(["connect-src", "img-src", "script-src-elem"]);
  });
});
