/** Creates a random id of the protocol's shape. */
export function createId(): string {
  // `randomUUID` is missing on pages without TLS; `getRandomValues` never is.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(36).padStart(2, "0"),
  ).join("");
}
