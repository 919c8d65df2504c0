// Answers of other checkers beside the line of the page: digests and words decide, not the rest of the line.
import { expect, test } from "vitest";
import { opinionsOf } from "../../src/desk/opinions.js";

const OWN = "accepted N=2 d=1 rules=ball claim=sha256:aa network=sha256:bb";

test.each([
  ["without rules", "accepted N=2 d=1 claim=sha256:aa network=sha256:bb", "agrees"],
  ["of another claim", "accepted N=2 claim=sha256:ab network=sha256:bb", "another certificate"],
  ["of another network", "accepted N=2 claim=sha256:aa network=sha256:b", "another certificate"],
  ["rejected", "rejected code=unproved/label-not-certain", "disagrees"],
  ["declined", "declined code=limit-exceeded", "says nothing"],
])("an answer %s", (_, line, agreement) => {
  expect(opinionsOf(`${line}\n`, OWN)).toEqual([{ line, agreement }]);
});

test("rejections agree whatever their codes are, and an acceptance disagrees with them", () => {
  const own = "rejected code=unproved/label-not-certain";
  const text = `rejected code=malformed/syntax\r\n${OWN}\r\n`;
  expect(opinionsOf(text, own).map(({ agreement }) => agreement)).toEqual(["agrees", "disagrees"]);
});

test("a page that declines has nothing to disagree with", () => {
  expect(opinionsOf(OWN, "declined code=limit-exceeded")[0]?.agreement).toBe("says nothing");
});

test("only answers are shown, and not too many", () => {
  expect(opinionsOf("hello\n accepted \naccepted\n", OWN)).toEqual([]);
  expect(opinionsOf(`${OWN}\n`.repeat(1000), OWN)).toHaveLength(100);
});
