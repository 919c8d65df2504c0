// UNTRUSTED. A run as JUnit XML, the form that CI systems show as tests. May import report, figures.
// Source: the schema of the JUnit reports of Apache Ant and of the xUnit plugin of Jenkins, in what both allow.
// What is no pass is a failure or an error, never "skipped": a decline must not look green.
import { element, type SvgElement, svgLines } from "../figures/svg.js";
import { codeOf as codeOfRefusal, explain } from "../report/explain.js";
import { explanationLines } from "../report/explanation.js";
import { acceptedLine } from "../report/accepted-line.js";
import { excerpt } from "../report/visible.js";
import { failureExplanation, failureLine } from "./gate-words.js";
import type { Judged } from "./judged.js";
import { codeOf } from "./rule-of.js";

/** What stands below a test case. */
function outcomeElements(one: Judged): readonly SvgElement[] {
  const said = (name: string, type: string, message: string, lines: readonly string[]) =>
    element(
      name,
      { message: excerpt(message, 2_000), type },
      lines.map((l) => excerpt(l, 2_000)).join("\n"),
    );
  switch (one.outcome) {
    case "accepted":
      return [element("system-out", {}, acceptedLine(one.accepted))];
    case "failed":
    case "missing": {
      const { failure } = one;
      const words = explanationLines(failureExplanation(failure));
      return [said("failure", codeOf(one), failureLine(failure), words)];
    }
    case "refused": {
      const { refusal, noCertificate } = one;
      const words = explanationLines(explain(refusal));
      const about = noCertificate === undefined ? [] : [noCertificate.what, noCertificate.next];
      const name = refusal.verdict === "rejected" ? "failure" : "error";
      return [
        said(name, codeOf(one), `${refusal.verdict} code=${codeOfRefusal(refusal)}`, [
          ...about,
          ...words,
        ]),
      ];
    }
    case "problem": {
      const { what, where, expected, got, next } = one.problem;
      const words = [what, where, expected, got, next].filter((text) => text !== undefined);
      return [said("error", codeOf(one), what, words)];
    }
  }
}

/** The lines of the report. `seconds`: how long the run took. */
export function junitLines(judged: readonly Judged[], seconds: number): readonly string[] {
  const cases = judged.map((one) =>
    element(
      "testcase",
      { classname: "muball.check", name: excerpt(one.file, 2_000) },
      ...outcomeElements(one),
    ),
  );
  const count = (name: string): string =>
    `${cases.filter((one) => one.children.some((c) => typeof c !== "string" && c.name === name)).length}`;
  const counts = {
    tests: `${cases.length}`,
    failures: count("failure"),
    errors: count("error"),
    time: seconds.toFixed(3),
  };
  const suite = element("testsuite", { name: "muball check", ...counts }, ...cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    ...svgLines(element("testsuites", counts, suite)),
  ];
}
