/** The filters of the address that the list is asked with, by the names of `GET /api/conversations`. */
const ASKED = [
  "q",
  "words",
  "is",
  "path",
  "outcome",
  "intent",
  "tag",
  "language",
  "channel",
  "owner",
  "score",
  "beganSince",
  "beganUntil",
] as const;
export type FilterName = (typeof ASKED)[number];

/** The query of the list for what the address says, from the place `from` on. */
export function listQuery(filters: URLSearchParams, from?: string): URLSearchParams {
  const query = new URLSearchParams(from === undefined ? {} : { from });
  for (const name of ASKED) {
    const value = filters.get(name);
    if (value) query.set(name, value);
  }
  return query;
}

/** The filters that are set, each once: both bounds of the beginning are one. */
export function setFilters(filters: URLSearchParams): [name: FilterName, value: string][] {
  return ASKED.filter((name) => !["q", "words", "beganUntil"].includes(name)).flatMap(
    (name): [FilterName, string][] => {
      const value = filters.get(name);
      return value ? [[name, value]] : [];
    },
  );
}

/** The address's filters with changes; an empty value takes one out. */
export function withFilters(
  filters: URLSearchParams,
  change: Readonly<Partial<Record<FilterName | "session", string>>>,
): URLSearchParams {
  const next = new URLSearchParams(filters);
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  if (change.beganSince === "") next.delete("beganUntil");
  return next;
}
