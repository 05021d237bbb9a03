import { expect } from "@esm-bundle/chai";
import { HttpResponse, http } from "msw";
import { type FakeRoom, SERVER, useHandlers } from "../support/room.ts";
import { appears, byRole, messages, write } from "../support/stage.ts";
import { FakeRecognition } from "../support/voice-fakes.ts";
import {
  DICTATE,
  focuses,
  input,
  isPressed,
  NARRATE,
  openVoice,
  press,
  pressEscape,
  setVoiceStage,
  status,
  TALK,
} from "../support/voice-stage.ts";

describe("voice", () => {
  let room: FakeRoom;
  setVoiceStage((stage) => {
    ({ room } = stage);
  });
  const open = (site?: string) => openVoice(room, site);

  describe("dictation", () => {
    it("writes the words into the input as they come, after its text from before", async () => {
      const element = await open();
      input(element).value = "Oi,";
      input(element).dispatchEvent(new InputEvent("input", { bubbles: true }));
      press(element, DICTATE);
      const recognition = await FakeRecognition.started();
      expect(recognition.lang).to.equal("pt-BR");
      await appears(element, () => status(element).includes("estou ouvindo"));
      expect(isPressed(element, DICTATE)).to.equal(true);
      recognition.hear("qual o");
      await appears(element, () => input(element).value === "Oi, qual o");
      recognition.hear("Qual o prazo?");
      recognition.end();
      await appears(element, () => !isPressed(element, DICTATE));
      expect(input(element).value).to.equal("Oi, Qual o prazo?");
      await focuses(element, () => input(element));
      expect(room.commands.some(({ type }) => type === "say")).to.equal(false);
    });

    it("[F48] explains why it cannot listen, and the keyboard still works", async () => {
      const element = await open();
      for (const [error, words] of [
        ["not-allowed", "O microfone está bloqueado"],
        ["audio-capture", "Nenhum microfone"],
        ["no-speech", "Não ouvi nada"],
      ] as const) {
        const count = FakeRecognition.made.length;
        press(element, DICTATE);
        (await FakeRecognition.started(count)).fail(error);
        await appears(element, () => status(element).includes(words));
      }
      await write(element, "escrevo mesmo");
      expect((await room.heard("say")).text).to.equal("escrevo mesmo");
      await appears(element, () => !status(element).includes("Não ouvi"));
    });

    it("restores the input on Escape, and leaves the chat open", async () => {
      const element = await open();
      press(element, DICTATE);
      const recognition = await FakeRecognition.started();
      recognition.hear("bobagem");
      await appears(element, () => input(element).value === "bobagem");
      pressEscape(element);
      await appears(element, () => input(element).value === "");
      expect(recognition.calls).to.deep.equal(["abort"]);
      expect(element.isOpen).to.equal(true);
      pressEscape(element);
      expect(element.isOpen).to.equal(false);
    });

    it("yields to the keyboard, and keeps the typed text", async () => {
      const element = await open();
      press(element, DICTATE);
      const recognition = await FakeRecognition.started();
      recognition.hear("qual");
      await appears(element, () => input(element).value === "qual");
      input(element).value = "qual é";
      input(element).dispatchEvent(new InputEvent("input", { bubbles: true }));
      expect(recognition.calls).to.deep.equal(["abort"]);
      recognition.hear("tarde");
      await element.updateComplete;
      expect(input(element).value).to.equal("qual é");
    });

    it("closes the microphone with the chat", async () => {
      const element = await open();
      press(element, DICTATE);
      const recognition = await FakeRecognition.started();
      element.close();
      await appears(element, () => !byRole(element, "dialog"));
      expect(recognition.calls).to.deep.equal(["abort"]);
    });
  });

  describe("dictation where the browser has none", () => {
    const address = `${SERVER}/api/sessions/:id/transcriptions`;

    beforeEach(() => {
      Reflect.deleteProperty(window, "SpeechRecognition");
      Reflect.deleteProperty(window, "webkitSpeechRecognition");
    });

    it("records, shows the level, and writes the transcription", async () => {
      useHandlers(
        http.get(address, () => new HttpResponse(null, { status: 204 })),
        http.post(address, ({ request }) =>
          HttpResponse.json({ text: `De ${request.headers.get("authorization")}` }),
        ),
      );
      const element = await open();
      await appears(element, () => byRole(element, "button", DICTATE));
      press(element, DICTATE);
      const heights = () => {
        const path = element.renderRoot.querySelector(".level path")?.getAttribute("d") ?? "";
        return [...path.matchAll(/v([\d.]+)/g)].map(([, height]) => Number(height));
      };
      await appears(element, () => heights().some((height) => height > 4));
      await appears(element, () => byRole(element, "button", "Pronto"));
      press(element, "Pronto");
      await appears(element, () => input(element).value === "De Bearer token-1");
    });

    it("shows no button where the server cannot transcribe", async () => {
      const asked = new Promise<void>((resolve) => {
        useHandlers(
          http.get(address, () => {
            resolve();
            return new HttpResponse(null, { status: 404 });
          }),
        );
      });
      const element = await open();
      await asked;
      await write(element, "oi");
      await appears(element, () => messages(element).length === 1);
      expect(byRole(element, "button", DICTATE)).to.equal(undefined);
      expect(byRole(element, "button", TALK)).to.equal(undefined);
      expect(byRole(element, "button", NARRATE)).to.not.equal(undefined);
    });
  });
});
