import type { Browser, CDPSession, Page } from "playwright-core";

/** A task that runs for longer blocks the page, by what it runs longer (W3C Long Tasks). */
const LONG_TASK_MS = 50;

/** The time that the page's main thread has run, in ms. Unlike its tasks' duration, a busy machine does not lengthen it. */
export async function mainThreadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "ThreadTime")?.value ?? 0) * 1_000;
}

/** An event of Chromium's tracing; `ts` is when it began and `tdur` the time of its thread, in microseconds. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  tdur?: number;
}

/** A task of the page's main thread: when it began, by the trace's clock, and the thread's own time for it, in ms. */
export interface OwnTask {
  beganAt: number;
  ownMs: number;
}

/** Runs `work`, and tells the tasks of the page's main thread meanwhile, and when the page set each of its performance marks. */
export async function ownTasks(
  browser: Browser,
  tab: Page,
  work: () => Promise<unknown>,
): Promise<{ tasks: OwnTask[]; marks: ReadonlyMap<string, number> }> {
  const events = await trace(browser, ["toplevel", "blink.user_timing"], async () => {
    await work();
    await tab.evaluate('performance.mark("bench-end")');
  });
  const end = events.find(({ name }) => name === "bench-end");
  const own = events.filter(({ pid, tid }) => pid === end?.pid && tid === end.tid);
  return {
    tasks: own
      .filter(({ name }) => name === "ThreadControllerImpl::RunTask")
      .map(({ ts, tdur = 0 }) => ({ beganAt: ts / 1_000, ownMs: tdur / 1_000 })),
    marks: new Map(own.map(({ name, ts }) => [name, ts / 1_000])),
  };
}

/** The time by which tasks are longer than 50 ms on a device that needs `times` as long for each. */
export function blockingMs(tasks: readonly OwnTask[], times: number): number {
  return tasks.reduce((sum, { ownMs }) => sum + Math.max(0, ownMs * times - LONG_TASK_MS), 0);
}

/**
 * The times between the frames that the browser put on the screen in the first `spanMs` of `work`, in ms. The compositor scrolls
 * while the main thread is busy, so they are more even than the main thread's.
 */
export async function seenFrames(
  browser: Browser,
  spanMs: number,
  work: () => Promise<unknown>,
): Promise<number[]> {
  const events = await trace(browser, ["viz"], work);
  const times = events
    .filter(({ name }) => name === "Display::DrawAndSwap")
    .map(({ ts }) => ts / 1_000)
    .sort((a, b) => a - b);
  const end = (times[0] ?? 0) + spanMs;
  return times.slice(1).flatMap((time, index) => (time < end ? [time - (times[index] ?? time)] : []));
}

async function trace(
  browser: Browser,
  includedCategories: string[],
  work: () => Promise<unknown>,
): Promise<TraceEvent[]> {
  const tracing = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  tracing.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await tracing.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories } });
  await work();
  const ended = new Promise((resolve) => tracing.once("Tracing.tracingComplete", resolve));
  await tracing.send("Tracing.end");
  await ended;
  await tracing.detach();
  return events;
}
