// `certify --largest --svg`: the figure beside the certificate, and what goes with what.
import path from "node:path";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { OWN } from "../foreign/read-file.js";
import { folder, muball, TOY } from "./in-memory.js";

const MODEL = path.join(OWN, "toy-trained.onnx");

test("the radii of all points are drawn", async () => {
  const here = folder();
  const words = ["--rule", "argmax", "--largest", "-p", "inf", "-o", here.at("toy.muball")];
  const ran = await muball(["certify", MODEL, TOY, ...words, "--svg", here.at("toy.svg")]);
  expect(ran.exit, ran.stderr).toBe(0);
  expect(ran.stderr).toContain(`wrote ${here.at("toy.svg")}\n`);
  expect(readFileSync(here.at("toy.svg"), "utf8")).toContain("toy.csv: robust accuracy");
  expect((await muball(["check", here.at("toy.muball"), "--network", MODEL])).exit).toBe(0);
}, 120_000);

test.each([
  [["--radius", "1/50", "--svg", "a.svg"], "--svg FILE draws what --largest finds"],
  [["--largest", "--svg", "-"], "--svg FILE draws what --largest finds"],
  [["--largest", "--svg", TOY], "is also an input"],
  [["--largest", "--svg", "same", "-o", "same"], "is also an input"],
  [["--kind", "memorization", "--radius", "1/50", "--largest"], "about the robustness"],
])("%s", async (words, said) => {
  const before = readFileSync(TOY, "utf8");
  const ran = await muball(["certify", MODEL, TOY, "--rule", "argmax", ...words]);
  expect([ran.exit, ran.stderr.includes(said)]).toEqual([64, true]);
  expect(readFileSync(TOY, "utf8")).toBe(before);
});

test("every radius found is near to one that a point refutes", async () => {
  const here = folder();
  const words = ["--rule", "argmax", "--largest", "-p", "inf", "--seconds-each", "1000"];
  const ran = await muball(["certify", MODEL, TOY, ...words, "-o", here.at("toy.muball")]);
  const [, quotient] = /at most (?:\S+ ≈ )?(\d[\d.]*) times/u.exec(ran.stderr) ?? [];
  expect(ran.stderr).toContain("12 points are refuted beyond their radius");
  expect(Number(quotient)).toBeLessThan(1.1);
}, 600_000);
