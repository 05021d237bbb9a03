import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, messages, stage, write } from "../support/stage.ts";

const focused = (element: ProsaChat) =>
  element.shadowRoot?.activeElement?.querySelector("[part~=bubble]")?.textContent?.trim();

function press(element: ProsaChat, key: string): void {
  const target = element.shadowRoot?.activeElement;
  target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

/** A visitor has said something and closed the chat, so new messages are unseen. */
async function leaveAfterAsking(room: FakeRoom): Promise<ProsaChat> {
  const element = await stage();
  element.open();
  await appears(element, () => byRole(element, "textbox"));
  await write(element, "oi");
  await room.heard("say");
  await appears(element, () => messages(element).length === 1);
  element.close();
  await element.updateComplete;
  return element;
}

describe("the viewport", () => {
  afterEach(clearStage);

  it("goes from message to message with the arrows, and back to the input with F6", async () => {
    const room = await openRoom();
    for (const text of ["um", "dois", "três"]) room.answer(text);
    const element = await stage();
    element.open();
    await appears(element, () => messages(element).length === 3);
    await appears(element, () => !element.renderRoot.querySelector(".revealing"));
    await appears(element, () => byRole(element, "button", "Mais opções"));
    const input = byRole(element, "textbox");
    input?.focus();
    press(element, "F6");
    for (const [key, text] of [
      ["ArrowUp", "três"],
      ["ArrowUp", "dois"],
      ["Home", "um"],
      ["ArrowDown", "dois"],
      ["End", "três"],
    ] as const) {
      press(element, key);
      expect(focused(element), key).to.equal(text);
    }
    press(element, "F6");
    expect(element.shadowRoot?.activeElement).to.equal(input);
  });

  it("shows past messages at once, and reveals only new ones", async () => {
    const room = await openRoom();
    room.answer("a resposta de ontem, ".repeat(40));
    const element = await stage();
    const seen: boolean[] = [];
    const watch = new MutationObserver(() => {
      seen.push(element.renderRoot.querySelector(".revealing") !== null);
    });
    watch.observe(element.renderRoot, { childList: true, subtree: true });
    element.open();
    await appears(element, () => messages(element).length === 1 && messages(element)[0]?.endsWith("ontem,"));
    expect(element.renderRoot.querySelector(".row.unseen")).to.equal(null);
    expect(seen).to.not.include(true);
    // The day comes with everything that a conversation needs.
    await appears(element, () => element.renderRoot.querySelector(".day:not(.unread)"));
    room.answer("a resposta de agora, ".repeat(40));
    await appears(element, () => element.renderRoot.querySelector(".revealing"));
    watch.disconnect();
  });

  it("shows a question that is said under a long answer, though it is drawn a moment later", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    const isInView = (text: string) => {
      const row = [...element.renderRoot.querySelectorAll(".row.visitor")].find((one) =>
        one.textContent?.includes(text),
      );
      const log = row?.closest(".log")?.parentElement;
      if (!row || !log) return false;
      const [own, view] = [row.getBoundingClientRect(), log.getBoundingClientRect()];
      return own.top >= view.top && own.bottom <= view.bottom;
    };
    for (const [turn, text] of ["a primeira pergunta", "a segunda", "a terceira"].entries()) {
      await write(element, text);
      await room.heard("say", turn + 1);
      room.answer("uma resposta mais longa do que a conversa, ".repeat(40));
      await appears(element, () => messages(element).length === 2 * (turn + 1));
      await appears(element, () => !element.renderRoot.querySelector(".revealing"));
      expect(isInView(text), text).to.equal(true);
    }
  });

  it("marks the first unread message, until the visitor answers", async () => {
    const room = await openRoom();
    const element = await leaveAfterAsking(room);
    room.answer("a primeira nova");
    room.answer("a segunda nova");
    await appears(element, () => byRole(element, "button", "Abrir a conversa, 2 mensagens novas"));
    element.open();
    const mark = await appears(element, () => element.renderRoot.querySelector(".unread"));
    expect(mark.textContent?.trim()).to.equal("Mensagens novas");
    expect(mark.nextElementSibling?.querySelector("[part~=bubble]")?.textContent?.trim()).to.equal(
      "a primeira nova",
    );
    await write(element, "obrigado");
    await appears(element, () => !element.renderRoot.querySelector(".unread"));
  });

  it("counts the unread in the page's title where the site wants it, and leaves the rest of it to the page", async () => {
    const { title } = document;
    document.title = "Loja";
    const room = await openRoom();
    const element = await leaveAfterAsking(room);
    room.answer("nova");
    await appears(element, () => byRole(element, "button", "1 mensagem nova"));
    expect(document.title).to.equal("Loja");
    element.countsInTitle = true;
    await element.updateComplete;
    expect(document.title).to.equal("(1) Loja");
    document.title = `(1) Carrinho`;
    element.open();
    await appears(element, () => document.title === "Carrinho");
    document.title = title;
  });

  it("shows the site's content in the slots of bubble, head and empty conversation", async () => {
    await openRoom();
    const element = await stage();
    for (const slot of ["launcher", "header", "empty"]) {
      const own = document.createElement("b");
      Object.assign(own, { slot, textContent: `de ${slot}` });
      element.append(own);
    }
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    for (const own of element.children) expect(own.checkVisibility(), own.slot).to.equal(true);
    const starter = await appears(element, () => byRole(element, "button", "O que vocês oferecem?"));
    expect(starter.checkVisibility()).to.equal(false);
    const bubble = element.querySelector("[slot=launcher]")?.assignedSlot;
    expect(bubble?.closest("[part~=launcher]")).not.to.equal(null);
    expect(bubble?.querySelector("svg")?.checkVisibility()).to.equal(false);
  });

  it("shows the places of one page as one source, by its own title", async () => {
    const room = await openRoom();
    const page = { type: "citation", title: "Trocas · Armazém Aurora", quote: "30 dias" } as const;
    room.say({
      id: "reply-0001",
      author: "assistant",
      end: "done",
      parts: [
        { type: "text", text: "Em 30 dias." },
        { ...page, url: "https://shop.example/trocas#prazo" },
        { ...page, url: "https://shop.example/trocas#como" },
        { ...page, title: "Garantia - 12 meses", url: "https://shop.example/garantia" },
      ],
    });
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "link", "Garantia"));
    const titles = [...element.renderRoot.querySelectorAll("[part~=citations] .title")];
    expect(titles.map(({ textContent }) => textContent)).to.deep.equal(["Trocas", "Garantia - 12 meses"]);
  });
});
