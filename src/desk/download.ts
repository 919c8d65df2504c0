// UNTRUSTED. A file of the page's own making, given to the reader. Nothing leaves the machine.
import { el } from "./dom.js";

/** Has the browser save a file under a name that the page made. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  el("a", { href: address, download: name }).click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
