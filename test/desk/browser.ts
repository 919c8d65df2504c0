// Debian's Chromium with the network cut, and the desk opened in it from a local file.
import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { buildDesk } from "../../src/desk/build.js";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

/** The browser of the system, or undefined. */
export const CHROMIUM = PLACES.find((file) => existsSync(file));

if (CHROMIUM === undefined) {
  console.log(`skipped: the desk in a browser, as there is no Chromium (${PLACES.join(", ")})`);
}

/** The desk in a browser, and everything it asked the network for. */
export interface Desk {
  readonly browser: Browser;
  readonly page: Page;
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

export interface Look {
  readonly colorScheme?: "light" | "dark";
}

/** Builds the desk, and opens a file in a browser: the desk itself by default. */
export async function openDesk(file?: string, { colorScheme = "light" }: Look = {}): Promise<Desk> {
  const place = file ?? (await buildDesk()).file;
  if (CHROMIUM === undefined) throw new Error("there is no Chromium");
  // Root has no sandbox of its own in a container.
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  const context = await browser.newContext({ offline: true, colorScheme });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!/^(?:file|blob):/u.test(url)) requests.push(url);
  });
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(pathToFileURL(place).href);
  return { browser, page, requests, errors };
}

/** A file as the browser is given it: a path, or a name with its bytes. */
export type Given = string | { readonly name: string; readonly bytes: Uint8Array };

/** What the page says of files: its state, and the line of the command. */
export interface Answer {
  readonly state: string | null;
  readonly line: string | null;
}

/** Gives files, all at once, and waits for the end of the check. The desk is emptied before. */
export async function give(page: Page, files: readonly Given[], timeout = 60_000): Promise<Answer> {
  const clear = page.getByRole("button", { name: "Clear the desk" });
  if (await clear.isVisible()) await clear.click();
  await page.waitForSelector('#main[data-phase="idle"]');
  const input = page.locator("#files");
  const mimeType = "application/octet-stream";
  const paths = files.filter((file) => typeof file === "string");
  if (paths.length === files.length) await input.setInputFiles(paths);
  else {
    const named = files.map((file) =>
      typeof file === "string" ? { name: file, bytes: readFileSync(file) } : file,
    );
    const buffers = named.map(({ name, bytes }) => ({
      name,
      mimeType,
      buffer: Buffer.from(bytes),
    }));
    await input.setInputFiles(buffers);
  }
  await page.waitForSelector('#main:is([data-phase="done"], [data-phase="shown"])', { timeout });
  const verdict = page.locator("#verdict");
  return {
    state: await verdict.getAttribute("data-state"),
    line: await verdict.getAttribute("data-line"),
  };
}
