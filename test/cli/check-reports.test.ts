// Reports of `check` for CI systems: what is not accepted is never green there, and has its code and place.
import type { Log } from "sarif";
import { describe, expect, test } from "vitest";
import { changed, LINES, textOf } from "../example.js";
import { folder, type Folder, muball, projectFile } from "./in-memory.js";

const COUNTEREXAMPLE = projectFile("certificates/accepted/counterexample/plane-2.muball");

/** A run over every outcome, with a report, whose text is given. */
async function reported(form: string): Promise<{ readonly own: Folder; readonly text: string }> {
  const own = folder();
  const names = [
    own.put("good.muball", textOf(LINES)),
    own.put("bad <&\u001b[31m>.muball", textOf(changed(1, "/claim/radius", "2"))),
    own.put("text.muball", textOf(LINES).replace('"weights":["1"]', '"weights":["2/2"]')),
    own.put("kind.muball", textOf(changed(1, "/kind", "conjecture"))),
    COUNTEREXAMPLE,
    own.at("missing.muball"),
  ];
  const words = ["--kind", "memorization", "--report", `${form}=${own.at("report")}`];
  const ran = await muball(["check", ...names, ...words]);
  expect(ran.exit).toBe(1);
  expect(ran.stderr).toContain(`wrote ${own.at("report")}\n`);
  return { own, text: own.read("report") };
}

describe("--report junit", () => {
  test("has a case for each file, failures for what is refuted, errors for what is not judged", async () => {
    const { text } = await reported("junit");
    expect(text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites tests="6" failures="3" errors="2" time="\d+\.\d{3}">\n/u,
    );
    const cases = [
      ...text.matchAll(
        /<testcase classname="muball\.check" name="([^"]*)">\n\s*<([a-z-]+)([^>]*)>/gu,
      ),
    ];
    expect(
      cases.map(([, , element, attributes]) => [
        element,
        /type="([^"]*)"/u.exec(attributes ?? "")?.[1],
      ]),
    ).toEqual([
      ["system-out", undefined],
      ["failure", "unproved/neuron-not-stable"],
      ["failure", "malformed/rational"],
      ["error", "declined/certificate-kind"],
      ["failure", "gate/kind"],
      ["error", "problem/cannot-read"],
    ]);
  });

  test("is well-formed: elements close in order, and no text of a name is read as XML", async () => {
    const { text } = await reported("junit");
    const open: string[] = [];
    for (const [, close, name = "", own] of text.matchAll(/<(\/?)([a-z-]+)[^<>]*?(\/?)>/gu)) {
      if (close === "/") expect(open.pop()).toBe(name);
      else if (own !== "/") open.push(name);
    }
    expect(open).toEqual([]);
    expect(text).toContain("bad &lt;&amp;\\u001b[31m&gt;.muball");
    // Only line feeds are left of the characters that could steer a terminal.
    expect(text).not.toMatch(/[\0-\u0009\u000b-\u001f\u007f-\u009f]/u);
  });
});

describe("--report sarif", () => {
  test("has a result of level error for each file that is not accepted, with rule and place", async () => {
    const { text } = await reported("sarif");
    // The types are those of the published schema.
    const log = JSON.parse(text) as Log;
    const [run] = log.runs;
    expect([log.version, log.runs.length, run?.tool.driver.name]).toEqual(["2.1.0", 1, "muball"]);
    expect(run?.invocations).toEqual([{ executionSuccessful: true, exitCode: 1 }]);
    const found = run?.results ?? [];
    expect(found.map(({ ruleId }) => ruleId)).toEqual([
      "unproved/neuron-not-stable",
      "malformed/rational",
      "declined/certificate-kind",
      "gate/kind",
      "problem/cannot-read",
    ]);
    for (const { ruleId, ruleIndex, level, message, locations } of found) {
      expect(run?.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
      expect([level, message.text === ""]).toEqual(["error", false]);
      expect(locations).toHaveLength(1);
    }
    const [unproved, malformed] = found.map(({ locations }) => locations?.[0]);
    expect(unproved?.logicalLocations).toEqual([{ fullyQualifiedName: "ball 0/layer 0/neuron 0" }]);
    expect(unproved?.physicalLocation?.artifactLocation?.uri).toMatch(
      /^file:\/\/\/.*\/bad%20%3C%26%1B%5B31m%3E\.muball$/u,
    );
    expect(malformed?.physicalLocation?.region).toEqual({ startLine: 2 });
    expect(malformed?.logicalLocations).toEqual([{ fullyQualifiedName: "/weights/0" }]);
  });

  test("of a run in which all are accepted has no result", async () => {
    const own = folder();
    const words = [
      "--report",
      `sarif=${own.at("a.sarif")}`,
      "--report",
      `junit=${own.at("a.xml")}`,
    ];
    const ran = await muball(["check", own.put("a.muball", textOf(LINES)), ...words]);
    expect(ran.exit).toBe(0);
    expect(JSON.parse(own.read("a.sarif"))).toMatchObject({ runs: [{ results: [] }] });
    expect(own.read("a.xml")).toContain('tests="1" failures="0" errors="0"');
  });
});

describe("a place for a report", () => {
  test.each([
    ["an unknown form", (own: Folder) => [`html=${own.at("r")}`], 64, "junit=FILE or sarif=FILE"],
    ["standard output", () => ["junit=-"], 64, "junit=FILE or sarif=FILE"],
    ["a certificate", (own: Folder) => [`junit=${own.at("a.muball")}`], 64, "is also an input"],
    [
      "one file twice",
      (own: Folder) => [`junit=${own.at("r")}`, `sarif=${own.at("r")}`],
      64,
      "named for two outputs",
    ],
    ["no folder", (own: Folder) => [`junit=${own.at("none/r")}`], 66, "cannot write"],
  ] as const)("that is %s is refused before anything is checked", async (_, places, exit, said) => {
    const own = folder();
    const file = own.put("a.muball", textOf(LINES));
    const words = places(own).flatMap((place) => ["--report", place]);
    const ran = await muball(["check", file, ...words]);
    expect([ran.exit, ran.stdout]).toEqual([exit, ""]);
    expect(ran.stderr).toContain(said);
    expect(own.read("a.muball")).toBe(textOf(LINES));
  });
});
