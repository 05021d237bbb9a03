/** The ranges that one press chooses, in days. */
export const RANGES = [7, 30, 90] as const;
const DEFAULT_DAYS = 30;

/** The counts that the series can show. */
export const MEASURES = ["conversations", "answered", "escalated", "visitors"] as const;
export type Measure = (typeof MEASURES)[number];

/** The choices that the address holds. */
interface View {
  /** The days back from today, or `null` where two dates are named. */
  days: number | null;
  from: string;
  to: string;
  measure: Measure;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the filters of the address; what they do not say, or say wrongly, is as it is at first. */
export function choicesOf(filters: URLSearchParams): View {
  const [from, to] = [filters.get("from") ?? "", filters.get("to") ?? ""];
  const isNamed = DATE.test(from) && DATE.test(to);
  const days = RANGES.find((one) => String(one) === filters.get("days")) ?? DEFAULT_DAYS;
  const measure = MEASURES.find((one) => one === filters.get("show")) ?? "conversations";
  return { days: isNamed ? null : days, from: isNamed ? from : "", to: isNamed ? to : "", measure };
}

/** The query of `GET /api/insights` for what the address says. */
export function queryOf({ days, from, to }: View): URLSearchParams {
  return new URLSearchParams(days === null ? { from, to } : { days: String(days) });
}
