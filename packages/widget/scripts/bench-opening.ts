import type { Browser, Page } from "playwright-core";
import { FLOOR_SCRIPT, reportBubble } from "./bench-bubble.ts";
import { blockingMs, mainThreadMs, type OwnTask, ownTasks } from "./bench-cpu.ts";
import { print, spread } from "./bench-print.ts";
import { noteWaterfall } from "./bench-waterfall.ts";

const RUNS = 7;
const SETTLE_MS = 900;
/** "Slow 4G" of Chromium's developer tools. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };

// The page records its own timings: the first frame with the bubble, blocking tasks, layout shifts, and what follows a press. It asks
// at changes and not at every frame, whose cost would be counted as the chat's.
const PROBE = `<script>
  const startAt = performance.now();
  window.bench = { blocking: 0, shift: 0, bubbleAt: 0, clickAt: 0, busyAt: 0, usableAt: 0, onlineAt: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) bench.blocking += duration - 50;
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) bench.shift += value;
  }).observe({ type: "layout-shift", buffered: true });
  const root = () => document.querySelector("prosa-chat")?.shadowRoot;
  // A frame's callbacks run right before its paint, and a timer without a delay right after.
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const changed = (node, test) =>
    new Promise((resolve) => {
      const look = () => {
        if (!test()) return false;
        changes.disconnect();
        for (const type of ["focusin", "focusout"]) node.removeEventListener(type, look);
        resolve();
        return true;
      };
      const changes = new MutationObserver(look);
      if (look()) return;
      changes.observe(node, { subtree: true, childList: true, attributeFilter: ["aria-busy", "data-status"] });
      for (const type of ["focusin", "focusout"]) node.addEventListener(type, look);
    });
  const note = async (name, node, test) => {
    await changed(node, test);
    await painted();
    bench[name] = performance.now() - (bench.clickAt || startAt);
    performance.mark("bench-" + name);
  };
  const isBlank = location.pathname === "/blank";
  bench.begun = note("bubbleAt", document, () => document.body && (isBlank || root()?.querySelector("button")));
  const marks = {
    busyAt: () => root().querySelector("[aria-busy=true], textarea"),
    usableAt: () => root().activeElement?.matches("textarea"),
    onlineAt: () => root().querySelector("[data-status=online]"),
  };
  const pressed = new Promise((resolve) =>
    addEventListener("click", ({ timeStamp }) => {
      bench.clickAt = timeStamp;
      performance.mark("bench-press");
      resolve();
    }, { capture: true, once: true }),
  );
  bench.opened = Promise.all(
    Object.entries(marks).map(([name, test]) => pressed.then(() => note(name, root(), test))),
  );
</script>`;
// A visitor who saves data: nothing loads before a press.
const FRUGAL = `<script>Object.defineProperty(navigator, "connection", { value: { saveData: true } })</script>`;
const TAG = '<script async src="/prosa.js" data-site="bench"></script>';
const WORDS = "<p>A page like any other, with a few words.</p>".repeat(20);
const page = (tag: string) =>
  `<!doctype html><html lang="pt-BR"><title>Bench</title><body>${PROBE}${tag}${WORDS}`;

/** The pages that are measured: a blank one, one with a button alone, one with the chat, and one with the chat that loads nothing in advance. */
export const PAGES: ReadonlyMap<string, string> = new Map([
  ["/blank", page("")],
  ["/floor", page('<script async src="/floor.js"></script>')],
  ["/floor.js", FLOOR_SCRIPT],
  ["/chat", page(TAG)],
  ["/frugal", page(FRUGAL + TAG)],
]);

type Row = [name: string, of: ((visit: Visit) => number) | null, bar: string];

const SLOWER = 4;
const SLOWER_ROWS: readonly Row[] = [
  [`the same for a device ${SLOWER} times slower:`, null, ""],
  ["  blocking on load", ({ loadTasks }) => blockingMs(loadTasks, SLOWER), "blank + 0"],
  ["  press to input", ({ pressCpu }) => pressCpu * SLOWER, "60"],
];

interface Noted {
  blocking: number;
  shift: number;
  bubbleAt: number;
  busyAt: number;
  usableAt: number;
  onlineAt: number;
}

/** `…Cpu` is the main thread's own time in ms, of spans that begin and end at rest: between them others would be counted too. */
interface Visit extends Noted {
  loadCpu: number;
  openCpu: number;
  /** From the press to the painted input, the tasks in which either happens included. */
  pressCpu: number;
  loadTasks: readonly OwnTask[];
  requests: number;
}

/** Measures the first opening, at full and at a quarter of the speed, on a slow line, and the second page view. */
export async function reportOpening(browser: Browser, origin: string): Promise<void> {
  await visit(browser, `${origin}/chat`, 1);
  await reportBubble(browser, origin);
  for (const throttling of [1, 4]) {
    const visits: Record<"blank" | "chat" | "frugal", Visit[]> = { blank: [], chat: [], frugal: [] };
    for (let run = 0; run < RUNS; run += 1)
      for (const name of ["blank", "chat", "frugal"] as const)
        visits[name].push(await visit(browser, `${origin}/${name}`, throttling));
    report(throttling, visits.blank, visits.chat, visits.frugal);
  }
  await reportSlowLine(browser, origin);
  await reportSecondView(browser, origin);
}

