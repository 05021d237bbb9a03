import { expect } from "@esm-bundle/chai";
import { FakeRecognition, ManualTime } from "../../../test/support/voice-fakes.ts";
import { Dictation, PATIENCE_MS, PAUSE_MS } from "./dictation.ts";
import type { SpeechInputHandlers } from "./speech-input.ts";

describe("Dictation", () => {
  let time: ManualTime;
  let told: string[];
  let dictation: Dictation;

  beforeEach(() => {
    FakeRecognition.reset();
    time = new ManualTime();
    told = [];
    dictation = new Dictation(FakeRecognition, () => "pt-BR", time.after);
  });

  const handlers: SpeechInputHandlers = {
    onOpen: () => told.push("open"),
    onWords: (words) => told.push(`words ${words}`),
    onLevel: () => told.push("level"),
    onWorking: () => told.push("working"),
    onEnd: (words) => told.push(`end ${words}`),
    onFault: (fault) => told.push(`fault ${fault}`),
  };

  async function listen(): Promise<FakeRecognition> {
    const count = FakeRecognition.made.length;
    dictation.listen(handlers);
    return FakeRecognition.started(count);
  }

  it("reports words as they come, in the given language, and ends with all of them", async () => {
    const recognition = await listen();
    expect(recognition.lang).to.equal("pt-BR");
    expect(recognition.interimResults).to.equal(true);
    recognition.hear("qual o");
    recognition.hear("Qual o prazo", " de entrega ");
    recognition.end();
    expect(told).to.deep.equal([
      "open",
      "words qual o",
      "words Qual o prazo de entrega",
      "end Qual o prazo de entrega",
    ]);
  });

  it("recognises on the device where that is offered, and only there", async () => {
    expect((await listen()).processLocally).to.equal(false);
    FakeRecognition.localAvailability = "downloadable";
    expect((await listen()).processLocally).to.equal(false);
    FakeRecognition.localAvailability = "available";
    expect((await listen()).processLocally).to.equal(true);
  });

  it("tries beyond the device when the device does not know the language after all", async () => {
    FakeRecognition.localAvailability = "available";
    const local = await listen();
    local.fail("language-not-supported");
    expect(FakeRecognition.last.processLocally).to.equal(false);
    FakeRecognition.last.fail("language-not-supported");
    expect(told).to.deep.equal(["open", "open", "fault language-missing"]);
  });

  it("stops when the visitor falls silent, also where the engine would not", async () => {
    const recognition = await listen();
    recognition.hear("oi");
    time.advance(PAUSE_MS - 1);
    expect(recognition.calls).to.deep.equal([]);
    recognition.hear("oi tudo bem");
    time.advance(PAUSE_MS);
    expect(recognition.calls).to.deep.equal(["stop"]);
    time.advance(2_000);
    expect(recognition.calls).to.deep.equal(["stop", "abort"]);
    expect(told.at(-1)).to.equal("end oi tudo bem");
  });

  it("waits only so long for the first word", async () => {
    const recognition = await listen();
    time.advance(PATIENCE_MS);
    expect(recognition.calls).to.deep.equal(["stop"]);
    recognition.end();
    expect(told).to.deep.equal(["open", "end "]);
  });

  it("says why it cannot listen", async () => {
    for (const [error, fault] of [
      ["not-allowed", "refused"],
      ["service-not-allowed", "refused"],
      ["audio-capture", "no-microphone"],
      ["network", "no-network"],
      ["language-not-supported", "language-missing"],
      ["no-speech", "nothing-heard"],
      ["bad-grammar", "failed"],
    ] as const) {
      told = [];
      (await listen()).fail(error);
      expect(told, error).to.deep.equal(["open", `fault ${fault}`]);
    }
  });

  it("reports nothing after it was cancelled, even before it began", async () => {
    const recognition = await listen();
    dictation.cancel();
    recognition.hear("tarde");
    recognition.end();
    expect(recognition.calls).to.deep.equal(["abort"]);
    dictation.listen(handlers);
    dictation.cancel();
    await listen();
    expect(FakeRecognition.made).to.have.length(2);
    expect(told).to.deep.equal(["open", "open"]);
  });

  it("ends when the visitor finishes it, with the words so far", async () => {
    const recognition = await listen();
    recognition.hear("só isso");
    dictation.finish();
    recognition.end();
    expect(told.at(-1)).to.equal("end só isso");
  });

  it("fails when it cannot even start", async () => {
    class Broken extends FakeRecognition {
      override start(): void {
        throw new DOMException("busy", "InvalidStateError");
      }
    }
    const failed = new Promise<string>((resolve) => {
      new Dictation(Broken, () => "en", time.after).listen({ ...handlers, onFault: resolve });
    });
    expect(await failed).to.equal("failed");
  });
});
