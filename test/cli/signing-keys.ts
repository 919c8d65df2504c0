// Keys for tests of signatures: a fresh pair, and a file with a signature that minisign 0.11 made.
import { generateKeyPairSync } from "node:crypto";
import { type Folder, projectFile } from "./in-memory.js";

/** A fresh pair of Ed25519 keys, in PEM. */
export function keyTexts(): { readonly secret: string; readonly open: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    secret: privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
    open: publicKey.export({ format: "pem", type: "spki" }).toString(),
  };
}

/** The same as files of a folder. */
export function keys(here: Folder): { readonly secret: string; readonly open: string } {
  const { secret, open } = keyTexts();
  return { secret: here.put("key.pem", secret), open: here.put("key.pub.pem", open) };
}

/** `minisign -S` of a sample; its secret key is gone. */
export const MINISIGN = {
  file: projectFile("certificates/accepted/handmade/smallest.muball"),
  signature: projectFile("test/cli/minisign/smallest.muball.minisig"),
  legacy: projectFile("test/cli/minisign/smallest.muball.legacy.minisig"),
  key: projectFile("test/cli/minisign/minisign.pub"),
};
