// docs/growth.md: the table of exponents, published and measured.
import { SERIES } from "../generated.js";
import { slope } from "../slope.js";
import { ALL, cellsOf, GRIDS_WITH, growing } from "./cases.js";
import { keyOf } from "./rows.js";

const FEWEST = 3;
const valueOf = (rho) => {
  const [top, bottom] = rho.split("/").map(Number);
  return top / bottom;
};

/** What a row is measured against. */
function placeOf(one, cell, row) {
  const along = growing(one);
  if (along === "N") return cell.count;
  return along === "ρ" ? valueOf(cell.rho) : Number(row.width);
}

/** The proved rows of a series, ascending, each with its place x. */
function provedRows(one, rows) {
  const cells = cellsOf(one, SERIES[one.data][0], true);
  return cells.flatMap((cell) => {
    const row = rows.get(keyOf(cell));
    if (row === undefined || row.reason !== undefined) return [];
    return [{ x: placeOf(one, cell, row), row, cell }];
  });
}

/** The set, the norm, and what stays the same. */
function whereOf(one) {
  const fixed = [
    ...(one.law === undefined ? [] : [`ρ = ${one.law}`]),
    ...(one.count === undefined ? [] : [`N = ${one.count}`]),
  ];
  return [one.data, `p = ${one.norm}`, ...fixed].join(", ");
}

/** The lines of one series: a line per quantity with a published or proved exponent. */
function linesOf(one, rows) {
  const proved = provedRows(one, rows);
  const name = `\`${[one.construction, ...one.options].join(" ")}\``;
  const along = growing(one);
  const [first, last] = [proved[0], proved.at(-1)];
  return Object.entries(one.expected).map(([quantity, [published, source]]) => {
    const head = `| ${name} | ${whereOf(one)} | ${quantity} | ${along} | ${published} | ${source} |`;
    if (proved.length < FEWEST) return `${head} – | fewer than ${FEWEST} sizes proved |`;
    const exponent = slope(proved.map(({ x, row }) => [x, Number(row[quantity])])).toFixed(2);
    const [from, to] = [first, last].map(({ cell, x }) => (along === "ρ" ? cell.rho : x));
    const ends = `${first.row[quantity]} to ${last.row[quantity]}`;
    const measured = exponent.replace(/^-(?=.*[1-9])/u, "−").replace(/^-/u, "");
    return `${head} ${measured} | ${ends} for ${along} = ${from} to ${to} |`;
  });
}

/** Parameters on two grids, a row for each number of points; the smallest is marked. */
function gridsTable(rows) {
  const proved = (construction) => {
    const one = ALL.find((own) => own.data === "grids2" && own.construction === construction);
    return new Map(provedRows(one, rows).map(({ x, row }) => [x, Number(row.parameters)]));
  };
  const columns = GRIDS_WITH.map(proved);
  return [...columns[0].keys()].map((count) => {
    const found = columns.map((column) => column.get(count));
    const least = Math.min(...found.map((size) => size ?? Infinity));
    const cells = found.map((size) => (size === least ? `**${size}**` : (size ?? "–")));
    return `| ${[count, ...cells].join(" | ")} |`;
  });
}

/** Cells that prove nothing, with the reason. */
function missing(rows) {
  const none = [...rows.values()].filter(({ reason }) => reason !== undefined);
  return none.map(
    ({ construction, data, count, rho, reason }) =>
      `- \`${construction}\` on ${data}, N = ${count}, ρ = ${rho}: ${reason}`,
  );
}

/** The curve of width against depth: W²L² over N, which Yang and Yang have at a power of log N for every W. */
function curveLines(rows) {
  const one = ALL.find(({ widths }) => widths !== undefined);
  const found = provedRows(one, rows).map(({ row }) => row);
  return found.map(({ width, depth, parameters }) => {
    const product = Math.round((width * depth) ** 2 / one.count);
    return `| ${[width, depth, parameters, product].join(" | ")} |`;
  });
}

/** What was asked of the constructions, and where the answer is. */
const ASKED = [
  [
    "`lattice`, narrow: width Õ(1)",
    "exponent 0 ± 0.05, width 12",
    "0.00, width 11; 5 is the least",
  ],
  [
    "`lattice`, width against depth",
    "W²L² near N for every W",
    "951·N at width 5, and more at every larger width: below",
  ],
  ["`gated-lattice`, N, ρ = 1/3200", "at most 0.6", "0.50, from N = 160 on"],
  ["`gated-lattice`, N, ρ = 1/10", "at most 1.05", "0.88"],
  ["constant of N·d^¼·ρ^½, ρ = 1/10", "a third of 100 to 200", "13 to 17"],
  ["`gated-lattice`, data on which it is the smallest", "one set", "`grids2`, N = 1280: below"],
  [
    "[nearest site](bounds.md#nearest-site), every dataset, ρ = 9/10, (N, d) = (1000, 100), (300, 784), (150, 4)",
    "736115, 911589, 5293",
    "380432, 912103, 3490",
  ],
  [
    "`pairwise`, p = 64",
    "proved at ρ = 1/10 and 999/1000",
    "proved at both on Iris: 198 and 386 parameters",
  ],
  [
    "projection and nearest site for p = 1 and ∞",
    "without loss, or a proof that it cannot be",
    "it [cannot](theory.md#nearest-site): three points stop every rule with one affine form per point at 3/4; of projections nothing is proved",
  ],
  [
    "[Sobolev seminorm](sobolev.md#experiment)",
    "√n, infinite width; peaks at n = k and kd",
    "0.44 to 0.50, none for even kernels; all peaks",
  ],
];

