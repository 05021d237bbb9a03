/** The 97.5 % point of the normal distribution: an interval of 95 %. */
const Z = 1.959964;

/** Wilson's interval of a share of `n` (E. B. Wilson, 1927): it never leaves 0 to 1, and is honest about few. */
export function wilson(count: number, n: number): { from: number; to: number } {
  const share = count / n;
  const middle = share + Z ** 2 / (2 * n);
  const half = Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  const scale = 1 + Z ** 2 / n;
  return { from: Math.max(0, (middle - half) / scale), to: Math.min(1, (middle + half) / scale) };
}
