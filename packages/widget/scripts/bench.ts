import { resolve } from "node:path";
import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { BenchRoom } from "./bench-room.ts";
import { buildTagFiles } from "./build.ts";

const RUNS = 7;
const SETTLE_MS = 700;
const CYCLES = 100;
const MESSAGES = 1_000;
const LONG_LOG = 5_000;
const FLING_PX = 400;

const files = resolve(import.meta.dirname, "../../../node_modules/.cache/prosa/bench-widget");

// What the page itself notes down: the bubble's first frame, tasks that block, and shifts of the layout.
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
    // A frame's callbacks run right before it is painted, and what is due at once right after.
    if (input && root().activeElement === input) setTimeout(() => (bench.usableAt = performance.now() - bench.clickAt));
    else requestAnimationFrame(awaitInput);
  };
  addEventListener("click", ({ timeStamp }) => {
    bench.clickAt = timeStamp;
    requestAnimationFrame(awaitInput);
  }, { capture: true, once: true });
</script>`;

// These run in the page; as text, since the bench itself is checked without the browser's types.
const openAndTime = `new Promise((resolve) => {
  const root = document.querySelector("prosa-chat").shadowRoot;
  const startAt = performance.now();
  root.querySelector("button").click();
  const look = () => {
    if (!root.querySelector("[data-id=message-00${LONG_LOG}]")) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - startAt)));
  };
  look();
})`;
// A fast fling from the newest message to the oldest: earlier rows are drawn, and the newest taken away, as it goes.
const scrollThrough = `new Promise((resolve) => {
  const root = document.querySelector("prosa-chat").shadowRoot;
  const scroller = root.querySelector(".scroll");
  const frames = [];
  let most = 0;
  let last = 0;
  const step = (now) => {
    if (last) frames.push(now - last);
    last = now;
    most = Math.max(most, root.querySelectorAll("[role=article]").length);
    scroller.scrollTop -= ${FLING_PX};
    if (scroller.scrollTop <= 0 && root.querySelector("[data-id=message-000001]")) resolve({ frames, most });
    else requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})`;
const search = `new Promise((resolve) => {
  const root = document.querySelector("prosa-chat").shadowRoot;
  const input = root.querySelector("[role=search] input");
  const find = (words, id) => {
    const startAt = performance.now();
    input.value = words;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    const foundIn = performance.now() - startAt;
    return new Promise((done) => {
      const look = () => {
        if (!root.querySelector("[data-id=" + id + "]")) return requestAnimationFrame(look);
        requestAnimationFrame(() => setTimeout(() => done([foundIn, performance.now() - startAt])));
      };
      look();
    });
  };
  // The first time the words of all messages are folded; the oldest answer is far from what is drawn.
  find("resposta 4999:", "message-005000").then(async (first) => resolve([first, await find("resposta 1:", "message-000002")]));
})`;

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
  for (const throttling of [1, 4]) await reportLongLog(browser, throttling);
} finally {
  await browser.close();
  await room.close();
}

async function visit(browser: Browser, path: string, throttling: number): Promise<Visit> {
  const { tab, line, close } = await openTab(browser, throttling);
  const traffic = { requests: 0, bytes: 0 };
  line.on("Network.requestWillBeSent", ({ request }) => {
    if (!request.url.endsWith(path) && !request.url.endsWith("/favicon.ico")) traffic.requests += 1;
  });
  line.on("Network.loadingFinished", ({ encodedDataLength }) => {
    traffic.bytes += encodedDataLength;
  });
  await tab.goto(`${origin}${path}`);
  await tab.waitForFunction("bench.bubbleAt > 0");
  if (path === "/chat") {
    // The bubble is hovered over, as every mouse does before it clicks, and the chat comes.
    await tab.locator("prosa-chat button").hover();
    await tab.waitForFunction('customElements.get("prosa-chat")');
  }
  await tab.waitForTimeout(SETTLE_MS);
  const noted = (await tab.evaluate("({ ...bench })")) as Noted;
  const { metrics } = await line.send("Performance.getMetrics");
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
): Promise<{ tab: Page; line: CDPSession; close: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const tab = await context.newPage();
  const line = await context.newCDPSession(tab);
  await line.send("Network.enable");
  await line.send("Performance.enable");
  await line.send("Emulation.setCPUThrottlingRate", { rate: throttling });
  return { tab, line, close: () => context.close() };
}

/** Bytes of the heap and nodes of the document, after the garbage has gone. */
async function weigh(line: CDPSession): Promise<{ heap: number; nodes: number; listeners: number }> {
  for (let run = 0; run < 3; run += 1) await line.send("HeapProfiler.collectGarbage");
  const { metrics } = await line.send("Performance.getMetrics");
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners") };
}

async function reportCycles(browser: Browser): Promise<void> {
  room.log = [];
  for (let count = 0; count < 20; count += 1) room.put(count % 2 ? "assistant" : "visitor", answer(count));
  const { tab, line, close } = await openTab(browser, 1);
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
  const before = await weigh(line);
  await cycle(CYCLES);
  reportWeights(`open and close × ${CYCLES}`, before, await weigh(line));
  await close();
}

async function reportMessages(browser: Browser): Promise<void> {
  room.log = [];
  const { tab, line, close } = await openTab(browser, 1);
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
  const before = await weigh(line);
  await tell(MESSAGES);
  reportWeights(`${MESSAGES} messages while open`, before, await weigh(line));
  await close();
}

async function reportLongLog(browser: Browser, throttling: number): Promise<void> {
  room.log = [];
  for (let count = 0; count < LONG_LOG; count += 1)
    room.put(count % 2 ? "assistant" : "visitor", answer(count));
  const { tab, line, close } = await openTab(browser, 1);
  await tab.goto(`${origin}/chat`);
  await tab.evaluate('Prosa("open")');
  const last = tab.locator(`prosa-chat [data-id=message-00${LONG_LOG}]`);
  await last.waitFor();
  await tab.waitForTimeout(SETTLE_MS);
  const opens: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    await line.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await tab.reload();
    await tab.locator("prosa-chat button").hover();
    await tab.waitForFunction('customElements.get("prosa-chat")');
    await tab.waitForTimeout(SETTLE_MS);
    await line.send("Emulation.setCPUThrottlingRate", { rate: throttling });
    opens.push(Number(await tab.evaluate(openAndTime)));
  }
  const { frames, most } = (await tab.evaluate(scrollThrough)) as { frames: number[]; most: number };
  frames.sort((a, b) => a - b);
  const at = (share: number) => (frames[Math.floor((frames.length - 1) * share)] ?? 0).toFixed(1);
  const slow = frames.filter((frame) => frame > 25).length;
  print(
    `\n${LONG_LOG} messages at ${throttling}×: click to the newest message ${spread(opens)} ms${throttling === 1 ? ", budget 150" : ""}`,
  );
  print(
    `  scrolling through all of them, ${FLING_PX} px a frame, ${most} drawn at most: frames of ${at(0.5)} ms median, ${at(0.95)} ms at 95 %, ${at(1)} ms longest; ${slow} of ${frames.length} over 25 ms, budget 0 (60 a second)`,
  );
  await tab.locator("prosa-chat [part=menu]").click();
  await tab.locator("prosa-chat [role=menuitem]").first().click();
  await tab.locator("prosa-chat [role=search] input").waitFor();
  const [first, next] = (await tab.evaluate(search)) as [number[], number[]];
  const ms = (values: number[]) => values.map((value) => value.toFixed(1)).join(" ms, in sight after ");
  print(
    `  searching them: the first time ${ms(first)} ms; the next, whose hit is the second message, ${ms(next)} ms`,
  );
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
