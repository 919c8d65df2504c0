// UNTRUSTED. What is printed when muball itself is wrong. It is never a verdict.
import { readFileSync } from "node:fs";
import { visibleText } from "../../report/visible.js";

/** The version of this package. */
export function packageVersion(): string {
  const text = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
  const data: unknown = JSON.parse(text);
  const isNamed = typeof data === "object" && data !== null && "version" in data;
  return isNamed && typeof data.version === "string" ? data.version : "unknown";
}

/** The block to copy into a bug report. */
export function faultReport(error: unknown, argv: readonly string[]): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return visibleText([
    "muball: fault. This is a bug in muball. It is no verdict about any certificate.",
    "Please report it with this block, and with the files if you may share them.",
    "---- bug report ----",
    `muball    ${packageVersion()}`,
    `node      ${process.version} on ${process.platform} ${process.arch}`,
    `command   muball ${argv.map((word) => JSON.stringify(word)).join(" ")}`,
    ...stack.split("\n").map((line) => `          ${line}`),
    "---- end of bug report ----",
  ]);
}
