import { resolve } from "node:path";
import { type Browser, type CDPSession, chromium } from "playwright-core";
import { type BenchTab, reportLongLog } from "./bench-long-log.ts";
import { BenchRoom } from "./bench-room.ts";
import { buildTagFiles } from "./build.ts";

const RUNS = 7;
const SETTLE_MS = 700;
const CYCLES = 100;
const MESSAGES = 1_000;

const files = resolve(import.meta.dirname, "../../../node_modules/.cache/prosa/bench-widget");

// The page records its own timings: the bubble's first frame, blocking tasks, and layout shifts.
const PROBE = `<script>
  const startAt = performance.now();
  window.bench = { early: 0, earlyTasks: 0, blocking: 0, shift: 0, bubbleAt: 0, usableAt: 0, clickAt: 0 };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      bench.blocking += duration - 50;
      if (bench.bubbleAt && startTime >= startAt + bench.bubbleAt) continue;
      bench.early += duration - 50;
      bench.earlyTasks += 1;
    }
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) bench.shift += value;
  }).observe({ type: "layout-shift", buffered: true });
  const root = () => document.querySelector("prosa-chat")?.shadowRoot;
  const shows = (selector) => root()?.querySelector(selector)?.getBoundingClientRect().width > 0;
  const next = (done) => requestAnimationFrame(() => setTimeout(done));
  const awaitBubble = () => {
    if (document.body && (location.pathname === "/blank" || shows("button"))) {
      next(() => (bench.bubbleAt = performance.now() - startAt));
    } else requestAnimationFrame(awaitBubble);
  };
  requestAnimationFrame(awaitBubble);
  const awaitInput = () => {
    const input = root()?.querySelector("textarea");
    // A frame's callbacks run right before its paint, and a timer without a delay right after.
    if (input && root().activeElement === input) setTimeout(() => (bench.usableAt = performance.now() - bench.clickAt));
    else requestAnimationFrame(awaitInput);
  };
  addEventListener("click", ({ timeStamp }) => {
    bench.clickAt = timeStamp;
    requestAnimationFrame(awaitInput);
  }, { capture: true, once: true });
</script>`;

const TAG = '<script async src="/prosa.js" data-site="bench"></script>';
const WORDS = "<p>A page like any other, with a few words.</p>".repeat(20);
const page = (tag: string) =>
  `<!doctype html><html lang="pt-BR"><title>Bench</title><body>${PROBE}${tag}${WORDS}`;

interface Noted {
  early: number;
  earlyTasks: number;
  blocking: number;
  shift: number;
  bubbleAt: number;
  usableAt: number;
}

interface Visit extends Noted {
  requests: number;
  bytes: number;
  script: number;
}

await buildTagFiles(files);
const room = new BenchRoom(
  files,
  new Map([
    ["/blank", page("")],
    ["/chat", page(TAG)],
  ]),
);
const origin = await room.open();
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

try {
  await visit(browser, "/chat", 1);
  for (const throttling of [1, 4]) {
    const blank: Visit[] = [];
    const chat: Visit[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      blank.push(await visit(browser, "/blank", throttling));
      chat.push(await visit(browser, "/chat", throttling));
    }
    report(throttling, blank, chat);
  }
  await reportCycles(browser);
  await reportMessages(browser);
  for (const throttling of [1, 4]) {
    const tabs = [await openTab(browser, 1), await openTab(browser, throttling)] as const;
    await reportLongLog({ room, origin, throttling, answer, spread, print }, ...tabs);
    for (const { close } of tabs) await close();
  }
} finally {
  await browser.close();
  await room.close();
}

async function visit(browser: Browser, path: string, throttling: number): Promise<Visit> {
  const { tab, session, close } = await openTab(browser, throttling);
  const traffic = { requests: 0, bytes: 0 };
  session.on("Network.requestWillBeSent", ({ request }) => {
    if (!request.url.endsWith(path) && !request.url.endsWith("/favicon.ico")) traffic.requests += 1;
  });
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    traffic.bytes += encodedDataLength;
  });
  await tab.goto(`${origin}${path}`);
  await tab.waitForFunction("bench.bubbleAt > 0");
  if (path === "/chat") {
    // Every mouse hovers over the bubble before it clicks, which loads the chat.
    await tab.locator("prosa-chat button").hover();
    await tab.waitForFunction('customElements.get("prosa-chat")');
  }
  await tab.waitForTimeout(SETTLE_MS);
  const noted = (await tab.evaluate("({ ...bench })")) as Noted;
  const { metrics } = await session.send("Performance.getMetrics");
  const script = (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0) * 1_000;
  let usableAt = 0;
  if (path === "/chat") {
    await tab.mouse.down();
    await tab.mouse.up();
    await tab.waitForFunction("bench.usableAt > 0");
    usableAt = Number(await tab.evaluate("bench.usableAt"));
  }
  const after = (await tab.evaluate("({ ...bench })")) as Noted;
  await close();
  return { ...noted, ...traffic, script, usableAt, shift: after.shift };
}

