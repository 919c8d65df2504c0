// UNTRUSTED. Ed25519 by Node: keys from files, signatures, and what verification needs of the platform.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import type { SignatureTools } from "../../signature/index.js";
import { EXIT } from "../exit-codes.js";
import { Problem } from "../problem.js";
import { shortText } from "./raw-bytes.js";

/** Bytes of SubjectPublicKeyInfo before the 32 of the key. */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

export const NODE_TOOLS: SignatureTools = {
  ed25519(key, message, signature) {
    const der = Buffer.concat([SPKI, key]);
    const publicKey = createPublicKey({ key: der, format: "der", type: "spki" });
    return Promise.resolve(verify(null, message, publicKey, signature));
  },
  blake2b512: (bytes) => createHash("blake2b512").update(bytes).digest(),
};

/** A private key, and the 32 bytes of its public one. */
export interface SigningKey {
  readonly publicBytes: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

function keyProblem(path: string, what: string): Problem {
  const next = "openssl genpkey -algorithm ed25519 -out key.pem makes one";
  return new Problem(EXIT.badData, { what, where: path, next });
}

/** The private key of a PEM file. Fails: Problem (cannot read, bad data). */
export function signingKey(path: string): SigningKey {
  const text = shortText(path);
  let key: KeyObject;
  try {
    key = createPrivateKey(text);
  } catch {
    const isSecret = /ENCRYPTED/u.test(text);
    throw keyProblem(
      path,
      isSecret ? "the private key has a passphrase" : "it is no private key in PEM",
    );
  }
  if (key.asymmetricKeyType !== "ed25519") {
    throw keyProblem(path, "the private key is of another algorithm than Ed25519");
  }
  const der = createPublicKey(key).export({ format: "der", type: "spki" });
  return {
    publicBytes: new Uint8Array(der.subarray(SPKI.length)),
    sign: (message) => sign(null, message, key),
  };
}
