// UNTRUSTED. A table whose rows open: each has a name that is a button, and what is shown of it stands below.
import { button, byId, el, fill, putFirst, tableOf } from "./dom.js";

/** What is listed: `noun` is what a row is about, and its name is the first cell. */
export interface Listing {
  readonly title: string;
  readonly words: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly noun: "ball" | "point";
  /** Rows that are open at first. */
  readonly open: number;
  readonly article: (name: string, row: number) => Promise<readonly (Node | string | undefined)[]>;
  /** What stands between the table and the open rows. */
  readonly between?: Node;
}

/** Rows that are listed at first. */
const ROWS = 20;

/** Fills the section of balls. Ends when the rows that are open at first are there. */
export async function showListing(listing: Listing): Promise<void> {
  const { title, words, head, rows, noun, open: count, article, between } = listing;
  const shown = el("div", {});
  const table = el("div", {});
  const open = async (row: number, focus = true): Promise<void> => {
    const name = rows[row]?.[0] ?? "";
    const id = `${noun}-${name}`;
    const known = document.getElementById(id);
    const one = known ?? el("article", { id, tabindex: "-1" }, ...(await article(name, row)));
    if (known === null) putFirst(shown, one);
    if (focus) one.focus();
  };
  const show = (most: number): void => {
    const cells = rows.slice(0, most).map(([name = "", ...rest], row) => [
      el(
        "span",
        {},
        button(name, () => void open(row), { "aria-label": `show ${noun} ${name}` }),
        el("span", { class: "paper" }, name),
      ),
      ...rest,
    ]);
    fill(table, tableOf(head, cells));
  };
  show(ROWS);
  fill(
    byId("balls"),
    el("h2", {}, title),
    el("p", {}, words),
    table,
    rows.length > ROWS
      ? button(`Show all ${rows.length} ${noun}s`, () => show(rows.length))
      : undefined,
    between,
    shown,
  );
  for (let row = Math.min(count, rows.length) - 1; row >= 0; row -= 1) await open(row, false);
}
