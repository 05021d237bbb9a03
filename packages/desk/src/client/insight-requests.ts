import type { Insights } from "@prosa/protocol/desk";
import { requestAt } from "./requests.ts";

/** How well the waits came true that visitors were told of, of the last ones that the desk keeps. */
export interface WaitReport {
  count: number;
  medianErrorMs?: number;
  p90ErrorMs?: number;
  /** By what was told, the shortest first: how many, and the middle of what they were. */
  told: readonly { upToMs: number | null; count: number; medianMs: number }[];
}

/** The figures of a range of days; `query` is that of `GET /api/insights`. */
export function readInsights(query: URLSearchParams): Promise<Insights> {
  return requestAt("GET", insightsPath(query));
}

/** The address of a range's figures, as it is asked for and downloaded. */
export function insightsPath(query: URLSearchParams): string {
  return `/api/insights?${query}`;
}

export function readWaits(): Promise<WaitReport> {
  return requestAt("GET", "/api/desk/waits");
}
