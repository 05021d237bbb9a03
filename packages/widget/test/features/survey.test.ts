import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { violationsOf } from "../support/accessibility.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, isOnline, stage } from "../support/stage.ts";

const shows = (element: ProsaChat, text: string) => element.renderRoot.textContent?.includes(text);
const radios = (element: ProsaChat) => [
  ...element.renderRoot.querySelectorAll<HTMLInputElement>("[part=survey] [type=radio]"),
];
const wordsOf = (radio: HTMLInputElement) => radio.labels?.[0]?.textContent?.trim();

async function open(parts: readonly ("survey" | "text")[] = ["text", "survey"]): Promise<{
  room: FakeRoom;
  element: ProsaChat;
}> {
  const room = await openRoom();
  const element = await stage();
  element.open();
  await appears(element, () => isOnline(element));
  room.say({
    id: "reply-0001",
    author: "assistant",
    end: "done",
    parts: parts.map((type) => (type === "text" ? { type, text: "Até a próxima!" } : { type })),
  });
  await appears(element, () => shows(element, "Até a próxima!"));
  return { room, element };
}

async function choose(element: ProsaChat, word: string): Promise<void> {
  const radio = await appears(element, () => radios(element).find((one) => wordsOf(one) === word));
  radio.click();
  await appears(element, () => radio.checked && element.renderRoot.querySelector("[part=survey] textarea"));
}

