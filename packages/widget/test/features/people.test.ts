import { expect } from "@esm-bundle/chai";
import type { DurableEvent } from "@prosa/protocol";
import { HttpResponse, http } from "msw";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { violationsOf } from "../support/accessibility.ts";
import { type FakeRoom, openRoom, SERVER, useHandlers } from "../support/room.ts";
import { appears, byRole, clearStage, isOnline, stage } from "../support/stage.ts";

/** The digest of a picture that was removed. */
const GONE = "g".repeat(43);

const LIA = { id: "agent-lia", name: "Lia Andrade" };

const shows = (element: ProsaChat, text: string) => element.renderRoot.textContent?.includes(text);
const notices = (element: ProsaChat) =>
  [...element.renderRoot.querySelectorAll(".notice-row span")].map((words) => words.textContent?.trim());
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

  it("shows the person's picture beside their words, where they join, and in the head, over their initials", async () => {
    const { room, element } = await open();
    element.setAttribute("server", `${SERVER}/`);
    const asked: string[] = [];
    useHandlers(
      http.get(`${SERVER}/api/avatars/:site/:avatar`, async ({ request, params }) => {
        asked.push(new URL(request.url).pathname);
        if (params.avatar === GONE) return new HttpResponse(null, { status: 404 });
        const canvas = new OffscreenCanvas(64, 64);
        canvas.getContext("2d")?.fillRect(0, 0, 64, 64);
        const picture = await canvas.convertToBlob({ type: "image/png" });
        return new HttpResponse(await picture.arrayBuffer(), { headers: { "content-type": "image/png" } });
      }),
    );
    const lia = { ...LIA, avatarPath: `/api/avatars/loja/${"l".repeat(43)}` };
    const bia = { id: "agent-bia", name: "Bia Moraes", avatarPath: `/api/avatars/loja/${GONE}` };
    const people = () => [...element.renderRoot.querySelectorAll(".face.person")];
    const pictures = () =>
      people().map((one) => {
        const picture = one.querySelector("img");
        return picture ? `${picture.naturalWidth} ${new URL(picture.src).pathname}` : one.textContent;
      });
    write(room, { type: "owner-changed", owner: "agent", agent: lia });
    room.say({ id: "agent-0001", author: "agent", agent: lia, parts: [{ type: "text", text: "Oi!" }] });
    await appears(element, () => people().length === 3);
    await Promise.all(people().map((one) => one.querySelector("img")?.decode()));
    expect(pictures()).to.deep.equal(Array(3).fill(`64 ${lia.avatarPath}`));
    expect(people().map((one) => one.textContent)).to.deep.equal(["LA", "LA", "LA"]);
    expect(await violationsOf(element)).to.deep.equal([]);

    write(room, { type: "owner-changed", owner: "agent", agent: bia, before: lia });
    await appears(element, () => pictures().filter((one) => one === "BM").length === 2);
    const count = asked.length;
    room.say({
      id: "agent-0002",
      author: "agent",
      agent: bia,
      parts: [{ type: "text", text: "Sou a Bia." }],
    });
    await appears(element, () => pictures().filter((one) => one === "BM").length === 3);
    expect(asked.length).to.equal(count);
    write(room, { type: "owner-changed", owner: "assistant", before: bia });
    await appears(element, () => element.renderRoot.querySelector(".head .person") === null);
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
