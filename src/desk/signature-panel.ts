// UNTRUSTED. Who signed the certificate, apart from whether it is right.
import { blake2b } from "@noble/hashes/blake2.js";
import {
  fingerprintOf,
  isBad,
  readPublicKey,
  type SignatureTools,
  verifySignature,
} from "../signature/index.js";
import { byId, el, facts, fill, list } from "./dom.js";
import type { FilesPanel } from "./files-panel.js";

const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

const TOOLS: SignatureTools = {
  async ed25519(key, message, signature) {
    const imported = await crypto.subtle.importKey("raw", owned(key), "Ed25519", false, ["verify"]);
    return crypto.subtle.verify("Ed25519", imported, owned(signature), owned(message));
  },
  blake2b512: (bytes) => blake2b(bytes, { dkLen: 64 }),
};

function say(state: "holds" | "fails" | "open", nodes: readonly Node[]): void {
  const place = byId("signature");
  place.dataset["signature"] = state;
  fill(
    place,
    el("h2", {}, "Signature"),
    ...nodes,
    el(
      "p",
      { class: "quiet" },
      "A signature says who, and never whether it is right: it changes nothing of the verdict. Ask the signer for the fingerprint of the key on another way than the one by which the key came.",
    ),
  );
}

async function outcome(files: FilesPanel): Promise<readonly Node[]> {
  const [certificate, signature, key] = [
    files.get("certificate"),
    files.get("signature"),
    files.get("key"),
  ];
  if (certificate === undefined || signature === undefined) return [];
  if (key === undefined) return [el("p", {}, "Drop the public key of the signer, too.")];
  const bytes = new Uint8Array(await certificate.file.arrayBuffer());
  const [text, keyText] = [await signature.file.text(), await key.file.text()];
  const found = await verifySignature(text, keyText, bytes, TOOLS);
  if (isBad(found)) {
    byId("signature").dataset["signature"] = "fails";
    return [el("p", {}, `It does not hold (${found.code}): ${found.what}.`)];
  }
  byId("signature").dataset["signature"] = "holds";
  const { form, fingerprint, comment, statement } = found;
  const subjects = statement?.subject ?? [];
  return [
    el("p", {}, "It holds: the owner of this key has signed this file."),
    facts([
      ["form", form],
      ["key (SHA-256)", fingerprint],
      ...(comment === undefined ? [] : [["trusted comment", comment] as const]),
    ]),
    list(subjects.map(({ name, digest }) => `${name}: sha256:${digest.sha256}`)),
  ];
}

/** Shows what the signature on the desk is worth; nothing where there is none. */
export async function showSignature(files: FilesPanel): Promise<void> {
  byId("signature").removeAttribute("data-signature");
  const key = files.get("key");
  if (files.get("signature") === undefined) {
    if (key === undefined) return;
    const read = readPublicKey(await key.file.text());
    const words = isBad(read)
      ? read.what
      : `the key has the fingerprint ${fingerprintOf(read.key)}`;
    say("open", [el("p", {}, `There is no signature yet; ${words}.`)]);
    return;
  }
  try {
    const nodes = await outcome(files);
    const { signature: state = "open" } = byId("signature").dataset;
    say(state === "holds" || state === "fails" ? state : "open", nodes);
  } catch (error) {
    say("open", [
      el("p", {}, `This browser cannot verify it: ${String(error)}. Use muball verify-signature.`),
    ]);
  }
}
