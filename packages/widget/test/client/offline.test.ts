import { expect } from "@esm-bundle/chai";
import { replace } from "../support/device.ts";
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

  it("[F13] [I6] sends a full outbox after a reload, in order, even while it is closed", async () => {
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

  it("says so at once when the browser goes offline, and comes back as soon as it is online", async () => {
    const room = await openRoom();
    const element = await stage();
    element.retryDelay = () => 60_000;
    element.open();
    await appears(element, () => shows(element, "Responde na hora"));
    const status = () => element.renderRoot.querySelector("[data-status]") ?? element;
    const dot = () => getComputedStyle(status(), "::before").backgroundColor;
    const green = dot();
    expect(green).to.not.equal(getComputedStyle(status()).color);
    dispatchEvent(new Event("offline"));
    await element.updateComplete;
    expect(status().getAttribute("data-status")).to.equal("offline");
    expect(dot()).to.equal(getComputedStyle(status()).color);
    expect(shows(element, "Responde na hora")).to.equal(false);
    await write(element, "Você me ouve?");
    await appears(element, () => shows(element, "Será enviada quando a conexão voltar"));
    dispatchEvent(new Event("online"));
    await room.heard("say");
    await appears(element, () => shows(element, "Responde na hora"));
    expect(dot()).to.equal(green);
  });

  const DOUBTS: [name: string, act: (element: Awaited<ReturnType<typeof stage>>) => unknown][] = [
    ["the page has the focus again", () => dispatchEvent(new Event("focus"))],
    ["the page is seen again", () => document.dispatchEvent(new Event("visibilitychange"))],
    ["the page comes back from the browser's cache", () => dispatchEvent(new Event("pageshow"))],
    ["the visitor writes", (element) => write(element, "Alguém aí?")],
  ];
  for (const [name, act] of DOUBTS) {
    it(`asks a silent line for a sign when ${name}, and dials again within 3 s`, async () => {
      const room = await openRoom();
      const element = await stage();
      element.open();
      await appears(element, () => shows(element, "Responde na hora"));
      const { now } = Date;
      const restoreClock = replace(Date, "now", () => now.call(Date) + 10_000);
      const delays: number[] = [];
      const { setTimeout: wait } = window;
      // The time of an answer that never comes is over at once.
      const restoreTimers = replace(window, "setTimeout", ((work: () => void, ms = 0) => {
        delays.push(ms);
        return wait(work, ms > 1_000 && ms <= 3_000 ? 0 : ms);
      }) as typeof setTimeout);
      try {
        room.intercept = ({ type }) => type !== "hello";
        await act(element);
        await room.heard("ping");
        await room.heard("hello", 2);
        expect(delays.some((ms) => ms > 1_000 && ms <= 3_000)).to.equal(true);
      } finally {
        restoreTimers();
        restoreClock();
      }
    });
  }

  it("[F13] restores a draft", async () => {
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
