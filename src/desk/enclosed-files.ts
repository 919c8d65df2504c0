// UNTRUSTED. The files that a report encloses, and a report made by the page itself.
import { ENCLOSED_BYTES, type EnclosedFile, withEnclosed } from "../report/enclosed.js";
import { byId, el, fill, lines } from "./dom.js";
import type { Dropped } from "./files-panel.js";
import { type Role, ROLES } from "./roles.js";
import { ask } from "./workers.js";

/** The page as it was before it showed anything. */
const SOURCE = `<!DOCTYPE html>${document.documentElement.outerHTML}`;

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/**
 * The files that this page encloses, and words about those that it only names. A checker is none of them: whoever
 * made the report would choose what agrees with it.
 */
export function enclosedFiles(): readonly (EnclosedFile & { readonly role: Role })[] {
  const place = document.getElementById("enclosed");
  if (place === null) return [];
  const { files } = JSON.parse(place.textContent) as { readonly files: readonly EnclosedFile[] };
  return files.filter(
    (file): file is EnclosedFile & { readonly role: Role } =>
      isRole(file.role) && file.role !== "module",
  );
}

/** The bytes of an enclosed file; undefined for one that is only named. */
export function contentOf({ base64 }: EnclosedFile): Blob | undefined {
  return base64 === undefined ? undefined : new Blob([bytesOf(base64)]);
}

/** Says what a report is, at its head. */
export function showReport(files: readonly EnclosedFile[]): void {
  const named = files.filter(({ base64 }) => base64 === undefined);
  document.title = "muball: report about a certificate";
  fill(byId("title"), "Report about a certificate");
  fill(
    byId("about"),
    el(
      "p",
      {},
      "This is a report about one certificate. It holds no verdict: the page has judged the certificate when it was opened, with the checker that it holds.",
    ),
    ...named.map(({ name, bytes, sha256 }) =>
      el(
        "div",
        {},
        el("p", {}, `The file ${name} is too large to be held here. Drop it below to check it:`),
        lines([`${sha256}  ${name}`, `${bytes} bytes`]),
      ),
    ),
  );
}

async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

/** A report about these files: the same bytes as those of `muball report`. */
export async function reportOf(files: readonly Dropped[]): Promise<Blob> {
  const enclosed: EnclosedFile[] = [];
  for (const { name, role, file } of files.filter((one) => one.role !== "module")) {
    const sha256 = await ask("digest", { file });
    const about = { name, role, bytes: file.size, sha256 };
    const base64 = file.size > ENCLOSED_BYTES ? undefined : await base64Of(file);
    enclosed.push({ ...about, ...(base64 !== undefined && { base64 }) });
  }
  const own = SOURCE.replace(
    /<script type="application\/json" id="enclosed">[^<]*<\/script>/u,
    "<!--enclosed-->",
  );
  return new Blob([withEnclosed(own, enclosed)], { type: "text/html" });
}
