import { expect } from "@esm-bundle/chai";
import type { TicketPart } from "@prosa/protocol";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { violationsOf } from "../support/accessibility.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, clearStage, freshSite, stage } from "../support/stage.ts";

const TICKET: TicketPart = {
  type: "ticket",
  ticketId: "ticket-0001",
  number: 1_001,
  title: "Cafeteira quebrada",
  status: "new",
  expectedAt: Date.UTC(2026, 0, 19, 21),
  followPath: "/tickets/loja/ticket-0001.segredo",
};

async function open(): Promise<{ room: FakeRoom; element: ProsaChat }> {
  const room = await openRoom();
  const element = await stage(freshSite());
  element.open();
  await element.updateComplete;
  await appears(element, () => element.renderRoot.querySelector("[part=input]"));
  return { room, element };
}

const cards = (element: ProsaChat) => [...element.renderRoot.querySelectorAll<HTMLElement>(".ticket")];

function tell(room: FakeRoom, id: string, text: string, part: TicketPart): void {
  room.say({ id, author: "notice", parts: [{ type: "text", text }, part] });
}

describe("tickets", () => {
  afterEach(clearStage);

  it("show one card each, at its place, in the state that was told last", async () => {
    const { room, element } = await open();
    tell(room, "notice-0001", "Chamado nº 1001 aberto.", TICKET);
    await appears(element, () => cards(element)[0]);
    const [card] = cards(element);
    expect(card?.textContent).to.contain("Chamado nº 1001").and.to.contain("Novo").and.to.contain("Previsão");
    const link = card?.querySelector("a");
    expect(link?.getAttribute("href")).to.equal(`${new URL(element.server).origin}${TICKET.followPath}`);
    tell(room, "notice-0002", "Chamado nº 1001: resolvido.", { ...TICKET, status: "solved" });
    await appears(element, () => element.renderRoot.querySelector("[data-status=solved]"));
    expect(cards(element)).to.have.length(1);
    expect(cards(element)[0]?.textContent).to.contain("Resolvido").and.not.to.contain("Previsão");
    expect(element.renderRoot.textContent).to.contain("Chamado nº 1001: resolvido.");
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it("are opened as the visitor changed what the talk gave", async () => {
    const { room, element } = await open();
    const ticket = {
      subject: "Cafeteira",
      kind: "Produto",
      urgency: "normal",
      description: "Quebrou.",
    } as const;
    const form = {
      type: "form" as const,
      fields: [{ name: "email" as const, isRequired: true }],
      consent: { text: "Só para responder." },
      ticket,
    };
    room.say({ id: "reply-0001", author: "assistant", end: "done", parts: [form] });
    await appears(element, () => element.renderRoot.querySelector("[data-ask=reply-0001] select"));
    expect(await violationsOf(element)).to.deep.equal([]);
    const set = (selector: string, value: string) => {
      const field = element.renderRoot.querySelector<HTMLInputElement>(`[data-ask=reply-0001] ${selector}`);
      if (!field) throw new Error(`There is no ${selector}.`);
      field.value = value;
      field.dispatchEvent(new Event(field.localName === "select" ? "change" : "input", { bubbles: true }));
    };
    set("input[type=text]", "Cafeteira quebrada");
    set("select", "high");
    set("input[type=email]", "ana@exemplo.com.br");
    element.renderRoot.querySelector<HTMLElement>("[data-ask=reply-0001] [type=submit]")?.click();
    const sent = await room.heard("submit");
    expect(sent.ticket).to.deep.equal({
      ...ticket,
      subject: "Cafeteira quebrada",
      urgency: "high",
    });
  });
});
