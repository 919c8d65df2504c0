// The table of docs/constructions.md: every construction on data sets, norms and ratios, through the real
// command, each cell proved and checked in processes of their own, or the reason why it is not.
//   npm run table [-- --data iris,digits,...] [--with a,b] [--norm 1,2] [--rho 1/10,...] [--seconds 120]
// Run after `npm run build`. Cells are kept in docs/constructions.json as they come, so a run that is
// stopped, or that names some cells only, adds to what is there; `--again` tries cells that time stopped
// once more, `--fresh` begins anew. A cell that takes longer than --seconds is stopped, and says so.
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { generated } from "./generated.js";

const CONSTRUCTIONS = [
  "staircase",
  "lattice",
  "partition",
  "gated-lattice",
  "sequential-lattice",
  "voronoi",
  "narrow-voronoi",
  "square",
  "log-width",
  "detector-inf",
  "polyhedral",
  "pairwise",
];
/** What a construction with an error may leave out of every ball. */
const ETA = "1/100";
/** Their networks have no fewer weights at a larger ratio: what is too slow at a smaller one stays so. */
const GROWING = ["narrow-voronoi", "square", "detector-inf", "polyhedral"];
/** Seconds in which a condition fails that does. */
const LOOK = 15;
const NORMS = ["1", "2", "inf", "3", "3/2"];
const RATIOS = ["1/1000000", "1/1000", "1/10", "3/10", "1/2", "9/10", "99/100", "999/1000"];

/** The first rows of the digits that ship with the project. */
const digits = (count) => {
  const text = gunzipSync(readFileSync("certificates/data/digits.csv.gz")).toString();
  return `${text.split("\n").slice(0, count).join("\n")}\n`;
};

/** Name, what it is, and its CSV. */
const DATA = {
  iris: [
    "Iris: N = 150, d = 4, C = 3, two equal points",
    () => readFileSync("certificates/data/iris.csv", "utf8"),
  ],
  digits60: ["60 of the digits that ship: d = 784, C = 10", () => digits(60)],
  digits: ["the 300 digits that ship: d = 784, C = 10", () => digits(300)],
  g100x8: ["generated: N = 100, d = 8, C = 3", () => generated(100, 8, 3)],
  g50x784: ["generated: N = 50, d = 784, C = 2", () => generated(50, 784, 2)],
  g1000x4: ["generated: N = 1000, d = 4, C = 2", () => generated(1000, 4, 2)],
};

/** What grows, with the other sizes fixed: generated data of two classes, p = 2. */
const GROWTH = {
  N: { names: ["n125", "n250", "n500", "n1000"], fixed: "d = 16", rhos: ["1/10", "9/10"] },
  d: { names: ["d8", "n250", "d32", "d64", "d128"], fixed: "N = 250", rhos: ["1/10", "9/10"] },
};
for (const count of [125, 250, 500, 1000]) {
  const title = `generated: N = ${count}, d = 16, C = 2`;
  DATA[`n${count}`] = [title, () => generated(count, 16, 2), { N: count, d: 16 }];
}
for (const dimension of [8, 32, 64, 128]) {
  const title = `generated: N = 250, d = ${dimension}, C = 2`;
  DATA[`d${dimension}`] = [title, () => generated(250, dimension, 2), { N: 250, d: dimension }];
}

const { values: options } = parseArgs({
  options: {
    data: { type: "string", default: Object.keys(DATA).join(",") },
    with: { type: "string", default: CONSTRUCTIONS.join(",") },
    norm: { type: "string", default: NORMS.join(",") },
    rho: { type: "string", default: RATIOS.join(",") },
    seconds: { type: "string", default: "120" },
    again: { type: "boolean", default: false },
    fresh: { type: "boolean", default: false },
  },
});
const KEPT = "docs/constructions.json";
const PAGE = "docs/constructions.md";
const folder = mkdtempSync(join(tmpdir(), "muball-table-"));
const MAIN = "dist/cli/main.js";
/** What the command runs Node with: the words behind `node` in its first line. */
const FLAGS = readFileSync(MAIN, "utf8").split("\n")[0].split(" ").slice(3);

/** Runs the command; answers with its JSON, its exit code and the seconds it took. */
function muball(limit, ...args) {
  return new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(process.execPath, [...FLAGS, MAIN, ...args, "--json", "--quiet"]);
    let text = "";
    const timer = setTimeout(() => child.kill("SIGKILL"), limit * 1000);
    child.stdout.on("data", (chunk) => (text += chunk));
    child.on("close", (code) => {
      clearTimeout(timer);
      const seconds = (performance.now() - start) / 1000;
      const answer = text === "" ? undefined : JSON.parse(text.split("\n")[0]);
      resolve({ code, seconds, answer });
    });
  });
}

/** Why the command proved nothing: a condition that failed, a limit of the checker, or a code. */
function reasonOf({ code, answer = {} }) {
  const { constructions, rejection, decline } = answer;
  if (constructions?.[0] !== undefined) return constructions[0].condition;
  if (decline?.limit !== undefined) return `limit ${decline.limit}`;
  return rejection?.code ?? answer.code ?? `exit ${code}`;
}

