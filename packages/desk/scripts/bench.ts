// Measures the desk in Chromium against a scripted server: `npm run bench:desk`. Times are medians of nine, in milliseconds.
import { NOW } from "../test/now.ts";
import { LIA, longScene, longTalk, said } from "../test/scene.ts";
import { openStage } from "../test/stage.ts";

const ROWS = 10_000;
const MESSAGES = 200;
const ROUNDS = 9;
const FRAMES = 120;
const SESSIONS = ["session-bench-one", "session-bench-two"] as const;

const scene = longScene(ROWS);
const owner = { type: "agent", since: NOW, agent: { id: LIA.id, name: LIA.name } } as const;
for (const [at, session] of SESSIONS.entries()) {
  scene.talks.set(session, longTalk(MESSAGES));
  const [first] = scene.rows;
  if (first) scene.rows.push({ ...first, session, rev: ROWS + 1 + at, owner, visitor: session });
}
const stage = await openStage();
const desk = await stage.open({ scene, at: "#/inbox/mine" });
const { page } = desk;
const median = (times: number[]) =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
const print = (name: string, value: number, limit: string) =>
  process.stdout.write(`${name.padEnd(58)}${value.toFixed(1).padStart(8)}  ${limit}\n`);

// From the press to the frame in which the last of its messages is there.
const openings: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const session = SESSIONS[round % 2] ?? SESSIONS[0];
  await page.locator(`.row[data-session="${session}"]`).waitFor();
  openings.push(
    await page.evaluate(
      async ({ session, messages }) => {
        const shadow = (element: Element | null | undefined) => element?.shadowRoot;
        const inbox = () =>
          shadow(
            shadow(shadow(document.querySelector("prosa-desk"))?.querySelector("desk-shell"))?.querySelector(
              "desk-inbox",
            ),
          );
        const row = shadow(inbox()?.querySelector("desk-list"))?.querySelector<HTMLElement>(
          `[data-session="${session}"]`,
        );
        const start = performance.now();
        row?.click();
        for (;;) {
          await new Promise(requestAnimationFrame);
          const talk = inbox()?.querySelector("desk-talk");
          const isThere = (shadow(talk)?.querySelectorAll(".message").length ?? 0) >= messages;
          if (isThere && location.hash.includes(session)) return performance.now() - start;
        }
      },
      { session, messages: MESSAGES },
    ),
  );
  await page.keyboard.press("Escape");
}
// The first loads the conversation's chunk.
print(`open a conversation of ${MESSAGES} messages`, median(openings.slice(1)), "≤ 100");

await page.locator(`.row[data-session="${SESSIONS[0]}"]`).click();
await page.locator(".bubble").last().waitFor();
const arrivals: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const words = `bench ${round}`;
  const start = performance.now();
  desk.tellTalk(SESSIONS[0], said(MESSAGES + 1 + round, "visitor", words, NOW));
  await page.locator(".bubble", { hasText: words }).waitFor();
  arrivals.push(performance.now() - start);
}
print(
  "a visitor's message, from its frame to the screen",
  median(arrivals),
  "≤ 50, the test's own way included",
);

await page.goto(`${new URL(page.url()).origin}/desk/#/inbox/assistant`);
await page.reload();
await page.locator(".row").first().waitFor();
const scroll = await page.locator("desk-list").evaluate(async (list, frames) => {
  const loaded = () => list.scrollHeight;
  const before = performance.now();
  const gaps: number[] = [];
  let last = performance.now();
  for (let at = 0; at < frames; at += 1) {
    list.scrollTop += 400;
    await new Promise(requestAnimationFrame);
    gaps.push(performance.now() - last);
    last = performance.now();
  }
  gaps.sort((one, other) => one - other);
  return { p95: gaps[Math.floor(gaps.length * 0.95)] ?? 0, ms: performance.now() - before, height: loaded() };
}, FRAMES);
print(`a frame while ${ROWS} rows scroll, 95th percentile`, scroll.p95, "≤ 16.7 on a machine of one's own");
print("rows in the document meanwhile", await page.locator(".row").count(), "of those loaded");
await stage.close();
