// Generated images with the shape of Fashion-MNIST, as IDX files: 28 × 28 pixels from 0 to 255, ten labels.
//   node bench/images.js COUNT FOLDER
// writes FOLDER/images-COUNT.idx and FOLDER/images-COUNT-labels.idx, the same bytes every time. An image is the
// round shape of its class, changed by 24 smooth waves, with noise; about half of the pixels are 0.
import { writeFileSync } from "node:fs";
import path from "node:path";

const SIDE = 28;
const PIXELS = SIDE * SIDE;
const CLASSES = 10;
const WAVES = 24;

let state = 12345;
/** The next 32 bits (xorshift). */
function bits() {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return state >>> 0;
}
const unit = () => bits() / 2 ** 32;
const pixels = (value) =>
  Float64Array.from({ length: PIXELS }, (_, i) => value(i % SIDE, Math.floor(i / SIDE)));

function wave() {
  const [a, b, p, q] = [4 * unit(), 4 * unit(), 6 * unit(), 6 * unit()];
  return pixels((x, y) => Math.sin((a * x) / 9 + p) * Math.sin((b * y) / 9 + q));
}

function shape() {
  const [w, h, light] = [5 + 9 * unit(), 5 + 9 * unit(), 60 + 150 * unit()];
  return pixels((x, y) => {
    const [s, t] = [(x - 13.5) / w, (y - 13.5) / h];
    return 1.6 * light * Math.max(0, 1 - (s * s + t * t) ** 2);
  });
}

const waves = Array.from({ length: WAVES }, wave);
const shapes = Array.from({ length: CLASSES }, shape);

/** Puts the next image into its place, and gives its class. */
function drawImage(into) {
  const label = bits() % CLASSES;
  const change = new Float64Array(PIXELS);
  for (const one of waves) {
    const weight = 0.6 * (unit() + unit() - 1);
    for (let i = 0; i < PIXELS; i += 1) change[i] += weight * one[i];
  }
  for (let i = 0; i < PIXELS; i += 1) {
    // Outside of the shape there is neither light nor noise.
    if (shapes[label][i] === 0) continue;
    const value = shapes[label][i] * (1 + 0.6 * change[i]) + 12 * (unit() - 0.5);
    into[i] = Math.max(0, Math.min(255, Math.round(value)));
  }
  return label;
}

/** Two zeros, the type of bytes, the number of axes, and their lengths. */
function header(axes) {
  const bytes = Buffer.alloc(4 + 4 * axes.length);
  bytes.set([0, 0, 8, axes.length]);
  axes.forEach((length, k) => bytes.writeUInt32BE(length, 4 + 4 * k));
  return bytes;
}

const [count, folder] = [Number(process.argv[2]), process.argv[3] ?? "."];
const images = Buffer.alloc(count * PIXELS);
const labels = Buffer.alloc(count);
for (let n = 0; n < count; n += 1) {
  labels[n] = drawImage(images.subarray(n * PIXELS, (n + 1) * PIXELS));
}
const name = path.join(folder, `images-${count}`);
writeFileSync(`${name}.idx`, Buffer.concat([header([count, SIDE, SIDE]), images]));
writeFileSync(`${name}-labels.idx`, Buffer.concat([header([count]), labels]));
