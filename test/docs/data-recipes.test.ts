// The recipes of docs/data.md write files that are read. They run where Python has what they import.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { folder, muball, projectFile } from "../cli/in-memory.js";

/** The recipes: what each imports, and its text. */
const RECIPES = [
  ...readFileSync(projectFile("docs/data.md"), "utf8").matchAll(/```python ([^\n]+)\n(.*?)```/gsu),
].map(([, modules = "", text = ""]) => ({ modules: modules.split(" "), text }));

/** The first Python that has what a recipe imports: the one of the path, or that of the system. */
function pythonWith(modules: readonly string[]): string | undefined {
  return ["python3", "/usr/bin/python3"].find((python) => {
    const { status } = spawnSync(python, ["-c", `import ${modules.join(", ")}`]);
    return status === 0;
  });
}

const RUNS = RECIPES.map(({ modules, text }) => {
  const python = pythonWith(modules);
  const name = modules.join(", ");
  const why = python === undefined ? ` (skipped: no python3 here has ${name})` : "";
  return { modules, text, python, title: `the recipe with ${name} is read${why}` };
});

/** Makes two small grey images, for the recipe that reads a folder of them. */
const PHOTOS = `
import pathlib
from PIL import Image
for name, shade in (("cat", 10), ("dog", 200)):
    pathlib.Path("photos/" + name).mkdir(parents=True)
    Image.new("L", (3, 2), shade).save("photos/" + name + "/1.png")
`;

test("there are recipes from pandas, NumPy, scikit-learn and a folder of images", () => {
  expect(RECIPES.map(({ modules }) => modules[0])).toEqual(["pandas", "numpy", "sklearn", "PIL"]);
});

for (const { modules, text, python = "", title } of RUNS) {
  test.skipIf(python === "")(title, async () => {
    const here = folder();
    const before = modules.includes("PIL") ? PHOTOS : "";
    execFileSync(python, ["-c", `${before}\n${text}`], { cwd: here.path, stdio: "pipe" });
    const [made = ""] = here.names().filter((name) => /\.(?:csv|npz)$/u.test(name));
    const { exit, stderr } = await muball(["separate", here.at(made)]);
    expect([exit, stderr]).toEqual([0, expect.not.stringContaining("note:")]);
  });
}
