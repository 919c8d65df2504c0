// `muball sign` and `muball verify-signature`: who says that a certificate was checked, and nothing about it.
import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../../src/checker/index.js";
import { toJson } from "../../src/index.js";
import { changed, LINES, textOf } from "../example.js";
import { answerOf, type Folder, folder, muball } from "./in-memory.js";
import { keys, keyTexts, MINISIGN } from "./signing-keys.js";

const CERTIFICATE = textOf(LINES);

async function signed(here: Folder): Promise<{ file: string; open: string; envelope: string }> {
  const { secret, open } = keys(here);
  const file = here.put("a.muball", CERTIFICATE);
  const ran = await muball(["sign", file, "--key", secret]);
  expect([ran.exit, ran.stdout]).toEqual([
    0,
    expect.stringMatching(/^signed key=sha256:[0-9a-f]{64} /u),
  ]);
  return { file, open, envelope: `${file}.dsse` };
}

const verified = (file: string, signature: string, key: string) =>
  muball(["verify-signature", file, signature, "--key", key]);

interface EnvelopeText {
  payloadType: string;
  payload: string;
  signatures: { keyid: string; sig: string }[];
}

describe("an envelope of muball sign", () => {
  test("is one of DSSE: what DSSE says is signed, with the checker's answer as predicate", async () => {
    const here = folder();
    const { open } = await signed(here);
    const { payloadType, payload, signatures } = JSON.parse(
      here.read("a.muball.dsse"),
    ) as EnvelopeText;
    const body = Buffer.from(payload, "base64").toString();
    const bytes = `DSSEv1 ${payloadType.length} ${payloadType} ${Buffer.byteLength(body)} ${body}`;
    const key = createPublicKey(readFileSync(open));
    const signature = Buffer.from(signatures[0]?.sig ?? "", "base64");
    expect(verify(null, Buffer.from(bytes), key, signature)).toBe(true);
    const verdict = check([Buffer.from(CERTIFICATE)]);
    if (verdict.verdict !== "accepted" || !("claim" in verdict)) throw new Error("not accepted");
    const sha256 = (digest: string) => ({ sha256: digest.replace("sha256:", "") });
    expect(JSON.parse(body)).toEqual({
      _type: "https://in-toto.io/Statement/v1",
      subject: [
        {
          name: "a.muball",
          digest: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as string },
        },
        { name: "network", digest: sha256(verdict.digests.network) },
        { name: "dataset", digest: sha256(verdict.claim.dataset) },
      ],
      predicateType: "urn:muball:verdict:1",
      predicate: toJson(verdict),
    });
  });

  test("holds for the certificate, and says that this is no verdict", async () => {
    const { file, open, envelope } = await signed(folder());
    const ran = await verified(file, envelope, open);
    expect([ran.exit, ran.stdout]).toEqual([
      0,
      expect.stringMatching(/^signature=holds form=dsse key=sha256:/u),
    ]);
    expect(ran.stderr).toContain("Whether its claim is proved, muball check says.");
    expect(ran.stdout).not.toMatch(/accepted|rejected|proved/u);
  });

  test("fails for another file, under another key, and with any byte of what is signed changed", async () => {
    const here = folder();
    const { file, open, envelope } = await signed(here);
    const other = here.put("b.muball", `${CERTIFICATE}\n`);
    expect(await verified(other, envelope, open)).toMatchObject({
      exit: 1,
      stdout: "signature=fails code=other-file\n",
    });
    const stranger = here.put("c.pem", keyTexts().open);
    expect(await verified(file, envelope, stranger)).toMatchObject({
      exit: 1,
      stdout: "signature=fails code=wrong\n",
    });
    const whole = JSON.parse(here.read("a.muball.dsse")) as EnvelopeText;
    const payload = Buffer.from(whole.payload, "base64");
    for (let k = 0; k < payload.length; k += 7) {
      const bytes = Buffer.from(payload);
      bytes[k] = (bytes[k] ?? 0) ^ 1;
      const text = JSON.stringify({ ...whole, payload: bytes.toString("base64") });
      const ran = await verified(file, here.put("d.dsse", text), open);
      expect(ran.stdout).toBe("signature=fails code=wrong\n");
    }
  });

  test("is made of an accepted certificate only", async () => {
    const here = folder();
    const { secret } = keys(here);
    const file = here.put("a.muball", textOf(changed(1, "/claim/radius", "2")));
    const ran = await muball(["sign", file, "--key", secret]);
    expect(ran).toMatchObject({ exit: 1, stdout: "rejected code=unproved/neuron-not-stable\n" });
    expect(here.names()).toEqual(["a.muball", "key.pem", "key.pub.pem"]);
  });

  test("never colours a verdict: a signed certificate that is wrong is rejected", async () => {
    const here = folder();
    const { file, open, envelope } = await signed(here);
    here.put("a.muball", CERTIFICATE.replace('"radius":"1"', '"radius":"2"'));
    expect((await muball(["check", file])).stdout).toBe(
      "rejected code=unproved/neuron-not-stable\n",
    );
    expect((await verified(file, envelope, open)).exit).toBe(1);
  });
});

