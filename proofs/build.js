// `npm run proofs`: compiles the proofs, compares what they assume with a list, has them checked again by coqchk,
// extracts the checker and builds proofs/build/muball-proved, and with js_of_ocaml muball-proved.cjs for Node and
// pages. Says what is missing, and how to get it.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const BUILD = path.join(HERE, "build");
const PAGE = path.join(BUILD, "page");
/** In the order in which each may use those before it. */
const THEORIES = [
  ...["Statement", "Rational", "Power", "Ball", "Link", "Evidence", "Curves", "Rules"],
  ...["Sound", "CurvesSound", "Separable", "Follow"],
  ...[
    "Claim",
    "Regions",
    "Content",
    "Shares",
    "Convex",
    "Except",
    "Header",
    "Points",
    "Maps",
    "Verdict",
  ],
  ...["Hulls", "Obstruction", "Obstructed"],
  ...["Bounds", "BoundsSound", "Trees", "Trained"],
];
const READER = ["json", "evidence", "text", "forms", "nnet", "onnx", "trained", "certificate"];
const PROGRAM = ["digest_of", ...READER, "main"];
const INSTALL = "apt-get install coq ocaml-nox ocaml-findlib libzarith-ocaml-dev libsha-ocaml-dev";

/** Ends the build: 2 if something is missing here, 1 if something is wrong. */
function stop(code, ...lines) {
  console.error(lines.join("\n"));
  process.exit(code);
}

function run(command, words, cwd = BUILD) {
  const { status, error, stdout, stderr } = spawnSync(command, words, {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (error !== undefined)
    stop(2, `proofs skipped: ${command} cannot be run`, `  next      ${INSTALL}   (Debian 12)`);
  if (status !== 0)
    stop(1, `proofs: ${command} ${words.join(" ")}`, `${stdout}${stderr}`.trimEnd());
  return stdout;
}

const has = (library) =>
  spawnSync("ocamlfind", ["query", library], { stdio: "ignore" }).status === 0;

function timed(sentence, work) {
  const start = performance.now();
  const result = work();
  console.log(`${sentence}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

const coqc = (file) => run("coqc", ["-q", "-Q", ".", "Muball", `${file}.v`]);

mkdirSync(BUILD, { recursive: true });
for (const file of readdirSync(HERE).filter((name) => name.endsWith(".v")))
  copyFileSync(path.join(HERE, file), path.join(BUILD, file));
for (const file of PROGRAM)
  copyFileSync(path.join(HERE, "reader", `${file}.ml`), path.join(BUILD, `${file}.ml`));
run("coqc", ["--version"]);
for (const library of ["zarith", "sha"])
  if (!has(library))
    stop(2, `proofs skipped: no OCaml library ${library}`, `  next      ${INSTALL}   (Debian 12)`);

timed(`${THEORIES.length} theories compiled`, () => THEORIES.forEach(coqc));
timed("assumptions are those of assumptions.txt", () => {
  const found = coqc("Assumptions");
  const expected = readFileSync(path.join(HERE, "assumptions.txt"), "utf8");
  if (found !== expected)
    stop(1, "proofs: other assumptions than in proofs/assumptions.txt", "  got", found.trimEnd());
});
// The standard library is taken as it was built: with it, coqchk takes more than a minute.
timed("checked again by coqchk", () => {
  const names = THEORIES.flatMap((name) => ["-norec", `Muball.${name}`]);
  return run("coqchk", ["-silent", "-Q", ".", "Muball", ...names]);
});
timed("extracted", () => coqc("Extract"));
timed("proofs/build/muball-proved built", () =>
  run("ocamlfind", [
    ...["ocamlopt", "-w", "-a", "-package", "zarith,sha", "-linkpkg", "rules.mli", "rules.ml"],
    ...[...PROGRAM.map((file) => `${file}.ml`), "-o", "muball-proved"],
  ]),
);

/** The same functions and the same reader over BigInt, and the caller's SHA-256. */
function page() {
  for (const file of readdirSync(path.join(HERE, "page")))
    copyFileSync(path.join(HERE, "page", file), path.join(PAGE, file));
  for (const file of ["rules.mli", "rules.ml", ...READER.map((name) => `${name}.ml`)])
    copyFileSync(path.join(BUILD, file), path.join(PAGE, file));
  const before = ["big_int_Z.ml", "z.ml", "rules.mli", "rules.ml", "digest_of.ml"];
  const own = [...before, ...READER.map((name) => `${name}.ml`), "page.ml"];
  const words = ["-w", "-a", "-no-check-prims", "-package", "js_of_ocaml", "-linkpkg"];
  run("ocamlfind", ["ocamlc", ...words, ...own, "-o", "page.byte"], PAGE);
  run("js_of_ocaml", ["bigint.js", "page.byte", "-o", "../muball-proved.cjs"], PAGE);
}

/** What an auditor compares with the digest that the desk shows. */
const digestOf = (file) =>
  createHash("sha256")
    .update(readFileSync(path.join(BUILD, file)))
    .digest("hex");
mkdirSync(PAGE, { recursive: true });
if (has("js_of_ocaml")) {
  timed("proofs/build/muball-proved.cjs built", page);
  console.log(`  sha256:${digestOf("muball-proved.cjs")}`);
} else console.log("no muball-proved.cjs: apt-get install js-of-ocaml libjs-of-ocaml-dev");
