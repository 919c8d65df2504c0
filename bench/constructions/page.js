// docs/constructions.md: what the measured cells say, on a page that a person reads.
import { CONSTRUCTIONS, DATA, NORMS, RATIOS } from "./cases.js";
import { isProved, keyOf, keysOf } from "./cells.js";
import { growthLines } from "./growth.js";

/** What each construction can be best at; the smaller, the better. */
const AIMS = {
  parameters: ({ parameters }) => Number(parameters),
  width: ({ width }) => Number(width),
  depth: ({ depth }) => Number(depth),
  bytes: ({ bytes }) => bytes,
};
/** Has an error, so it never competes with the others. */
const HAS_ERROR = "sequential-lattice";

/** A data set, a norm and a ratio, with the constructions that are proved there without error. */
function contests(cells) {
  return Object.keys(DATA)
    .flatMap((data) =>
      NORMS.flatMap((norm) =>
        RATIOS.map((rho) => {
          const all = CONSTRUCTIONS.map((name) => [name, cells[keyOf(data, name, norm, rho)]]);
          const proved = all.filter(([name, cell]) => name !== HAS_ERROR && isProved(cell));
          return { data, norm, rho, proved };
        }),
      ),
    )
    .filter(({ proved }) => proved.length > 0);
}

/** Names of the best for an aim: more than one where they tie. */
function winners(proved, aim) {
  const least = Math.min(...proved.map(([, cell]) => aim(cell)));
  return proved.filter(([, cell]) => aim(cell) === least).map(([name]) => name);
}

const caseName = ({ data, norm, rho }) => `${data}, p = ${norm}, ρ = ${rho}`;

/** The case in which a construction's network is smallest by the largest factor. */
function clearest(name, all) {
  let best;
  for (const one of all) {
    const own = one.proved.find(([other]) => other === name);
    const others = one.proved.filter(([other]) => other !== name);
    if (own === undefined || others.length === 0) continue;
    const next = Math.min(...others.map(([, cell]) => AIMS.parameters(cell)));
    const factor = next / AIMS.parameters(own[1]);
    if (factor > 1 && (best === undefined || factor > best.factor)) best = { one, factor };
  }
  if (best === undefined) return "none";
  return `${caseName(best.one)}: ${best.factor.toFixed(1)} times smaller than the next`;
}

function bestLines(all) {
  const rows = CONSTRUCTIONS.filter((name) => name !== HAS_ERROR).map((name) => {
    const proved = all.filter((one) => one.proved.some(([other]) => other === name)).length;
    const won = Object.values(AIMS).map(
      (aim) => all.filter((one) => winners(one.proved, aim).includes(name)).length,
    );
    return `| ${name} | ${[proved, ...won].join(" | ")} | ${clearest(name, all)} |`;
  });
  return [
    "## Which one is best, and on what?",
    "",
    `A case is a data set, a norm and a ratio. In ${all.length} cases at least one construction without error is proved. The columns count the cases in which the construction is proved, and those in which its network is the smallest, the narrowest, the shallowest, or its certificate the shortest. Ties count for all that tie. The last column names the case that speaks most clearly for it.`,
    "",
    "| construction | proved | fewest parameters | least width | least depth | shortest certificate | clearest case for its size |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
    "A row with `none` is never the smallest here. Such constructions follow published rates and show that they can be proved; `prove` tries them, and keeps one only if it wins. `gated-lattice` is the smallest on data of another kind, a thousand points or more of a few grids that are off by part of a step ([growth](growth.md#where-gated-lattice-is-the-smallest)). `polyhedral` has another aim: the least Lipschitz constant there is. `sequential-lattice` has an error and does not compete.",
    "",
    "Cells of `partition`, `voronoi` and `pairwise` on other sets than iris and g100x8, and on g100x8 for p = 3 and 3/2, are from before their networks became smaller: by up to a half. [Growth](growth.md) has them as they are.",
    "",
  ];
}

