import type { Insights } from "@prosa/protocol/desk";
import { requestAt } from "./requests.ts";

/** The figures of a range of days; `query` is that of `GET /api/insights`. */
export function readInsights(query: URLSearchParams): Promise<Insights> {
  return requestAt("GET", insightsPath(query));
}

/** The address of a range's figures, as it is asked for and downloaded. */
export function insightsPath(query: URLSearchParams): string {
  return `/api/insights?${query}`;
}
