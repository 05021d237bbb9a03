const CHUNK = 0x8000;

/** Bytes in base 64 (RFC 4648), however many there are. */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  // A call takes so many arguments and no more.
  for (let from = 0; from < bytes.length; from += CHUNK)
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  return btoa(text);
}

/** The bytes behind a text in base 64; throws where it is none. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
