// UNTRUSTED. The types of build.js.
/** The page as text. */
export function deskPage(): Promise<string>;
/** Writes the page and its digest beside package.json, and gives both. */
export function buildDesk(): Promise<{
  readonly file: string;
  readonly digest: string;
  readonly bytes: number;
}>;
