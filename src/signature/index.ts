// UNTRUSTED. What the signature folder offers.
export { type BadSignature, isBad, type SignatureCode, toHex } from "./bad-signature.js";
export { envelopeText, PREDICATE, signedBytes, statementBytes, type Subject } from "./envelope.js";
export {
  fingerprintOf,
  readPublicKey,
  type Signed,
  type SignatureTools,
  verifySignature,
} from "./verify.js";
