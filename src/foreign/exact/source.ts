// UNTRUSTED. What a reader of files from elsewhere gives: a network, and how the file was taken.
import type { Network } from "../../kernel/index.js";

/** A network from a file. */
export interface ForeignNetwork {
  readonly network: Network;
  /** Which of the readings of the file this is, where there are several: part of what names the network. */
  readonly reading: string | undefined;
  /** What a person should know of how the file was taken. May hold text of the file. */
  readonly notes: readonly string[];
  /** Files beside it whose bytes belong to the network. */
  readonly companions: readonly Companion[];
}

export interface Companion {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The bytes of a file beside the one that is read, or why they are not to be had. */
export type Beside = (name: string) => Uint8Array | string;
