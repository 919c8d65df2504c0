// TRUSTED. Everything the format offers: values ↔ canonical text, limits, digests.
export type { NamedClaim, NamedRank, NamedSetting, NamedSobolevClaim } from "./claim-fields.js";
export type { Shape } from "./codec.js";
export type {
  Header,
  HeaderOf,
  HeaderRecord,
  Kind,
  MemorizationKind,
  PointSource,
} from "./headers.js";
export {
  CERTIFICATE_FORMAT,
  claimDigest,
  decodeKind,
  encodeClaim,
  HEADERS,
  kindOfClaim,
  KINDS,
} from "./headers.js";
export type { Shared, SharedPart } from "./evidence-fields.js";
export { evidenceFields, evidenceRecords } from "./evidence-fields.js";
export type { LineRecord } from "./line-record.js";
export type { Line, Lines } from "./lines.js";
export { linesOf } from "./lines.js";
export { decodeNorm, encodeNorm } from "./norm-text.js";
export type { NetworkField, NetworkShape } from "./network-fields.js";
export * from "./network-text.js";
export * from "./rational-text.js";
export { CLAIM_FORMAT, DATASET_FORMAT, NETWORK_FORMAT, RECORDS } from "./records.js";
export type { DatasetHeader } from "./records.js";
export type { Digest } from "./sha256.js";
export { digestOf, sha256 } from "./sha256.js";
