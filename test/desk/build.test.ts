// The desk as bytes: the same from every build, whole in one file, with a policy that forbids every request.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { buildDesk, deskPage } from "../../src/desk/build.js";
import { codeOf, filesIn, textOf } from "../architecture/source-text.js";

describe("the page", () => {
  test("has the same bytes from every build, and its digest beside it as sha256sum writes it", async () => {
    const { file, digest, bytes } = await buildDesk();
    const page = readFileSync(file);
    expect(page.toString()).toBe(await deskPage());
    expect(page.length).toBe(bytes);
    expect(createHash("sha256").update(page).digest("hex")).toBe(digest);
    expect(readFileSync(`${file}.sha256`, "utf8")).toBe(`${digest}  muball-desk.html\n`);
  });

  test("forbids every request, and every script but its own", async () => {
    const page = await deskPage();
    const [, policy = ""] =
      /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(page) ?? [];
    const [, code = ""] = /<script>([\s\S]*?)<\/script>/u.exec(page) ?? [];
    const digest = createHash("sha256").update(code).digest("base64");
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${digest}'`,
      expect.stringMatching(/^style-src 'sha256-[A-Za-z0-9+/=]+'$/u),
      "worker-src blob:",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test("names no other file, and nothing of the machine that built it", async () => {
    const page = await deskPage();
    expect(page).not.toMatch(/<(?:link|iframe|img|object|embed|base)\b/iu);
    expect(page).not.toContain(process.cwd());
    expect([...page.matchAll(/<script\b[^>]*\bsrc=/gu)]).toEqual([]);
  });

  test("has the checker as its own files are written, with its digest", async () => {
    const page = await deskPage();
    const [, digest = "", code = ""] =
      /id="checker" [^>]*data-digest="([^"]*)">([\s\S]*?)<\/script>/u.exec(page) ?? [];
    expect(createHash("sha256").update(code).digest("hex")).toBe(digest);
    expect(code).toContain("// src/checker/check.ts");
    expect(code).not.toMatch(/^\/\/ src\/(?:certify|constructions|oracle|testing)\//mu);
  });
});

/** Ways by which a text becomes markup, or code. */
const MARKUP =
  /\b(?:innerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|srcdoc|eval|Function)\b|outerHTML\s*=|\bdocument\.write|\.setHTML/u;

describe("the sources of the page", () => {
  const files = filesIn("src/desk");

  test("make no markup and no code of texts", () => {
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => MARKUP.test(codeOf(textOf(file))))).toEqual([]);
    expect(MARKUP.test("place.innerHTML = name;")).toBe(true);
  });

  test("put texts into the page in one file alone, which makes them visible", () => {
    const direct =
      /\.(?:append|prepend|replaceChildren|before|after|replaceWith|createTextNode)\(|\.textContent\s*=/u;
    const others = files.filter((file) => file !== "src/desk/dom.ts");
    expect(others.filter((file) => direct.test(codeOf(textOf(file))))).toEqual([]);
    expect(direct.test(codeOf("words.textContent = name;"))).toBe(true);
    expect(codeOf(textOf("src/desk/dom.ts"))).toMatch(/visible\(child\)/u);
  });
});
