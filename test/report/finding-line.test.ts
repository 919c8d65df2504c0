// What is said of an accepted certificate that is no memorization.
import { expect, test } from "vitest";
import { checkText } from "../../src/checker/index.js";
import { acceptedData } from "../../src/report/accepted-data.js";
import { acceptedLine, acceptedRemark } from "../../src/report/accepted-line.js";
import { LINES, textOf } from "../example.js";
import { linesOfSample } from "../findings.js";

function accepted(text: string): Parameters<typeof acceptedLine>[0] {
  const verdict = checkText(text);
  if (verdict.verdict !== "accepted") throw new Error(JSON.stringify(verdict));
  return verdict;
}

test("a counterexample says that the claim is false", () => {
  const found = accepted(textOf(linesOfSample("counterexample", "plane-2")));
  expect(acceptedLine(found)).toMatch(
    /^accepted kind=counterexample N=2 d=2 C=2 p=2 radius=2 rule=exact ball=1 says=the-claim-is-false claim=sha256:[0-9a-f]{64} network=sha256:[0-9a-f]{64}$/u,
  );
  expect(acceptedData(found)).toMatchObject({
    kind: "counterexample",
    points: 2,
    radius: "2",
    rule: { kind: "exact", values: ["1", "2"] },
    ball: 1,
    classes: ["blue", "red"],
  });
  expect(acceptedRemark(found).join(" ")).toContain("refuted, not proved");
});

test("of a memorization the line says it all", () => {
  const found = accepted(textOf(LINES));
  expect(acceptedLine(found)).toMatch(/^accepted N=2 /u);
  expect(acceptedRemark(found)).toEqual([]);
});
