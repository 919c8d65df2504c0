// UNTRUSTED. Claims as the lines by which certificates are pinned. May import kernel, format.
import {
  CLAIM_FORMAT,
  digestOf,
  type MemorizationKind,
  type NamedClaim,
  type Shape,
} from "../format/index.js";
import { type HeaderOf, HEADERS, type Kind } from "./kinds.js";
import type { Claim } from "../kernel/index.js";
import { fault } from "../numbers/index.js";
import { write } from "./write.js";

/** The shape of the claim in a header; headers of several forms have one claim. */
function claimShape(header: Shape): Shape {
  const [first = header] = header.kind === "either" ? header.of : [header];
  const fields = first.kind === "record" ? first.fields : [];
  return fields.find(({ key }) => key === "claim")?.shape ?? fault("a header without a claim");
}

/** The line that pins a claim. It names the kind, except that of a memorization. */
export function encodeClaimOf<K extends Kind>(kind: K, claim: HeaderOf<K>["claim"]): string {
  const fields = write(claimShape(HEADERS[kind].codec.shape), claim);
  const marks = { format: CLAIM_FORMAT, ...(kind !== "memorization" && { kind }) };
  return JSON.stringify({ ...marks, ...(typeof fields === "object" && fields) });
}

/** The kind of a certificate that makes the claim of a network and every ball. */
export function kindOfClaim({ error }: Claim): MemorizationKind {
  return error === undefined ? "memorization" : "eta-robust";
}

/** The canonical line of the claim of a network and every ball. */
export function encodeClaim(named: NamedClaim): string {
  return encodeClaimOf(kindOfClaim(named.claim), named);
}

/** The digest of a claim: of its canonical line with the line feed. */
export function claimDigest(named: NamedClaim): string {
  return digestOf(`${encodeClaim(named)}\n`);
}
