// Data in which some class of a trained network has no point: label N is output N, and that is said.
import path from "node:path";
import { expect, test } from "vitest";
import { OWN } from "../foreign/read-file.js";
import { folder, muball } from "./in-memory.js";

const MODEL = path.join(OWN, "toy-trained.onnx");
const CLAIMED = ["--radius", "1/50", "--rule", "argmax"];

/** Points of toy.csv as bytes; its classes blue, green, red are the outputs 0, 1, 2. */
const RED_AND_BLUE = "x,y,label\n0,0,2\n51,25.5,2\n";

test("classes that no point has are outputs all the same", async () => {
  const here = folder();
  const data = here.put("part.csv", RED_AND_BLUE);
  const file = here.at("part.muball");
  const made = await muball(["certify", MODEL, data, ...CLAIMED, "--scale", "1/51", "-o", file]);
  expect(made.exit, made.stderr).toBe(0);
  expect(made.stderr).toContain(
    "classes: label N means output N, counted from 0, of 3 outputs; no point has label 0, 1\n",
  );
  expect(made.stdout).toContain(" N=2 d=2 C=3 ");
  const beside = ["check", file, "--network", MODEL, "--dataset", data];
  expect((await muball([...beside, "--scale", "1/51"])).exit).toBe(0);
  const other = await muball([...beside, "--scale", "1/52"]);
  expect([other.exit, other.stdout]).toEqual([1, "rejected code=mismatched/dataset\n"]);
  const unscaled = await muball(beside);
  expect([unscaled.exit, unscaled.stdout]).toEqual([1, "rejected code=mismatched/dataset\n"]);
});

test("a label in the place of another is not the dataset of the claim", async () => {
  const here = folder();
  const data = here.put("part.csv", RED_AND_BLUE);
  const file = here.at("part.muball");
  const words = [...CLAIMED, "--scale", "1/51", "--by-reference", "-o", file];
  expect((await muball(["certify", MODEL, data, ...words])).exit).toBe(0);
  const moved = here.put("moved.csv", RED_AND_BLUE.replaceAll(",2\n", ",1\n"));
  const options = ["--network", MODEL, "--scale", "1/51", "--dataset"];
  expect((await muball(["check", file, ...options, data])).exit).toBe(0);
  const ran = await muball(["check", file, ...options, moved]);
  expect([ran.exit, ran.stdout]).toEqual([1, "rejected code=mismatched/dataset\n"]);
});

test("classes with names are no numbers of outputs", async () => {
  const data = folder().put("part.csv", "x,y,label\n0,0,red\n");
  const ran = await muball(["certify", MODEL, data, ...CLAIMED]);
  expect(ran.exit).toBe(64);
  expect(ran.stderr).toContain("--rule argmax reads 1 outputs, the network has 3");
  expect(ran.stderr).toContain("name each by the number of its output, 0 to 2");
});

test("a number beyond the outputs is none of theirs", async () => {
  const data = folder().put("part.csv", "x,y,label\n0,0,3\n");
  expect((await muball(["certify", MODEL, data, ...CLAIMED])).exit).toBe(64);
});

test("a factor of 0 is no scale", async () => {
  const data = folder().put("part.csv", RED_AND_BLUE);
  const ran = await muball(["certify", MODEL, data, ...CLAIMED, "--scale", "0"]);
  expect([ran.exit, ran.stderr.includes("It must not be 0.")]).toEqual([64, true]);
});
