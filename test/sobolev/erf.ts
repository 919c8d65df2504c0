/** erf t in doubles, by its alternating series; for |t| below 5. */
export function erf(t: number): number {
  let [power, sum] = [t, t];
  for (let k = 1; k < 90; k += 1) {
    power *= (-t * t) / k;
    sum += power / (2 * k + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
