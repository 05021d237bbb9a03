import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { LENGTH_S } from "../../src/features/sound/chime.ts";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, messages, stage, write } from "../support/stage.ts";
import { replace } from "../support/voice-fakes.ts";

/** Counts the played notes, and plays them too. A sound lasts until the end of its test. */
function listen(): { notes: number; restore: () => void } {
  const heard = { notes: 0, restore: () => undefined as unknown };
  const ends: (() => void)[] = [];
  const later = window.setTimeout.bind(window);
  const timed = replace(window, "setTimeout", (run: () => void, ms?: number) =>
    ms === LENGTH_S * 1_000 ? ends.push(run) : later(run, ms),
  );
  const { start } = OscillatorNode.prototype;
  const undo = replace(OscillatorNode.prototype, "start", function (this: OscillatorNode, when?: number) {
    heard.notes += 1;
    start.call(this, when);
  });
  const touched = replace(Navigator.prototype, "userActivation", { hasBeenActive: true });
  heard.restore = () => {
    undo();
    touched();
    timed();
    for (const end of ends) end();
  };
  return heard;
}

async function asked(element: ProsaChat): Promise<void> {
  // It loads beside the chat, and would hear of a message later than the chat shows it.
  await import("../../src/app/background-features.ts");
  element.open();
  await appears(element, () => byRole(element, "textbox"));
  await write(element, "oi");
  await appears(element, () => messages(element).length === 1);
}

describe("the sound of a message", () => {
  let heard: ReturnType<typeof listen>;
  beforeEach(() => {
    heard = listen();
  });
  afterEach(async () => {
    heard.restore();
    await clearStage();
  });

  it("is heard when a message comes that nobody sees, where the site wants it", async () => {
    const room = await openRoom();
    const element = await stage();
    element.hasSound = true;
    await asked(element);
    element.close();
    await element.updateComplete;
    room.answer("olá");
    await appears(element, () => byRole(element, "button", "1 mensagem nova"));
    await import("../../src/app/background-features.ts");
    expect(heard.notes).to.equal(2);
  });

  it("is not heard beside an open chat, for the visitor's own words, or where the site does not want it", async () => {
    const room = await openRoom();
    const element = await stage();
    element.hasSound = true;
    await asked(element);
    room.answer("olá");
    await appears(element, () => messages(element).length === 2);
    element.hasSound = false;
    element.close();
    await element.updateComplete;
    room.answer("de novo");
    await appears(element, () => byRole(element, "button", "1 mensagem nova"));
    await import("../../src/app/background-features.ts");
    expect(heard.notes).to.equal(0);
  });

  it("is heard once for messages that come at once", async () => {
    const room = await openRoom();
    const element = await stage();
    element.hasSound = true;
    await asked(element);
    element.close();
    await element.updateComplete;
    for (const text of ["um", "dois", "três"]) room.answer(text);
    await appears(element, () => byRole(element, "button", "3 mensagens novas"));
    await import("../../src/app/background-features.ts");
    expect(heard.notes).to.equal(2);
  });
});