/** One cell: what was proved, or why not. */
async function cellOf(path, name, norm, rho, limit) {
  const target = join(folder, "cell.muball");
  const eta = name === "sequential-lattice" ? ["--eta", ETA] : [];
  const how = ["-p", norm, "--rho", rho, "--with", name, ...eta];
  const made = await muball(limit, "prove", path, ...how, "-o", target);
  if (made.code === null) return { reason: `not within ${limit} s` };
  if (made.code !== 0) return { reason: reasonOf(made) };
  const bytes = statSync(target).size;
  const checked = await muball(limit, "check", target);
  rmSync(target);
  if (checked.code === null) return { reason: `check not within ${limit} s` };
  if (checked.code !== 0) return { reason: `check: exit ${checked.code}` };
  const { proved } = made.answer;
  const { parameters, width, depth, bits, region } = proved;
  return {
    parameters,
    width,
    depth,
    bits,
    region,
    bytes,
    make: made.seconds,
    check: checked.seconds,
  };
}

const cells = existsSync(KEPT) && !options.fresh ? JSON.parse(readFileSync(KEPT, "utf8")) : {};

function save() {
  const sorted = Object.fromEntries(Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(`${KEPT}.new`, `${JSON.stringify(sorted, null, 1)}\n`);
  renameSync(`${KEPT}.new`, KEPT);
}

const short = (seconds) => (seconds < 9.95 ? seconds.toFixed(1) : seconds.toFixed(0));
const size = (bytes) =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
const REGIONS = {
  "one-activation-region-per-ball": "a",
  "one-linear-region-per-ball": "l",
  none: "η",
};

function row(key, cell) {
  const [, name, norm, rho] = key.split(" ");
  if (cell.reason !== undefined)
    return `| ${norm} | ${rho} | ${name} | not proved: ${cell.reason} | | | | | | |`;
  const { parameters, width, depth, bits, region, bytes, make, check } = cell;
  return `| ${norm} | ${rho} | ${name} | ${parameters} | ${width} | ${depth} | ${bits} | ${REGIONS[region] ?? region} | ${size(bytes)} | ${short(make)} / ${short(check)} |`;
}

/** Cells by data, norm, ratio and construction, in the order above. */
function place(key) {
  const [, name, norm, rho] = key.split(" ");
  return NORMS.indexOf(norm) * 10_000 + RATIOS.indexOf(rho) * 100 + CONSTRUCTIONS.indexOf(name);
}

/** The exponent e of y ~ x^e, by least squares of logarithms; undefined for fewer than three points. */
function slope(points) {
  if (points.length < 3) return undefined;
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (k) => logs.reduce((sum, pair) => sum + pair[k], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const top = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return top / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

/** Slopes of one construction over proved cells [size, cell]; undefined if there are too few. */
function slopes(points) {
  const of = (value) => slope(points.map(([x, cell]) => [x, value(cell)]))?.toFixed(2);
  if (points.length < 3) return undefined;
  const sizes = points.map(([x]) => x);
  return [
    `${sizes[0]} to ${sizes.at(-1)}`,
    of(({ parameters }) => Number(parameters)),
    of(({ bytes }) => bytes),
    of(({ make }) => make),
    of(({ check }) => check),
  ];
}

const ratioOf = (rho) => {
  const [top, bottom] = rho.split("/").map(Number);
  return top / bottom;
};

/** Rows of the table of growth: in N and d at two ratios, and in the ratio. */
function growthRows() {
  const rows = [];
  const add = (what, name, points) => {
    const found = slopes(points.filter(([, cell]) => cell !== undefined && !cell.reason));
    if (found !== undefined) rows.push(`| ${what} | ${name} | ${found.join(" | ")} |`);
  };
  for (const [what, { names, fixed, rhos }] of Object.entries(GROWTH)) {
    for (const rho of rhos) {
      for (const name of CONSTRUCTIONS) {
        const points = names.map((data) => [
          DATA[data][2][what],
          cells[`${data} ${name} 2 ${rho}`],
        ]);
        add(`${what} (${fixed}, ρ = ${rho})`, name, points);
      }
    }
  }
  for (const name of CONSTRUCTIONS) {
    const rhos = RATIOS.filter((rho) => ratioOf(rho) >= 1 / 1000);
    const points = rhos.map((rho) => [ratioOf(rho), cells[`n250 ${name} 2 ${rho}`]]);
    add("ρ (N = 250, d = 16)", name, points);
  }
  return rows;
}

function growth() {
  const rows = growthRows();
  if (rows.length === 0) return [];
  return [
    "## Growth",
    "",
    "Exponents e of y ~ x^e by least squares of logarithms, p = 2, generated data of two classes, over the sizes at which the construction is proved (three at least). Seconds include the start of the command, about 0.5, so the exponents of short times are too small.",
    "",
    "| in | construction | from … to | parameters | bytes of the certificate | seconds to make | seconds to check |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ];
}

/** In which norms every construction is proved at every ratio; of data sets with several norms. */
function overview(data) {
  const norms = NORMS.filter((norm) =>
    CONSTRUCTIONS.some((name) => cells[`${data} ${name} ${norm} 1/10`]),
  );
  if (norms.length < 2) return [];
  const rows = CONSTRUCTIONS.map((name) => {
    const proved = RATIOS.map((rho) => {
      const known = norms.map((norm) => [norm, cells[`${data} ${name} ${norm} ${rho}`]]);
      const right = known.filter(([, cell]) => cell !== undefined && cell.reason === undefined);
      return right.length === norms.length ? "all" : right.map(([norm]) => norm).join(", ") || "–";
    });
    return `| ${name} | ${proved.join(" | ")} |`;
  });
  return [
    `Norms in which it is proved, of p = ${norms.join(", ")}:`,
    "",
    `| construction | ${RATIOS.map((rho) => `ρ = ${rho}`).join(" | ")} |`,
    `| --- |${" --- |".repeat(RATIOS.length)}`,
    ...rows,
    "",
  ];
}

function page() {
  const parts = Object.entries(DATA).flatMap(([data, [title]]) => {
    const keys = Object.keys(cells).filter((key) => key.startsWith(`${data} `));
    if (keys.length === 0) return [];
    keys.sort((a, b) => place(a) - place(b));
    const proved = keys.filter((key) => cells[key].reason === undefined).length;
    return [
      `## ${data}`,
      "",
      `${title}. ${proved} of ${keys.length} cells proved.`,
      "",
      ...overview(data),
      "| p | ρ | construction | parameters | width | depth | bits | region | certificate | seconds to make / check |",
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
      ...keys.map((key) => row(key, cells[key])),
      "",
    ];
  });
  return [
    "# The constructions, measured",
    "",
    "Made by `npm run table` (bench/constructions.js), which proves and checks every cell through the real command. ρ is μ/ε_D in the norm of the cell. Parameters are the dense count, depth counts affine layers, bits are those of the longest weight. Region: `a`, every ball in one activation region; `l`, f constant on every ball though units switch; `η`, right on all but a share of " +
      ETA +
      " of each ball (sequential-lattice, the only one with an error). Making includes the separation, the search for evidence, writing, and a check of what was written. Times are of one run on two shared cores: compare them with each other only.",
    "",
    "A cell that is not proved names the condition that failed: `intervals`: differently labelled intervals overlap in every direction tried; `walls`, `labels`: every grid tried cuts a ball, or has a cell with two labels; `cuts`: so does every hyperplane; `distances`: two differently labelled points are too near for a rule of this kind in this norm; `norm`: the construction is not for this norm; `size`: its network would be too large; `limit` with a name: its evidence is beyond that limit of the checker. `not within`: the run took longer than was allowed; `not tried`: it did at a smaller ratio, and the network is no smaller at a larger one. None of them says that no network exists.",
    "",
    ...growth(),
    ...parts,
  ].join("\n");
}

const wanted = (name) => options[name].split(",");

/** The reason of a smaller ratio at which a construction was too slow already. */
function tooSlowAt(data, name, norm, rho) {
  if (!GROWING.includes(name)) return undefined;
  const smaller = RATIOS.slice(0, RATIOS.indexOf(rho));
  const slow = smaller.find((one) =>
    cells[`${data} ${name} ${norm} ${one}`]?.reason?.startsWith("not within"),
  );
  if (slow === undefined) return undefined;
  const { reason } = cells[`${data} ${name} ${norm} ${slow}`];
  return { reason: `not tried: ${reason} at ρ = ${slow}` };
}

/** True for a cell that time stopped, not a condition or a limit. */
const isStopped = ({ reason = "" }) => /^(not|check|exit)/u.test(reason);

/** A cell; if it was too slow at a smaller ratio, only long enough for a condition to fail. */
async function cellAt(path, data, name, norm, rho) {
  const slow = tooSlowAt(data, name, norm, rho);
  const limit = slow === undefined ? Number(options.seconds) : LOOK;
  const cell = await cellOf(path, name, norm, rho, limit);
  return cell.reason?.startsWith("not within") ? (slow ?? cell) : cell;
}

try {
  for (const data of wanted("data")) {
    const path = join(folder, `${data}.csv`);
    writeFileSync(path, DATA[data][1]());
    for (const norm of wanted("norm")) {
      for (const rho of wanted("rho")) {
        for (const name of wanted("with")) {
          const key = `${data} ${name} ${norm} ${rho}`;
          if (cells[key] !== undefined && !(options.again && isStopped(cells[key]))) continue;
          cells[key] = await cellAt(path, data, name, norm, rho);
          save();
          process.stdout.write(`${key}: ${JSON.stringify(cells[key])}\n`);
        }
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true });
  writeFileSync(PAGE, page());
}
