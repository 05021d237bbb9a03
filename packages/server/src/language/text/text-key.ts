const PRIME = 0x01000193;
const SPREAD = 0x85ebca6b;

/** Two 32-bit sums over a text (FNV-1a, and the same from its end on): a name for it among some ten thousand others. */
export function textKey(text: string): readonly [number, number] {
  let one = 0x811c9dc5;
  let other = 0x1234567;
  for (let at = 0; at < text.length; at += 1) {
    one = Math.imul(one ^ text.charCodeAt(at), PRIME);
    other = Math.imul(other ^ text.charCodeAt(text.length - 1 - at), PRIME);
  }
  return [one >>> 0, other >>> 0];
}

/** A number from 0 to 1 that is always the same for a text and looks like chance. */
export function shareOf(text: string): number {
  const [one, other] = textKey(text);
  return (Math.imul(one ^ (other >>> 15), SPREAD) >>> 0) / 2 ** 32;
}
