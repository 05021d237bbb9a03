/** A day as people write it, such as `15 de jan. de 2026`. */
export function dayOf(at: number, tag: string): string {
  return new Intl.DateTimeFormat(tag, { dateStyle: "medium" }).format(at);
}
