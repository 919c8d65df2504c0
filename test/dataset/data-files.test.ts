// The data files that ship with the project are what their README says.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { digits, unitVectors } from "../../certificates/making/hard-data.js";
import { type Dataset, readDataset } from "../../src/dataset/index.js";
import { shown } from "./files.js";

const DATA = "certificates/data";

describe("certificates/data", () => {
  it("has Iris with Fisher's own samples 35 and 38", async () => {
    const iris = await readDataset(`${DATA}/iris.csv`);
    expect(iris.classes).toEqual(["setosa", "versicolor", "virginica"]);
    expect(iris.classes.map((_, k) => iris.points.filter((p) => p.label === k).length)).toEqual([
      50, 50, 50,
    ]);
    expect(shown(iris)[34]).toBe("49/10 31/10 3/2 1/5 | setosa @ 36");
    expect(shown(iris)[37]).toBe("49/10 18/5 7/5 1/10 | setosa @ 39");
  });

  it("has 300 digits, exactly as make-digits.js takes them from the package", async () => {
    const packed = await readFile(`${DATA}/digits.csv.gz`);
    const run = promisify(execFile);
    const made = await run(process.execPath, [`${DATA}/make-digits.js`], { maxBuffer: 2 ** 24 });
    expect(gunzipSync(packed).toString() === made.stdout).toBe(true);
    const images = await readDataset(`${DATA}/digits.csv.gz`, { label: "digit" });
    expect(images).toMatchObject({ dimension: 784, classes: [..."0123456789"] });
    expect(images.points.map((p) => p.label)).toEqual(
      Array.from({ length: 300 }, (_, k) => k % 10),
    );
  });

  it("has a toy in the plane", async () => {
    const toy = await readDataset(`${DATA}/toy.csv`);
    expect(toy).toMatchObject({ dimension: 2, classes: ["red", "green", "blue"] });
    expect(toy.points).toHaveLength(12);
  });

  it("has the sets that are hard for narrow first layers, as hard-data.ts makes them", async () => {
    for (const [name, made] of [
      ["unit-vectors-4.csv", unitVectors(4)],
      ["expansions-2-2.csv", digits(2, 2)],
    ] as const) {
      const read = await readDataset(`${DATA}/${name}`);
      expect(read.classes).toEqual(made.classes);
      const pointsOf = ({ points }: Dataset): unknown =>
        points.map(({ point, label }) => ({ point, label }));
      expect(pointsOf(read)).toEqual(pointsOf(made));
    }
  });

  it("has two grids, as bench/generated.js makes them", async () => {
    const words =
      'import { series } from "./bench/generated.js"; process.stdout.write(series("grids2", 80));';
    const made = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", words]);
    expect(made.stdout).toBe(await readFile(`${DATA}/two-grids.csv`, "utf8"));
  });

  it("names source and licence of every file in its README", async () => {
    const readme = await readFile(`${DATA}/README.md`, "utf8");
    for (const row of [
      "`toy.csv` | 12 | 2 ",
      "`iris.csv` | 150 | 4 ",
      "`unit-vectors-4.csv` | 5 | 4 ",
      "`expansions-2-2.csv` | 24 | 3 ",
      "`two-grids.csv` | 80 | 2 ",
      "`digits.csv.gz` | 300 | 784 ",
    ]) {
      expect(readme).toContain(row);
    }
  });
});
