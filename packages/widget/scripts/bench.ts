import { resolve } from "node:path";
import { type Browser, type CDPSession, chromium } from "playwright-core";
import { type BenchTab, reportLongLog } from "./bench-long-log.ts";
import { PAGES, reportOpening } from "./bench-opening.ts";
import { print, spread } from "./bench-print.ts";
import { BenchRoom } from "./bench-room.ts";
import { buildTagFiles } from "./build.ts";

const CYCLES = 100;
const MESSAGES = 1_000;

const files = resolve(import.meta.dirname, "../../../node_modules/.cache/prosa/bench-widget");

await buildTagFiles(files);
const room = new BenchRoom(files, PAGES);
const origin = await room.open();
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

try {
  await reportOpening(browser, origin);
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
