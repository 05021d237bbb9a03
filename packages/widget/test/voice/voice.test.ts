import { expect } from "@esm-bundle/chai";
import { HttpResponse, http } from "msw";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { violationsOf } from "../support/accessibility.ts";
import { type FakeRoom, SERVER, useHandlers } from "../support/room.ts";
import { appears, byRole, freshSite, messages, stage, write } from "../support/stage.ts";
import { FakeRecognition, type FakeSynthesis } from "../support/voice-fakes.ts";
import { DICTATE, NARRATE, setVoiceStage, TALK } from "../support/voice-stage.ts";

describe("voice", () => {
  let room: FakeRoom;
  let synthesis: FakeSynthesis;
  setVoiceStage((stage) => {
    ({ room, synthesis } = stage);
  });

  async function open(site?: string): Promise<ProsaChat> {
    const element = await stage(site);
    element.open();
    await appears(element, () => element.renderRoot.textContent?.includes(room.greeting));
    await appears(element, () => byRole(element, "button", NARRATE));
    return element;
  }

  const input = (element: ProsaChat) => {
    const found = byRole(element, "textbox");
    if (!(found instanceof HTMLTextAreaElement)) throw new Error("There is no input.");
    return found;
  };
  const press = (element: ProsaChat, name: string) => {
    const button = byRole(element, "button", name);
    if (!button) throw new Error(`There is no button "${name}".`);
    button.focus();
    button.click();
  };
  const isPressed = (element: ProsaChat, name: string) =>
    byRole(element, "button", name)?.getAttribute("aria-pressed") === "true";
  const status = (element: ProsaChat) =>
    [...element.renderRoot.querySelectorAll("[role=status]")]
      .map((part) => part.textContent?.trim())
      .join(" ");
  const focuses = (element: ProsaChat, find: () => Element | undefined) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!element.shadowRoot?.activeElement || element.shadowRoot.activeElement !== find()) return;
        element.shadowRoot.removeEventListener("focusin", look);
        resolve();
      };
      element.shadowRoot?.addEventListener("focusin", look);
      look();
    });
  const pressEscape = (element: ProsaChat) =>
    (element.shadowRoot?.activeElement ?? input(element)).dispatchEvent(
      new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }),
    );

  describe("dictation", () => {
    it("writes what is said into the input as it comes, after what was there", async () => {
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

    it("says in words why it cannot listen, and the keyboard goes on", async () => {
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

    it("gives the input back as it was on Escape, and leaves the chat open", async () => {
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

    it("yields to the keyboard, and keeps what was typed", async () => {
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

  describe("narration", () => {
    async function ask(element: ProsaChat, text: string, count = 1): Promise<string> {
      await write(element, text);
      return (await room.heard("say", count)).id;
    }

    const spoken = (element: ProsaChat, count: number) =>
      appears(element, () => synthesis.texts.length >= count);

    it("is off until it is asked for, and then remembered", async () => {
      const element = await open();
      room.answer("Em silêncio.", await ask(element, "oi"));
      await appears(element, () => messages(element).length === 2);
      expect(synthesis.texts).to.deep.equal([]);
      press(element, NARRATE);
      await appears(element, () => isPressed(element, NARRATE));
      element.remove();

      const next = await open();
      await appears(next, () => isPressed(next, NARRATE));
      room.answer("Em voz alta.", await ask(next, "oi", 2));
      await spoken(next, 1);
      expect(synthesis.texts).to.deep.equal(["Em voz alta."]);
      press(next, NARRATE);
      await appears(next, () => !isPressed(next, NARRATE));
      expect(synthesis.isSpeaking).to.equal(false);
    });

    it("reads sentence by sentence while the answer streams, without signs, links or code", async () => {
      const element = await open();
      press(element, NARRATE);
      await appears(element, () => isPressed(element, NARRATE));
      const replyTo = await ask(element, "Qual o prazo?");
      const replyId = "reply-0001";
      room.tell({ type: "replying", replyId, replyTo });
      room.tell({ type: "delta", replyId, index: 0, text: "São **3 dias**. Veja a [loja](https" });
      await spoken(element, 1);
      room.tell({ type: "delta", replyId, index: 1, text: "://shop.example). Use `cupom`" });
      synthesis.finish();
      await spoken(element, 2);
      room.answer("São **3 dias**. Veja a [loja](https://shop.example). Use `cupom` já.", replyTo, replyId);
      synthesis.finish();
      await spoken(element, 3);
      synthesis.finish();
      expect(synthesis.texts).to.deep.equal(["São 3 dias.", "Veja a loja.", "Use já."]);
      expect(synthesis.spoken[0]?.voice?.lang).to.equal("pt-BR");
    });

    for (const [name, act] of [
      [
        "types",
        async (element: ProsaChat) => {
          input(element).dispatchEvent(new InputEvent("input", { bubbles: true }));
        },
      ],
      ["speaks", async (element: ProsaChat) => press(element, DICTATE)],
      ["presses Escape", async (element: ProsaChat) => void pressEscape(element)],
      ["presses its button", async (element: ProsaChat) => press(element, "Parar de ler")],
    ] as const) {
      it(`falls silent when the visitor ${name}`, async () => {
        const element = await open();
        press(element, NARRATE);
        await appears(element, () => isPressed(element, NARRATE));
        room.answer("Uma frase. Outra frase.", await ask(element, "oi"));
        await spoken(element, 1);
        await appears(element, () => byRole(element, "button", "Parar de ler"));
        await act(element);
        await appears(element, () => !byRole(element, "button", "Parar de ler"));
        expect(synthesis.isSpeaking).to.equal(false);
        expect(element.isOpen).to.equal(true);
        expect(isPressed(element, NARRATE)).to.equal(true);
      });
    }

    it("is heard from one of two windows: where it was asked for last, and after that from the other", async () => {
      const site = freshSite();
      const [one, other] = [await open(site), await open(site)];
      const answer = async (text: string) => {
        const count = messages(one).length + 1;
        room.answer(text);
        await appears(one, () => messages(one).length === count);
        await appears(other, () => messages(other).length === count);
        synthesis.finish();
      };
      press(one, NARRATE);
      await appears(one, () => isPressed(one, NARRATE));
      press(other, NARRATE);
      await appears(other, () => isPressed(other, NARRATE));
      await answer("Um.");
      expect(synthesis.texts).to.deep.equal(["Um."]);
      other.close();
      await other.updateComplete;
      const isSettled = async () =>
        !(await navigator.locks.query()).pending?.some(({ name }) => name === `prosa:${site}:voice`);
      while (!(await isSettled()));
      room.answer("Dois.");
      await spoken(one, 2);
      expect(synthesis.texts).to.deep.equal(["Um.", "Dois."]);
    });

    it("reads at the pace that the visitor chooses, and remembers it", async () => {
      const element = await open();
      press(element, NARRATE);
      await appears(element, () => isPressed(element, NARRATE));
      room.answer("Uma frase.", await ask(element, "oi"));
      await appears(element, () => byRole(element, "button", "Velocidade da leitura: 1×"));
      press(element, "Velocidade da leitura: 1×");
      await appears(element, () => byRole(element, "button", "Velocidade da leitura: 1,25×"));
      expect(synthesis.spoken.map(({ rate }) => rate)).to.deep.equal([1, 1.25]);
      expect(localStorage.getItem("prosa:voice")).to.equal('{"isNarrating":true,"rate":1.25}');
    });

    it("says so when the device has no voice for the language", async () => {
      synthesis.voices = synthesis.voices.filter(({ lang }) => lang !== "pt-BR");
      const element = await open();
      press(element, NARRATE);
      await appears(element, () => isPressed(element, NARRATE));
      room.answer("Uma frase.", await ask(element, "oi"));
      await appears(element, () => status(element).includes("não tem uma voz em português"));
      expect(synthesis.texts).to.deep.equal([]);
    });
  });

  describe("hands-free", () => {
    const state = (element: ProsaChat, words: string) =>
      appears(element, () => status(element).includes(words));

    async function converse(element: ProsaChat): Promise<string> {
      press(element, TALK);
      (await FakeRecognition.started()).hear("qual o prazo");
      await appears(
        element,
        () => element.renderRoot.querySelector(".heard")?.textContent === "qual o prazo",
      );
      FakeRecognition.last.end();
      return (await room.heard("say")).id;
    }

    it("listens, sends, speaks, and listens again, and says where it is", async () => {
      const element = await open();
      const id = await converse(element);
      await state(element, "Buscando a resposta");
      const count = FakeRecognition.made.length;
      room.answer("São três dias.", id);
      await state(element, "Respondendo em voz alta");
      expect(synthesis.texts).to.deep.equal(["São três dias."]);
      await FakeRecognition.started(count);
      synthesis.finish();
      await state(element, "estou ouvindo");
      (await FakeRecognition.started(count + 1)).hear("e o frete");
      FakeRecognition.last.end();
      expect((await room.heard("say", 2)).text).to.equal("e o frete");
      expect(input(element).value).to.equal("");
    });

    it("is interrupted by a voice, whose words count", async () => {
      const element = await open();
      const id = await converse(element);
      const count = FakeRecognition.made.length;
      room.answer("São três dias úteis. E mais.", id);
      const overhearing = await FakeRecognition.started(count);
      overhearing.hear("são três dias");
      await element.updateComplete;
      expect(synthesis.isSpeaking).to.equal(true);
      overhearing.hear("espera e para Manaus");
      await state(element, "estou ouvindo");
      expect(synthesis.isSpeaking).to.equal(false);
      overhearing.end();
      expect((await room.heard("say", 2)).text).to.equal("espera e para Manaus");
    });

    it("works with the keyboard alone", async () => {
      const element = await open();
      const id = await converse(element);
      const interrupt = await appears(element, () => byRole(element, "button", "Interromper"));
      await focuses(element, () => interrupt);
      room.answer("São três dias úteis.", id);
      await state(element, "Respondendo em voz alta");
      interrupt.click();
      await state(element, "estou ouvindo");
      expect(synthesis.isSpeaking).to.equal(false);
      await focuses(element, () => interrupt);
      pressEscape(element);
      await appears(element, () => !isPressed(element, TALK));
      expect(element.isOpen).to.equal(true);
      await focuses(element, () => byRole(element, "button", TALK));
    });

    it("ends when the visitor goes on by typing", async () => {
      const element = await open();
      const id = await converse(element);
      room.answer("São três dias.", id);
      await state(element, "Respondendo em voz alta");
      await write(element, "obrigado");
      await appears(element, () => !isPressed(element, TALK));
      expect(synthesis.isSpeaking).to.equal(false);
    });
  });

  it("asks for none of its code before it is used", async () => {
    const loaded = () =>
      performance.getEntriesByType("resource").some(({ name }) => /\/voice\/voice\.ts/.test(name));
    if (loaded()) return;
    await open();
    expect(loaded()).to.equal(false);
  });

  for (const theme of ["light", "dark"] as const) {
    it(`is accessible while it listens, talks, reads and fails, ${theme}`, async () => {
      const element = await open();
      element.theme = theme;
      press(element, DICTATE);
      await appears(element, () => status(element).includes("estou ouvindo"));
      expect(await violationsOf(element)).to.deep.equal([]);
      FakeRecognition.last.fail("not-allowed");
      await appears(element, () => status(element).includes("bloqueado"));
      expect(await violationsOf(element)).to.deep.equal([]);
      press(element, TALK);
      (await FakeRecognition.started(1)).hear("qual o prazo");
      await appears(element, () => element.renderRoot.querySelector(".heard"));
      expect(await violationsOf(element)).to.deep.equal([]);
      FakeRecognition.last.end();
      room.answer("São três dias.", (await room.heard("say")).id);
      await appears(element, () => status(element).includes("Respondendo"));
      expect(await violationsOf(element)).to.deep.equal([]);
    });
  }
});
