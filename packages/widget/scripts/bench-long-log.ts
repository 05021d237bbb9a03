import type { CDPSession, Page } from "playwright-core";
import { seenFrames } from "./bench-cpu.ts";
import type { BenchRoom } from "./bench-room.ts";

const SETTLE_MS = 700;
const LONG_LOG = 5_000;
const FLING_PX = 400;
const WHEEL_PX = 120;
const WHEEL_FRAMES = 600;
const WHEEL_MS = (WHEEL_FRAMES / 60) * 1_000;

export interface BenchTab {
  tab: Page;
  session: CDPSession;
}

export interface LongLogBench {
  room: BenchRoom;
  origin: string;
  throttling: number;
  answer: (count: number) => string;
  spread: (values: readonly number[]) => string;
  print: (line: string) => void;
}

// These run in the page. They are text, because the bench is checked without the browser's types.
const watchFrames = `{
  window.benchFrames = [];
  let last = 0;
  const step = (now) => {
    if (last) benchFrames.push(now - last);
    last = now;
    if (benchFrames.length < ${WHEEL_FRAMES}) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}`;
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
// A fast fling from the newest message to the oldest: earlier rows are drawn and the newest removed on the way.
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

/** Times opening, scrolling and searching a log of thousands; `still` is a tab whose blank page shows how evenly the machine draws. */
export async function reportLongLog(
  bench: LongLogBench,
  { tab, session }: BenchTab,
  still: BenchTab,
): Promise<void> {
  const { room, origin, throttling, answer, spread, print } = bench;
  room.log = [];
  for (let count = 0; count < LONG_LOG; count += 1)
    room.put(count % 2 ? "assistant" : "visitor", answer(count));
  await still.tab.goto(`${origin}/blank`);
  await tab.bringToFront();
  await tab.goto(`${origin}/chat`);
  await tab.evaluate('Prosa("open")');
  const last = tab.locator(`prosa-chat [data-id=message-00${LONG_LOG}]`);
  await last.waitFor();
  await tab.waitForTimeout(SETTLE_MS);
  const opens: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await tab.reload();
    await tab.locator("prosa-chat button").hover();
    await tab.waitForFunction('customElements.get("prosa-chat")');
    await tab.waitForTimeout(SETTLE_MS);
    await session.send("Emulation.setCPUThrottlingRate", { rate: throttling });
    opens.push(Number(await tab.evaluate(openAndTime)));
  }
  print(
    `\n${LONG_LOG} messages at ${throttling}×: click to the newest message ${spread(opens)} ms${throttling === 1 ? ", budget 150" : ""}`,
  );
  await still.tab.bringToFront();
  const floor = await watch(still, async () => {});
  print(`  a blank page meanwhile: ${describe(floor)}`);
  await tab.bringToFront();
  const browser = tab.context().browser();
  if (!browser) throw new Error("There is no browser.");
  const wheel: number[] = [];
  const seen = await seenFrames(browser, WHEEL_MS, async () => {
    wheel.push(...(await watch({ tab, session }, () => turnWheel({ tab, session }))));
  });
  print(`  the wheel, ${WHEEL_PX} px a frame, as it is seen: ${describe(seen)}, budget 0 (60 a second)`);
  print(`  … and as the main thread draws: ${describe(wheel)}`);
  const { frames, most } = (await tab.evaluate(scrollThrough)) as { frames: number[]; most: number };
  print(`  thrown through all of them, ${FLING_PX} px a frame, ${most} drawn at most: ${describe(frames)}`);
  await tab.locator("prosa-chat [part=menu]").click();
  await tab.locator("prosa-chat [role=menuitem]").first().click();
  await tab.locator("prosa-chat [role=search] input").waitFor();
  const [first, next] = (await tab.evaluate(search)) as [number[], number[]];
  const ms = (values: number[]) => values.map((value) => value.toFixed(1)).join(" ms, in sight after ");
  print(
    `  searching them: the first time ${ms(first)} ms; the next, whose hit is the second message, ${ms(next)} ms`,
  );
}

async function watch({ tab }: BenchTab, act: () => Promise<void>): Promise<number[]> {
  await tab.evaluate(watchFrames);
  await act();
  await tab.waitForFunction(`benchFrames.length >= ${WHEEL_FRAMES}`);
  return (await tab.evaluate("benchFrames")) as number[];
}

async function turnWheel({ tab, session }: BenchTab): Promise<void> {
  const place = await tab.locator("prosa-chat .scroll").boundingBox();
  if (!place) throw new Error("There is no conversation.");
  await session.send("Input.synthesizeScrollGesture", {
    x: place.x + 100,
    y: place.y + 100,
    yDistance: WHEEL_PX * WHEEL_FRAMES,
    speed: WHEEL_PX * 60,
    gestureSourceType: "mouse",
    preventFling: true,
  });
}

function describe(frames: readonly number[]): string {
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  const slow = frames.filter((frame) => frame > 25).length;
  return `frames of ${at(0.5)} ms median, ${at(0.95)} ms at 95 %, ${at(1)} ms longest; ${slow} of ${frames.length} over 25 ms`;
}
