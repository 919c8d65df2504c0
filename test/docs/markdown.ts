// What the tests of the documents read out of them: fenced blocks, headings, tables.
import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);

export function readText(path: string): string {
  return readFileSync(new URL(path, root), "utf8");
}

/** The documents of the project, as paths from its top. */
export function documents(): string[] {
  const docs = readdirSync(new URL("docs/", root)).filter((file) => file.endsWith(".md"));
  return [
    "README.md",
    "CHANGELOG.md",
    "certificates/README.md",
    ...docs.map((file) => `docs/${file}`),
  ];
}

/** The contents of all fenced blocks with this info word, in order. */
export function fenced(text: string, info: string): string[] {
  const pattern = new RegExp(`^\`\`\`${info}\\n([\\s\\S]*?)^\`\`\`$`, "gmu");
  return [...text.matchAll(pattern)].map((match) => match[1] ?? "");
}

/** Headings of one level (2 for `##`), outside fenced blocks. */
export function headings(text: string, level: number): string[] {
  const prefix = `${"#".repeat(level)} `;
  return text
    .replaceAll(/^```[\s\S]*?^```$/gmu, "")
    .split("\n")
    .filter((line) => line.startsWith(prefix))
    .map((line) => line.slice(prefix.length));
}

/** The anchors that a renderer gives to the headings of a text. */
export function anchors(text: string): string[] {
  const all = [1, 2, 3, 4].flatMap((level) => headings(text, level));
  return all.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** The text from a heading of level 2 to the next one. */
export function section(text: string, heading: string): string {
  const [, after = ""] = text.split(`\n## ${heading}\n`);
  return after.split(/\n## /u)[0] ?? "";
}