describe("a signature of minisign 0.11", () => {
  test.each([
    ["of the hash", MINISIGN.signature],
    ["of the file", MINISIGN.legacy],
  ])("%s holds, with its trusted comment", async (_, signature) => {
    const ran = await muball([
      "verify-signature",
      MINISIGN.file,
      signature,
      "--key",
      MINISIGN.key,
      "--json",
    ]);
    expect(answerOf(ran)).toMatchObject({
      signature: { holds: true, form: "minisign", comment: "a certificate of muball" },
    });
  });

  test.each([
    ["another file", (text: string) => text, "other-file"],
    ["another comment", (text: string) => text.replace("a certificate", "a proof"), "wrong"],
    [
      "another key",
      (text: string) => text.replace("RUS0EbFBcNIV4d", "RUS0EbFBcNIV5d"),
      "other-key",
    ],
  ])("fails with %s", async (what, change, code) => {
    const here = folder();
    const signature = here.put("s.minisig", change(readFileSync(MINISIGN.signature, "utf8")));
    const file = what === "another file" ? here.put("a.muball", CERTIFICATE) : MINISIGN.file;
    const ran = await verified(file, signature, MINISIGN.key);
    expect(ran).toMatchObject({ exit: 1, stdout: `signature=fails code=${code}\n` });
  });
});

describe("bad input is named, and nothing is written", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 1024 });
  const rsaPublic = rsa.publicKey.export({ format: "pem", type: "spki" }).toString();
  const rsaSecret = rsa.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  const envelope = (more: object) =>
    JSON.stringify({
      payloadType: "application/vnd.in-toto+json",
      payload: "e30=",
      signatures: [],
      ...more,
    });

  test.each([
    ["", "payload and signatures are missing"],
    ["[]", "payload and signatures are missing"],
    ["\u001b[2J{", "payload and signatures are missing"],
    [envelope({ payload: "e3 0=" }), "payload and signatures are missing"],
    [envelope({ payloadType: "text/plain" }), "of another type than application/vnd.in-toto+json"],
    [envelope({ signatures: [{ sig: "?" }] }), "not base64"],
    [envelope({}), "not base64"],
    ["untrusted comment: x\nRUS0\ntrusted comment: y\nAAAA\n", "it is no signature of minisign"],
    ["untrusted comment: x\n", "it is no signature of minisign"],
  ])("a signature: %j", async (text, what) => {
    const here = folder();
    const ran = await verified(
      here.put("a.muball", CERTIFICATE),
      here.put("s", text),
      keys(here).open,
    );
    expect([ran.exit, ran.stdout, ran.stderr]).toEqual([65, "", expect.stringContaining(what)]);
  });

  test.each([
    ["no key", "it is no public key"],
    [rsaPublic, "of another algorithm than Ed25519"],
    ["untrusted comment: minisign public key\nRWQ=\n", "it is no public key of minisign"],
  ])("a public key: %j", async (text, what) => {
    const ran = await verified(MINISIGN.file, MINISIGN.signature, folder().put("k", text));
    expect([ran.exit, ran.stdout, ran.stderr]).toEqual([65, "", expect.stringContaining(what)]);
  });

  test.each([
    ["no key", "it is no private key in PEM"],
    [rsaSecret, "of another algorithm than Ed25519"],
    [
      "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
      "has a passphrase",
    ],
  ])("a private key: %j", async (text, what) => {
    const here = folder();
    const ran = await muball([
      "sign",
      here.put("a.muball", CERTIFICATE),
      "--key",
      here.put("k", text),
    ]);
    expect([ran.exit, ran.stdout, ran.stderr]).toEqual([65, "", expect.stringContaining(what)]);
    expect(here.names()).toEqual(["a.muball", "k"]);
  });

  test("a key that is also the output", async () => {
    const here = folder();
    const { secret } = keys(here);
    const ran = await muball([
      "sign",
      here.put("a.muball", CERTIFICATE),
      "--key",
      secret,
      "-o",
      secret,
    ]);
    expect([ran.exit, ran.stderr]).toEqual([64, expect.stringContaining("is also an input")]);
  });
});
