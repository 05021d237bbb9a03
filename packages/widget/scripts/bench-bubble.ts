import type { Browser } from "playwright-core";
import { print, spread } from "./bench-print.ts";

const ROUNDS = 25;
const REST_MS = 100;

/** The least that a script tag can do: its file, which appends one button of a fixed size. */
export const FLOOR_SCRIPT = `{
  const chat = document.createElement("prosa-chat");
  const button = document.createElement("button");
  button.style.cssText = "position:fixed;right:20px;bottom:20px;width:56px;height:56px;background:#a8432b";
  chat.attachShadow({ mode: "open" }).append(button);
  const add = () => document.documentElement.append(chat);
  if (document.body) add();
  else document.addEventListener("DOMContentLoaded", add);
}`;

/**
 * Times the first frame of a blank page, of one whose script adds a button alone, and of one with the bubble, which is seen
 * first after a frame of the page without it. In turns, and without tracing, which lengthens every question to the browser.
 */
export async function reportBubble(browser: Browser, origin: string): Promise<void> {
  for (const [throttling, bar] of [
    [1, 20],
    [4, 90],
  ] as const) {
    const seen = { blank: [] as number[], floor: [] as number[], frugal: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1)
      for (const name of ["blank", "floor", "frugal"] as const)
        seen[name].push(await timeFirstFrame(browser, `${origin}/${name}`, throttling));
    print(
      `\nAt ${throttling}×, ${ROUNDS} interleaved runs, ms to the first frame of a blank page ${spread(seen.blank)},`,
    );
    print(
      `  with a button by the least script ${spread(seen.floor)}, with the bubble ${spread(seen.frugal)}; bar blank + ${bar}`,
    );
  }
}

async function timeFirstFrame(browser: Browser, address: string, throttling: number): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttling });
  await tab.goto(address);
  await tab.evaluate("bench.begun");
  const seenAt = Number(await tab.evaluate("bench.bubbleAt"));
  await tab.waitForTimeout(REST_MS);
  await context.close();
  return seenAt;
}