async function openTab(
  browser: Browser,
  throttling: number,
): Promise<BenchTab & { close: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send("Network.enable");
  await session.send("Performance.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttling });
  return { tab, session, close: () => context.close() };
}

/** Bytes of the heap and nodes of the document, after a garbage collection. */
async function weigh(session: CDPSession): Promise<{ heap: number; nodes: number; listeners: number }> {
  for (let run = 0; run < 3; run += 1) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners") };
}

async function reportCycles(browser: Browser): Promise<void> {
  room.log = [];
  for (let count = 0; count < 20; count += 1) room.put(count % 2 ? "assistant" : "visitor", answer(count));
  const { tab, session, close } = await openTab(browser, 1);
  await tab.goto(`${origin}/chat`);
  const cycle = async (times: number) => {
    for (let run = 0; run < times; run += 1) {
      await tab.evaluate('Prosa("open")');
      await tab.locator("prosa-chat [role=dialog]").waitFor();
      await tab.evaluate('Prosa("close")');
      await tab.locator("prosa-chat [role=dialog]").waitFor({ state: "detached" });
    }
  };
  await cycle(10);
  const before = await weigh(session);
  await cycle(CYCLES);
  reportWeights(`open and close × ${CYCLES}`, before, await weigh(session));
  await close();
}

async function reportMessages(browser: Browser): Promise<void> {
  room.log = [];
  const { tab, session, close } = await openTab(browser, 1);
  await tab.goto(`${origin}/chat`);
  await tab.evaluate('Prosa("open")');
  const tell = async (count: number) => {
    for (let told = 0; told < count; told += 20) {
      for (let n = 0; n < 20; n += 1) room.say("assistant", answer(told + n));
      const last = `message-${String(room.log.length).padStart(6, "0")}`;
      await tab.locator(`prosa-chat [data-id=${last}]`).waitFor({ state: "attached" });
    }
  };
  await tab.locator("prosa-chat textarea").waitFor();
  await tell(200);
  const before = await weigh(session);
  await tell(MESSAGES);
  reportWeights(`${MESSAGES} messages while open`, before, await weigh(session));
  await close();
}

function answer(count: number): string {
  return `**Resposta ${count}**: o prazo de entrega é de 3 a 7 dias úteis, conforme a região; veja a [página de entrega](https://loja.example/entrega).`;
}

function report(throttling: number, blank: readonly Visit[], chat: readonly Visit[]): void {
  print(`\nAt ${throttling}×, ${RUNS} interleaved runs: median (least–most)`);
  print(
    `${"".padEnd(44)}${"blank page".padStart(20)}${"with the chat".padStart(20)}${"budget".padStart(10)}`,
  );
  const rows: [string, (visit: Visit) => number, budget?: number][] = [
    ["first frame, or the bubble, ms", (visit) => visit.bubbleAt],
    ["long tasks until then", (visit) => visit.earlyTasks, 0],
    ["blocking time until then, ms", (visit) => visit.early, 0],
    ["blocking time until the chat is there, ms", (visit) => visit.blocking],
    ["time in scripts, ms", (visit) => visit.script],
    ["click to usable, ms", (visit) => visit.usableAt, throttling === 1 ? 50 : 100],
    ["layout shift", (visit) => visit.shift, 0],
    ["requests besides the page", (visit) => visit.requests],
    ["KiB over the wire, page included", (visit) => visit.bytes / 1_024],
  ];
  for (const [name, of, budget] of rows) {
    const cell = (visits: readonly Visit[]) => spread(visits.map(of)).padStart(20);
    print(`${name.padEnd(44)}${cell(blank)}${cell(chat)}${String(budget ?? "").padStart(10)}`);
  }
}

function reportWeights(
  name: string,
  before: { heap: number; nodes: number; listeners: number },
  after: { heap: number; nodes: number; listeners: number },
): void {
  const kib = ((after.heap - before.heap) / 1_024).toFixed(0);
  print(
    `\n${name}: heap ${(before.heap / 1_048_576).toFixed(2)} MiB, then ${kib} KiB more; nodes ${before.nodes} → ${after.nodes}; listeners ${before.listeners} → ${after.listeners}; budget: flat`,
  );
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const show = (value: number | undefined) => (value ?? 0).toFixed((value ?? 0) < 10 && value ? 1 : 0);
  return `${show(sorted[Math.floor(sorted.length / 2)])} (${show(sorted[0])}–${show(sorted.at(-1))})`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
