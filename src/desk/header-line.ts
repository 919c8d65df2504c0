// UNTRUSTED. What the header of a certificate says of its network, before the checker reads it.

/** Characters in which a header is looked for. */
const MOST_HEADER = 1 << 24;

/** The first line of a certificate, as far as it is looked at. */
export function headerLine(chunks: Iterable<Uint8Array>): string {
  const decoder = new TextDecoder();
  let header = "";
  for (const chunk of chunks) {
    header += decoder.decode(chunk, { stream: true });
    if (header.includes("\n") || header.length > MOST_HEADER) break;
  }
  return header.split("\n", 1)[0] ?? "";
}

/**
 * True if the header names the file that its network was read from: then the checker reads that file itself.
 * False for a text that is no header: the checker says what is wrong with it.
 */
export function namesNetworkFile(line: string): boolean {
  try {
    const header: unknown = JSON.parse(line);
    if (typeof header !== "object" || header === null || !("network" in header)) return false;
    const { network } = header;
    return typeof network === "object" && network !== null && "from" in network;
  } catch {
    return false;
  }
}
