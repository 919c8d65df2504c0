// docs/benchmarks.md is what docs/benchmarks.json says, and a change for the worse is marked.
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { readText } from "./markdown.js";

interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly before?: number;
}
interface Recorded {
  readonly machine: Readonly<Record<string, unknown>>;
  readonly commit: string;
  readonly rows: readonly Row[];
}

/** What a script prints that has the page of the benchmarks. */
function printed(script: string): string {
  const words = `import { change, page } from "./bench/speed/page.js";\n${script}`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", words], { encoding: "utf8" });
}

const recorded = JSON.parse(readText("docs/benchmarks.json")) as Recorded;

describe("docs/benchmarks.md", () => {
  test("is made of the recorded numbers", () => {
    const script = `process.stdout.write(page(${JSON.stringify(recorded)}))`;
    expect(printed(script)).toBe(readText("docs/benchmarks.md"));
  });

  test("has each number as it was recorded", () => {
    const lines = readText("docs/benchmarks.md").split("\n");
    for (const { name, value } of recorded.rows) {
      const [, measured = ""] =
        lines
          .find((line) => line.startsWith(`| ${name} | `))
          ?.slice(2)
          .split(" | ") ?? [];
      const digits = /^([\d.]+) (?:×|[kM]B|s)$/u.exec(measured)?.[1] ?? "";
      expect([name, Math.abs(Number(digits) - value) <= 0.005 + value / 200]).toEqual([name, true]);
    }
    expect(recorded.rows.length).toBeGreaterThan(15);
  });

  test("names the machine by processor, cores and Node alone", () => {
    expect(Object.keys(recorded.machine)).toEqual(["processor", "cores", "node", "starts"]);
    expect(recorded.commit).toMatch(/^[0-9a-f]{8}(?: with changes)?$/u);
  });

  test("marks what has become worse by a tenth", () => {
    const rows = [11.1, 11, 10.8, 10, 9.2, 9, undefined].map((value) =>
      value === undefined ? { value: 3 } : { value, before: 10 },
    );
    const script = `console.log(JSON.stringify(${JSON.stringify(rows)}.map(change)))`;
    expect(JSON.parse(printed(script))).toEqual([
      ...["**+11 %, worse**", "**+10 %, worse**", "+8 %", "+0 %", "−8 %"],
      ...["−10 %, better", "new"],
    ]);
  });
});
