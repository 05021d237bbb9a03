/** The ranges that one press chooses, in days. */
export const RANGES = [7, 30, 90] as const;
const DEFAULT_DAYS = 30;

/** The counts that the series can show. */
export const MEASURES = ["conversations", "answered", "escalated", "visitors"] as const;
export type Measure = (typeof MEASURES)[number];

/** The names by which figures are filtered, as the address and the query have them. */
const FIGURE_FILTERS = ["channel", "language", "topic"] as const;
export type FigureFilter = (typeof FIGURE_FILTERS)[number];

/** The choices that the address holds. */
interface View {
  /** The days back from today, or `null` where two dates are named. */
  days: number | null;
  from: string;
  to: string;
  measure: Measure;
  /** The filter of the figures, of which there is one at most: a name of the query, and its value. */
  filter: readonly [name: FigureFilter, value: string] | null;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the filters of the address; what they do not say, or say wrongly, is as it is at first. */
export function choicesOf(filters: URLSearchParams): View {
  const [from, to] = [filters.get("from") ?? "", filters.get("to") ?? ""];
  const isNamed = DATE.test(from) && DATE.test(to);
  const days = RANGES.find((one) => String(one) === filters.get("days")) ?? DEFAULT_DAYS;
  const measure = MEASURES.find((one) => one === filters.get("show")) ?? "conversations";
  const name = FIGURE_FILTERS.find((one) => filters.get(one));
  return {
    days: isNamed ? null : days,
    from: isNamed ? from : "",
    to: isNamed ? to : "",
    measure,
    filter: name ? [name, filters.get(name) ?? ""] : null,
  };
}

/** The query of `GET /api/insights` for what the address says. */
export function queryOf({ days, from, to, filter }: View): URLSearchParams {
  const query = new URLSearchParams(days === null ? { from, to } : { days: String(days) });
  if (filter) query.set(filter[0], filter[1]);
  return query;
}

/** The address's filters with another filter of the figures, as `topic=returns`; with none where it is empty. */
export function withFigureFilter(filters: URLSearchParams, chosen: string): URLSearchParams {
  const next = new URLSearchParams(filters);
  for (const name of FIGURE_FILTERS) next.delete(name);
  for (const [name, value] of new URLSearchParams(chosen)) next.set(name, value);
  return next;
}

/** The part of the query of `GET /api/unanswered`, and of that page's address, for what the address says, within its range. */
export function questionFilterOf(
  { filter }: View,
  { startAt, endAt }: { startAt: number; endAt: number },
): URLSearchParams {
  const query = new URLSearchParams({ since: String(startAt), until: String(endAt) });
  if (filter) query.set(filter[0], filter[1]);
  return query;
}

/** The filter of the list of conversations for a filter of the figures. */
export function opensOfFilter({ filter }: View): Readonly<Record<string, string>> {
  if (!filter) return {};
  const [name, value] = filter;
  return { [name === "topic" ? "intent" : name]: value };
}
