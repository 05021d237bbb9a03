import { expect } from "@esm-bundle/chai";
import { LENGTH_STRINGS } from "../../src/features/character-count/strings.ts";
import { EDIT_STRINGS } from "../../src/features/edit/strings.ts";
import { FORM_STRINGS } from "../../src/features/forms/strings.ts";
import { MENU_STRINGS } from "../../src/features/menu/strings.ts";
import { SEARCH_STRINGS } from "../../src/features/search/strings.ts";
import { SURVEY_STRINGS } from "../../src/features/survey/strings.ts";
import { BUTTON_STRINGS } from "../../src/features/voice/button-strings.ts";
import { VOICE_STRINGS } from "../../src/features/voice/strings.ts";
import { WIDE_STRINGS } from "../../src/features/wide/feature.ts";
import { loadStrings, type WidgetLanguage, withOwn } from "../../src/strings/index.ts";
import { LATE_STRINGS, withLateStrings } from "../../src/strings/late.ts";
import type { Moment } from "../../src/strings/strings.ts";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, stage } from "../support/stage.ts";

const LANGUAGES: readonly WidgetLanguage[] = ["pt-BR", "en", "es", "ar"];
const COUNTS = [0, 1, 2, 3, 11, 100];

const MOMENTS: readonly Moment[] = [
  { kind: "today", day: "", time: "9:00" },
  { kind: "weekday", day: "Monday", time: "9:00" },
];
const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  chatWith: ["Aurora"],
  teamHereUntil: MOMENTS,
  teamBackAt: MOMENTS,
};

/** The texts of a language under each key; a function is called with counts of every plural, or with its samples. */
function textsOf(strings: object): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  const visit = (key: string, value: unknown) => {
    if (typeof value === "string") texts.set(key, [value]);
    else if (typeof value === "function") {
      texts.set(
        key,
        (SAMPLES[key] ?? COUNTS).map((sample) => String(value(sample, 7))),
      );
    } else for (const [name, inner] of Object.entries(Object(value))) visit(`${key}.${name}`, inner);
  };
  for (const [key, value] of Object.entries(strings)) visit(key, value);
  return texts;
}

describe("strings", () => {
  afterEach(clearStage);

  for (const language of LANGUAGES) {
    it(`has every key with words in ${language}`, async () => {
      const texts = textsOf(await loadStrings(language));
      expect([...texts.keys()].sort()).to.deep.equal([...textsOf(await loadStrings("pt-BR")).keys()].sort());
      for (const [key, words] of texts) {
        for (const word of words)
          expect(word, key)
            .to.match(/\S/)
            .and.not.match(/undefined|NaN|#/);
      }
    });
  }

  const merged = {
    BUTTON_STRINGS,
    FORM_STRINGS,
    LATE_STRINGS,
    LENGTH_STRINGS,
    MENU_STRINGS,
    EDIT_STRINGS,
    SEARCH_STRINGS,
    SURVEY_STRINGS,
    WIDE_STRINGS,
  };

  for (const [name, table] of Object.entries({ ...merged, VOICE_STRINGS })) {
    it(`has words under every key of ${name}`, () => {
      const keys = [...textsOf(table["pt-BR"]).keys()].sort();
      for (const language of LANGUAGES) {
        const texts = textsOf(table[language]);
        expect([...texts.keys()].sort(), language).to.deep.equal(keys);
        for (const [key, words] of texts)
          for (const word of words)
            expect(word, `${language} ${key}`)
              .to.match(/\S/)
              .and.not.match(/undefined|NaN|#/);
      }
    });
  }

  it("has no key twice among the words that are merged", async () => {
    const tables = [await loadStrings("en"), ...Object.values(merged).map((table) => table.en)];
    const keys = tables.flatMap((table) => Object.keys(table));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).to.deep.equal([]);
  });

  it("writes each count in the plural of its language", async () => {
    const said = async (language: WidgetLanguage) => {
      const { newMessages } = await loadStrings(language);
      return [1, 2, 3, 11].map((count) => newMessages(count).replace(/\p{Number}+/u, "N"));
    };
    expect(await said("pt-BR")).to.deep.equal([
      "N mensagem nova",
      "N mensagens novas",
      "N mensagens novas",
      "N mensagens novas",
    ]);
    expect(await said("ar")).to.deep.equal([
      "رسالة جديدة",
      "رسالتان جديدتان",
      "N رسائل جديدة",
      "N رسالة جديدة",
    ]);
  });

  it("takes a site's own words, one by one", async () => {
    await openRoom();
    const element = await stage();
    element.strings = { placeholder: "Pergunte sobre café", newMessages: (count) => `${count} cafés` };
    element.open();
    const input = await appears(element, () => byRole(element, "textbox"));
    expect(input.getAttribute("placeholder")).to.equal("Pergunte sobre café");
    expect(input.getAttribute("aria-label")).to.equal("Sua mensagem");

    element.strings = { askHuman: "Chamar o barista" };
    await element.updateComplete;
    expect(input.getAttribute("placeholder")).to.equal("Escreva sua mensagem");
    expect(byRole(element, "button", "Chamar o barista")).not.to.equal(undefined);
  });

  it("keeps the other reasons of a failure when a site words one of them", async () => {
    const strings = await loadStrings("en");
    const { failedBecause } = withLateStrings(
      withOwn(strings, { failedBecause: { "session-full": "Enough." } }),
    );
    const theirs = LATE_STRINGS.en.failedBecause;
    expect(failedBecause).to.deep.equal({ ...theirs, "session-full": "Enough." });
  });

  it("reads from the right in Arabic, in the other corner, unless the page says otherwise", async () => {
    await openRoom();
    const element = await stage();
    element.lang = "ar";
    element.open();
    const panel = await appears(element, () => byRole(element, "dialog", "محادثة"));
    const launcher = byRole(element, "button", "إغلاق المحادثة");
    const side = (part: Element) => Math.round(part.getBoundingClientRect().left);
    await Promise.all(panel.getAnimations().map(({ finished }) => finished));
    expect(getComputedStyle(panel).direction).to.equal("rtl");
    expect(side(panel)).to.equal(20);
    expect(launcher && side(launcher)).to.equal(20);

    element.dir = "ltr";
    await appears(element, () => panel.getAttribute("dir") === "ltr");
    expect(side(panel)).to.be.greaterThan(20);
    expect(launcher && side(launcher)).to.be.greaterThan(20);
  });

  it("asks the room for no language that rooms do not answer in", async () => {
    const room = await openRoom();
    const element = await stage();
    element.lang = "ar";
    element.open();
    expect(await room.heard("hello")).not.to.have.property("language");
  });
});
