import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { violationsOf } from "../support/accessibility.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, isOnline, stage, write } from "../support/stage.ts";

const shows = (element: Element, text: string) => element.shadowRoot?.textContent?.includes(text);

const STATES: Readonly<Record<string, (room: FakeRoom, element: ProsaChat) => Promise<unknown>>> = {
  empty: async () => {},
  conversation: async (room, element) => {
    room.say({ id: "message-1", author: "visitor", parts: [{ type: "text", text: "Quanto custa?" }] });
    room.say({
      id: "reply-0001",
      author: "assistant",
      replyTo: "message-1",
      end: "done",
      parts: [
        {
          type: "text",
          text: "**R$ 189,90**:\n\n- [loja](https://shop.example)\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        },
        {
          type: "product",
          name: "Cafeteira",
          price: 189.9,
          currency: "BRL",
          availability: "in-stock",
          url: "https://shop.example/p",
        },
        { type: "card", title: "Garantia", text: "12 meses" },
        { type: "ticket", ticketId: "ticket-01", title: "Troca", status: "open" },
        { type: "citation", title: "Produtos", url: "https://shop.example/p", quote: "R$ 189,90" },
        { type: "choices", choices: [{ id: "a", label: "Formas de pagamento" }] },
      ],
    });
    await appears(element, () => byRole(element, "button", "Formas de pagamento"));
    await appears(element, () => !element.renderRoot.querySelector("[aria-hidden=true] [part~=bubble]"));
  },
  streaming: async (room, element) => {
    room.say({ id: "message-1", author: "visitor", parts: [{ type: "text", text: "Quanto custa?" }] });
    room.tell({ type: "replying", replyId: "reply-0001", replyTo: "message-1" });
    room.tell({ type: "delta", replyId: "reply-0001", index: 0, text: "Custa **R$" });
    await appears(element, () => shows(element, "R$"));
  },
  typing: async (room, element) => {
    room.say({ id: "message-1", author: "agent", parts: [{ type: "text", text: "Aqui é a Lia." }] });
    room.tell({ type: "typing", author: "agent", isTyping: true });
    await appears(element, () => byRole(element, "img", "Escrevendo"));
  },
  offline: async (room, element) => {
    element.retryDelay = () => 60_000;
    room.isReachable = false;
    room.cut();
    await appears(element, () => shows(element, "Sem conexão"));
    await write(element, "oi");
    await appears(element, () => shows(element, "Será enviada quando a conexão voltar"));
  },
  failed: async (room, element) => {
    room.intercept = (command) => {
      if (command.type !== "say") return false;
      room.tell({ type: "rejected", id: command.id, code: "session-full", message: "Full." });
      return true;
    };
    await write(element, "oi");
    await appears(element, () => byRole(element, "button", "Apagar"));
  },
  refused: async (room, element) => {
    room.intercept = ({ type }) => {
      if (type === "hello") room.refuse("client-too-old");
      return type === "hello";
    };
    room.cut();
    await appears(element, () => byRole(element, "button", "Recarregar"));
  },
  "with a person": async (_, element) => {
    byRole(element, "button", "Falar com uma pessoa")?.click();
    await appears(element, () => shows(element, "ficou registrado"));
  },
};

describe("accessibility", () => {
  afterEach(clearStage);

  for (const theme of ["light", "dark"] as const) {
    for (const [name, reach] of Object.entries(STATES)) {
      it(`has no violations when ${name}, ${theme}`, async () => {
        const room = await openRoom();
        const element = await stage();
        element.theme = theme;
        element.open();
        await appears(element, () => isOnline(element));
        await reach(room, element);
        expect(await violationsOf(element)).to.deep.equal([]);
      });
    }
  }
});
