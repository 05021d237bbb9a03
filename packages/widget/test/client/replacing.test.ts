import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { History } from "../../src/storage/history.ts";
import { violationsOf } from "../support/accessibility.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, messages, stage, write } from "../support/stage.ts";

const EDIT = "Editar a pergunta";
const AGAIN = "Tentar outra resposta";

const shows = (element: ProsaChat, text: string) => element.shadowRoot?.textContent?.includes(text);

function inputOf(element: ProsaChat): HTMLTextAreaElement {
  const input = byRole(element, "textbox", "Sua mensagem");
  if (!(input instanceof HTMLTextAreaElement)) throw new Error("There is no input.");
  return input;
}

function press(target: Element, key: string): boolean {
  return target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

/** A visitor has asked once and was answered. */
async function ask(room: FakeRoom, element: ProsaChat): Promise<void> {
  element.open();
  await appears(element, () => byRole(element, "textbox"));
  await write(element, "Quanto custa?");
  const { id } = await room.heard("say");
  room.answer("Custa R$ 10.", id);
  await appears(element, () => messages(element).includes("Custa R$ 10."));
  await appears(element, () => byRole(element, "button", AGAIN));
}

describe("replacing", () => {
  let room: FakeRoom;
  let element: ProsaChat;

  beforeEach(async () => {
    room = await openRoom();
    element = await stage();
  });

  afterEach(clearStage);

  it("edits the last question, and shows neither the old one nor its answer", async () => {
    await ask(room, element);
    const { id } = await room.heard("say");
    byRole(element, "button", EDIT)?.click();
    await appears(element, () => inputOf(element).value === "Quanto custa?");
    expect(shows(element, "Editando a sua pergunta")).to.equal(true);
    await write(element, "Quanto custa a cafeteira?");
    const mended = await room.heard("say", 2);
    expect(mended).to.include({ text: "Quanto custa a cafeteira?", replaces: id });
    await appears(element, () => messages(element).join() === "Quanto custa a cafeteira?");
    room.answer("Custa R$ 189,90.", mended.id);
    await appears(element, () => messages(element).length === 2);
    expect(shows(element, "Editando")).to.equal(false);
    expect(inputOf(element).value).to.equal("");
  });

  it("takes the last question by the arrow key, but only into an empty input", async () => {
    await ask(room, element);
    const input = inputOf(element);
    input.value = "outra";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await element.updateComplete;
    expect(press(input, "ArrowUp"), "left to the input").to.equal(true);
    input.value = "";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await element.updateComplete;
    expect(press(input, "ArrowUp"), "left to the input").to.equal(false);
    await appears(element, () => inputOf(element).value === "Quanto custa?");
    expect(element.shadowRoot?.activeElement).to.equal(input);
    expect(input.selectionStart).to.equal("Quanto custa?".length);
  });

  it("gives up with Escape, brings the draft back and leaves the chat open", async () => {
    await ask(room, element);
    const input = inputOf(element);
    input.value = "um rascunho";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await element.updateComplete;
    byRole(element, "button", EDIT)?.click();
    await appears(element, () => input.value === "Quanto custa?");
    press(input, "Escape");
    await appears(element, () => input.value === "um rascunho");
    expect(element.isOpen).to.equal(true);
    expect(shows(element, "Editando")).to.equal(false);
    expect(room.commands.filter(({ type }) => type === "say")).to.have.length(1);
  });

  it("asks the same again for another answer, and keeps the keyboard in the conversation", async () => {
    await ask(room, element);
    const { id } = await room.heard("say");
    const again = byRole(element, "button", AGAIN);
    again?.focus();
    again?.click();
    expect(await room.heard("say", 2)).to.include({ text: "Quanto custa?", replaces: id });
    await appears(element, () => messages(element).join() === "Quanto custa?");
    await appears(element, () => element.shadowRoot?.activeElement?.matches(".row.visitor"));
  });

  it("shows no reply in progress to the old question", async () => {
    await ask(room, element);
    const { id } = await room.heard("say");
    byRole(element, "button", AGAIN)?.click();
    const { id: fresh } = await room.heard("say", 2);
    room.tell({ type: "replying", replyId: "reply-late", replyTo: id });
    room.tell({ type: "delta", replyId: "reply-late", index: 0, text: "tarde demais" });
    room.answer("tarde demais", id, "reply-late");
    room.answer("Custa R$ 12.", fresh);
    await appears(element, () => messages(element).includes("Custa R$ 12."));
    expect(messages(element)).to.deep.equal(["Quanto custa?", "Custa R$ 12."]);
    expect(shows(element, "tarde demais")).to.equal(false);
  });

  it("reports the new question to the page, and no reply to the replaced one", async () => {
    const told: string[] = [];
    element.addEventListener("prosa-message", (event) => {
      if (event instanceof CustomEvent) told.push(event.detail.replaces ?? event.detail.author);
    });
    await ask(room, element);
    const { id } = await room.heard("say");
    byRole(element, "button", AGAIN)?.click();
    const { id: fresh } = await room.heard("say", 2);
    room.answer("tarde demais", id);
    room.answer("Custa R$ 12.", fresh);
    await appears(element, () => messages(element).includes("Custa R$ 12."));
    expect(told).to.deep.equal(["visitor", "assistant", id, "assistant"]);
  });

  it("brings the old question and its answer back when the room refuses, and says so", async () => {
    await ask(room, element);
    room.intercept = (command) => {
      if (command.type !== "say") return false;
      room.tell({ type: "rejected", id: command.id, code: "unknown-message", message: "No." });
      return true;
    };
    byRole(element, "button", AGAIN)?.click();
    await room.heard("say", 2);
    await appears(element, () => byRole(element, "button", "Apagar"));
    expect(messages(element)).to.deep.equal(["Quanto custa?", "Custa R$ 10.", "Quanto custa?"]);
    byRole(element, "button", "Apagar")?.click();
    await appears(element, () => messages(element).length === 2);
  });

  it("offers neither once a person has spoken", async () => {
    await ask(room, element);
    room.say({ id: "agent-0001", author: "agent", parts: [{ type: "text", text: "Aqui é a Lia." }] });
    await appears(element, () => messages(element).includes("Aqui é a Lia."));
    await appears(element, () => !byRole(element, "button", EDIT));
    expect(byRole(element, "button", AGAIN)).to.equal(undefined);
    expect(press(inputOf(element), "ArrowUp")).to.equal(true);
  });

  it("keeps the words as a draft when the question can no longer be replaced", async () => {
    await ask(room, element);
    byRole(element, "button", EDIT)?.click();
    const input = inputOf(element);
    await appears(element, () => input.value === "Quanto custa?");
    room.say({ id: "agent-0001", author: "agent", parts: [{ type: "text", text: "Aqui é a Lia." }] });
    await appears(element, () => shows(element, "já não pode ser trocada"));
    expect(input.value).to.equal("Quanto custa?");
    await write(element, "Quanto custa, Lia?");
    expect(await room.heard("say", 2)).not.to.have.property("replaces");
  });

  it("edits a question that waits for the connection", async () => {
    await ask(room, element);
    element.retryDelay = () => 60_000;
    room.isReachable = false;
    room.cut();
    await write(element, "Abrem sabado?");
    await appears(element, () => messages(element).at(-1) === "Abrem sabado?");
    press(inputOf(element), "ArrowUp");
    await appears(element, () => inputOf(element).value === "Abrem sabado?");
    await write(element, "Abrem sábado?");
    await appears(element, () => messages(element).at(-1) === "Abrem sábado?");
    expect(messages(element)).to.have.length(3);
  });

  it("is accessible while a question is edited, light and dark", async () => {
    await ask(room, element);
    byRole(element, "button", EDIT)?.click();
    await appears(element, () => inputOf(element).value === "Quanto custa?");
    for (const theme of ["light", "dark"] as const) {
      element.theme = theme;
      await element.updateComplete;
      expect(await violationsOf(element), theme).to.deep.equal([]);
    }
  });

  it("keeps the earlier draft through a reload, and through the draft of another tab", async () => {
    await ask(room, element);
    const input = inputOf(element);
    const write = (target: HTMLTextAreaElement, text: string) => {
      target.value = text;
      target.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    write(input, "um rascunho");
    await element.updateComplete;
    byRole(element, "button", EDIT)?.click();
    await appears(element, () => input.value === "Quanto custa?");
    write(input, "Quanto custa mesmo?");
    const { site } = element;
    const other = await stage(site);
    other.open();
    await appears(other, () => byRole(other, "textbox"));
    await appears(other, () => inputOf(other).value === "um rascunho");
    write(inputOf(other), "outro rascunho");
    const kept = new History(site, () => {});
    while ((await kept.load()).draft !== "outro rascunho") await new Promise(requestAnimationFrame);
    expect(input.value).to.equal("Quanto custa mesmo?");
    press(input, "Escape");
    await appears(element, () => input.value === "outro rascunho");
  });
});
