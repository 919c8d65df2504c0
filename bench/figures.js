// The figures of docs/figures, by the real command from data that ship with the project.
//   npm run figures -- [iris digits plane radii sobolev]
// Each takes some minutes on one core; the CSV beside a figure has its numbers.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = (name) => join("docs", "figures", name);
const data = (name) => join("certificates", "data", name);
const scratch = mkdtempSync(join(tmpdir(), "muball-figures-"));

/** Runs the command; ends the script if it fails. */
function muball(...words) {
  const ran = spawnSync(process.execPath, ["dist/cli/main.js", ...words], { cwd: root });
  process.stderr.write(ran.stderr);
  if (ran.status !== 0) throw new Error(`muball ${words.join(" ")}: exit ${ran.status}`);
}

/** A sweep would take what is there already. */
function anew(csv) {
  rmSync(join(root, out(csv)), { force: true });
}

const FIGURES = {
  /** All constructions on Iris, over five decades of the ratio. */
  iris: () => {
    anew("iris.csv");
    muball("sweep", data("iris.csv"), "--csv", out("iris.csv"), "--svg", out("iris.svg"));
  },
  /** Growth in N on the digits, close to the largest ratio. */
  digits: () => {
    anew("digits.csv");
    const grid = ["--rho", "9/10", "--points", "15..300:6", "--with", "voronoi,partition,lattice"];
    const files = ["--csv", out("digits.csv"), "--svg", out("digits.svg")];
    muball("sweep", data("digits.csv.gz"), ...grid, ...files);
  },
  /** Two spirals in the plane: balls that almost touch, and the network that keeps them apart. */
  plane: () => {
    const file = join(scratch, "spirals.muball");
    muball("prove", out("spirals.csv"), "--rho", "9/10", "--with", "voronoi", "-o", file);
    muball("inspect", "--figure", out("spirals.svg"), file);
  },
  /** Certified and robust accuracy of a trained network against the radius. */
  radii: () => {
    const words = ["--kind", "robustness", "--rule", "argmax", "--largest"];
    const files = ["-o", join(scratch, "radii.muball"), "--svg", out("iris-radii.svg")];
    muball("certify", data("iris-trained.network"), data("iris.csv"), ...words, ...files);
  },
  /** The series of the Sobolev experiment. */
  sobolev: () => muball("sobolev", "-o", out("sobolev.csv"), "--svg", out("sobolev.svg")),
};

const asked = process.argv.slice(2);
try {
  for (const [name, make] of Object.entries(FIGURES)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const start = performance.now();
    make();
    console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
} finally {
  rmSync(scratch, { recursive: true });
}
