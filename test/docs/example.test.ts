// The example of docs/format.md: the text in the document is what the checker is given.
import { describe, expect, test } from "vitest";
import { check, checkText, type Memorized } from "../../src/checker/index.js";
import { digestOf } from "../../src/format/index.js";
import { fenced, readText } from "./markdown.js";
import { encodeClaim } from "../../src/writing/index.js";

const format = readText("docs/format.md");
const [certificate = ""] = fenced(format, "muball");
const [dataset = ""] = fenced(format, "muball-dataset");
const lines = certificate.split("\n");

function changed(from: string, to: string): string {
  expect(certificate).toContain(from);
  return certificate.replace(from, to);
}

function accepted(): Memorized {
  const verdict = checkText(certificate);
  if (verdict.verdict !== "accepted" || !("claim" in verdict))
    throw new Error(JSON.stringify(verdict));
  return verdict;
}

describe("the example certificate", () => {
  test("is accepted, with the claim of the text", () => {
    const { theorem, claim } = accepted();
    expect(theorem.claim).toMatchObject({
      points: 2,
      dimension: 2,
      classes: 2,
      norm: { kind: "two" },
    });
    expect(theorem.claim.radius).toEqual({ num: 1n, den: 1n });
    expect(theorem.claim.ratio).toEqual({ num: 2n, den: 5n });
    expect(claim.classes).toEqual(["blue", "red"]);
  });

  test("has the sizes computed by hand", () => {
    expect(accepted().theorem.size).toEqual({
      width: 2,
      depth: 2,
      parameters: 9n,
      nonzero: 9n,
      bits: 5,
    });
  });

  test("has six lines, the longest of the stated length", () => {
    expect(lines.filter((line) => line !== "")).toHaveLength(6);
    const longest = Math.max(...lines.map((line) => Buffer.byteLength(line)));
    expect(format).toContain(`longest line of the example has ${longest} bytes`);
  });

  test("names the dataset beside it by its digest", () => {
    expect(accepted().claim.dataset).toBe(digestOf(dataset));
    expect(format).toContain(`is \`${digestOf(dataset).slice("sha256:".length)}\``);
  });

  test("is accepted with its claim pinned, and with its points given beside it", () => {
    const pin = [new TextEncoder().encode(`${encodeClaim(accepted().claim)}\n`)];
    expect(checkText(certificate, { claim: pin }).verdict).toBe("accepted");
    const given = certificate
      .replace('"points":"inline"', '"points":"given"')
      .replaceAll(/"point":\[.*\],"label":\d,/gu, "");
    const verdict = check([new TextEncoder().encode(given)], {
      dataset: [new TextEncoder().encode(dataset)],
    });
    expect(verdict.verdict).toBe("accepted");
  });
});

describe("what the text says about changes of the example", () => {
  const radius = `1${"0".repeat(29)}1/1${"0".repeat(30)}`;

  test("a radius larger by 10^-30 is rejected at ball 1, layer 0, unit 1", () => {
    const text = changed('"radius":"1"', `"radius":"${radius}"`);
    expect(checkText(text)).toMatchObject({
      verdict: "rejected",
      rejection: {
        code: "unproved/neuron-not-stable",
        ball: 1,
        layer: 0,
        neuron: 1,
        phase: "active",
        valueAtCentre: { num: 1n, den: 1n },
        squared: true,
      },
    });
  });

  for (const [ball, unit, value] of [
    [0, 0, -2n],
    [0, 1, -4n],
    [1, 0, 3n],
    [1, 1, 1n],
  ] as const) {
    test(`ball ${ball}, unit ${unit} has the value ${value} and the squared reach 1`, () => {
      // The other phase of this unit alone makes the kernel name it.
      const right = ball === 0 ? "-2" : "+2";
      const wrong = [ball === 0 ? "+1-1" : "-1+1", ball === 0 ? "-1+1" : "+1-1"][unit];
      const text = lines
        .map((line, n) => (n === 4 + ball ? line.replace(right, wrong ?? "") : line))
        .join("\n");
      expect(checkText(text)).toMatchObject({
        verdict: "rejected",
        rejection: {
          code: "unproved/neuron-not-stable",
          ball,
          neuron: unit,
          valueAtCentre: { num: value, den: 1n },
          reach: { num: 1n, den: 1n },
          squared: true,
        },
      });
    });
  }

  test("a ratio above 2/5 is rejected as too far", () => {
    const text = changed('"ratio":"2/5"', '"ratio":"401/1000"');
    expect(checkText(text)).toMatchObject({
      verdict: "rejected",
      rejection: { code: "unproved/ratio", reason: "too-far", pair: [0, 1] },
    });
  });

  test("another version or kind is declined", () => {
    expect(checkText(changed("muball/1", "muball/2"))).toMatchObject({
      verdict: "declined",
      decline: { code: "format-version", got: "muball/2" },
    });
    expect(checkText(changed("memorization", "prophecy"))).toMatchObject({
      verdict: "declined",
      decline: { code: "certificate-kind", got: "prophecy" },
    });
  });
});

describe("the example with facts", () => {
  const [switching = ""] = fenced(format, "muball-facts");

  test("is the sample, and is accepted with the statements of the text", () => {
    expect(switching).toBe(readText("certificates/accepted/handmade/switching.muball"));
    const verdict = checkText(switching);
    if (verdict.verdict !== "accepted" || !("claim" in verdict)) {
      throw new Error(JSON.stringify(verdict));
    }
    const { statement, balls } = verdict.theorem;
    expect(statement).toBe("one-linear-region");
    expect(balls).toEqual({ "one-activation-region": 2, "one-linear-region": 1, "label-only": 0 });
  });

  test("holds with equality: a bound smaller by 10^-29 is refused in the case S = 0", () => {
    const bound = `"-195${"9".repeat(28)}/1${"0".repeat(29)}"`;
    const text = switching.replace('"-98/5"', bound);
    expect(text).not.toBe(switching);
    const rejection = {
      code: "unproved/fact",
      ball: 0,
      layer: 1,
      family: 0,
      member: 0,
      active: [],
    };
    expect(checkText(text)).toMatchObject({ verdict: "rejected", rejection });
  });
});