async function visit(browser: Browser, address: string, throttling: number): Promise<Visit> {
  const { tab, session, close } = await openTab(browser, throttling);
  let requests = 0;
  session.on("Network.requestWillBeSent", ({ request }) => {
    if (request.url !== address && !request.url.endsWith("/favicon.ico")) requests += 1;
  });
  await session.send("Performance.enable");
  const { tasks: loadTasks } = await ownTasks(browser, tab, async () => {
    await tab.goto(address);
    await tab.evaluate("bench.begun");
    await tab.waitForTimeout(SETTLE_MS);
  });
  const loadCpu = await mainThreadMs(session);
  const { blocking } = await noted(tab);
  let pressCpu = 0;
  if (!address.endsWith("/blank")) {
    const { tasks, marks } = await ownTasks(browser, tab, () => press(tab));
    const [from = 0, to = 0] = [marks.get("bench-press"), marks.get("bench-usableAt")];
    const first = tasks.findLast(({ beganAt }) => beganAt <= from);
    pressCpu = tasks
      .filter((task) => task === first || (task.beganAt > from && task.beganAt <= to))
      .reduce((sum, { ownMs }) => sum + ownMs, 0);
    await tab.waitForTimeout(SETTLE_MS);
  }
  const openCpu = (await mainThreadMs(session)) - loadCpu;
  const all = await noted(tab);
  await close();
  return { ...all, blocking, loadTasks, loadCpu, openCpu, pressCpu, requests };
}

/** Presses the bubble as a finger does, without hovering over it first, and waits until all is there. */
async function press(tab: Page): Promise<void> {
  await tab.evaluate('document.querySelector("prosa-chat").shadowRoot.querySelector("button").click()');
  await tab.evaluate("bench.opened.then(() => {})");
}

const noted = async (tab: Page) => (await tab.evaluate("({ ...bench, begun: 0, opened: 0 })")) as Noted;

async function openTab(browser: Browser, throttling: number) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send("Network.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttling });
  return { tab, session, close: () => context.close() };
}

function report(
  throttling: number,
  blank: readonly Visit[],
  chat: readonly Visit[],
  frugal: readonly Visit[],
): void {
  print(`\nAt ${throttling}×, ${RUNS} interleaved runs: median (least–most)`);
  const [first, ...others] = ["blank page", "with the chat", "nothing in advance", "bar"];
  print(`${"".padEnd(38)}${first?.padStart(18)}${others.map((name) => name.padStart(22)).join("")}`);
  const isFull = throttling === 1;
  const rows: Row[] = [
    ["by the main thread's own time, ms:", null, ""],
    ["  blocking on load", ({ loadTasks }) => blockingMs(loadTasks, 1), isFull ? "" : "blank + 0"],
    ["  load", ({ loadCpu }) => loadCpu, ""],
    ["  press to input", ({ pressCpu }) => pressCpu, isFull ? "15" : ""],
    ["  a whole opening", ({ openCpu }) => openCpu, isFull ? "60" : ""],
    // The throttle holds the page by the clock, so what other programs take is counted too; this is without them.
    ...(isFull ? SLOWER_ROWS : []),
    ["by the clock, ms:", null, ""],
    ["  blocking on load", ({ blocking }) => blocking, isFull ? "" : "blank + 0"],
    ["  press to a sign of loading", ({ busyAt }) => busyAt, "100"],
    ["  press to input", ({ usableAt }) => usableAt, isFull ? "15" : "60"],
    ["  press to online", ({ onlineAt }) => onlineAt, ""],
    ["layout shift", ({ shift }) => shift, "0"],
    ["requests besides the page", ({ requests }) => requests, ""],
  ];
  for (const [name, of, bar] of rows) {
    if (!of) {
      print(name);
      continue;
    }
    const cells = [chat, frugal].map((visits) => spread(visits.map(of)).padStart(22)).join("");
    print(`${name.padEnd(38)}${spread(blank.map(of)).padStart(18)}${cells}${bar.padStart(22)}`);
  }
}

async function reportSlowLine(browser: Browser, origin: string): Promise<void> {
  const visits: Noted[] = [];
  let waterfall: string[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { tab, session, close } = await openTab(browser, 1);
    await tab.goto(`${origin}/frugal`);
    await tab.evaluate("bench.begun");
    await session.send("Network.emulateNetworkConditions", SLOW_4G);
    const drawWaterfall = noteWaterfall(session);
    await press(tab);
    visits.push(await noted(tab));
    waterfall = drawWaterfall();
    await close();
  }
  const of = (pick: (visit: Noted) => number) => spread(visits.map(pick));
  const [busy, usable, online] = [of((v) => v.busyAt), of((v) => v.usableAt), of((v) => v.onlineAt)];
  print(
    `\nSlow 4G, nothing loaded in advance, press to: a sign ${busy}, input ${usable}, online ${online} ms`,
  );
  print("bars: 100, 1,300, 2,500; the last of these openings:");
  for (const line of waterfall) print(line);
}

async function reportSecondView(browser: Browser, origin: string): Promise<void> {
  const { tab, session, close } = await openTab(browser, 1);
  let bytes = 0;
  const ofWidget = new Set<string>();
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (request.url.endsWith(".js")) ofWidget.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (ofWidget.has(requestId)) bytes += encodedDataLength;
  });
  const view = async () => {
    bytes = 0;
    await tab.goto(`${origin}/chat`);
    await tab.waitForFunction('customElements.get("prosa-chat")');
    await tab.waitForTimeout(SETTLE_MS);
    return (bytes / 1_024).toFixed(2);
  };
  print(
    `\nA page view: ${await view()} KiB of the widget over the line; a second one: ${await view()}; bar 0.5`,
  );
  await close();
}
