// The recipes of docs/data.md write files that are read. They run where Python has what they import.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { folder, muball, projectFile } from "../cli/in-memory.js";

/** The recipes: what each imports, and its text. */
const RECIPES = [
  ...readFileSync(projectFile("docs/data.md"), "utf8").matchAll(/```python ([^\n]+)\n(.*?)```/gsu),
].map(([, modules = "", text = ""]) => ({ modules: modules.split(" "), text }));

/** What Python lacks for a recipe, or undefined. */
function lacking(modules: readonly string[]): string | undefined {
  try {
    execFileSync("python3", ["-c", `import ${modules.join(", ")}`], { stdio: "pipe" });
    return undefined;
  } catch {
    return `python3 with ${modules.join(", ")} is not here`;
  }
}

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

test.each(RECIPES)("the recipe with $modules is read", async ({ modules, text }) => {
  const missing = lacking(modules);
  if (missing !== undefined) {
    console.info(`skipped: ${missing}`);
    return;
  }
  const here = folder();
  const before = modules.includes("PIL") ? PHOTOS : "";
  execFileSync("python3", ["-c", `${before}\n${text}`], { cwd: here.path, stdio: "pipe" });
  const [made = ""] = here.names().filter((name) => /\.(?:csv|npz)$/u.test(name));
  const { exit, stderr } = await muball(["separate", here.at(made)]);
  expect(exit).toBe(0);
  expect(stderr).not.toContain("note:");
});
