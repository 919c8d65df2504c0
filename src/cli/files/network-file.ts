// UNTRUSTED. A network from a file: its own text, a certificate that holds it, or a file from elsewhere.
// The one door through which commands take networks.
import { readNetwork } from "../../checker/index.js";
import { networkOf } from "../../checker/sources.js";
import { expectLine } from "../../checker/text.js";
import type { Dataset } from "../../dataset/index.js";
import {
  CERTIFICATE_FORMAT,
  linesOf,
  NETWORK_FORMAT,
  type NetworkOrigin,
  type NamedClaim,
} from "../../format/index.js";
import { HEADERS } from "../../writing/index.js";
import { answered, type Network, type Refusal, type Semantics } from "../../kernel/index.js";
import { explain } from "../../report/explain.js";
import { FOREIGN_FRONT, type ForeignContainer, foreignContainerOf } from "../../foreign/index.js";
import { networkDigest } from "../../certify/index.js";
import { EXIT } from "../exit-codes.js";
import {
  type ForeignSource,
  loadForeign,
  type NetworkOptions,
  type Origin,
} from "./foreign-file.js";
import type { Io } from "../io.js";
import { networkChunks } from "./network-beside.js";
import { peek } from "./peek.js";
import { Problem } from "../problem.js";
import { chunksOf } from "./read-bytes.js";
import { type CommonOptions, remark, type Session } from "../session.js";

/** A network, with the claim of the certificate it came from. */
export interface LoadedNetwork {
  readonly network: Network;
  readonly digest: string;
  readonly named: NamedClaim | undefined;
  /** What it was read from, if it is not a text of muball. */
  readonly source?: ForeignSource;
  readonly origin?: Origin;
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

function loadText(path: string, chunks: Iterable<Uint8Array>): LoadedNetwork {
  const read = readNetwork(chunks);
  if (read.verdict !== "network") throw badNetwork(path, read);
  return { network: read.network, digest: read.digest, named: undefined };
}

/** The bytes of a file, with the foreign format that they are of, if any. */
function opened(path: string, io: Io) {
  const { front, all } = peek(chunksOf(path, io), FOREIGN_FRONT);
  return { front, all, format: foreignContainerOf(path, front) };
}

/** Reads a file from elsewhere, and says how it was taken. */
async function loadFrom(
  path: string,
  format: ForeignContainer,
  chunks: Iterable<Uint8Array>,
  options: NetworkOptions & CommonOptions,
  session: Session,
): Promise<LoadedNetwork> {
  const { network, source, origin } = loadForeign(path, format, chunks, options);
  const reading = source.reading === undefined ? "" : `, reading ${source.reading}`;
  await remark(session.io, options, [
    `network from ${source.format}${reading}: ${source.notes.join("; ")}`,
  ]);
  return { network, digest: networkDigest(network), named: undefined, source, origin };
}

/** The network of `muball-network/1`, or of a file from elsewhere. Fails: Problem (cannot read, bad data). */
export async function loadNetwork(
  path: string,
  options: NetworkOptions & CommonOptions,
  session: Session,
): Promise<LoadedNetwork> {
  const { all, format } = opened(path, session.io);
  if (format === undefined) return loadText(path, all);
  return loadFrom(path, format, all, options, session);
}

const TEXT_MARK = `{"format":"${NETWORK_FORMAT}"`;

/** The network of a file that holds nothing else; undefined, with the bytes unread, for every other file. */
export async function loadSoleNetwork(
  path: string,
  options: NetworkOptions & CommonOptions,
  session: Session,
): Promise<{ readonly loaded: LoadedNetwork | undefined; readonly io: Io }> {
  const { front, all, format } = opened(path, session.io);
  if (format !== undefined || begins(front, TEXT_MARK)) {
    const loaded =
      format === undefined
        ? loadText(path, all)
        : await loadFrom(path, format, all, options, session);
    return { loaded, io: session.io };
  }
  if (path === "-") return { loaded: undefined, io: { ...session.io, stdin: () => all } };
  all.return(undefined);
  return { loaded: undefined, io: session.io };
}

const MARK = `{"format":"${CERTIFICATE_FORMAT}"`;

const begins = (front: Uint8Array, mark: string): boolean =>
  new TextDecoder().decode(front.subarray(0, mark.length)) === mark;

/**
 * The network of `muball-network/1`, of a file from elsewhere, or of a certificate, with its claim then.
 *
 * Fails  Problem: cannot read, bad data.
 */
export async function loadNetworkOrCertificate(
  path: string,
  network: string | undefined,
  options: NetworkOptions & CommonOptions,
  session: Session,
): Promise<LoadedNetwork> {
  const { front, all, format } = opened(path, session.io);
  if (format !== undefined) return loadFrom(path, format, all, options, session);
  if (!begins(front, MARK)) return loadText(path, all);
  const lines = linesOf(all);
  const given = network === undefined ? undefined : networkChunks(network);
  const loaded = answered(() => {
    const first = expectLine(lines, "the header of a certificate");
    const header = HEADERS.memorization.read(first);
    const read = networkOf(lines, header.network, given);
    return { network: read.network, digest: read.digest, named: header.claim };
  });
  if ("verdict" in loaded) throw badNetwork(path, loaded);
  return loaded;
}

/** The record `from` of a certificate about the network; says why, if a file has none. */
export async function recordOf(
  { origin }: LoadedNetwork,
  options: CommonOptions,
  { io }: Session,
  semantics?: Semantics,
): Promise<NetworkOrigin | undefined> {
  const named = origin?.(semantics);
  if (typeof named !== "string") return named;
  await remark(io, options, [`the certificate does not name the file: ${named}`]);
  return undefined;
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
