// docs/benchmarks.md, from the recorded measurements.

/** A value that is this many times the last recorded one, or more, is marked. */
const WORSE = 1.1;
const BETTER = 1 / WORSE;

/** Three digits, as they are recorded. */
function figure(value) {
  if (value < 10) return value.toFixed(2);
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
}

/** The value in its unit. */
export function shown(value, unit) {
  return unit === "loop" ? `${figure(value)} ×` : `${figure(value)} ${unit}`;
}

/** What became of a value since the table before: of all units, the smaller the better. */
export function change({ value, before }) {
  if (before === undefined) return "new";
  const factor = value / before;
  const percent = Math.round(100 * (factor - 1));
  const words = `${percent < 0 ? "−" : "+"}${Math.abs(percent)} %`;
  if (factor >= WORSE) return `**${words}, worse**`;
  return factor <= BETTER ? `${words}, better` : words;
}

function rowLine(row) {
  const { name, value, unit, seconds, asked, before } = row;
  const cells = [
    name,
    shown(value, unit),
    seconds === undefined ? "–" : figure(seconds),
    asked === undefined ? "–" : shown(asked, unit),
    before === undefined ? "–" : shown(before, unit),
    change(row),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The page. */
export function page({ machine, commit, rows }) {
  return `${[
    "# Benchmarks",
    "",
    "How long does it take to check and to prove, and is it slower than it was?",
    "",
    "`npm run bench` measures all this again, in about ten minutes on two cores, and writes this page and [its numbers](benchmarks.json). The page is for review: commit both with a change of speed.",
    "",
    "Seconds depend on the machine, so most values are ratios, marked ×. They compare with a *plain loop* on the same data, in the same run: a forward pass in doubles at the centre of every ball, as short as JavaScript allows. It proves nothing. It is the number of multiplications. For the separation, the loop adds up the distances of all pairs with different labels.",
    "",
    `Measured on ${machine.cores} cores of ${machine.processor}, Node ${machine.node}, at commit ${commit}. Seconds are those of the processor, except for the start of the command, which is the median of ${machine.starts} starts by the clock. The data are digits of the package \`mnist\`, 784 pixels; lattice has ρ = 1/20000, the others ρ = 9/10.`,
    "",
    "| what | measured | seconds | asked | last recorded | change |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows.map(rowLine),
    "",
    "- *check, whole* reads the file, compares digests and judges. *judging* is what remains of it without reading and digests.",
    "- *Iris*: seconds of the three [checkers](trust.md), start included, as far as they are here, the proved one as a program and as a page has it; the least of five runs.",
    "- *check by `muball-proved`* is the whole check by the checker whose [soundness is proved](trust.md#a-third-checker-whose-soundness-is-proved), start included.",
    "- *prove* reads the data, finds the separation, builds the network, finds evidence, writes the certificate and checks it.",
    "- *asked* is the goal. *last recorded* is the value in the table before this one.",
    `- A change of ${Math.round(100 * (WORSE - 1))} % or more for the worse is in bold type. On a busy machine the plain loop alone moves by as much, so look at the seconds too.`,
    "",
    "Sizes of networks and seconds for each construction are in [Constructions](constructions.md), and growth in N in [Growth](growth.md).",
  ].join("\n")}\n`;
}
