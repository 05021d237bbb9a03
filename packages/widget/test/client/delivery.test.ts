import { expect } from "@esm-bundle/chai";
import type { Message } from "@prosa/protocol";
import { ChatController } from "../../src/client/controller.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { SERVER } from "../support/server.ts";
import { appears, byRole, clearStage, messages, stage, write } from "../support/stage.ts";

const shows = (element: Element, text: string) => element.shadowRoot?.textContent?.includes(text);

async function begin() {
  const room = await openRoom();
  const element = await stage();
  element.open();
  await appears(element, () => byRole(element, "textbox"));
  return { room, element };
}

async function ask(room: FakeRoom, element: Parameters<typeof write>[0], text: string): Promise<string> {
  await write(element, text);
  const { id } = await room.heard("say");
  await appears(element, () => messages(element).includes(text));
  return id;
}

describe("delivery", () => {
  afterEach(clearStage);

  it("[F6] [I4] asks for missing events, and shows nothing after the gap before they come", async () => {
    const { room, element } = await begin();
    const id = await ask(room, element, "oi");
    room.say(
      {
        id: "reply-0001",
        author: "assistant",
        parts: [{ type: "text", text: "um" }],
        replyTo: id,
        end: "done",
      },
      false,
    );
    room.intercept = ({ type }) => type === "sync";
    room.answer("dois");
    const { since } = await room.heard("sync");
    expect(since).to.equal(1);
    expect(messages(element)).to.deep.equal(["oi"]);
    room.intercept = () => false;
    room.tell(...room.log);
    await appears(element, () => messages(element).length === 3);
    expect(messages(element)).to.deep.equal(["oi", "um", "dois"]);
  });

  it("[I7] streams a reply outside the log, and announces it there as a whole", async () => {
    const { room, element } = await begin();
    const replyTo = await ask(room, element, "oi");
    const replyId = "reply-0001";
    room.tell({ type: "replying", replyId, replyTo });
    const dots = await appears(element, () => byRole(element, "img", "Procurando"));
    const { content, animationDelay } = getComputedStyle(dots, "::after");
    expect([content, animationDelay]).to.deep.equal(['"Procurando"', "3s"]);
    room.tell(
      { type: "delta", replyId, index: 1, text: "tudo **bem" },
      { type: "delta", replyId, index: 0, text: "Olá, " },
      { type: "delta", replyId, index: 0, text: "Olá, " },
    );
    const growing = await appears(element, () =>
      element.renderRoot.querySelector("[aria-hidden=true] [part~=bubble]"),
    );
    await appears(element, () => growing.textContent?.includes("tudo"));
    expect(messages(element)).to.deep.equal(["oi"]);
    room.tell({ type: "delta", replyId, index: 2, text: "** aí?" });
    room.answer("Olá, tudo **bem** aí?", replyTo, replyId);
    await appears(element, () => messages(element).includes("Olá, tudo bem aí?"));
    await appears(element, () => !element.renderRoot.querySelector("[aria-hidden=true] [part~=bubble]"));
  });

  it("stops a reply", async () => {
    const { room, element } = await begin();
    const replyTo = await ask(room, element, "oi");
    room.tell({ type: "replying", replyId: "reply-0001", replyTo });
    (await appears(element, () => byRole(element, "button", "Parar a resposta"))).click();
    expect((await room.heard("stop")).replyId).to.equal("reply-0001");
    room.say({
      id: "reply-0001",
      author: "assistant",
      parts: [{ type: "text", text: "Eu ia" }],
      replyTo,
      end: "stopped",
    });
    await appears(element, () => shows(element, "Você parou esta resposta."));
  });

  it("[I9] hands over to a person in mid-stream", async () => {
    const { room, element } = await begin();
    const replyTo = await ask(room, element, "oi");
    room.tell({ type: "replying", replyId: "reply-0001", replyTo });
    room.tell({ type: "delta", replyId: "reply-0001", index: 0, text: "Deixe-me" });
    await appears(element, () => shows(element, "Deixe-me"));
    room.say({ id: "agent-0001", author: "agent", parts: [{ type: "text", text: "Aqui é a Lia." }] });
    await appears(element, () => messages(element).includes("Aqui é a Lia."));
    expect(shows(element, "Deixe-me")).to.equal(false);
    expect(byRole(element, "button", "Parar a resposta")).to.equal(undefined);
  });

  it("asks for a person", async () => {
    const { room, element } = await begin();
    (await appears(element, () => byRole(element, "button", "Falar com uma pessoa"))).click();
    await room.heard("ask-human");
    await appears(element, () => shows(element, "ficou registrado."));
    await appears(element, () => !byRole(element, "button", "Falar com uma pessoa"));
  });

  it("presses a choice, once", async () => {
    const { room, element } = await begin();
    room.say({
      id: "reply-0001",
      author: "assistant",
      parts: [
        { type: "text", text: "Qual?" },
        { type: "choices", choices: [{ id: "delivery", label: "Entrega" }] },
      ],
      end: "done",
    });
    (await appears(element, () => byRole(element, "button", "Entrega"))).click();
    const command = await room.heard("press");
    expect(command).to.include({ messageId: "reply-0001", choiceId: "delivery" });
    await appears(element, () => byRole(element, "button", "Entrega")?.hasAttribute("disabled"));
  });

  it("rates an answer", async () => {
    const { room, element } = await begin();
    room.answer("Três dias.");
    (await appears(element, () => byRole(element, "button", "A resposta ajudou"))).click();
    expect((await room.heard("rate")).rating).to.equal("up");
    await appears(
      element,
      () => byRole(element, "button", "A resposta ajudou")?.getAttribute("aria-pressed") === "true",
    );
  });

  it("explains why a message failed, and sends or deletes it on request", async () => {
    const { room, element } = await begin();
    room.intercept = (command) => {
      if (command.type !== "say") return false;
      room.tell({ type: "rejected", id: command.id, code: "storage-unavailable", message: "Try again." });
      return true;
    };
    await write(element, "oi");
    await appears(element, () => shows(element, "não conseguiu guardar"));
    room.intercept = () => false;
    (await appears(element, () => byRole(element, "button", "Tentar de novo"))).click();
    await room.heard("say", 2);
    await appears(element, () => shows(element, "Enviada"));
    expect(messages(element)).to.deep.equal(["oi"]);
  });

  it("sends again by itself after a rejection that says when", async () => {
    const { room, element } = await begin();
    room.intercept = (command) => {
      if (command.type !== "say" || room.commands.filter(({ type }) => type === "say").length > 1)
        return false;
      room.tell({ type: "rejected", id: command.id, code: "busy", message: "Wait.", retryAfterMs: 20 });
      return true;
    };
    await write(element, "oi");
    await appears(element, () => shows(element, "Enviada"));
    const says = room.commands.filter((command) => command.type === "say");
    expect(new Set(says.map(({ id }) => id)).size).to.equal(1);
    expect(says).to.have.length(2);
  });

  it("tells the page of every message, once", async () => {
    const { room, element } = await begin();
    const told: string[] = [];
    element.addEventListener("prosa-message", (event) => {
      if (event instanceof CustomEvent) told.push((event.detail as Message).id);
    });
    const id = await ask(room, element, "oi");
    const answer = room.answer("olá", id, "reply-0001");
    room.tell(answer, answer);
    await appears(element, () => messages(element).length === 2);
    expect(told).to.deep.equal([id, "reply-0001"]);
  });

  it("[I6] gives the words back where the conversation could not be loaded", async () => {
    const drafts: string[] = [];
    const host = { isConnected: true, addController() {}, requestUpdate() {} };
    const controller = new ChatController(host, {
      createConversation: async () => undefined,
      address: () => ({ site: "shop", server: SERVER }),
      language: () => undefined,
      identity: () => undefined,
      onMessage() {},
      onError() {},
      onDraft: (draft) => drafts.push(draft),
      isConsentRequired: () => false,
      isShown: () => true,
      retryDelay: () => 0,
    });
    controller.hostUpdate();
    controller.say("while it loads");
    expect(await controller.restored).to.equal(undefined);
    controller.say("after it failed");
    expect(drafts).to.deep.equal(["while it loads", "after it failed"]);
  });
});
