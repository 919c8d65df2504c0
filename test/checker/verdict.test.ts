// What an answer about a theorem holds, and that nobody changes it afterwards.
import { expect, test } from "vitest";
import { found } from "../../src/checker/verdict.js";
import { normOf } from "../../src/kernel/index.js";
import { q } from "../exact.js";

test("an answer names its kind and its texts, and is frozen", () => {
  const norm = normOf(q("2"));
  if (norm === undefined) throw new Error("2 is a norm");
  const setting = { points: 1, dimension: 1, classes: 1, norm, radius: q("1") };
  const theorem = { kind: "width-bound", setting, rank: 0 } as const;
  const from = { format: "onnx", file: "sha256:00", reading: "outputs" } as const;
  const answer = found(theorem, { dataset: "sha256:11", classes: ["a"] }, { claim: "x" }, from);
  expect(answer).toEqual({
    verdict: "accepted",
    kind: "width-bound",
    theorem,
    names: { dataset: "sha256:11", classes: ["a"] },
    digests: { claim: "x" },
    from,
  });
  expect([answer, answer.names, answer.digests].every(Object.isFrozen)).toBe(true);
  expect(found(theorem, { dataset: "", classes: [] }, { claim: "x" })).not.toHaveProperty("from");
});
