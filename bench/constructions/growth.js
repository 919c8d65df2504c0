// Exponents of growth over the series of the table of constructions.
import { CONSTRUCTIONS, DATA, GROWTH, RATIOS } from "./cases.js";
import { slope } from "../slope.js";
import { isProved, keyOf } from "./cells.js";

/** A row of exponents over proved cells [size, cell]; none for fewer than three of them. */
function rowOf(what, name, points) {
  const proved = points.filter(([, cell]) => isProved(cell));
  if (proved.length < 3) return [];
  const of = (value) => slope(proved.map(([x, cell]) => [x, value(cell)])).toFixed(2);
  const cells = [
    `${proved[0][0]} to ${proved.at(-1)[0]}`,
    of(({ parameters }) => Number(parameters)),
    of(({ bytes }) => bytes),
    of(({ make }) => make),
    of(({ check }) => check),
  ];
  return [`| ${what} | ${name} | ${cells.join(" | ")} |`];
}

const valueOf = (rho) => {
  const [top, bottom] = rho.split("/").map(Number);
  return top / bottom;
};

/** Rows of growth in N and d, each at two ratios. */
function sizeRows(cells) {
  return Object.entries(GROWTH).flatMap(([what, { names, fixed, rhos }]) =>
    rhos.flatMap((rho) =>
      CONSTRUCTIONS.flatMap((name) => {
        const points = names.map((data) => [
          DATA[data][2][what],
          cells[keyOf(data, name, "2", rho)],
        ]);
        return rowOf(`${what} (${fixed}, ρ = ${rho})`, name, points);
      }),
    ),
  );
}

/** Rows of growth in the ratio. */
function ratioRows(cells) {
  const rhos = RATIOS.filter((rho) => valueOf(rho) >= 1 / 1000);
  return CONSTRUCTIONS.flatMap((name) => {
    const points = rhos.map((rho) => [valueOf(rho), cells[keyOf("n250", name, "2", rho)]]);
    return rowOf("ρ (N = 250, d = 16)", name, points);
  });
}

/** The section about growth, as lines; empty where too little was measured. */
export function growthLines(cells) {
  const rows = [...sizeRows(cells), ...ratioRows(cells)];
  if (rows.length === 0) return [];
  return [
    "## Growth",
    "",
    "How does size grow with the data? Each number is the exponent e of y ~ x^e: least squares of logarithms over the sizes at which the construction is proved, at least three. The norm is p = 2; the data are generated and have two classes. Seconds include the start of the command, about 0.5, so exponents of short times are too small.",
    "",
    "| in | construction | from … to | parameters | bytes of the certificate | seconds to make | seconds to check |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ];
}
