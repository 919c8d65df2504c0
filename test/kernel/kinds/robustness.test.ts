// The rule of robustness: what each result needs, and the counts. More cases are samples.
import { describe, expect, test } from "vitest";
import {
  answered,
  isTheorem,
  judgedRobust,
  NORM_INFINITY,
  type PointEvidence,
  type RobustnessClaim,
  RESULTS,
} from "../../../src/kernel/index.js";
import { dense, network, q, vector } from "../../exact.js";

/** f(x) = x, against 2: below it class 0. */
const NET = network(1, [dense("0", "1")]);

function judged(
  evidence: readonly PointEvidence[],
  points: readonly (readonly [string, number])[],
  domain?: RobustnessClaim["domain"],
): unknown {
  const counts = { robust: 0, refuted: 0, wrong: 0, open: 0 };
  for (const { result } of evidence) counts[result] += 1;
  const claim: RobustnessClaim = {
    ...{ points: points.length, dimension: 1, classes: 2, norm: NORM_INFINITY, radius: q("1") },
    rule: { kind: "threshold", level: q("2") },
    ratio: undefined,
    domain,
    counts,
  };
  const given = points.map(([x, label], k) => ({
    point: vector(x),
    label,
    evidence: evidence[k] ?? { result: "open" as const },
  }));
  return answered(() => judgedRobust(claim, NET, 26, given));
}

const robust = (radius?: string): PointEvidence => ({
  result: "robust",
  nodes: [0],
  ...(radius !== undefined && { radius: q(radius) }),
});
const refuted = (x: string, radius?: string): PointEvidence => ({
  result: "refuted",
  point: vector(x),
  powers: [],
  ...(radius !== undefined && { radius: q(radius) }),
});
const no = (ball: number, reason: string) => ({
  verdict: "rejected",
  rejection: { code: "unproved/robustness", ball, reason },
});

describe("a result", () => {
  test.each<[string, PointEvidence, readonly [string, number], object | undefined]>([
    ["robust inside", robust(), ["1/2", 0], undefined],
    ["robust up to the level, which is excluded", robust(), ["1", 0], no(0, "open-goal")],
    ["robust at a larger radius", robust("9/8"), ["3/4", 0], undefined],
    ["robust at a larger radius where it is not", robust("5/4"), ["3/4", 0], no(0, "open-goal")],
    ["robust at a smaller radius", robust("7/8"), ["1/2", 0], no(0, "radius")],
    ["refuted at the level", refuted("2"), ["1", 0], undefined],
    ["refuted beside the level", refuted("15/8"), ["1", 0], no(0, "right-label")],
    ["refuted too far away", refuted("17/8"), ["1", 0], no(0, "too-far")],
    ["refuted at a smaller radius", refuted("2", "1/2"), ["3/2", 0], undefined],
    ["refuted at a larger radius", refuted("2", "3/2"), ["1", 0], no(0, "radius")],
    ["refuted where the centre is wrong", refuted("3"), ["2", 0], no(0, "wrong-label")],
    ["wrong", { result: "wrong" }, ["2", 0], undefined],
    ["wrong where it is right", { result: "wrong" }, ["15/8", 0], no(0, "right-label")],
    ["open, whatever is true", { result: "open" }, ["0", 0], undefined],
  ])("%s", (_, evidence, point, refusal) => {
    const found = judged([evidence], [point]);
    if (refusal === undefined) expect(isTheorem(found as object)).toBe(true);
    else expect(found).toMatchObject(refusal);
  });

  test("counts only in the domain, which holds every point", () => {
    expect(judged([robust()], [["3/2", 0]], [q("0"), q("15/8")])).toMatchObject({
      claim: { counts: { robust: 1 } },
    });
    expect(judged([refuted("2")], [["3/2", 0]], [q("0"), q("15/8")])).toMatchObject(
      no(0, "outside-domain"),
    );
    expect(judged([{ result: "open" }], [["3/2", 0]], [q("0"), q("1")])).toMatchObject(
      no(0, "outside-domain"),
    );
    expect(judged([{ result: "open" }], [["3/2", 0]], [q("2"), q("1")])).toMatchObject(
      no(0, "outside-domain"),
    );
  });
});

test("a domain has as many ends as coordinates, or one for all", () => {
  const open = { result: "open" } as const;
  const domain = (...ends: string[]) => [q("-1"), ends.map(q)] as const;
  expect(judged([open], [["0", 0]], domain("1"))).toMatchObject({ claim: { counts: { open: 1 } } });
  expect(judged([robust("5/4")], [["0", 0]], domain("9"))).toMatchObject({
    claim: { counts: { robust: 1 } },
  });
  expect(judged([open], [["2", 0]], domain("1"))).toMatchObject(no(0, "outside-domain"));
  for (const ends of [domain(), domain("1", "1")]) {
    expect(judged([open], [["0", 0]], ends)).toMatchObject({
      verdict: "rejected",
      rejection: { code: "ill-formed/dimension-mismatch", expected: "1 ends" },
    });
  }
});

test("the theorem says the counts, the radii and the domain", () => {
  const found = judged(
    [robust("5/4"), { result: "open" }, robust()],
    [
      ["0", 0],
      ["0", 1],
      ["4", 1],
    ],
    [q("-1"), q("9")],
  );
  expect(found).toMatchObject({
    kind: "robustness",
    claim: { counts: { robust: 2, refuted: 0, wrong: 0, open: 1 } },
  });
  expect(found).toMatchObject({ radii: [q("5/4"), q("1")], claim: { domain: [q("-1"), q("9")] } });
  expect(RESULTS).toEqual(["robust", "refuted", "wrong", "open"]);
});

test("points are as many as claimed", () => {
  const claim = {
    points: 2,
    dimension: 1,
    classes: 2,
    norm: NORM_INFINITY,
    radius: q("1"),
    ratio: undefined,
    domain: undefined,
  };
  const rule = { kind: "threshold", level: q("2") } as const;
  const counts = { robust: 0, refuted: 0, wrong: 0, open: 1 };
  const given = [{ point: vector("0"), label: 0, evidence: { result: "open" as const } }];
  expect(answered(() => judgedRobust({ ...claim, rule, counts }, NET, 26, given))).toMatchObject(
    no(1, "counts"),
  );
});
