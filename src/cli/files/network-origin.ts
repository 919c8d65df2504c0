// UNTRUSTED. The record `from` of a certificate: the file that its network was read from, if the checker,
// which has a reader of its own, reads the same network in it, computed as rows if the claim has a semantics.
import { networkDigest } from "../../certify/index.js";
import type { NetworkOrigin } from "../../format/index.js";
import type { ForeignFormat } from "../../foreign/index.js";
import { networkIn } from "../../from/index.js";
import { answered, type Network, type Semantics } from "../../kernel/index.js";
import { explain } from "../../report/explain.js";
import { visible } from "../../report/visible.js";

/** What was read, and how. */
interface ReadFile {
  readonly format: ForeignFormat;
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly reading: string | undefined;
  readonly network: Network;
}

/** The record, or why there is none. */
export function originOf(
  { format, bytes, digest, reading, network }: ReadFile,
  semantics: Semantics | undefined,
): NetworkOrigin | string {
  if (format !== "onnx" && format !== "nnet") {
    return `the checker reads ONNX and NNet, not ${format}`;
  }
  const read = answered(() => networkIn(bytes, format, reading ?? ""));
  if ("verdict" in read) {
    const why = explain(read).facts.find(([name]) => name === "got" || name === "limit");
    return `the checker does not read the file: ${visible(why?.[1] ?? "")}`;
  }
  const isSame = networkDigest(read.network) === networkDigest(network);
  const origin: NetworkOrigin = { format, file: digest, reading: read.reading };
  if (semantics !== undefined && !read.rounds.includes(semantics)) {
    return `its operators are merged into rows, or compute in another format than ${semantics}`;
  }
  return isSame ? origin : "the checker reads another network in the file: please report it";
}
