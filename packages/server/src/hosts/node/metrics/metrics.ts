import { REFUSAL_CLOSE_CODES } from "@prosa/protocol";
import type { LogEntry } from "../../../platform/log.ts";

/** One number at one moment, as Prometheus takes it. */
export interface Sample {
  readonly name: string;
  readonly kind: "counter" | "gauge" | "histogram";
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The upper bounds of the histograms' buckets, in seconds: from an instant answer to a long LLM's. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** The most series of one name; what comes beyond is counted under `other`, so that no label grows without end. */
const SERIES_MAX = 200;

interface Series {
  readonly labels: Readonly<Record<string, string>>;
  count: number;
  sum: number;
  /** How many were within each bound; none where the series only counts. */
  readonly within: number[];
}

const HELP: Readonly<Record<string, string>> = {
  prosa_turns_total: "Turns by model, action and end.",
  prosa_decisions_total: "Turns by the rule that decided, the intent and the strategy of the reply.",
  prosa_turn_seconds: "Time of a turn by model.",
  prosa_sessions_total: "Sessions that were opened.",
  prosa_limited_total: "Requests, commands and sockets that a limit turned away, by where.",
  prosa_rejections_total: "Commands that a session rejected, by code.",
  prosa_socket_ends_total: "Sockets that ended, by the code they ended with.",
  prosa_outbox_depth: "Deliveries of rooms in memory that wait for their target.",
  prosa_requests_total: "HTTP requests by method, route and status.",
  prosa_request_seconds: "Time of an HTTP request by route.",
  prosa_llm_tokens_total: "Tokens that the LLM took and gave.",
  prosa_llm_first_word_seconds: "Time to the LLM's first word.",
  prosa_log_entries_total: "Warnings and errors of the log by event.",
};

/** Counts what the log says, so that the rooms need to know nothing of it. */
export class Metrics {
  readonly #series = new Map<string, Map<string, Series>>();

  /** Takes one entry of the log into account. */
  note(entry: LogEntry): void {
    if (entry.event === "turn") {
      const { model, action, end, ms, reason, intent, strategy } = entry;
      this.#count("prosa_turns_total", { model, action, end });
      this.#count("prosa_decisions_total", { reason, intent, strategy });
      this.#time("prosa_turn_seconds", { model }, ms);
    } else if (entry.event === "request") {
      const { method, route, status, ms } = entry;
      this.#count("prosa_requests_total", { method, route, status });
      this.#time("prosa_request_seconds", { route }, ms);
      if (method === "POST" && route === "/api/sessions" && status === 201)
        this.#count("prosa_sessions_total", {});
      if (status === 429) this.#count("prosa_limited_total", { by: "address", at: route });
    } else if (entry.event === "rejected") {
      this.#count("prosa_rejections_total", { code: entry.code });
      if (entry.code === "rate-limited") this.#count("prosa_limited_total", { by: "session", at: "command" });
    } else if (entry.event === "socket-ended") {
      const { code } = entry;
      this.#count("prosa_socket_ends_total", { code });
      if (code === REFUSAL_CLOSE_CODES["rate-limited"])
        this.#count("prosa_limited_total", { by: "session", at: "socket" });
    } else if (entry.event === "llm-reply") {
      const { model, tokens, firstWordMs } = entry;
      this.#count("prosa_llm_tokens_total", { model }, typeof tokens === "number" ? tokens : 0);
      this.#time("prosa_llm_first_word_seconds", { model }, firstWordMs);
    }
    if (entry.level === "warn" || entry.level === "error")
      this.#count("prosa_log_entries_total", { event: entry.event, level: entry.level });
  }

  samples(): Sample[] {
    return [...this.#series].flatMap(([name, group]) =>
      [...group.values()].flatMap(({ labels, count, sum, within }): Sample[] =>
        within.length === 0
          ? [{ name, kind: "counter", labels, value: sum }]
          : [
              ...BOUNDS.map(
                (bound, at): Sample => ({
                  name: `${name}_bucket`,
                  kind: "histogram",
                  labels: { ...labels, le: String(bound) },
                  value: within[at] ?? 0,
                }),
              ),
              { name: `${name}_bucket`, kind: "histogram", labels: { ...labels, le: "+Inf" }, value: count },
              { name: `${name}_sum`, kind: "histogram", labels, value: sum },
              { name: `${name}_count`, kind: "histogram", labels, value: count },
            ],
      ),
    );
  }

  #count(name: string, labels: Readonly<Record<string, unknown>>, by = 1): void {
    const series = this.#find(name, labels, []);
    series.count += 1;
    series.sum += by;
  }

  #time(name: string, labels: Readonly<Record<string, unknown>>, ms: unknown): void {
    if (typeof ms !== "number") return;
    const series = this.#find(name, labels, BOUNDS);
    series.count += 1;
    series.sum += ms / 1_000;
    for (const [at, bound] of BOUNDS.entries())
      if (ms / 1_000 <= bound) series.within[at] = (series.within[at] ?? 0) + 1;
  }

  #find(name: string, found: Readonly<Record<string, unknown>>, bounds: readonly number[]): Series {
    const group = this.#series.get(name) ?? new Map<string, Series>();
    this.#series.set(name, group);
    const isFull = group.size >= SERIES_MAX;
    let labels = Object.fromEntries(Object.entries(found).map(([key, value]) => [key, String(value)]));
    if (isFull && !group.has(JSON.stringify(labels)))
      labels = Object.fromEntries(Object.keys(found).map((key) => [key, "other"]));
    const key = JSON.stringify(labels);
    const series = group.get(key) ?? { labels, count: 0, sum: 0, within: bounds.map(() => 0) };
    group.set(key, series);
    return series;
  }
}

/** Writes samples in Prometheus's text format, those of one metric together. */
export function writeSamples(samples: readonly Sample[]): string {
  const families = new Map<string, Sample[]>();
  for (const sample of samples) {
    const family =
      sample.kind === "histogram" ? sample.name.replace(/_(?:bucket|sum|count)$/, "") : sample.name;
    families.set(family, [...(families.get(family) ?? []), sample]);
  }
  return [...families]
    .map(([family, group]) => {
      const help = HELP[family] ? `# HELP ${family} ${HELP[family]}\n` : "";
      const kind = `# TYPE ${family} ${group[0]?.kind}\n`;
      return (
        help + kind + group.map(({ name, labels, value }) => `${name}${written(labels)} ${value}\n`).join("")
      );
    })
    .join("");
}

function written(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(
    ([key, value]) =>
      `${key}="${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`,
  );
  return pairs.length > 0 ? `{${pairs.join(",")}}` : "";
}
