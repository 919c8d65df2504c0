// TRUSTED. SHA-256 (FIPS 180-4), so that digests need no platform and a browser computes the same.
// Imports only the kernel. The one trusted file where a number is a 32-bit word.
import { at } from "../numbers/index.js";

const ROUND = Object.freeze([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);

const START = Object.freeze([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);

const BLOCK = 64;

/** A digest under way. */
export interface Digest {
  update(bytes: Uint8Array): void;
  /** Lower-case hex of the digest; the digest is over. */
  hex(): string;
}

function rotate(x: number, n: number): number {
  return (x >>> n) | (x << (32 - n));
}

/** One block of 64 bytes into the state of 8 words; `w` is scratch of 64 words. */
function compress(state: Int32Array, block: DataView, offset: number, w: Int32Array): void {
  for (let t = 0; t < 16; t += 1) w[t] = block.getInt32(offset + 4 * t);
  for (let t = 16; t < 64; t += 1) {
    const x = w[t - 15] ?? 0;
    const y = w[t - 2] ?? 0;
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    w[t] = (w[t - 16] ?? 0) + s0 + (w[t - 7] ?? 0) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + at(ROUND, t) + (w[t] ?? 0)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, k) => {
    state[k] = (state[k] ?? 0) + word;
  });
}

/** Opens a digest. Cost: linear, about a hundred megabytes a second. */
export function sha256(): Digest {
  const state = Int32Array.from(START);
  const w = new Int32Array(64);
  const rest = new Uint8Array(2 * BLOCK);
  const view = new DataView(rest.buffer);
  let held = 0;
  let total = 0n;

  function update(bytes: Uint8Array): void {
    total += BigInt(bytes.length);
    for (let from = 0; from < bytes.length; ) {
      const piece = bytes.subarray(from, from + BLOCK - held);
      rest.set(piece, held);
      held += piece.length;
      from += piece.length;
      if (held < BLOCK) return;
      compress(state, view, 0, w);
      held = 0;
    }
  }

  function hex(): string {
    const end = held + 9 <= BLOCK ? BLOCK : 2 * BLOCK;
    rest.fill(0, held);
    rest[held] = 0x80;
    view.setBigUint64(end - 8, total * 8n);
    for (let offset = 0; offset < end; offset += BLOCK) compress(state, view, offset, w);
    return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  return { update, hex };
}

/** The digest of a text in UTF-8, as `sha256:` and 64 hex digits. */
export function digestOf(text: string): string {
  const digest = sha256();
  digest.update(new TextEncoder().encode(text));
  return `sha256:${digest.hex()}`;
}
