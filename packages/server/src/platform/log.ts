/**
 * One log line: an event with ids and durations; never words that people wrote, tokens or addresses. What has the level
 * `count` is for a host that counts, and no line of its log: a client may bring it about as often as it likes.
 */
export interface LogEntry {
  level: "count" | "info" | "warn" | "error";
  event: string;
  [detail: string]: string | number | boolean | undefined;
}