export function page(rows) {
  const none = missing(rows);
  const seeds = [...new Set([...rows.values()].map(({ seed }) => seed))];
  return `${[
    "# Growth, measured",
    "",
    "How do the networks grow with the number of points, and does that agree with what is published?",
    "",
    "`npm run growth` makes this page, the figure and [its numbers](figures/growth.csv). Each size is that of a network that `prove` has proved. A measured exponent is the e of y ~ x^e: least squares of logarithms over the sizes that are proved. Published rates hide constants and logarithms, so a measured exponent on a short range may be above or below.",
    "",
    "![Parameters against the number of points, at four kinds of ratio, with the regimes](figures/growth.svg)",
    "",
    "## The data",
    "",
    `Labels are random, two classes, seed ${seeds.join(", ")}. The sets with decimals are the hard ones: walls cannot slip between integers.`,
    "",
    "| set | dimension | points |",
    "| --- | --- | --- |",
    ...Object.entries(SERIES).map(
      ([name, [dimension, words]]) => `| ${name} | ${dimension} | ${words} |`,
    ),
    "",
    "## Exponents",
    "",
    "*in* says what grows. *published* is the exponent of the cited statement. *own* is a statement with a proof in these documents. A dash: nothing is published for every dataset, or too few sizes are proved. `--width` limits the width of `lattice`, so that its table compares the key with a few blocks a layer ([Tables](theory.md#tables)). A wider network selects a block in fewer layers, but reads it with the same 3 or 4 units, so its depth falls more slowly than the curve of Yang and Yang.",
    "",
    "| construction | on | quantity | in | published | source | measured | from … to |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...ALL.flatMap((one) => linesOf(one, rows)),
    "",
    "## Asked, and measured",
    "",
    "These were set as goals before. The numbers of the last four rows are of the documents that are named, or of single commands; all others are from the tables of this page.",
    "",
    "| of | asked | measured |",
    "| --- | --- | --- |",
    ...ASKED.map((cells) => `| ${cells.join(" | ")} |`),
    "",
    "## Width against depth",
    "",
    "This is `lattice` on `sep4` with N = 640 and ρ = 1/(5N⌈√d⌉), for several limits of the width:",
    "",
    "| width | depth | parameters | W²L²/N |",
    "| --- | --- | --- | --- |",
    ...curveLines(rows),
    "",
    "For every split Yang and Yang have W²L² of order N, up to logarithms (arXiv:2603.09589). These networks are far above it as soon as they are wide: the depth is that of three parts, and width shortens one. (1) The key is read off in a layer or two for each of its binary digits. (2) One of A blocks is selected in ⌈(A − 1)/w⌉ layers of 2w + 3 units: this part gets shorter. (3) The B entries of the block are read one after another, about log N layers for each, whatever the width is. So parameters stay between 1700 and 2700, near √N·log N as Vardi, Yehudai and Shamir have it; units that are added are used in part (2) alone. Reading c entries side by side would take c readers of 3 or 4 units and c payloads, and would shorten (3) by the factor c only where it, not (1), is the longest part; it is not built. So the curve of Yang and Yang is cited, and no network here attains it.",
    "",
    "## Where gated-lattice is the smallest",
    "",
    "On `grids2` at ρ = 4/5 (p = 2) no single grid misses all balls, because the second square is half a step off, so `lattice` gives nothing. Two grids do, or a box for a few balls. These are parameters of proved networks, the smallest in bold; a dash: not measured.",
    "",
    `| N | ${GRIDS_WITH.map((name) => `\`${name}\``).join(" | ")} |`,
    `| ${["---", ...GRIDS_WITH.map(() => "---")].join(" | ")} |`,
    ...gridsTable(rows),
    "",
    "For few points the stages are boxes, one for about five points, and size grows like N. From some hundred points on, two stages of grids with gates are smaller: the size is then that of two tables, and grows like √N. `voronoi` grows like N and has the smaller constant, so `gated-lattice` is the smallest from about a thousand points on, and not before. The points of the first row ship with muball:",
    "",
    "```sh",
    "muball prove certificates/data/two-grids.csv --rho 4/5 --with gated-lattice",
    "```",
    "",
    "At small ρ the smallest stage is a lattice without a gate, and then `gated-lattice` has the size of `lattice`, fewer parameters than published at ρ = 1/3200, paid for with longer weights. Below about N = 320 the table that compares the key with each run of labels is the smaller one, and it grows like N; above, the table of √N blocks. So exponents at ρ = 1/3200 are measured from N = 160 on. On random data in the moderate regime `partition` is smaller than stages are (758 against 924 parameters for `sep4` at N = 160, ρ = 1/10): a gate costs two more floors for each grid, and every later stage carries the coordinates past the earlier ones.",
    "",
    "The constant of N·d^¼·ρ^½ is 13 to 17 on `sep4` at ρ = 1/10, for all N measured. Towards smaller ρ it grows, to 77 at ρ = 1/640 for N = 80: the networks hardly become smaller there, as the table of the N labels is what they cost, and no ratio makes that smaller. So the published ρ^½ is not what the constructed networks show, and no claim here rests on it.",
    "",
    "## Bits for parameters",
    "",
    "![The longest weight against the parameters for each point, above the counting bound](figures/bits.svg)",
    "",
    "Labellings must be told apart, so parameters times bits have a lower bound ([Counting](bounds.md#counting)), and a network with few parameters for each point needs long weights. `lattice` goes furthest to the left: blocks of a table are read out of one long weight. The bound is far below all networks measured here. Below one parameter per point the weights have well over 53 bits, so a run in doubles is a run of another network. `prove` says whether weights are exact in binary32 and binary64.",
    "",
    ...(none.length === 0 ? [] : ["Not proved, with the condition that failed:", "", ...none, ""]),
  ].join("\n")}`;
}
