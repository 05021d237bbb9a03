const CHUNK = 0x8000;

/** Bytes in base 64 (RFC 4648), however many there are. */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  // A call takes so many arguments and no more.
  for (let from = 0; from < bytes.length; from += CHUNK)
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  return btoa(text);
}
