import { expect } from "@esm-bundle/chai";
import type { DurableEvent } from "@prosa/protocol";
import { rowsOf } from "../../src/client/state/rows.ts";
import { INITIAL_STATE } from "../../src/client/state/state.ts";

import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { findRows } from "../../src/features/search/finding.ts";
import { violationsOf } from "../support/accessibility.ts";
import { replace } from "../support/device.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, stage } from "../support/stage.ts";

/** Questions and answers in turn; every tenth answer speaks of a *coração*. */
function fill(room: FakeRoom, count: number): void {
  for (let n = 1; n <= count; n += 1) {
    const isAnswer = n % 2 === 0;
    const words = n % 20 === 0 ? `Do **CORAÇÃO** da serra, ${n}.` : `Mensagem ${n}`;
    room.say(
      {
        id: `message-${n}`,
        author: isAnswer ? "assistant" : "visitor",
        parts: [{ type: "text", text: words }],
        ...(isAnswer ? { end: "done" } : {}),
      },
      false,
    );
  }
}

const field = (element: ProsaChat) => byRole(element, "search")?.querySelector("input");
const count = (element: ProsaChat) =>
  byRole(element, "search")?.querySelector("[role=status]")?.textContent?.trim();
const marked = (name: string) => [...(CSS.highlights.get(name) ?? [])].map(String);

function press(target: Element | null | undefined, key: string, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent("keydown", {
    key,
    bubbles: true,
    cancelable: true,
    composed: true,
    ...more,
  });
  return target?.dispatchEvent(event) ?? true;
}

async function openAt(element: ProsaChat, last: string): Promise<void> {
  element.open();
  await appears(element, () => element.renderRoot.querySelector(`[data-id=${last}]`));
  await appears(element, () => element.renderRoot.querySelector(".tool"));
  await appears(element, () => !element.renderRoot.querySelector(".revealing"));
}

async function searchFor(element: ProsaChat, words: string): Promise<void> {
  const input = await appears(element, () => field(element));
  input.value = words;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await element.updateComplete;
}

async function openSearch(element: ProsaChat): Promise<void> {
  (await appears(element, () => byRole(element, "button", "Mais opções"))).click();
  const choice = await appears(element, () => byRole(element, "menuitem", "Buscar na conversa"));
  choice.click();
  await appears(element, () => element.shadowRoot?.activeElement === field(element) && field(element));
}

function inSight(element: ProsaChat, id: string): boolean {
  const scroller = element.renderRoot.querySelector(".scroll")?.getBoundingClientRect();
  const row = element.renderRoot.querySelector(`[data-id=${id}]`)?.getBoundingClientRect();
  return !!row && !!scroller && row.top >= scroller.top && row.bottom <= scroller.bottom;
}

