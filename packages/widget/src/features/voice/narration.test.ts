import { expect } from "@esm-bundle/chai";
import { Lexer } from "marked";
import {
  FakeSynthesis,
  FakeUtterance,
  ManualTime,
  replace,
  voiceOf,
} from "../../../test/support/voice-fakes.ts";
import type { WidgetLanguage } from "../../strings/language.ts";
import { Narrator } from "./narration.ts";
import { chooseVoice } from "./voices.ts";

const lex = (markdown: string) => new Lexer({ gfm: true, breaks: true }).lex(markdown);

describe("Narrator", () => {
  let synthesis: FakeSynthesis;
  let time: ManualTime;
  let narrator: Narrator;
  let language: WidgetLanguage;
  let rate: number;
  let voicelessCount: number;
  let changes: boolean[];

  let restore: () => void;

  beforeEach(() => {
    restore = replace(window, "SpeechSynthesisUtterance", FakeUtterance);
    synthesis = new FakeSynthesis();
    time = new ManualTime();
    language = "pt-BR";
    rate = 1;
    voicelessCount = 0;
    changes = [];
    narrator = new Narrator({
      language: () => language,
      rate: () => rate,
      link: () => "link na tela",
      lex,
      onChange: () => changes.push(narrator.isSpeaking),
      onVoiceless: () => {
        voicelessCount += 1;
      },
      synthesis: synthesis as unknown as SpeechSynthesis,
      after: time.after,
    });
  });

  afterEach(() => restore());

  it("reads each sentence as soon as it is written, and none twice", () => {
    narrator.read("a", "Sim, temos", false);
    expect(synthesis.texts).to.deep.equal([]);
    narrator.read("a", "Sim, temos. Custa", false);
    expect(synthesis.texts).to.deep.equal(["Sim, temos."]);
    narrator.read("a", "Sim, temos. Custa **10** reais. E", false);
    synthesis.finish();
    expect(synthesis.texts).to.deep.equal(["Sim, temos.", "Custa 10 reais."]);
    narrator.read("a", "Sim, temos. Custa **10** reais. E chega amanhã.", true);
    narrator.read("a", "Sim, temos. Custa **10** reais. E chega amanhã.", true);
    synthesis.finishAll();
    expect(synthesis.texts).to.deep.equal(["Sim, temos.", "Custa 10 reais.", "E chega amanhã."]);
    expect(changes.at(-1)).to.equal(false);
  });

  it("falls silent at once, also for the rest of the answer, and reads the next one", () => {
    narrator.read("a", "Um. Dois", false);
    narrator.stop();
    expect(synthesis.isSpeaking).to.equal(false);
    expect(narrator.isSpeaking).to.equal(false);
    narrator.read("a", "Um. Dois. Três.", true);
    expect(synthesis.texts).to.deep.equal(["Um."]);
    narrator.read("b", "Outra resposta.", true);
    expect(synthesis.texts).to.deep.equal(["Um.", "Outra resposta."]);
  });

  it("reads messages one after the other", () => {
    narrator.read("a", "Primeira.", true);
    narrator.read("b", "Segunda.", true);
    synthesis.finishAll();
    expect(synthesis.texts).to.deep.equal(["Primeira.", "Segunda."]);
  });

  it("speaks in a voice of the language, at the visitor's speed", () => {
    rate = 1.5;
    narrator.read("a", "Olá. Tchau.", true);
    language = "en";
    rate = 0.8;
    synthesis.finish();
    expect(synthesis.spoken.map(({ lang, rate: pace }) => [lang, pace])).to.deep.equal([
      ["pt-BR", 1.5],
      ["en-US", 0.8],
    ]);
  });

  it("applies a new speed to the present sentence", () => {
    narrator.read("a", "Olá. Tchau.", true);
    rate = 1.25;
    narrator.restart();
    expect(synthesis.texts).to.deep.equal(["Olá.", "Olá."]);
    expect(synthesis.spoken[1]?.rate).to.equal(1.25);
    synthesis.finishAll();
    expect(synthesis.texts).to.deep.equal(["Olá.", "Olá.", "Tchau."]);
  });

  it("stays silent without a voice of the language, and reports it", () => {
    synthesis.voices = [voiceOf("de-DE")];
    narrator.read("a", "Olá. Tchau.", true);
    expect(synthesis.texts).to.deep.equal([]);
    expect(voicelessCount).to.equal(1);
  });

  it("leaves the choice to the device while its voices are not known", () => {
    synthesis.voices = [];
    narrator.read("a", "Olá.", true);
    expect(synthesis.spoken[0]?.lang).to.equal("pt-BR");
  });

  it("continues when the engine never reports the end of a sentence, and when one fails", () => {
    narrator.read("a", "Um. Dois. Três.", true);
    time.advance(60_000);
    expect(synthesis.texts).to.deep.equal(["Um.", "Dois."]);
    synthesis.fail("synthesis-failed");
    expect(synthesis.texts).to.deep.equal(["Um.", "Dois.", "Três."]);
  });

  it("gives up where the page may not speak", () => {
    narrator.read("a", "Um. Dois.", true);
    synthesis.fail("not-allowed");
    expect(synthesis.texts).to.deep.equal(["Um."]);
    expect(narrator.isSpeaking).to.equal(false);
  });
});

describe("chooseVoice", () => {
  it("prefers the region, then the device, then its default", () => {
    const european = voiceOf("pt-PT", { default: true });
    const remote = voiceOf("pt-BR", { localService: false });
    const android = voiceOf("pt_BR");
    const usual = voiceOf("pt-BR", { default: true });
    const english = voiceOf("en-US");
    expect(chooseVoice([english, european, remote, android, usual], "pt-BR")).to.equal(usual);
    expect(chooseVoice([english, european, remote, android], "pt-BR")).to.equal(android);
    expect(chooseVoice([english, european, remote], "pt-BR")).to.equal(remote);
    expect(chooseVoice([english, european], "pt-BR")).to.equal(european);
    expect(chooseVoice([english], "pt-BR")).to.equal(undefined);
    expect(chooseVoice([voiceOf("spa")], "es")?.lang).to.equal("spa");
  });
});
