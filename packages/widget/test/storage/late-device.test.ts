import { expect } from "@esm-bundle/chai";
import { History } from "../../src/storage/history.ts";
import { replace } from "../support/device.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, freshSite, messages, stage, write } from "../support/stage.ts";

const lost = () => {
  throw new Error("The storage was lost.");
};
const restores: (() => void)[] = [];

/** Holds every opening of a site's database until the returned function is called, and lets no time pass for the wait. */
function holdDevice(): () => Promise<void> {
  const { open } = IDBFactory.prototype;
  const held: (() => void)[] = [];
  restores.push(
    replace(IDBFactory.prototype, "open", function (this: IDBFactory, name: string, version?: number) {
      if (!name.startsWith("prosa:")) return open.call(this, name, version);
      const request = {} as IDBOpenDBRequest;
      held.push(() => {
        const real = open.call(this, name, version);
        real.onupgradeneeded = () => {
          Object.assign(request, { result: real.result });
          request.onupgradeneeded?.call(real, new IDBVersionChangeEvent("upgradeneeded"));
        };
        real.onsuccess = (event) => {
          Object.assign(request, { result: real.result });
          request.onsuccess?.call(real, event);
        };
      });
      return request;
    }),
  );
  const { setTimeout: wait } = window;
  restores.push(
    replace(window, "setTimeout", ((work: () => void, ms = 0) =>
      wait(work, ms === 2_000 ? 0 : ms)) as typeof setTimeout),
  );
  return async () => {
    restore();
    for (const answer of held) answer();
  };
}

function restore(): void {
  for (const one of restores.splice(0)) one();
}

const shows = (element: Element, text: string) => element.shadowRoot?.textContent?.includes(text);
const NOTICE = "não permite guardar";

async function talk(site: string, room: FakeRoom, text: string, answer: string, count: number) {
  const element = await stage(site);
  element.open();
  await appears(element, () => byRole(element, "textbox"));
  await write(element, text);
  const { id } = await room.heard("say", count);
  room.answer(answer, id);
  await appears(element, () => messages(element).includes(answer));
  return element;
}

/** Resolves once the device holds what a test asks for. */
async function stored(site: string, test: (held: Awaited<ReturnType<History["load"]>>) => boolean) {
  for (;;) {
    const held = await new History(site, lost).load();
    if (test(held)) return held;
  }
}

describe("a device that answers late", () => {
  afterEach(async () => {
    restore();
    await clearStage();
  });

  it("gets everything once it answers: messages, draft and token; nobody is told of a loss", async () => {
    const room = await openRoom();
    const site = freshSite();
    const answer = holdDevice();
    const element = await talk(site, room, "Vocês abrem sábado?", "Sim, até as 13 h.", 1);
    expect(shows(element, NOTICE)).to.equal(false);
    await answer();
    const { past, session } = await stored(site, (held) => held.past.log.length === 2);
    expect(past.outbox).to.deep.equal([]);
    expect(session?.token).to.equal(`token-${room.sessionsMade}`);
    expect(shows(element, NOTICE)).to.equal(false);
    const made = room.sessionsMade;
    await clearStage();
    const after = await stage(site);
    after.open();
    await appears(after, () => messages(after).length === 2);
    expect(room.sessionsMade).to.equal(made);
  });

  it("keeps a message that nobody could send meanwhile", async () => {
    const room = await openRoom();
    room.isReachable = false;
    const site = freshSite();
    const answer = holdDevice();
    const element = await stage(site);
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    await write(element, "Tem em verde?");
    await appears(element, () => messages(element).includes("Tem em verde?"));
    await answer();
    const { past } = await stored(site, (held) => held.past.outbox.length === 1);
    expect(past.outbox[0]?.text).to.equal("Tem em verde?");
  });

  it("gives back an earlier conversation, and what was said meanwhile goes on in it", async () => {
    const room = await openRoom();
    const site = freshSite();
    await talk(site, room, "Qual o frete?", "R$ 20.", 1);
    const { session: own } = await stored(site, (held) => held.past.log.length === 2);
    await clearStage();
    const made = room.sessionsMade;
    const first = room.log;
    room.log = [];
    const answer = holdDevice();
    const element = await talk(site, room, "E para Manaus?", "Não sei de que produto.", 2);
    expect(room.sessionsMade).to.equal(made + 1);
    // The session between has a room of its own, and is erased there.
    room.elsewhere.add(`session-${made + 1}`);
    room.log = first;
    await answer();
    await appears(element, () => messages(element).includes("Qual o frete?"));
    const again = await room.heard("say", 3);
    room.answer("R$ 35.", again.id);
    await appears(element, () => messages(element).length === 4);
    expect(messages(element)).to.deep.equal(["Qual o frete?", "R$ 20.", "E para Manaus?", "R$ 35."]);
    const { session } = await stored(site, (held) => held.past.log.length === 4);
    expect(session?.session).to.equal(own?.session);
    await room.until(() => room.erasures.length > 0);
    expect(room.erasures.map((erasure) => erasure.session)).to.deep.equal([`session-${made + 1}`]);
  });

  it("shows an earlier conversation to a visitor who has said nothing yet", async () => {
    const room = await openRoom();
    const site = freshSite();
    await talk(site, room, "Qual o frete?", "R$ 20.", 1);
    await stored(site, (held) => held.past.log.length === 2);
    await clearStage();
    const answer = holdDevice();
    const element = await stage(site);
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    await answer();
    await appears(element, () => messages(element).length === 2);
  });
});

describe("a device that refuses", () => {
  afterEach(async () => {
    restore();
    await clearStage();
  });

  it("is tried again with the next message: then everything is stored, and the notice goes", async () => {
    const room = await openRoom();
    const site = freshSite();
    const { open } = IDBFactory.prototype;
    const allow = replace(IDBFactory.prototype, "open", function (this: IDBFactory, name, version) {
      if (!name.startsWith("prosa:")) return open.call(this, name, version);
      throw new DOMException("denied", "SecurityError");
    });
    restores.push(allow);
    const element = await talk(site, room, "Oi", "Olá", 1);
    await appears(element, () => shows(element, NOTICE));
    allow();
    await write(element, "Ainda aí?");
    await appears(element, () => !shows(element, NOTICE));
    const { past, session } = await stored(site, (held) => held.past.log.length === 3);
    expect(past.log).to.have.length(3);
    expect(session?.token).to.equal(`token-${room.sessionsMade}`);
  });

  it("gives back what it held before, once it can be read", async () => {
    const room = await openRoom();
    const site = freshSite();
    await talk(site, room, "Qual o frete?", "R$ 20.", 1);
    await stored(site, (held) => held.past.log.length === 2);
    await clearStage();
    // The session that is made without the device is erased once the stored one is there.
    room.elsewhere.add(`session-${room.sessionsMade + 1}`);
    const first = room.log;
    room.log = [];
    const { transaction } = IDBDatabase.prototype;
    const allow = replace(IDBDatabase.prototype, "transaction", function (this: IDBDatabase, names, mode) {
      if (!this.name.startsWith("prosa:")) return transaction.call(this, names, mode);
      throw new DOMException("busy", "InvalidStateError");
    });
    restores.push(allow);
    const element = await talk(site, room, "E agora?", "Agora sim.", 2);
    await appears(element, () => shows(element, NOTICE));
    allow();
    room.log = first;
    await write(element, "E para Manaus?");
    await appears(element, () => messages(element).includes("Qual o frete?"));
    await appears(element, () => messages(element).filter((text) => text.startsWith("E ")).length === 2);
    expect(shows(element, NOTICE)).to.equal(false);
  });
});