describe("searching the conversation", () => {
  let room: FakeRoom;
  let element: ProsaChat;

  beforeEach(async () => {
    room = await openRoom();
    element = await stage();
  });

  afterEach(clearStage);

  it("finds words without regard to case and accents, counts them and marks them", async () => {
    fill(room, 60);
    await openAt(element, "message-60");
    await openSearch(element);
    await searchFor(element, "coracao da");
    expect(count(element)).to.equal("1 de 3");
    await appears(element, () => inSight(element, "message-60"));
    expect(marked("prosa-hit")).to.deep.equal(["CORAÇÃO da"]);
    expect(marked("prosa-hits")).to.have.length(2);
    await searchFor(element, "nada disso");
    expect(count(element)).to.equal("Nada encontrado");
    expect(marked("prosa-hit")).to.deep.equal([]);
  });

  it("goes to older hits with Enter, to newer ones with Shift+Enter, and around the end", async () => {
    fill(room, 60);
    await openAt(element, "message-60");
    await openSearch(element);
    await searchFor(element, "coração");
    for (const [shiftKey, id, at] of [
      [false, "message-40", "2 de 3"],
      [false, "message-20", "3 de 3"],
      [false, "message-60", "1 de 3"],
      [true, "message-20", "3 de 3"],
    ] as const) {
      press(field(element), "Enter", { shiftKey });
      await appears(element, () => count(element) === at && inSight(element, id));
    }
  });

  it("finds rows that are not drawn, and comes back to the newest message", async () => {
    fill(room, 1_000);
    await openAt(element, "message-1000");
    expect(element.renderRoot.querySelector("[data-id=message-20]")).to.equal(null);
    await openSearch(element);
    await searchFor(element, "coração da serra, 20.");
    await appears(element, () => inSight(element, "message-20"));
    expect(element.renderRoot.querySelectorAll("[role=article]").length).to.be.at.most(240);
    expect(element.renderRoot.querySelector("[data-id=message-1000]")).to.equal(null);
    (await appears(element, () => byRole(element, "button", "Ir para a última mensagem"))).click();
    await appears(element, () => inSight(element, "message-1000"));
  });

  it("closes with Escape, gives the focus back and removes the marks", async () => {
    fill(room, 40);
    await openAt(element, "message-40");
    const input = byRole(element, "textbox", "Sua mensagem");
    input?.focus();
    await openSearch(element);
    await searchFor(element, "coração");
    press(field(element), "Escape");
    await appears(element, () => !byRole(element, "search"));
    expect(element.isOpen).to.equal(true);
    expect(element.shadowRoot?.activeElement).not.to.equal(null);
    expect(marked("prosa-hit")).to.deep.equal([]);
  });

  it("takes the find command only where the browser could not find everything, and only once", async () => {
    fill(room, 400);
    await openAt(element, "message-400");
    const input = byRole(element, "textbox", "Sua mensagem");
    input?.focus();
    expect(press(input, "f", { ctrlKey: true }), "left to the browser").to.equal(false);
    await appears(element, () => element.shadowRoot?.activeElement === field(element) && field(element));
    expect(press(field(element), "f", { ctrlKey: true }), "left to the browser").to.equal(true);
    press(field(element), "Escape");
    await appears(element, () => element.shadowRoot?.activeElement === input);
  });

  it("leaves the find command of a short conversation to the browser", async () => {
    fill(room, 10);
    await openAt(element, "message-10");
    expect(press(byRole(element, "textbox", "Sua mensagem"), "f", { ctrlKey: true })).to.equal(true);
    expect(byRole(element, "search")).to.equal(undefined);
  });

  it("searches new messages while it is open, and stays at its hit", async () => {
    fill(room, 40);
    await openAt(element, "message-40");
    await openSearch(element);
    await searchFor(element, "coração");
    press(field(element), "Enter");
    await appears(element, () => count(element) === "2 de 2");
    room.answer("Mais um coração.");
    await appears(element, () => count(element) === "3 de 3");
  });

  it("works without a network", async () => {
    fill(room, 40);
    await openAt(element, "message-40");
    element.retryDelay = () => 60_000;
    room.isReachable = false;
    room.cut();
    await openSearch(element);
    await searchFor(element, "coração");
    expect(count(element)).to.equal("1 de 2");
  });

  it("folds each of 5,000 messages once, however often it is searched", () => {
    const log = Array.from(
      { length: 5_000 },
      (_, index): DurableEvent => ({
        type: "said",
        seq: index + 1,
        at: index,
        message: {
          id: `message-${index}`,
          author: "assistant",
          parts: [
            {
              type: "text",
              text: `**Resposta ${index}**: o prazo é de 3 a 7 dias úteis, conforme a região.`,
            },
          ],
        },
      }),
    );
    const rows = rowsOf({ ...INITIAL_STATE, log });
    expect(findRows(rows, "regiao")).to.have.length(5_000);
    let folds = 0;
    const { normalize } = String.prototype;
    const restore = replace(String.prototype, "normalize", function (this: string, form?: string) {
      folds += 1;
      return normalize.call(this, form);
    });
    expect(findRows(rows, "resposta 4999")).to.have.length(1);
    restore();
    expect(folds).to.equal(1);
  });

  it("is accessible with hits and without, light and dark", async () => {
    fill(room, 40);
    await openAt(element, "message-40");
    await openSearch(element);
    for (const theme of ["light", "dark"] as const) {
      element.theme = theme;
      for (const words of ["coração", "nada disso"]) {
        await searchFor(element, words);
        expect(await violationsOf(element), `${theme}, ${words}`).to.deep.equal([]);
      }
    }
  });
});
