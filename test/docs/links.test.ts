// Links inside the documents, and what the sources cite of them, lead somewhere.
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { anchors, documents, readText } from "./markdown.js";

const top = fileURLToPath(new URL("../../", import.meta.url));

function sources(folder: string): string[] {
  return readdirSync(join(top, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));
}

function target(from: string, link: string): { path: string; anchor: string | undefined } {
  const [file = "", anchor] = link.split("#");
  return { path: file === "" ? from : join(dirname(from), file), anchor };
}

describe.each(documents())("%s", (document) => {
  const links = [...readText(document).matchAll(/\]\(([^)\s]+)\)/gu)]
    .map((match) => match[1] ?? "")
    .filter((link) => !/^https?:/u.test(link));

  test("links to files and headings that exist", () => {
    for (const link of links) {
      const { path, anchor } = target(document, link);
      expect(existsSync(join(top, path)), `${document}: ${link}`).toBe(true);
      if (anchor === undefined) continue;
      expect(anchors(readText(path)), `${document}: ${link}`).toContain(anchor);
    }
  });

  test("names source files that exist", () => {
    for (const [, path = ""] of readText(document).matchAll(
      /`((?:src|test|properties|bench)\/[\w./-]+\.ts)`/gu,
    )) {
      expect(existsSync(join(top, path)), `${document}: ${path}`).toBe(true);
    }
  });
});

describe("the sources", () => {
  test("cite headings of the documents that exist", () => {
    let cited = 0;
    for (const file of ["src", "properties", "test"].flatMap(sources)) {
      for (const [, path = "", anchor = ""] of readText(file).matchAll(
        /(docs\/[a-z]+\.md)(?:#|, gadget |, (?=[A-Z]))([A-Za-z][\w-]*)/gu,
      )) {
        expect(anchors(readText(path)), `${file}: ${path} ${anchor}`).toContain(
          anchor.toLowerCase(),
        );
        cited += 1;
      }
    }
    expect(cited).toBeGreaterThan(5);
  });
});