/** The smallest network of each norm and ratio of one data set. */
function smallestLines(cells, data) {
  const norms = NORMS.filter((norm) => RATIOS.some((rho) => known(cells, data, norm, rho)));
  const rows = norms.map(
    (norm) => `| ${norm} | ${RATIOS.map((rho) => smallest(cells, data, norm, rho)).join(" | ")} |`,
  );
  return [
    `| p | ${RATIOS.map((rho) => `ρ = ${rho}`).join(" | ")} |`,
    `| --- |${" --- |".repeat(RATIOS.length)}`,
    ...rows,
    "",
  ];
}

const cellsAt = (cells, data, norm, rho) =>
  CONSTRUCTIONS.filter((name) => name !== HAS_ERROR).map((name) => [
    name,
    cells[keyOf(data, name, norm, rho)],
  ]);

const known = (cells, data, norm, rho) =>
  cellsAt(cells, data, norm, rho).some(([, cell]) => cell !== undefined);

function smallest(cells, data, norm, rho) {
  if (!known(cells, data, norm, rho)) return "";
  const proved = cellsAt(cells, data, norm, rho).filter(([, cell]) => isProved(cell));
  if (proved.length === 0) return "–";
  const [name] = winners(proved, AIMS.parameters);
  const { parameters } = proved.find(([other]) => other === name)[1];
  return `${name} ${parameters}`;
}

function dataLines(cells) {
  return Object.entries(DATA).flatMap(([data, [title]]) => {
    const keys = keysOf(cells, data);
    if (keys.length === 0) return [];
    const proved = keys.filter((key) => isProved(cells[key])).length;
    return [
      `### ${data}`,
      "",
      `${title}. Proved: ${proved} of ${keys.length} cells. All of them: [${data}.csv](constructions/${data}.csv).`,
      "",
      ...smallestLines(cells, data),
    ];
  });
}

const REASONS = [
  ["intervals", "differently labelled intervals overlap in every direction that was tried"],
  ["walls, labels", "every grid that was tried cuts a ball, or has a cell with two labels"],
  ["cuts", "every hyperplane that was tried cuts a ball"],
  [
    "distances",
    "two differently labelled points are too near for a rule of this kind in this norm",
  ],
  ["norm", "the construction is not for this norm"],
  ["size", "its network would be too large"],
  ["limit NAME", "its evidence is beyond this limit of the checker"],
  ["not within S s", "the run took longer than it was allowed"],
  [
    "not tried",
    "it took too long at a smaller ratio, and the network is no smaller at a larger one",
  ],
];

/** The page, from all cells and the share that a construction with an error may leave out. */
export function page(cells, eta) {
  return `${[
    "# The constructions, measured",
    "",
    "Which construction should you take, and how large does the network become? `muball prove` tries those that apply and keeps the smallest, so most people need not choose. This page shows what it chooses among.",
    "",
    "`npm run table` makes this page. It proves and checks every cell through the real command, each in a process of its own.",
    "",
    ...bestLines(contests(cells)),
    ...growthLines(cells),
    "## The smallest proved network, per norm and ratio",
    "",
    "Each cell names the construction and the number of parameters. ρ is μ/ε in the norm of the row. `–`: nothing is proved; the data file says why.",
    "",
    ...dataLines(cells),
    "## The data files",
    "",
    `One CSV file per data set, one line per norm, ratio and construction. *parameters* is the dense count; *depth* counts affine layers; *bits* are those of the longest weight; *region* is what was proved of the function on the balls; *bytes* is the size of the certificate. *make* and *check* are seconds: making includes the separation, the search for evidence, writing, and a check of what was written. Times are of one run on two shared cores, so compare them with each other only. \`sequential-lattice\` leaves out a share of at most ${eta} of each ball.`,
    "",
    "A cell that is not proved gives a *reason*. No reason says that no network exists.",
    "",
    "| reason | meaning |",
    "| --- | --- |",
    ...REASONS.map(([reason, meaning]) => `| ${reason} | ${meaning} |`),
    "",
  ].join("\n")}`;
}
