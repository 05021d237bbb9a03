import type { Browser, CDPSession, Page } from "playwright-core";

/** A task that runs for longer blocks the page, by what it runs longer (W3C Long Tasks). */
const LONG_TASK_MS = 50;

/** The time that the page's main thread has run, in ms. Unlike its tasks' duration, a busy machine does not lengthen it. */
export async function mainThreadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "ThreadTime")?.value ?? 0) * 1_000;
}

/** An event of Chromium's tracing; `tdur` is the time of its thread, in microseconds. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  tdur?: number;
}

/** The time of the main thread by which tasks were longer than 50 ms while `work` went on, in ms. */
export async function blockingMs(browser: Browser, tab: Page, work: () => Promise<unknown>): Promise<number> {
  const tracing = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  tracing.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const includedCategories = ["toplevel", "blink.user_timing"];
  await tracing.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories } });
  await work();
  await tab.evaluate('performance.mark("bench-end")');
  const ended = new Promise((resolve) => tracing.once("Tracing.tracingComplete", resolve));
  await tracing.send("Tracing.end");
  await ended;
  await tracing.detach();
  const mark = events.find(({ name }) => name === "bench-end");
  return events
    .filter(
      ({ name, pid, tid }) =>
        name === "ThreadControllerImpl::RunTask" && pid === mark?.pid && tid === mark.tid,
    )
    .reduce((sum, { tdur = 0 }) => sum + Math.max(0, tdur / 1_000 - LONG_TASK_MS), 0);
}
