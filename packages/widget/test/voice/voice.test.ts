import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { violationsOf } from "../support/accessibility.ts";
import type { FakeRoom } from "../support/room.ts";
import { appears, byRole, write } from "../support/stage.ts";
import { FakeRecognition, type FakeSynthesis } from "../support/voice-fakes.ts";
import {
  DICTATE,
  focuses,
  input,
  isPressed,
  openVoice,
  press,
  pressEscape,
  setVoiceStage,
  status,
  TALK,
} from "../support/voice-stage.ts";

describe("voice", () => {
  let room: FakeRoom;
  let synthesis: FakeSynthesis;
  setVoiceStage((stage) => {
    ({ room, synthesis } = stage);
  });
  const open = (site?: string) => openVoice(room, site);

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

    it("ends when the visitor types", async () => {
      const element = await open();
      const id = await converse(element);
      room.answer("São três dias.", id);
      await state(element, "Respondendo em voz alta");
      await write(element, "obrigado");
      await appears(element, () => !isPressed(element, TALK));
      expect(synthesis.isSpeaking).to.equal(false);
    });
  });

  it("loads none of its code before it is used", async () => {
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
