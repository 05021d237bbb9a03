import { expect } from "@esm-bundle/chai";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, freshSite, messages, stage, write } from "../support/stage.ts";

const shows = (element: Element, text: string) => element.shadowRoot?.textContent?.includes(text);

describe("offline", () => {
  afterEach(clearStage);

  it("[I6] keeps messages that are written offline, and sends them once when the connection is back", async () => {
    const room = await openRoom();
    const element = await stage();
    element.retryDelay = () => 60_000;
    element.open();
    await appears(element, () => shows(element, "Responde na hora"));
    room.isReachable = false;
    room.cut();
    await appears(element, () => shows(element, "Sem conexão"));
    await write(element, "Ainda estão aí?");
    await appears(element, () => shows(element, "Será enviada quando a conexão voltar"));
    expect(room.commands.some(({ type }) => type === "say")).to.equal(false);
    room.isReachable = true;
    (await appears(element, () => byRole(element, "button", "Tentar agora"))).click();
    await room.heard("say");
    await appears(element, () => shows(element, "Enviada"));
    expect(messages(element)).to.deep.equal(["Ainda estão aí?"]);
    expect(room.commands.filter(({ type }) => type === "say")).to.have.length(1);
  });

  it("[I6] sends a full outbox after a reload, in order, even while it is closed", async () => {
    const room = await openRoom();
    room.isReachable = false;
    const site = freshSite();
    const before = await stage(site);
    before.open();
    await appears(before, () => shows(before, "Sem conexão"));
    for (const text of ["um", "dois", "três"]) await write(before, text);
    await appears(before, () => messages(before).length === 3);
    await clearStage();
    room.isReachable = true;
    await stage(site);
    await room.heard("say", 3);
    const texts = room.commands.flatMap((command) => (command.type === "say" ? [command.text] : []));
    expect(texts).to.deep.equal(["um", "dois", "três"]);
  });

  it("[I5] shows the history at once without a network, and asks only for later events", async () => {
    const room = await openRoom();
    const site = freshSite();
    const before = await stage(site);
    before.open();
    await appears(before, () => byRole(before, "textbox"));
    await write(before, "oi");
    const { id } = await room.heard("say");
    room.answer("olá", id);
    await appears(before, () => messages(before).length === 2);
    await clearStage();
    room.isReachable = false;
    const after = await stage(site);
    after.open();
    await appears(after, () => messages(after).length === 2);
    expect(messages(after)).to.deep.equal(["oi", "olá"]);
    room.isReachable = true;
    const hello = await room.heard("hello", 2);
    expect(hello.since).to.equal(2);
  });

  it("[I5] takes the room's log when its own is void", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    await write(element, "oi");
    await appears(element, () => shows(element, "Enviada"));
    room.tell(
      { type: "reset", epoch: "epoch-two", first: 5 },
      {
        type: "said",
        seq: 5,
        at: 1_000,
        message: { id: "other-0005", author: "visitor", parts: [{ type: "text", text: "outra" }] },
      },
    );
    await appears(element, () => messages(element).length === 1 && messages(element)[0] === "outra");
  });

  it("keeps a message without a confirmation, and sends the same one again", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => shows(element, "Responde na hora"));
    room.intercept = ({ type }) => type === "say";
    await write(element, "oi");
    const first = await room.heard("say");
    room.intercept = () => false;
    room.cut();
    const second = await room.heard("say", 2);
    expect(second).to.deep.equal(first);
    await appears(element, () => shows(element, "Enviada"));
    expect(messages(element)).to.deep.equal(["oi"]);
  });

  it("restores a draft", async () => {
    await openRoom();
    const site = freshSite();
    const before = await stage(site);
    before.open();
    const input = await appears(before, () => byRole(before, "textbox"));
    if (!(input instanceof HTMLTextAreaElement)) throw new Error("There is no input.");
    input.value = "Queria saber se";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await clearStage();
    const after = await stage(site);
    after.open();
    const restored = await appears(after, () => byRole(after, "textbox"));
    await appears(
      after,
      () => restored instanceof HTMLTextAreaElement && restored.value === "Queria saber se",
    );
  });
});
