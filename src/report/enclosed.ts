// UNTRUSTED. Files enclosed in the page of the desk: a report that holds what it is about, and checks it when
// it is opened. Imports nothing.

/** A file of a report. */
export interface EnclosedFile {
  readonly name: string;
  readonly role: string;
  /** What the file is, for one that is too large to be held. */
  readonly bytes: number;
  readonly sha256: string;
  readonly base64?: string;
}

/** Bytes of files that a report holds; for larger ones it holds their digests. */
export const ENCLOSED_BYTES = 16 * 2 ** 20;

const PLACE = "<!--enclosed-->";

/**
 * The page with these files in it. Nothing else of the page is changed, so its script is the published one.
 *
 * Fails  Error if the page has no place for files, or has some already.
 */
export function withEnclosed(page: string, files: readonly EnclosedFile[]): string {
  const [before, after, ...more] = page.split(PLACE);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error("this page has no place for files");
  }
  // A name may hold what ends a script element.
  const json = JSON.stringify({ files }).replaceAll("<", "\\u003c");
  return `${before}<script type="application/json" id="enclosed">${json}</script>${after}`;
}
