import { expect } from "@esm-bundle/chai";
import { HttpResponse, http } from "msw";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { type FakeRoom, SERVER, useHandlers } from "../support/room.ts";
import {
  appears,
  byRole,
  clearStage,
  freshSite,
  isOnline,
  messages,
  stage,
  write,
} from "../support/stage.ts";
import { FakeRecognition, type FakeSynthesis, replace } from "../support/voice-fakes.ts";
import { DICTATE, NARRATE, setVoiceStage, TALK } from "../support/voice-stage.ts";

describe("the bounds of voice", () => {
  let room: FakeRoom;
  let synthesis: FakeSynthesis;
  let restores: (() => void)[];
  setVoiceStage((stage) => {
    ({ room, synthesis, restores } = stage);
  });

  const press = async (element: ProsaChat, name: string) =>
    (await appears(element, () => byRole(element, "button", name))).click();
  const isPressed = (element: ProsaChat, name: string) =>
    byRole(element, "button", name)?.getAttribute("aria-pressed") === "true";
  const frames = async (count: number) => {
    for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
  };
  async function open(): Promise<ProsaChat> {
    const element = await stage();
    element.open();
    await appears(element, () => isOnline(element));
    return element;
  }

  it("opens no microphone when its code comes after the chat was closed", async () => {
    const element = await open();
    await press(element, DICTATE);
    element.close();
    await import("../../src/features/voice/voice.ts");
    await frames(5);
    expect(FakeRecognition.made).to.have.length(0);
  });

  it("opens no microphone when the server offers to listen after the chat was closed", async () => {
    let offer = () => {};
    const asked = new Promise<void>((resolve) => {
      useHandlers(
        http.get(`${SERVER}/api/sessions/:id/transcriptions`, async () => {
          resolve();
          await new Promise<void>((answer) => {
            offer = answer;
          });
          return new HttpResponse(null, { status: 204 });
        }),
      );
    });
    let askedForCount = 0;
    restores.push(
      replace(navigator.mediaDevices, "getUserMedia", () => {
        askedForCount += 1;
        return Promise.reject(new DOMException("", "NotAllowedError"));
      }),
    );
    const element = await open();
    await press(element, DICTATE);
    (await FakeRecognition.started()).fail("network");
    await asked;
    element.close();
    offer();
    await frames(10);
    expect(askedForCount).to.equal(0);
  });

  it("does not end a spoken conversation for an earlier failure", async () => {
    room.intercept = (command) => {
      if (command.type !== "say" || command.text !== "não chega") return false;
      room.tell({ type: "rejected", id: command.id, code: "unknown-message", message: "No." });
      return true;
    };
    const element = await open();
    await write(element, "não chega");
    await appears(element, () => byRole(element, "button", "Tentar de novo"));
    await press(element, TALK);
    (await FakeRecognition.started()).hear("qual o prazo");
    FakeRecognition.last.end();
    await room.heard("say", 2);
    await appears(element, () => messages(element).length === 2);
    expect(isPressed(element, TALK)).to.equal(true);
  });

  it("stops reading a conversation that the visitor erases", async () => {
    const element = await open();
    await press(element, NARRATE);
    await appears(element, () => isPressed(element, NARRATE));
    await write(element, "oi");
    room.answer("Uma frase. Outra frase.", (await room.heard("say")).id);
    await appears(element, () => synthesis.isSpeaking);
    await press(element, "Mais opções");
    (await appears(element, () => byRole(element, "menuitem", "Apagar a conversa"))).click();
    await appears(element, () => byRole(element, "alertdialog"));
    await press(element, "Apagar");
    await appears(element, () => messages(element).length === 0);
    expect(synthesis.isSpeaking).to.equal(false);
  });

  it("keeps no choice on the device before consent", async () => {
    const element = await stage("");
    element.consent = "required";
    element.site = freshSite();
    element.open();
    await press(element, NARRATE);
    await appears(element, () => isPressed(element, NARRATE));
    expect(localStorage.getItem("prosa:voice")).to.equal(null);
    element.grantConsent();
    await press(element, NARRATE);
    await appears(element, () => !isPressed(element, NARRATE));
    expect(localStorage.getItem("prosa:voice")).to.not.equal(null);
  });

  it("hears no more of the page once its chat is gone", async () => {
    let listening = 0;
    const { addEventListener: add, removeEventListener: remove } = window;
    const count = (type: string, by: number) => {
      if (type === "pagehide") listening += by;
    };
    restores.push(
      replace(window, "addEventListener", (...given: Parameters<typeof add>) => {
        count(given[0], 1);
        add.apply(window, given);
      }),
      replace(window, "removeEventListener", (...given: Parameters<typeof remove>) => {
        if (listening > 0) count(given[0], -1);
        remove.apply(window, given);
      }),
    );
    const element = await open();
    await press(element, NARRATE);
    await appears(element, () => isPressed(element, NARRATE));
    expect(listening).to.equal(1);
    await clearStage();
    expect(listening).to.equal(0);
  });
});
