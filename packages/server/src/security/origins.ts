/** True where a page of this origin may speak for a site: an exact match of scheme, host and port, or `*`. */
export function admitsOrigin(admitted: readonly string[], origin: string): boolean {
  return admitted.some((one) => one === "*" || one === origin);
}
