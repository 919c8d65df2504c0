// TRUSTED. Texts given beside a certificate: who gives one asks about that very text.
// Imports only kernel and format.
import {
  claimLine,
  digestOf,
  type Line,
  linesOf,
  type PointSource,
  sha256,
} from "../format/index.js";
import { type Chunks, expectEnd, expectLine, expectSame } from "./text.js";

/** What is given beside a certificate. */
export interface Companions {
  /** The dataset, `muball-dataset/1`: read if the certificate names it by digest, else compared. */
  readonly dataset?: Chunks;
  /**
   * The network, `muball-network/1`, or the file of ONNX or NNet that the certificate names: read if the
   * certificate names its network by digest, else compared.
   */
  readonly network?: Chunks;
  /** A claim, `muball-claim/1`: the certificate must be about this very claim. */
  readonly claim?: Chunks;
  /** Judge by the plain way alone: without the folders `fast`. */
  readonly reference?: boolean;
}

/** The digest of the claim in a header; rejects unless the pinned claim, if there is one, is its line. */
export function claimDigest(kind: string, header: Line, pin: Chunks | undefined): string {
  const own = claimLine(kind, header);
  if (pin !== undefined) {
    const lines = linesOf(pin);
    const line = expectLine(lines, "a claim");
    expectEnd(lines);
    // What the pin says is not read.
    expectSame("mismatched/claim", "/claim", line.text, own);
  }
  return digestOf(`${own}\n`);
}

/** A digest of bytes as they are. */
function byteDigest(chunks: Chunks): string {
  const digest = sha256();
  for (const chunk of chunks) digest.update(chunk);
  return `sha256:${digest.hex()}`;
}

/**
 * What a certificate names: `network` is its source, `digest` that of the network that was read; both are
 * absent if it is about none.
 */
export interface Named {
  readonly points: PointSource;
  readonly dataset: string;
  readonly network?: string | undefined;
  readonly digest?: string | undefined;
}

/**
 * Rejects unless texts given beside a certificate that holds its own network or points are the very same; a
 * network is never that of a certificate about none. Judged last, as nothing else reads them.
 */
export function testBeside(named: Named, given: Companions): void {
  const { network = "inline", digest = "no network", points, dataset } = named;
  if (network === "inline" && given.network !== undefined) {
    expectSame("mismatched/network", "/network/source", digest, byteDigest(given.network));
  }
  if (points === "given" || given.dataset === undefined) return;
  expectSame("mismatched/dataset", "/claim/dataset", dataset, byteDigest(given.dataset));
}
