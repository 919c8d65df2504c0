// UNTRUSTED. A network from a file: its own text, or a certificate that holds it.
import { readNetwork } from "../checker/index.js";
import { expectLine, networkOf } from "../checker/sources.js";
import type { Dataset } from "../dataset/index.js";
import { CERTIFICATE_FORMAT, decodeHeader, linesOf, type NamedClaim } from "../format/index.js";
import type { Network, Refusal } from "../kernel/index.js";
import { explain } from "../report/explain.js";
import { EXIT } from "./exit-codes.js";
import type { Io } from "./io.js";
import { peek } from "./peek.js";
import { Problem } from "./problem.js";
import { chunksOf, fileChunks } from "./read-bytes.js";

/** A network, with the claim of the certificate it came from. */
export interface LoadedNetwork {
  readonly network: Network;
  readonly digest: string;
  readonly named: NamedClaim | undefined;
}

function badNetwork(path: string, refusal: Refusal): Problem {
  const { what, facts, next } = explain(refusal);
  const where = [path, ...facts.filter(([name]) => name === "where").map(([, text]) => text)];
  const fact = (wanted: string): string | undefined => facts.find(([name]) => name === wanted)?.[1];
  return new Problem(EXIT.badData, {
    what: `this is no network: ${what}`,
    where: where.join(", "),
    expected: fact("expected"),
    got: fact("got"),
    next,
  });
}

/** The network of `muball-network/1`. Fails: Problem (cannot read, bad data). */
export function loadNetwork(path: string, io: Io): LoadedNetwork {
  const read = readNetwork(chunksOf(path, io));
  if (read.verdict !== "network") throw badNetwork(path, read);
  return { network: read.network, digest: read.digest, named: undefined };
}

const MARK = `{"format":"${CERTIFICATE_FORMAT}"`;

/**
 * The network of `muball-network/1` or of a certificate, with its claim then.
 *
 * Fails  Problem: cannot read, bad data.
 */
export function loadNetworkOrCertificate(
  path: string,
  network: string | undefined,
  io: Io,
): LoadedNetwork {
  const { front, all } = peek(chunksOf(path, io), MARK.length);
  if (new TextDecoder().decode(front.subarray(0, MARK.length)) !== MARK) {
    const read = readNetwork(all);
    if (read.verdict !== "network") throw badNetwork(path, read);
    return { network: read.network, digest: read.digest, named: undefined };
  }
  const lines = linesOf(all);
  const first = expectLine(lines, "the header of a certificate");
  const header = first.verdict === "line" ? decodeHeader(first) : first;
  if ("verdict" in header) throw badNetwork(path, header);
  const given = network === undefined ? undefined : fileChunks(network);
  const read = networkOf(lines, header, given);
  if (read.verdict !== "network") throw badNetwork(path, read);
  return { network: read.network, digest: read.digest, named: header.claim };
}

/** Fails: Problem (bad data) unless the data has as many coordinates as the network takes. */
export function requireFit(dataset: Dataset, network: Network): void {
  if (dataset.dimension === network.inputs) return;
  throw new Problem(EXIT.badData, {
    what: "the data does not fit the network",
    where: dataset.source,
    expected: `${network.inputs} coordinates, as the network takes`,
    got: `${dataset.dimension}`,
    next: "give the data the network was made for; check which column has the label (--label)",
  });
}
