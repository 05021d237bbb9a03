/** One log line: an event with ids and durations; never words that people wrote, tokens or addresses. */
export interface LogEntry {
  level: "info" | "warn" | "error";
  event: string;
  [detail: string]: string | number | boolean | undefined;
}
