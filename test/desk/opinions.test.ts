// Answers of other checkers beside the line of the page: digests and words decide, not the rest of the line.
import { expect, test } from "vitest";
import { opinionOf, opinionsOf } from "../../src/desk/opinions.js";

const OWN = "accepted N=2 d=1 rules=ball claim=sha256:aa network=sha256:bb";

test.each([
  ["without rules", "accepted N=2 d=1 claim=sha256:aa network=sha256:bb", "agrees"],
  ["of another claim", "accepted N=2 claim=sha256:ab network=sha256:bb", "another certificate"],
  ["of another network", "accepted N=2 claim=sha256:aa network=sha256:b", "another certificate"],
  ["rejected", "rejected code=unproved/label-not-certain", "disagrees"],
  ["declined", "declined code=limit-exceeded", "says nothing"],
])("an answer %s", (_, line, agreement) => {
  expect(opinionsOf(`${line}\n`, OWN)).toEqual([{ line, agreement, by: "from a file" }]);
});

test("rejections agree whatever their codes are, and an acceptance disagrees with them", () => {
  const own = "rejected code=unproved/label-not-certain";
  const text = `rejected code=malformed/syntax\r\n${OWN}\r\n`;
  expect(opinionsOf(text, own).map(({ agreement }) => agreement)).toEqual(["agrees", "disagrees"]);
});

test("a checker that was dropped gives one answer, with its name and time, or says nothing", () => {
  const said = (line: string) => opinionOf("m.cjs", { line, seconds: 1.234 }, OWN);
  expect(said(OWN)).toEqual({ line: OWN, agreement: "agrees", by: "m.cjs, 1.23 s" });
  expect(said("rejected code=x").agreement).toBe("disagrees");
  expect(said(`hello\n${OWN}`).agreement).toBe("says nothing");
  expect(said(`accepted ${"x".repeat(20_000)}`).line).toHaveLength(10_000);
  expect(opinionOf("m.cjs", { problem: OWN }, OWN).agreement).toBe("says nothing");
  expect(opinionOf("m.cjs", undefined, OWN).agreement).toBe("has not answered yet");
});

test("a page that declines has nothing to disagree with", () => {
  expect(opinionsOf(OWN, "declined code=limit-exceeded")[0]?.agreement).toBe("says nothing");
});

test("only answers are shown, and not too many", () => {
  expect(opinionsOf("hello\n accepted \naccepted\n", OWN)).toEqual([]);
  expect(opinionsOf(`${OWN}\n`.repeat(1000), OWN)).toHaveLength(100);
});
