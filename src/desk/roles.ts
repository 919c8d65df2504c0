// UNTRUSTED. What a file is to the desk, told by its name and its first bytes. May import foreign.
import { foreignContainerOf, type ForeignContainer } from "../foreign/index.js";
import { ANSWER } from "./opinions.js";

/** What a file is to the desk. */
export const ROLES = [
  "certificate",
  "dataset",
  "data",
  "network",
  "model",
  "claim",
  "signature",
  "key",
  "answers",
] as const;
export type Role = (typeof ROLES)[number];

/** The roles as people read them. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  certificate: "certificate",
  dataset: "dataset (canonical text)",
  data: "data (CSV)",
  network: "network (canonical text)",
  model: "network from elsewhere",
  claim: "claim to pin",
  signature: "signature",
  key: "public key",
  answers: "answers of other checkers",
};

const ENDINGS: Readonly<Record<string, Role>> = {
  muball: "certificate",
  dataset: "dataset",
  network: "network",
  claim: "claim",
  csv: "data",
  tsv: "data",
  minisig: "signature",
  dsse: "signature",
  pem: "key",
  pub: "key",
};

const FRONTS: readonly (readonly [RegExp, Role])[] = [
  [/^\{"format":"muball-claim\//u, "claim"],
  [/^\{"format":"muball-dataset\//u, "dataset"],
  [/^\{"format":"muball-network\//u, "network"],
  [/^\{"format":"muball\//u, "certificate"],
  [/^untrusted comment: [^\n]*public key/u, "key"],
  [/^untrusted comment: /u, "signature"],
  [/^-----BEGIN PUBLIC KEY-----/u, "key"],
  [ANSWER, "answers"],
  [/^\s*\{\s*"(?:payloadType|payload|signatures)"/u, "signature"],
];

/** Bytes of the front that tell roles apart. */
export const FRONT = 256;

/** The container of a network from elsewhere, as the readers tell it. */
export function containerOf(name: string, front: Uint8Array): ForeignContainer | undefined {
  return foreignContainerOf(name, front);
}

/** The role of a file. A file that nothing tells is taken for a certificate: the checker judges any bytes. */
export function roleOf(name: string, front: Uint8Array): Role {
  const ending = /\.([a-z0-9]+)(?:\.gz)?$/iu.exec(name)?.[1]?.toLowerCase() ?? "";
  const byName = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (byName !== undefined) return byName;
  const text = new TextDecoder("latin1").decode(front);
  const byFront = FRONTS.find(([pattern]) => pattern.test(text))?.[1];
  if (byFront !== undefined) return byFront;
  return containerOf(name, front) === undefined ? "certificate" : "model";
}
