// The kind `collision`, from bytes to verdict. Each refusal has its samples too.
import { expect, test } from "vitest";
import { checkText, isTheorem } from "../../src/checker/index.js";
import { digest, textOf } from "../example.js";
import { linesOfSample } from "../findings.js";
import { edited, rejection } from "../records.js";

const LINES = linesOfSample("collision", "plane-2");
const [HEADER = null, ...REST] = LINES;

test("a collision is accepted with a finding and the digest of its map", () => {
  const found = checkText(textOf(LINES));
  if (found.verdict !== "accepted" || "claim" in found) throw new Error();
  expect(isTheorem(found.theorem)).toBe(true);
  expect(found).toMatchObject({ kind: "collision", theorem: { pair: [0, 1], rows: 1 } });
  const map = { format: "muball-network/1", inputs: 2, widths: [1] };
  expect(found.digests.network).toBe(digest(textOf([map, ...REST.slice(0, 1)])));
});

test("its lines are read in order: map, points", () => {
  for (const [count, what] of [
    [1, "a row of the network"],
    [2, "a point of the dataset"],
  ] as const) {
    expect(checkText(textOf(LINES.slice(0, count)))).toMatchObject(
      rejection("malformed/truncated", "", count + 1, { expected: what }),
    );
  }
});

test("it is refused at the first failure in the order of judgement", () => {
  const wrong = edited(HEADER, "/witness/pair", [0, 7]);
  expect(checkText(textOf([wrong, ...REST.slice(0, -1)]))).toMatchObject(
    rejection("malformed/truncated", "", 4),
  );
  expect(checkText(textOf([wrong, ...REST]))).toMatchObject({
    rejection: { code: "unproved/collision", reason: "no-such-point" },
  });
});
