// UNTRUSTED. Does a signature bind this file, by this key? It says who, and nothing about the claim.
import { sha256 } from "../format/index.js";
import { bad, type BadSignature, fromBase64, isBad, toHex } from "./bad-signature.js";
import { readEnvelope, readStatement, signedBytes, type Statement } from "./envelope.js";
import { beginsMinisign, readMinisign, readMinisignKey } from "./minisign.js";

/** What the platform computes: Node and a browser each have their own. */
export interface SignatureTools {
  ed25519(key: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
  blake2b512(bytes: Uint8Array): Uint8Array | undefined;
}

/** A signature that holds. */
export interface Signed {
  readonly form: "dsse" | "minisign";
  /** SHA-256 of the 32 bytes of the key. */
  readonly fingerprint: string;
  /** What the signer wrote beside it, in a signature of minisign. */
  readonly comment: string | undefined;
  /** What the signer says, in an envelope. */
  readonly statement: Statement | undefined;
}

export interface PublicKey {
  readonly key: Uint8Array;
  readonly keyId: string | undefined;
}

/** SubjectPublicKeyInfo of Ed25519, before the 32 bytes. */
const SPKI = "302a300506032b6570032100";

/** `sha256:` and the digest of the 32 bytes of a key. */
export function fingerprintOf(key: Uint8Array): string {
  const digest = sha256();
  digest.update(key);
  return `sha256:${digest.hex()}`;
}

/** Reads a public key: PEM as OpenSSL writes it, or a file of minisign. */
export function readPublicKey(text: string): PublicKey | BadSignature {
  if (beginsMinisign(text)) return readMinisignKey(text);
  const [, body = ""] =
    /^-----BEGIN PUBLIC KEY-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END PUBLIC KEY-----\s*$/u.exec(
      text,
    ) ?? [];
  const bytes = fromBase64(body.replaceAll(/[\r\n]/gu, ""));
  if (bytes === undefined || body === "") {
    return bad("format", "it is no public key: PEM (BEGIN PUBLIC KEY), or of minisign");
  }
  const head = toHex(bytes.subarray(0, 12));
  if (head !== SPKI || bytes.length !== 44) {
    return bad("algorithm", "the public key is of another algorithm than Ed25519");
  }
  return { key: bytes.subarray(12), keyId: undefined };
}

const WRONG = bad(
  "wrong",
  "the signature does not hold under this key: it was changed, or is of another key",
);

async function verifyMinisign(
  text: string,
  { key, keyId }: PublicKey,
  certificate: Uint8Array,
  tools: SignatureTools,
): Promise<Signed | BadSignature> {
  const read = readMinisign(text);
  if (isBad(read)) return read;
  if (keyId !== undefined && keyId !== read.keyId) {
    return bad("other-key", "the signature names another key than this one");
  }
  const message = read.isHashed ? tools.blake2b512(certificate) : certificate;
  if (message === undefined) return bad("algorithm", "BLAKE2b-512 cannot be computed here");
  const comment = new TextEncoder().encode(read.comment);
  const outer = new Uint8Array([...read.signature, ...comment]);
  if (!(await tools.ed25519(key, outer, read.outer))) return WRONG;
  if (!(await tools.ed25519(key, message, read.signature))) {
    return bad("other-file", "the signature is by this key, but of another file than this one");
  }
  const fingerprint = fingerprintOf(key);
  return { form: "minisign", fingerprint, comment: read.comment, statement: undefined };
}

async function verifyEnvelope(
  text: string,
  { key }: PublicKey,
  certificate: Uint8Array,
  tools: SignatureTools,
): Promise<Signed | BadSignature> {
  const envelope = readEnvelope(text);
  if (isBad(envelope)) return envelope;
  const message = signedBytes(envelope.payload);
  let holds = false;
  for (const one of envelope.signatures) holds ||= await tools.ed25519(key, message, one);
  if (!holds) return WRONG;
  const statement = readStatement(envelope.payload);
  if (isBad(statement)) return statement;
  const digest = sha256();
  digest.update(certificate);
  const own = digest.hex();
  if (!statement.subject.some(({ digest: { sha256: one } }) => one === own)) {
    return bad("other-file", "the signature is by this key, but of another file than this one");
  }
  return { form: "dsse", fingerprint: fingerprintOf(key), comment: undefined, statement };
}

/**
 * Verifies a signature of a certificate, or of another file that its statement names.
 *
 * Shapes   `certificate`: its bytes as they were signed, packed if the file is.
 * Ensures  what is signed and by which key, or why it does not bind this certificate. Never throws on a text.
 */
export async function verifySignature(
  signature: string,
  key: string,
  certificate: Uint8Array,
  tools: SignatureTools,
): Promise<Signed | BadSignature> {
  const read = readPublicKey(key);
  if (isBad(read)) return { ...read, what: `the key: ${read.what}` };
  const verify = beginsMinisign(signature) ? verifyMinisign : verifyEnvelope;
  return verify(signature, read, certificate, tools);
}
