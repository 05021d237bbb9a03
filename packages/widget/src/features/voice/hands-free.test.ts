import { expect } from "@esm-bundle/chai";
import { HandsFree } from "./hands-free.ts";
import type { SpeechInput, SpeechInputHandlers } from "./speech-input.ts";

class FakeSpeechInput implements SpeechInput {
  kind: SpeechInput["kind"] = "recognition";
  calls: string[] = [];
  handlers: SpeechInputHandlers | undefined;

  get told(): SpeechInputHandlers {
    if (!this.handlers) throw new Error("Nobody listens.");
    return this.handlers;
  }

  listen(handlers: SpeechInputHandlers): void {
    this.calls.push("listen");
    this.handlers = handlers;
  }

  finish(): void {
    this.calls.push("finish");
  }

  cancel(): void {
    this.calls.push("cancel");
    this.handlers = undefined;
  }
}

describe("HandsFree", () => {
  let input: FakeSpeechInput;
  let talk: HandsFree;
  let log: string[];
  const narrator = {
    isSpeaking: false,
    echo: "",
    stop() {
      const wasSpeaking = narrator.isSpeaking;
      narrator.isSpeaking = false;
      if (wasSpeaking) talk.handleNarration();
    },
  };

  beforeEach(() => {
    input = new FakeSpeechInput();
    log = [];
    narrator.isSpeaking = false;
    talk = new HandsFree({
      input,
      narrator,
      language: () => "pt-BR",
      onSay: (words) => log.push(`say ${words}`),
      onStopReply: () => log.push("stop reply"),
      onChange: () => {},
      onFault: (fault) => log.push(`fault ${fault}`),
    });
  });

  function beginToSpeak(echo: string): void {
    narrator.isSpeaking = true;
    narrator.echo = echo;
    talk.handleNarration();
  }

  function fallSilent(): void {
    narrator.isSpeaking = false;
    talk.handleNarration();
  }

  function reachSpeaking(): void {
    talk.start();
    input.told.onEnd("Qual o prazo?");
    beginToSpeak("O prazo é de três dias úteis.");
  }

  it("listens, sends, speaks, and listens again", () => {
    const states = [talk.state];
    talk.start();
    states.push(talk.state);
    input.told.onWords("Qual o");
    expect(talk.words).to.equal("Qual o");
    input.told.onWorking();
    states.push(talk.state);
    input.told.onEnd("Qual o prazo?");
    states.push(talk.state);
    beginToSpeak("O prazo é de três dias.");
    states.push(talk.state);
    talk.handleAnswer();
    fallSilent();
    states.push(talk.state);
    expect(states).to.deep.equal(["off", "listening", "working", "thinking", "speaking", "listening"]);
    expect(log).to.deep.equal(["say Qual o prazo?"]);
  });

  it("waits for the rest of an answer that pauses while it is written", () => {
    reachSpeaking();
    fallSilent();
    expect(talk.state).to.equal("thinking");
    beginToSpeak("E mais uma coisa.");
    expect(talk.state).to.equal("speaking");
    talk.handleAnswer();
    expect(talk.state).to.equal("speaking");
    fallSilent();
    expect(talk.state).to.equal("listening");
  });

  it("listens again after an answer that cannot be read aloud", () => {
    talk.start();
    input.told.onEnd("oi");
    talk.handleAnswer();
    expect(talk.state).to.equal("listening");
  });

  it("yields to the visitor's voice, and keeps the words", () => {
    reachSpeaking();
    input.told.onWords("e para Manaus");
    expect(talk.state).to.equal("listening");
    expect(narrator.isSpeaking).to.equal(false);
    input.told.onEnd("E para Manaus?");
    expect(log).to.deep.equal(["say Qual o prazo?", "stop reply", "say E para Manaus?"]);
  });

  it("does not take its own voice for the visitor's", () => {
    reachSpeaking();
    for (const words of ["o prazo", "o prazo é de 3 dias úteis", "prazo é de tres dias"])
      input.told.onWords(words);
    expect(talk.state).to.equal("speaking");
    input.told.onEnd("o prazo é de três dias úteis");
    expect(log).to.deep.equal(["say Qual o prazo?"]);
    expect(input.calls.filter((call) => call === "listen")).to.have.length(3);
    input.told.onWords("para");
    expect(talk.state).to.equal("listening");
  });

  it("yields to a voice by its loudness where nothing recognises words", () => {
    input.kind = "recording";
    reachSpeaking();
    for (let tick = 0; tick < 20; tick += 1) input.told.onLevel(0.06);
    for (let tick = 0; tick < 3; tick += 1) input.told.onLevel(0.5);
    input.told.onLevel(0.06);
    expect(talk.state).to.equal("speaking");
    for (let tick = 0; tick < 4; tick += 1) input.told.onLevel(0.5);
    expect(talk.state).to.equal("listening");
  });

  it("yields to its button: while it speaks, while it thinks, and to send at once", () => {
    reachSpeaking();
    talk.interrupt();
    expect([talk.state, narrator.isSpeaking]).to.deep.equal(["listening", false]);
    talk.interrupt();
    expect(input.calls.at(-1)).to.equal("finish");
    input.told.onEnd("oi");
    expect(talk.state).to.equal("thinking");
    talk.interrupt();
    expect(talk.state).to.equal("listening");
    expect(log).to.deep.equal(["say Qual o prazo?", "stop reply", "say oi", "stop reply"]);
  });

  it("listens once more when it heard nothing, and then gives up", () => {
    talk.start();
    input.told.onFault("nothing-heard");
    expect(talk.state).to.equal("listening");
    input.told.onEnd("");
    expect([talk.state, ...log]).to.deep.equal(["off", "fault nothing-heard"]);
  });

  it("ends on a fatal fault, and when a message is not sent", () => {
    talk.start();
    input.told.onFault("refused");
    expect([talk.state, ...log]).to.deep.equal(["off", "fault refused"]);
    talk.start();
    input.told.onEnd("oi");
    talk.handleFailure();
    expect([talk.state, ...log.slice(1)]).to.deep.equal(["off", "say oi", "fault no-network"]);
  });

  it("continues to speak when the microphone fails meanwhile", () => {
    reachSpeaking();
    input.told.onFault("no-network");
    expect(talk.state).to.equal("speaking");
    talk.handleAnswer();
    fallSilent();
    expect(talk.state).to.equal("listening");
  });

  it("ends for good when it is stopped", () => {
    reachSpeaking();
    talk.stop();
    expect(input.calls.at(-1)).to.equal("cancel");
    talk.handleAnswer();
    fallSilent();
    expect(talk.state).to.equal("off");
    expect(narrator.isSpeaking).to.equal(false);
  });
});
