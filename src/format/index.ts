// TRUSTED. Everything the format offers: canonical text → values, digests.
export type { Named, NamedClaim, DatasetNames } from "./claim-fields.js";
export { reject, type Shape } from "./codec.js";
export type { Shared, SharedPart } from "./evidence-fields.js";
export { evidenceFields, evidenceRecords } from "./evidence-fields.js";
export { ballScanner } from "./fast/ball-scan.js";
export { FINDINGS, WITNESSES } from "./findings.js";
export {
  CERTIFICATE_FORMAT,
  CLAIM_FORMAT,
  claimLine,
  namedKind,
  type NetworkOrigin,
  type PointSource,
} from "./headers.js";
export { jsonOf, type LineRecord } from "./line-record.js";
export type { Line, Lines } from "./lines.js";
export { joinBytes, linesOf } from "./lines.js";
export * from "./memorizations.js";
export { decodeNorm } from "./norm-text.js";
export type { NetworkField, NetworkShape } from "./network-fields.js";
export * from "./network-lines.js";
export * from "./network-text.js";
export * from "./rational-text.js";
export * from "./records.js";
export type { Digest } from "./sha256.js";
export { digestOf, sha256 } from "./sha256.js";
export { type NamedSobolevClaim, SOBOLEV_BOUND, SOBOLEV_LINES } from "./sobolev-bound.js";
export { TRAINED, TRAINED_LINES } from "./trained.js";