function comment(element: ProsaChat, words: string): void {
  const input = element.renderRoot.querySelector<HTMLTextAreaElement>("[part=survey] textarea");
  if (!input) throw new Error("There is nowhere to comment.");
  input.value = words;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

const send = (element: ProsaChat) =>
  element.renderRoot.querySelector<HTMLElement>("[part=survey] [type=submit]")?.click();

async function openFromMenu(element: ProsaChat): Promise<HTMLElement> {
  await appears(element, () => byRole(element, "button", "Mais opções"));
  byRole(element, "button", "Mais opções")?.click();
  (await appears(element, () => byRole(element, "menuitem", "Avaliar a conversa"))).click();
  return appears(element, () => element.renderRoot.querySelector<HTMLElement>(".veil [role=dialog]"));
}

describe("the survey", () => {
  afterEach(clearStage);

  it("asks by five radios with words, in a group with a name", async () => {
    const { element } = await open();
    await appears(element, () => radios(element).length === 5);
    expect(radios(element).map(wordsOf)).to.deep.equal(["Péssima", "Ruim", "Regular", "Boa", "Ótima"]);
    const group = element.renderRoot.querySelector("[part=survey] fieldset");
    expect(group?.querySelector("legend")?.textContent).to.equal("Como foi a conversa?");
    expect(new Set(radios(element).map(({ name }) => name)).size).to.equal(1);
    expect(element.renderRoot.querySelector("[part=survey] [type=submit]")).to.equal(null);
  });

  it("sends the score and why, thanks, and can be changed", async () => {
    const { room, element } = await open();
    await choose(element, "Boa");
    comment(element, "  Rápido.  ");
    send(element);
    const { id: _, ...first } = await room.heard("score");
    expect(first).to.deep.equal({ type: "score", score: 4, comment: "Rápido." });
    await appears(element, () => shows(element, "Obrigado por avaliar!") && shows(element, "Rápido."));
    byRole(element, "button", "Mudar")?.click();
    await appears(element, () => element.shadowRoot?.activeElement?.matches("[value='4']"));
    await choose(element, "Ótima");
    comment(element, "");
    send(element);
    const { id: __, ...second } = await room.heard("score", 2);
    expect(second).to.deep.equal({ type: "score", score: 5 });
    await appears(element, () => shows(element, "Obrigado por avaliar!") && shows(element, "Ótima"));
    expect(shows(element, "Rápido.")).to.equal(false);
  });

  it("follows the end of a person's conversation, and asks of the next one by itself", async () => {
    const { room, element } = await open(["text"]);
    const agent = { id: "agent-lia", name: "Lia" };
    const end = (id: string) => {
      const resolved = { type: "resolved", seq: room.log.length + 1, at: Date.now(), agent } as const;
      room.log.push(resolved);
      room.tell(resolved);
      room.say({ id, author: "notice", parts: [{ type: "survey" }] });
    };
    end("ended-0001");
    await choose(element, "Boa");
    send(element);
    await appears(element, () => shows(element, "Obrigado por avaliar!"));
    expect(radios(element).length).to.equal(0);
    end("ended-0002");
    await appears(element, () => radios(element).length === 5);
    expect(shows(element, "Obrigado por avaliar!")).to.equal(true);
    await choose(element, "Ruim");
    send(element);
    expect((await room.heard("score", 2)).score).to.equal(2);
    await appears(element, () => radios(element).length === 0);
    expect(shows(element, "Boa")).to.equal(true);
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it("leaves the arrows to the radios", async () => {
    const { element } = await open();
    const [first] = await appears(element, () => radios(element).length === 5 && radios(element));
    const event = new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true });
    first?.focus();
    first?.dispatchEvent(event);
    expect(event.defaultPrevented).to.equal(false);
    expect(element.shadowRoot?.activeElement).to.equal(first);
  });

  it("takes a comment of a thousand characters and no more", async () => {
    const { element } = await open();
    await choose(element, "Ruim");
    const input = element.renderRoot.querySelector<HTMLTextAreaElement>("[part=survey] textarea");
    expect(input?.maxLength).to.equal(1_000);
    expect(input && Number.parseFloat(getComputedStyle(input).fontSize)).to.be.at.least(16);
  });

  it("is kept without a network and says so", async () => {
    const { room, element } = await open();
    await choose(element, "Ruim");
    room.isReachable = false;
    room.cut();
    await appears(element, () => shows(element, "Sem conexão"));
    send(element);
    await appears(element, () => shows(element, "Guardada: será enviada quando a conexão voltar"));
    room.isReachable = true;
    expect((await room.heard("score")).score).to.equal(2);
    await appears(element, () => shows(element, "Obrigado por avaliar!"));
  });

  it("is offered in the menu once there was an answer, and not before", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => isOnline(element));
    await appears(element, () => byRole(element, "button", "Mais opções"));
    byRole(element, "button", "Mais opções")?.click();
    await appears(element, () => byRole(element, "menuitem", "Apagar a conversa"));
    expect(byRole(element, "menuitem", "Avaliar a conversa")).to.equal(undefined);
    room.answer("São 3 dias.");
    await appears(element, () => byRole(element, "menuitem", "Avaliar a conversa"));
  });

  it("puts each face over the middle of its word, in the menu's dialog too", async () => {
    const { element } = await open(["text"]);
    const dialog = await openFromMenu(element);
    await appears(element, () => radios(element).length === 5);
    const middleOf = (node: Element) => {
      const { left, width } = node.getBoundingClientRect();
      return left + width / 2;
    };
    for (const score of dialog.querySelectorAll(".score")) {
      const [face] = score.getElementsByTagName("svg");
      expect(face && middleOf(face)).to.be.closeTo(middleOf(score), 1);
    }
  });

  it("opens from the menu as a dialog that keeps the focus, and gives it back", async () => {
    const { room, element } = await open(["text"]);
    const dialog = await openFromMenu(element);
    await appears(element, () => element.shadowRoot?.activeElement === radios(element)[0]);
    const press = (key: string, init: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
      element.shadowRoot?.activeElement?.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(press("Tab", { shiftKey: true })).to.equal(true);
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).to.equal("Fechar");
    expect(press("Tab")).to.equal(true);
    expect(element.shadowRoot?.activeElement).to.equal(radios(element)[0]);
    await choose(element, "Péssima");
    send(element);
    expect((await room.heard("score")).score).to.equal(1);
    await appears(element, () => dialog.textContent?.includes("Obrigado por avaliar!"));
    expect(element.isOpen).to.equal(true);
    [...dialog.querySelectorAll("button")].at(-1)?.focus();
    press("Escape");
    await appears(element, () => !dialog.isConnected);
    await appears(element, () => element.shadowRoot?.activeElement?.matches("[part=menu]"));
    expect(element.isOpen).to.equal(true);
  });

  for (const theme of ["light", "dark"] as const) {
    it(`has no violations when it asks, is chosen, and thanks, ${theme}`, async () => {
      const { element } = await open();
      element.theme = theme;
      await appears(element, () => radios(element).length === 5);
      expect(await violationsOf(element)).to.deep.equal([]);
      await choose(element, "Boa");
      expect(await violationsOf(element)).to.deep.equal([]);
      comment(element, "Rápido.");
      send(element);
      await appears(element, () => shows(element, "Obrigado por avaliar!"));
      expect(await violationsOf(element)).to.deep.equal([]);
    });

    it(`has no violations in the menu's dialog, ${theme}`, async () => {
      const { element } = await open(["text"]);
      element.theme = theme;
      await openFromMenu(element);
      await choose(element, "Boa");
      expect(await violationsOf(element)).to.deep.equal([]);
    });
  }
});
