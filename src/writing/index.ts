// UNTRUSTED. Everything that writes what the format reads. May import kernel, format.
export { claimDigest, encodeClaim, encodeClaimOf, kindOfClaim } from "./claims.js";
export * from "./kinds.js";
export { encode, write } from "./write.js";
export { encodeNorm } from "./as-written.js";
