// UNTRUSTED. The page of the auditor's desk, as it stands in the package.
import { readFileSync } from "node:fs";
import { EXIT } from "../exit-codes.js";
import { Problem } from "../problem.js";

/** The page. Fails: Problem (cannot read) where it was not built. */
export function deskPage(): string {
  const place = new URL("../../../muball-desk.html", import.meta.url);
  try {
    return readFileSync(place, "utf8");
  } catch {
    throw new Problem(EXIT.cannotRead, {
      what: "the page muball-desk.html is missing",
      next: "it is in the package; in the repository, npm run desk builds it",
    });
  }
}
