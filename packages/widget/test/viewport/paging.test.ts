import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, stage } from "../support/stage.ts";

function fill(room: FakeRoom, count: number): void {
  for (let n = 1; n <= count; n += 1) {
    const more = n % 2 ? ({ author: "visitor" } as const) : ({ author: "assistant", end: "done" } as const);
    room.say({ id: `message-${n}`, parts: [{ type: "text", text: `Mensagem ${n}` }], ...more }, false);
  }
}

const rows = (element: ProsaChat) => [...element.renderRoot.querySelectorAll<HTMLElement>("[role=article]")];
const row = (element: ProsaChat, n: number) => element.renderRoot.querySelector(`[data-id=message-${n}]`);

async function openLong(room: FakeRoom, element: ProsaChat): Promise<HTMLElement> {
  fill(room, 600);
  element.open();
  await appears(element, () => row(element, 600));
  // What loads late draws the chat once more, and would scroll the test back to the end.
  await appears(element, () => element.renderRoot.querySelector("[part=menu]"));
  await appears(element, () => element.renderRoot.querySelector(".tool"));
  await appears(element, () => !element.renderRoot.querySelector(".revealing"));
  const scroller = element.renderRoot.querySelector<HTMLElement>(".scroll");
  if (!scroller) throw new Error("There is no conversation.");
  // A drawing in progress would scroll the test back to the end.
  for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
  return scroller;
}

/** Scrolls, and resolves once the rows that this adds are drawn. */
async function scrollTo(element: ProsaChat, scroller: HTMLElement, top: number): Promise<void> {
  scroller.scrollTop = top;
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  await element.updateComplete;
}

describe("a long conversation", () => {
  let room: FakeRoom;
  let element: ProsaChat;

  beforeEach(async () => {
    room = await openRoom();
    element = await stage();
  });

  afterEach(clearStage);

  it("draws earlier rows by itself, and keeps the visible ones in place", async () => {
    const scroller = await openLong(room, element);
    expect(rows(element).length).to.be.at.most(80);
    const first = rows(element)[0];
    await scrollTo(element, scroller, 300);
    expect(rows(element)[0]).not.to.equal(first);
    const seen = rows(element).find((one) => one.getBoundingClientRect().top > 100);
    const before = seen?.getBoundingClientRect().top ?? 0;
    await new Promise(requestAnimationFrame);
    expect(Math.abs((seen?.getBoundingClientRect().top ?? 0) - before)).to.be.below(2);
    expect(scroller.scrollTop).to.be.greaterThan(300);
  });

  it("lies on an opaque ground, light and dark, so that the browser scrolls it while rows are drawn", async () => {
    const scroller = await openLong(room, element);
    for (const theme of ["light", "dark"] as const) {
      element.theme = theme;
      await element.updateComplete;
      const ground = getComputedStyle(scroller).backgroundColor;
      expect(ground).to.match(/^(rgb|oklch|color|oklab)\([^/]+\)$/);
      expect(ground).to.equal(getComputedStyle(scroller.closest(".panel") ?? scroller).backgroundColor);
    }
  });

  it("makes no format of dates again for the rows that it draws", async () => {
    const scroller = await openLong(room, element);
    const { DateTimeFormat } = Intl;
    let made = 0;
    Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
      construct(target, given) {
        made += 1;
        return Reflect.construct(target, given);
      },
    });
    try {
      const first = rows(element)[0];
      await scrollTo(element, scroller, 300);
      expect(rows(element)[0]).not.to.equal(first);
      expect(made).to.equal(0);
    } finally {
      Intl.DateTimeFormat = DateTimeFormat;
    }
  });

  it("comes to its beginning and back to its end with no more than 100 rows drawn at once", async () => {
    const scroller = await openLong(room, element);
    let most = 0;
    while (!row(element, 1)) {
      await scrollTo(element, scroller, Math.max(0, scroller.scrollTop - 2_000));
      most = Math.max(most, rows(element).length);
    }
    expect(row(element, 600)).to.equal(null);
    while (!row(element, 600)) {
      await scrollTo(element, scroller, scroller.scrollTop + 2_000);
      most = Math.max(most, rows(element).length);
    }
    expect(row(element, 1)).to.equal(null);
    expect(most).to.be.at.most(100);
    const numbers = rows(element).map(({ dataset }) => Number(dataset.id?.slice(8)));
    expect(numbers).to.deep.equal(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });

  it("offers no choices and no buttons of the newest message while the newest is not drawn", async () => {
    const scroller = await openLong(room, element);
    while (row(element, 600)) await scrollTo(element, scroller, Math.max(0, scroller.scrollTop - 2_000));
    expect(element.renderRoot.querySelector("[role=group].tools")).to.equal(null);
    (await appears(element, () => byRole(element, "button", "Ir para a última mensagem"))).click();
    await appears(element, () => row(element, 600) && element.renderRoot.querySelector("[role=group].tools"));
  });

  it("draws the rest for a visitor who waits at the end of the drawn rows", async () => {
    const scroller = await openLong(room, element);
    const first = rows(element)[0];
    await scrollTo(element, scroller, 0);
    await scrollTo(element, scroller, scroller.scrollTop);
    expect(rows(element)[0]).not.to.equal(first);
    expect(scroller.scrollTop).to.be.at.least(1_000);
  });

  it("lets a message come while something a little further up is read", async () => {
    const scroller = await openLong(room, element);
    await scrollTo(element, scroller, scroller.scrollTop - 600);
    const seen = rows(element).find((one) => one.getBoundingClientRect().top > 100);
    const before = seen?.getBoundingClientRect().top ?? 0;
    room.answer("Mais uma.");
    await appears(element, () => rows(element).at(-1)?.textContent?.includes("Mais uma."));
    await scrollTo(element, scroller, scroller.scrollTop);
    expect(Math.abs((seen?.getBoundingClientRect().top ?? 0) - before)).to.be.below(2);
  });

  it("keeps its place further up when a message comes, except for the visitor's own", async () => {
    const scroller = await openLong(room, element);
    while (row(element, 600)) await scrollTo(element, scroller, Math.max(0, scroller.scrollTop - 2_000));
    const before = rows(element)[0]?.dataset.id;
    room.answer("Mais uma.");
    await appears(element, () =>
      byRole(element, "button", "Ir para a última mensagem")?.textContent?.includes("1"),
    );
    expect(rows(element)[0]?.dataset.id).to.equal(before);
    element.send("Eu de novo");
    await appears(element, () => rows(element).at(-1)?.textContent?.includes("Eu de novo"));
  });

  it("stays at its end while the page hides the chat", async () => {
    await openLong(room, element);
    element.hidden = true;
    element.requestUpdate();
    await element.updateComplete;
    // The rows that a drawing adds are drawn before the next frame.
    await new Promise(requestAnimationFrame);
    element.hidden = false;
    await new Promise(requestAnimationFrame);
    expect(rows(element).at(-1)?.dataset.id).to.equal("message-600");
  });
});
