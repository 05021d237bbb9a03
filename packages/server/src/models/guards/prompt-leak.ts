const ENCODED_OFFSETS = [0, 1, 2];
// Shorter beginnings are the ends of ordinary words; three characters of a secret reveal nothing.
const BEGINNING_LENGTH_MIN = 4;

/** Lower-case letters and digits by the codes of what they may be written as. */
const LETTERS: (string | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(letter) ? letter : undefined;
});

/**
 * Watches text for secrets, written plainly, with other signs between their characters, backwards, in base64 or in hex.
 * Secrets are lower-case ASCII letters and digits. The answer is where the text must be held back from: at a secret that
 * is there (`isWhole`), at an end of four characters or more that may become one, or at the text's length.
 */
export function createPromptLeakDetector(
  secrets: readonly string[],
): (text: string) => { from: number; isWhole: boolean } {
  const forms = secrets.flatMap(knownDisguises);
  return (text) => {
    const places: number[] = [];
    let squeezed = "";
    for (let at = 0; at < text.length; at += 1) {
      const letter = LETTERS[text.charCodeAt(at)];
      if (letter === undefined) continue;
      squeezed += letter;
      places.push(at);
    }
    const starts = forms.map((form) => squeezed.indexOf(form)).filter((start) => start >= 0);
    if (starts.length > 0) return { from: places[Math.min(...starts)] ?? 0, isWhole: true };
    const held = Math.max(0, ...forms.map((form) => beginningLength(squeezed, form)));
    return {
      from: held === 0 ? text.length : (places[squeezed.length - held] ?? text.length),
      isWhole: false,
    };
  };
}

/** The number of last characters of `text` that are the first of `form`. */
function beginningLength(text: string, form: string): number {
  const head = form.slice(0, BEGINNING_LENGTH_MIN);
  let at = text.indexOf(head, text.length - form.length + 1);
  while (at >= 0 && !form.startsWith(text.slice(at))) at = text.indexOf(head, at + 1);
  return at < 0 ? 0 : text.length - at;
}

const known = new Map<string, readonly string[]>();
const KNOWN_MAX = 200;

/** The forms in which a secret may come out, made once: it is looked for in every reply of its session or site. */
function knownDisguises(secret: string): readonly string[] {
  const before = known.get(secret);
  if (before !== undefined) return before;
  if (known.size >= KNOWN_MAX) known.clear();
  const forms = disguises(secret);
  known.set(secret, forms);
  return forms;
}

function disguises(secret: string): string[] {
  const hex = [...secret].map((sign) => sign.charCodeAt(0).toString(16)).join("");
  // Base64 depends on the place within three bytes; the first and last sign of each form mix with the neighbours.
  const encoded = ENCODED_OFFSETS.map((offset) => {
    const written = btoa("\0".repeat(offset) + secret).replaceAll("=", "");
    return written
      .slice(offset + 1, -2)
      .replace(/[+/]/g, "")
      .toLowerCase();
  });
  return [secret, [...secret].reverse().join(""), hex, ...encoded];
}
