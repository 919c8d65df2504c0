// The search for coverings: as good as the theory on its data, and accepted by the checker.
import { describe, expect, test } from "vitest";
import { digits, unitVectors } from "../../certificates/making/hard-data.js";
import { datasetOf, normOfText } from "../../certificates/making/recipe.js";
import { checkText } from "../../src/checker/index.js";
import type { Dataset } from "../../src/dataset/index.js";
import {
  type CoveringAnswer,
  coveringFor,
  type Question,
  widthBoundLines,
  widthEvidence,
  widthSearch,
} from "../../src/refute/index.js";
import { q } from "../exact.js";

const ask = (dataset: Dataset, p: string, radius: string): Question => {
  return { dataset, norm: normOfText(p), radius: q(radius) };
};

function answerOf(question: Question, rank: number, nodes = 2000): CoveringAnswer {
  return coveringFor(widthSearch(question), rank, { nodes });
}

/** What the checker says of the covering, or why there is none. */
function verdictOf(question: Question, rank: number): string {
  const answer = answerOf(question, rank);
  if (answer.kind !== "covering") return answer.kind;
  const lines = [...widthBoundLines(question, answer.witness, { points: true })];
  return checkText(lines.map((line) => `${line}\n`).join("")).verdict;
}

describe("for digits the bound k^(1/p)/g² is reached in every norm", () => {
  test.each([
    { p: "1", k: 1, g: 2, radius: "1/8" },
    { p: "2", k: 1, g: 2, radius: "1/8" },
    { p: "inf", k: 1, g: 4, radius: "1/32" },
    { p: "3/2", k: 1, g: 2, radius: "251/2000" },
    { p: "1", k: 2, g: 2, radius: "1/4" },
    { p: "2", k: 2, g: 2, radius: "177/1000" },
    { p: "inf", k: 2, g: 2, radius: "1/8" },
    { p: "3", k: 2, g: 2, radius: "4/25" },
  ])("p = $p, k = $k, g = $g, radius $radius", ({ p, k, g, radius }) => {
    expect(verdictOf(ask(digits(k, g), p, radius), k)).toBe("accepted");
  });

  test("where weights of pairs show nothing, and `auto` takes the covering", () => {
    const question = ask(digits(1, 2), "2", "1/8");
    expect(widthEvidence(question, 1, "trace")).toEqual({ kind: "unknown" });
    const found = widthEvidence(question, 1, "auto");
    expect(found.kind === "found" && "nodes" in found.witness).toBe(true);
  });
});

describe("for unit vectors and the origin", () => {
  // (c/(1 + c))^((p − 1)/p), c = 2^(1/(p − 1)), of docs/bounds.md#unit-vectors: 1/2, 0.9283…, 0.7007….
  test.each([
    { p: "inf", radius: "251/1000" },
    { p: "3/2", radius: "233/500" },
    { p: "3", radius: "351/1000" },
  ])("p = $p, radius $radius: two rows are too few for three", ({ p, radius }) => {
    expect(verdictOf(ask(unitVectors(3), p, radius), 2)).toBe("accepted");
  });

  test("and a radius below is not proved", () => {
    expect(verdictOf(ask(unitVectors(3), "2", "2/5"), 2)).toBe("apart");
    expect(verdictOf(ask(unitVectors(3), "inf", "249/1000"), 2)).not.toBe("accepted");
  });

  test("the largest rank is found, above that of the weights", () => {
    const answer = widthEvidence(ask(unitVectors(3), "inf", "26/100"), "max", "auto");
    expect(answer).toMatchObject({ kind: "found", witness: { rank: 2 } });
    const weights = widthEvidence(ask(unitVectors(3), "inf", "26/100"), "max", "trace");
    expect(weights.kind).toBe("unknown");
  });

  test("every rank on the way is told, and what is told may end the search", () => {
    const question = ask(unitVectors(3), "inf", "26/100");
    const found: number[] = [];
    const told = { at: () => undefined, found: ({ rank }: { rank: number }) => found.push(rank) };
    widthEvidence(question, "max", "auto", told);
    expect(found).toEqual([1, 2]);
    const end = new Error("enough");
    const ending = {
      at: () => {
        throw end;
      },
      found: () => undefined,
    };
    for (const method of ["trace", "covering"] as const) {
      expect(() => widthEvidence(question, 2, method, ending)).toThrow(end);
    }
  });
});

test("a rank of d or more is proved where balls meet, and not where none do", () => {
  const line = datasetOf(["a", "b"], [0, "0"], [1, "1"]);
  expect(verdictOf(ask(line, "2", "1/2"), 1)).toBe("accepted");
  expect(verdictOf(ask(line, "2", "1/2"), 3)).toBe("accepted");
  expect(verdictOf(ask(line, "2", "49/100"), 1)).toBe("apart");
});

test("rank 0 is proved by one pair, and not without one", () => {
  expect(verdictOf(ask(unitVectors(2), "2", "1/1000"), 0)).toBe("accepted");
  expect(verdictOf(ask(datasetOf(["a"], [0, "0"]), "2", "1"), 0)).not.toBe("accepted");
});

test("a search ends with its nodes, and tells how far it is", () => {
  const parts: number[] = [];
  const question = ask(unitVectors(4), "2", "3/10");
  const ended = coveringFor(widthSearch(question), 1, {
    nodes: 200,
    progress: (part) => parts.push(part),
  });
  expect(ended.kind).toBe("unknown");
  expect(parts.every((part, k) => part > 0 && part < 1 && part >= (parts[k - 1] ?? 0))).toBe(true);
  expect(answerOf(ask(unitVectors(40), "2", "1/10"), 20).kind).toBe("unknown");
});
