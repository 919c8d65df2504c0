// The table of docs/constructions.md: every construction on data sets, norms and ratios, through the real
// command, each cell proved and checked in processes of their own, or the reason why it is not.
//   npm run table [-- --data iris,digits,...] [--with a,b] [--norm 1,2] [--rho 1/10,...] [--seconds 120]
// Run after `npm run build`. Cells are kept in docs/constructions/*.csv as they come, so a run that is
// stopped, or that names some cells only, adds to what is there; `--again` tries cells that time stopped
// once more, `--fresh` begins anew, `--page` only writes the page. A cell that takes longer than --seconds
// is stopped, and says so.
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { muball, reasonOf } from "../command.js";
import { CONSTRUCTIONS, DATA, NORMS, RATIOS } from "./cases.js";
import { keyOf, readCells, writeCells } from "./cells.js";
import { page } from "./page.js";

/** What a construction with an error may leave out of every ball. */
const ETA = "1/100";
/** Their networks have no fewer weights at a larger ratio: what is too slow at a smaller one stays so. */
const GROWING = ["narrow-voronoi", "square", "detector-inf", "polyhedral"];
/** Seconds in which a condition fails that does. */
const LOOK = 15;

const { values: options } = parseArgs({
  options: {
    data: { type: "string", default: Object.keys(DATA).join(",") },
    with: { type: "string", default: CONSTRUCTIONS.join(",") },
    norm: { type: "string", default: NORMS.join(",") },
    rho: { type: "string", default: RATIOS.join(",") },
    seconds: { type: "string", default: "120" },
    again: { type: "boolean", default: false },
    fresh: { type: "boolean", default: false },
    page: { type: "boolean", default: false },
  },
});
const PAGE = "docs/constructions.md";
const folder = mkdtempSync(join(tmpdir(), "muball-table-"));

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
  const { size, statement } = made.answer.proved;
  const { parameters, width, depth, bits } = size;
  return {
    parameters,
    width,
    depth,
    bits,
    region: statement === "label-only" ? "none" : `${statement}-per-ball`,
    bytes,
    make: made.seconds,
    check: checked.seconds,
  };
}

const cells = options.fresh ? {} : readCells();

const wanted = (name) => options[name].split(",");

/** The reason of a smaller ratio at which a construction was too slow already. */
function tooSlowAt(data, name, norm, rho) {
  if (!GROWING.includes(name)) return undefined;
  const smaller = RATIOS.slice(0, RATIOS.indexOf(rho));
  const slow = smaller.find((one) =>
    cells[keyOf(data, name, norm, one)]?.reason?.startsWith("not within"),
  );
  if (slow === undefined) return undefined;
  const { reason } = cells[keyOf(data, name, norm, slow)];
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
  for (const data of options.page ? [] : wanted("data")) {
    const path = join(folder, `${data}.csv`);
    writeFileSync(path, DATA[data][1]());
    for (const norm of wanted("norm")) {
      for (const rho of wanted("rho")) {
        for (const name of wanted("with")) {
          const key = keyOf(data, name, norm, rho);
          if (cells[key] !== undefined && !(options.again && isStopped(cells[key]))) continue;
          cells[key] = await cellAt(path, data, name, norm, rho);
          writeCells(cells, data);
          process.stdout.write(`${key}: ${JSON.stringify(cells[key])}\n`);
        }
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true });
  writeFileSync(PAGE, page(cells, ETA));
}
