import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import type { FakeRoom } from "../support/room.ts";
import { appears, byRole, freshSite, messages, write } from "../support/stage.ts";
import type { FakeSynthesis } from "../support/voice-fakes.ts";
import {
  DICTATE,
  input,
  isPressed,
  NARRATE,
  openVoice,
  press,
  pressEscape,
  setVoiceStage,
  status,
} from "../support/voice-stage.ts";

describe("voice", () => {
  let room: FakeRoom;
  let synthesis: FakeSynthesis;
  setVoiceStage((stage) => {
    ({ room, synthesis } = stage);
  });
  const open = (site?: string) => openVoice(room, site);

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
      const doesOneWait = async () =>
        (await navigator.locks.query()).pending?.some(({ name }) => name === `prosa:${site}:voice`) ?? false;
      // The window that lost its turn queues again.
      while (!(await doesOneWait()));
      await answer("Um.");
      expect(synthesis.texts).to.deep.equal(["Um."]);
      other.close();
      await other.updateComplete;
      while (await doesOneWait());
      room.answer("Dois.");
      await spoken(one, 2);
      expect(synthesis.texts).to.deep.equal(["Um.", "Dois."]);
    });

    it("reads at the speed that the visitor chooses, and remembers it", async () => {
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
});
