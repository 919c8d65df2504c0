// UNTRUSTED. certify --with: the evidence that a construction has for the network it made.
import { networkDigest } from "../../certify/index.js";
import { type Constructed, Stopped } from "../../constructions/index.js";
import type { Dataset } from "../../dataset/index.js";
import { encodeRational } from "../../format/index.js";
import type { Network } from "../../kernel/index.js";
import { compare, type Rational } from "../../numbers/index.js";
import { type BuildOptions, buildNetworks } from "./build-network.js";
import { EXIT } from "../exit-codes.js";
import { Problem } from "../problem.js";
import type { Progress } from "../work/progress.js";

/** The evidence that a construction has, as `certify` takes it. */
export type ConstructionEvidence = Pick<Constructed, "facts" | "leftOut">;

/** The networks that the construction makes: for the radius, and the one for its largest radius. */
async function* rebuilt(
  dataset: Dataset,
  radius: Rational,
  options: BuildOptions,
  progress: Progress,
): AsyncGenerator<Constructed> {
  for (const asked of [radius, undefined]) {
    const { constructed, stopped } = await buildNetworks(dataset, asked, options, progress);
    if (stopped !== undefined) throw new Stopped(stopped);
    yield* constructed.filter((one) => compare(one.radius, radius) >= 0);
  }
}

/**
 * The facts of the construction that made the network, and what it leaves out; none if it needs none, or none is named.
 *
 * Requires  the options under which it was made: the data, the norm, the seed, and the radius or none.
 * Fails     Problem (bad data) if the construction makes no network, or another one.
 * Cost      as `construct`, once or twice.
 */
export async function evidenceOfConstruction(
  network: Network,
  dataset: Dataset,
  radius: Rational,
  { with: name, ...options }: Omit<BuildOptions, "with"> & { readonly with?: string },
  progress: Progress,
): Promise<ConstructionEvidence> {
  if (name === undefined) return {};
  const got = networkDigest(network);
  let expected: string | undefined;
  for await (const built of rebuilt(dataset, radius, { ...options, with: name }, progress)) {
    const digest = networkDigest(built.network);
    if (digest === got) return built;
    expected ??= digest;
  }
  const made = `--with ${name} at radius ${encodeRational(radius)}`;
  throw new Problem(EXIT.badData, {
    what:
      expected === undefined
        ? `${made} makes no network for this data`
        : `this is not the network that ${made} makes for this data`,
    where: dataset.source,
    expected: expected === undefined ? undefined : `network ${expected}`,
    got: expected === undefined ? undefined : `network ${got}`,
    next: "give the data, norm, radius and seed it was constructed with; or leave --with out",
  });
}
