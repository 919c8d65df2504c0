// UNTRUSTED. What the header of a certificate says of its network, before the checker reads it.

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
