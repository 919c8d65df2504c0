// UNTRUSTED. A VNN-LIB question and the network that it is about, from files.
import type { NetworkOrigin } from "../../format/index.js";
import { attempt, type ForeignRefusal } from "../../foreign/index.js";
import { type Network, type PropertyCase, type Semantics } from "../../kernel/index.js";
import { at } from "../../numbers/index.js";
import { visible } from "../../report/visible.js";
import { propertyCases } from "../../trained/index.js";
import { type Query, readCases, soleNetwork } from "../../vnnlib/index.js";
import { EXIT } from "../exit-codes.js";
import type { NetworkOptions } from "./foreign-file.js";
import { loadNetwork, recordOf } from "./network-file.js";
import { requireOneStdin } from "../options/one-stdin.js";
import { Problem } from "../problem.js";
import { chunksOf } from "./read-bytes.js";
import type { SemanticsOptions } from "../options/semantics-option.js";
import type { CommonOptions, Session } from "../session.js";

/** Bytes of a question. */
const MOST_BYTES = 64 * 1024 ** 2;

export interface AskedQuestion {
  readonly query: Query;
  readonly cases: readonly PropertyCase[];
  readonly network: Network;
  /** The file of the network, if a certificate can name it. */
  readonly from: NetworkOrigin | undefined;
}

/** Name and file of `name=FILE`, or the file alone. */
export function namedFile(text: string): {
  readonly name: string | undefined;
  readonly file: string;
} {
  const [, name, file] = /^([A-Za-z_]\w*)=(.+)$/u.exec(text) ?? [];
  return name === undefined || file === undefined
    ? { name: undefined, file: text }
    : { name, file };
}

function questionProblem(
  path: string,
  { code, what, place, next, verdict }: ForeignRefusal,
): Problem {
  return new Problem(EXIT.badData, {
    what: `this question is ${verdict}: ${visible(what)}`,
    code: `${verdict}/${code}`,
    where: place.line === undefined ? path : `${path}, line ${place.line}`,
    next: next === undefined ? "docs/networks.md says what is read of VNN-LIB" : visible(next),
  });
}

/** Fails: Problem unless the question is about this network, and about real numbers. */
function requireSense(
  path: string,
  query: Query,
  name: string | undefined,
  network: Network,
  semantics: Semantics | undefined,
): void {
  const asked = soleNetwork(query);
  const bad = (what: string, expected: string, got: string, next: string): never => {
    throw new Problem(EXIT.badData, { what, where: path, expected, got, next });
  };
  // A question of version 1.0 says Real whatever is computed.
  const isFloat = semantics !== undefined && query.version === "2.0";
  const wanted = isFloat ? (semantics === "float32" ? "float32" : "float64") : "real";
  const type = asked.types.find((one) => one !== wanted);
  if (type !== undefined) {
    const numbers = isFloat ? `numbers of ${semantics}` : "real numbers";
    const next = `declare it as ${wanted}; muball supports --onnx-element-types lists what is answered`;
    bad(`the question is not about ${numbers}`, `the element type ${wanted}`, visible(type), next);
  }
  if (name !== undefined && query.version === "2.0" && name !== asked.name) {
    bad(
      "the question is about a network of another name",
      visible(asked.name),
      name,
      "give NAME=FILE",
    );
  }
  const outputs = at(network.layers, network.layers.length - 1).rows.length;
  if (asked.inputs === network.inputs && asked.outputs === outputs) return;
  const sizes = (inputs: number, all: number): string => `${inputs} inputs and ${all} outputs`;
  const next = "give the network that the question was made for";
  bad(
    "the question does not fit the network",
    sizes(asked.inputs, asked.outputs),
    sizes(network.inputs, outputs),
    next,
  );
}

/** The text of a file. Fails: Problem (cannot read, bad data). */
function textOf(path: string, session: Session): string {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  const bad = (what: string): never => {
    throw new Problem(EXIT.badData, { what, where: path, next: "give a VNN-LIB file" });
  };
  try {
    for (const chunk of chunksOf(path, session.io)) {
      size += chunk.length;
      if (size > MOST_BYTES) bad(`the question has more than ${MOST_BYTES} bytes`);
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) return bad("the question is no UTF-8 text");
    throw error;
  }
}

/** The question of a file, with its network. Fails: Problem (cannot read, bad data, usage). */
export async function askedQuestion(
  path: string,
  options: CommonOptions & NetworkOptions & SemanticsOptions & { readonly network: string },
  session: Session,
): Promise<AskedQuestion> {
  const { name, file } = namedFile(options.network);
  requireOneStdin([path, file]);
  const read = readCases(textOf(path, session));
  if (read.verdict !== "query") throw questionProblem(path, read);
  const loaded = await loadNetwork(file, options, session);
  const { network } = loaded;
  const { query } = read;
  requireSense(path, query, name, network, options.semantics);
  const { inputs, outputs } = soleNetwork(query);
  const asked = attempt(() => ({ cases: propertyCases(query, read.cases, { inputs, outputs }) }));
  if ("verdict" in asked) throw questionProblem(path, asked);
  return {
    query,
    cases: asked.cases,
    network,
    from: await recordOf(loaded, options, session, options.semantics),
  };
}
