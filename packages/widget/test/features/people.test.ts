import { expect } from "@esm-bundle/chai";
import type { DurableEvent } from "@prosa/protocol";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { violationsOf } from "../support/accessibility.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, isOnline, stage } from "../support/stage.ts";

const LIA = { id: "agent-lia", name: "Lia Andrade" };

const shows = (element: ProsaChat, text: string) => element.renderRoot.textContent?.includes(text);
const notices = (element: ProsaChat) =>
  [...element.renderRoot.querySelectorAll(".notice-row")].map((row) => row.textContent?.trim());
const status = (element: ProsaChat) => element.renderRoot.querySelector(".status")?.textContent;

type Placeless<Event> = Event extends DurableEvent ? Omit<Event, "seq" | "at"> : never;

function write(room: FakeRoom, event: Placeless<Exclude<DurableEvent, { type: "said" }>>): void {
  const placed = { ...event, seq: room.log.length + 1, at: Date.now() } as DurableEvent;
  room.log.push(placed);
  room.tell(placed);
}

async function open(): Promise<{ room: FakeRoom; element: ProsaChat }> {
  const room = await openRoom();
  const element = await stage();
  element.open();
  await appears(element, () => isOnline(element));
  room.say({ id: "message-1", author: "visitor", parts: [{ type: "text", text: "Quero uma pessoa" }] });
  await appears(element, () => shows(element, "Quero uma pessoa"));
  return { room, element };
}

describe("people in the chat", () => {
  afterEach(clearStage);

  it("[I20] [I21] tells the place in the queue as it changes, with the wait where it is known, until somebody comes", async () => {
    const { room, element } = await open();
    write(room, { type: "handed-over", reason: "asked" });
    room.tell({ type: "queued", position: 3, isAttended: true });
    await appears(element, () => notices(element).includes("Sua posição na fila: 3."));
    room.tell({ type: "queued", position: 2, isAttended: true, wait: { from: 5, to: 10 } });
    const second = "Sua posição na fila: 2. Espera de 5 a 10 minutos.";
    await appears(element, () => notices(element).includes(second));
    room.tell({ type: "queued", position: 1, isAttended: true, wait: { from: 0, to: 2 } });
    const first = "Você é a próxima pessoa da fila. Espera de até 2 minutos.";
    await appears(element, () => notices(element).includes(first));
    expect(notices(element).filter((words) => words?.includes("fila"))).to.deep.equal([first]);
    expect(status(element)).to.equal("Aguardando atendente");
    expect(await violationsOf(element)).to.deep.equal([]);
    write(room, { type: "owner-changed", owner: "agent", agent: LIA });
    await appears(element, () => notices(element).includes("Lia Andrade entrou na conversa."));
    expect(notices(element).some((words) => words?.includes("fila"))).to.equal(false);
  });

  it("names who has the conversation, shows that they write, and tells who comes after them", async () => {
    const { room, element } = await open();
    write(room, { type: "owner-changed", owner: "agent", agent: LIA });
    await appears(element, () => status(element) === "Lia Andrade");
    room.tell({ type: "typing", author: "agent", isTyping: true });
    await appears(element, () => byRole(element, "img", "Escrevendo"));
    room.say({ id: "agent-0001", author: "agent", agent: LIA, parts: [{ type: "text", text: "Oi!" }] });
    room.tell({ type: "typing", author: "agent", isTyping: false });
    await appears(element, () => !byRole(element, "img", "Escrevendo"));
    const said = element.renderRoot.querySelector("[part~=message][part~=agent]");
    expect(said?.textContent).to.contain("LA").and.to.contain("Lia Andrade").and.to.contain("Oi!");
    write(room, { type: "owner-changed", owner: "assistant", before: LIA });
    await appears(element, () => notices(element).includes("O assistente voltou a responder."));
    expect(status(element)).to.equal("Responde na hora");
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it("tells that the person has read the visitor's newest message, and not of one that came after", async () => {
    const { room, element } = await open();
    write(room, { type: "owner-changed", owner: "agent", agent: LIA });
    const states = () =>
      [...element.renderRoot.querySelectorAll("[part~=visitor] .state")].map((one) => one.textContent);
    await appears(element, () => states().join() === "Enviada");
    room.tell({ type: "agent-seen", through: room.log.length });
    await appears(element, () => states().join() === "Vista");
    expect(await violationsOf(element)).to.deep.equal([]);
    room.say({ id: "message-2", author: "visitor", parts: [{ type: "text", text: "É o 48213" }] });
    await appears(element, () => shows(element, "48213") && states().join() === "Enviada");
    room.tell({ type: "agent-seen", through: 1 });
    expect(states()).to.deep.equal(["Enviada"]);
  });

  it("tells the end, and that the conversation goes on where the visitor writes again", async () => {
    const { room, element } = await open();
    write(room, { type: "owner-changed", owner: "agent", agent: LIA });
    write(room, { type: "resolved", agent: LIA });
    await appears(element, () => notices(element).some((words) => words?.startsWith("Lia Andrade encerrou")));
    expect(status(element)).to.equal("Responde na hora");
    write(room, { type: "reopened" });
    write(room, { type: "owner-changed", owner: "queue" });
    room.tell({ type: "queued", position: 1, isAttended: true });
    await appears(element, () => notices(element).includes("Você é a próxima pessoa da fila."));
    expect(status(element)).to.equal("Aguardando atendente");
  });
});
