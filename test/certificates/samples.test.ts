// The samples: their verdicts, their names, the codes they cover, and that making them anew changes nothing.
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { differences } from "../../certificates/making/folder.js";
import { samples } from "../../certificates/making/samples.js";
import { CONSTRUCTIONS } from "../../src/constructions/index.js";
import { check, isTheorem } from "../../src/checker/index.js";
import { KINDS } from "../../src/writing/index.js";
import { rejectionSource } from "../architecture/source-text.js";
import { headings, readText } from "../docs/markdown.js";
import {
  failures,
  type Found,
  FOLDER,
  foundSamples,
  isMemorization,
  saidBy,
  VERDICTS,
} from "./suite.js";

const found = foundSamples();

function codesOf(verdict: (typeof VERDICTS)[number]): string[] {
  return [...new Set(found.filter((s) => s.verdict === verdict).map((s) => s.code))].sort();
}

/** Members of the unions in the source of the rejections. */
function members(pattern: RegExp): string[] {
  const source = rejectionSource("all");
  return [...new Set([...source.matchAll(pattern)].map(([, code = ""]) => code))].sort();
}
const REJECTIONS = members(/"((?:malformed|ill-formed|unproved|mismatched)\/[a-z-]+)"/gu);
const DECLINES = members(/readonly code: "([a-z-]+)"/gu);

/** Names under which changes of an accepted sample are filed. */
function slug(file: string): string {
  const [, folder = "", name = ""] = file.split(path.sep);
  const stem = path.basename(name, ".muball");
  return folder === "handmade" ? stem : `${folder}-${stem}`;
}

/** Bytes of a sample with what stands beside it. */
function bytesOf({ certificate, companions }: Found): number {
  const beside = [companions.dataset, companions.network, companions.claim];
  const chunks = beside.flatMap((each) => [...(each ?? [])]);
  return [certificate, ...chunks].reduce((sum, chunk) => sum + chunk.length, 0);
}

describe("the samples", () => {
  test("get the verdict and the code of their folder", () => {
    const wrong = failures(found, (certificate, companions) =>
      saidBy(check([certificate], companions)),
    );
    expect(wrong).toEqual([]);
  });

  test("get it byte by byte as well", () => {
    const small = found.filter((sample) => sample.certificate.length < 3000);
    const bytes = (data: Uint8Array): Uint8Array[] => Array.from(data, (b) => Uint8Array.of(b));
    const wrong = failures(small, (certificate, companions) =>
      saidBy(check(bytes(certificate), companions)),
    );
    expect(wrong).toEqual([]);
  });

  test("that are accepted come with a theorem of the kernel", () => {
    for (const { verdict, certificate, companions } of found) {
      if (verdict !== "accepted") continue;
      const said = check([certificate], companions);
      if (said.verdict !== "accepted") throw new Error(said.verdict);
      expect(isTheorem(said.theorem)).toBe(true);
    }
  });

  test("stand beside companions that have a certificate", () => {
    const made = new Set(found.map((sample) => sample.path.slice(0, -".muball".length)));
    expect(made.size).toBe(found.length);
    expect(
      found.filter((sample) => Object.keys(sample.companions).length > 0).length,
    ).toBeGreaterThan(20);
  });
});

describe("the codes", () => {
  test("of the unions, the folders of the samples and docs/rejections.md are the same", () => {
    expect(codesOf("rejected")).toEqual(REJECTIONS);
    expect(codesOf("declined")).toEqual(DECLINES);
    expect(headings(readText("docs/rejections.md"), 3).sort()).toEqual(
      [...REJECTIONS, ...DECLINES].sort(),
    );
  });

  test.each([...REJECTIONS, ...DECLINES])("%s has a smallest sample", (code) => {
    const of = found.filter((sample) => sample.code === code && sample.verdict !== "accepted");
    const smallest = of.find((sample) => path.basename(sample.path) === "smallest.muball");
    expect(smallest).toBeDefined();
    const isOne = smallest !== undefined && isMemorization(smallest);
    const least = Math.min(...of.filter((each) => isMemorization(each) === isOne).map(bytesOf));
    expect(smallest === undefined ? undefined : bytesOf(smallest)).toBe(least);
  });
});

describe("the accepted samples", () => {
  const accepted = found.filter((sample) => sample.verdict === "accepted");

  test.each(accepted.map((sample) => sample.path))(
    "%s has changed ones that are refused",
    (file) => {
      const prefix = `${slug(file)}.`;
      const changed = found.filter(
        (s) => s.verdict === "rejected" && path.basename(s.path).startsWith(prefix),
      );
      expect(changed.length).toBeGreaterThan(0);
    },
  );

  test("cover every construction, norm and rule", () => {
    const headers = accepted.map(
      (s) => new TextDecoder().decode(s.certificate).split("\n")[0] ?? "",
    );
    const all = headers.join("\n");
    for (const norm of ["1", "2", "inf", "3", "3/2"]) expect(all).toContain(`"norm":"${norm}"`);
    for (const rule of ["exact", "threshold", "argmax"]) expect(all).toContain(`{"kind":"${rule}"`);
    const made = [
      ...CONSTRUCTIONS.map(({ name }) => name),
      "lattice-l0",
      "lattice-l1",
      "lattice-l2",
    ];
    const others = KINDS.filter((kind) => kind !== "memorization");
    expect(codesOf("accepted")).toEqual(expect.arrayContaining(["handmade", ...made, ...others]));
  });
});

test("making the samples anew gives no difference", async () => {
  expect(differences(FOLDER, await samples())).toEqual([]);
});

test("the table in certificates/README.md has a row for each sample", () => {
  const rows = readFileSync(path.join(FOLDER, "README.md"), "utf8").match(/^\| `.*\|$/gmu) ?? [];
  expect(rows).toHaveLength(found.length);
});
