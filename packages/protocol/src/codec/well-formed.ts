/**
 * True where no text in a value holds half of a surrogate pair. JSON can spell one (`\\ud800`), but it is no character: what
 * other languages read as UTF-8 cannot carry it (I-JSON, RFC 7493).
 */
export function isWellFormed(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, item]) => isWellFormed(key) && isWellFormed(item));
}
