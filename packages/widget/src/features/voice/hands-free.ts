import type { WidgetLanguage } from "../../strings/language.ts";
import { isInterruption, LoudnessWatch } from "./interruption.ts";
import type { Narrator } from "./narration.ts";
import type { SpeechInput, SpeechInputHandlers, VoiceFault } from "./speech-input.ts";

const MISSES_MAX = 2;
const OVERHEARINGS_MAX = 4;

type HandsFreeState = "off" | "listening" | "working" | "thinking" | "speaking";

interface HandsFreeOptions {
  input: SpeechInput;
  narrator: Pick<Narrator, "isSpeaking" | "echo" | "stop">;
  language: () => WidgetLanguage;
  onSay: (words: string) => void;
  /** Stops the reply that is being written. */
  onStopReply: () => void;
  onChange: () => void;
  /** Called when it has ended by itself, with the reason. */
  onFault: (fault: VoiceFault) => void;
}

/**
 * A spoken conversation: listens, sends, reads the answer and listens again. It ends when it is stopped, fails, or hears
 * nothing twice. The visitor can speak over the answer, or press a button, to be heard at once.
 */
export class HandsFree {
  state: HandsFreeState = "off";
  /** The words understood so far. */
  words = "";
  level = 0;

  readonly #options: HandsFreeOptions;
  #misses = 0;
  #overhearings = 0;
  #isAnswered = false;

  constructor(options: HandsFreeOptions) {
    this.#options = options;
  }

  get isOn(): boolean {
    return this.state !== "off";
  }

  start(): void {
    this.#misses = 0;
    // The state changes first, because the narrator reports its end at once.
    this.#enter("listening");
    this.#options.narrator.stop();
    this.#listen();
  }

  stop(): void {
    if (!this.isOn) return;
    this.#enter("off");
    this.#options.input.cancel();
    this.#options.narrator.stop();
  }

  /** The one button: ends listening, or cuts the answer off and listens. */
  interrupt(): void {
    if (this.state === "listening") this.#options.input.finish();
    else if (this.state === "speaking" || this.state === "thinking") {
      this.#options.onStopReply();
      this.start();
    }
  }

  /** Called when the answer is complete. */
  handleAnswer(): void {
    this.#isAnswered = true;
    this.handleNarration();
  }

  /** Called when the message was not sent. */
  handleFailure(): void {
    if (this.state === "thinking") this.#fail("no-network");
  }

  /** Called when the narrator begins or ends. */
  handleNarration(): void {
    const { narrator } = this.#options;
    if (this.state === "thinking" && narrator.isSpeaking) {
      this.#overhearings = 0;
      this.#enter("speaking");
      this.#overhear();
    } else if (this.state === "speaking" && !narrator.isSpeaking && !this.#isAnswered) {
      this.#options.input.cancel();
      this.#enter("thinking");
    } else if (this.#isAnswered && !narrator.isSpeaking) {
      if (this.state === "speaking" || this.state === "thinking") this.#listen();
    }
  }

  #listen(): void {
    this.#enter("listening");
    this.#options.input.listen(this.#hearing());
  }

  #hearing(): SpeechInputHandlers {
    return {
      onOpen: () => this.#options.onChange(),
      onWords: (words) => {
        this.words = words;
        this.#options.onChange();
      },
      onLevel: (level) => {
        this.level = level;
        this.#options.onChange();
      },
      onWorking: () => this.#enter("working"),
      onEnd: (words) => this.#handleHeard(words),
      onFault: (fault) => (fault === "nothing-heard" ? this.#handleHeard("") : this.#fail(fault)),
    };
  }

  #handleHeard(words: string): void {
    if (words) {
      this.#misses = 0;
      this.#isAnswered = false;
      this.#enter("thinking");
      this.#options.onSay(words);
      return;
    }
    this.#misses += 1;
    if (this.#misses < MISSES_MAX) this.#listen();
    else this.#fail("nothing-heard");
  }

  // The microphone stays open during the answer, so that the visitor can interrupt it by speaking.
  #overhear(): void {
    const { input, narrator, language } = this.#options;
    const loudness = new LoudnessWatch();
    let isVisitor = false;
    const hearing = this.#hearing();
    input.listen({
      onOpen: () => {},
      onWords: (words) => {
        if (!isVisitor && isInterruption(words, narrator.echo, language())) {
          isVisitor = true;
          this.#giveWay();
        }
        if (isVisitor) hearing.onWords(words);
      },
      onLevel: (level) => {
        if (input.kind !== "recording" || !loudness.hears(level)) return;
        this.#giveWay();
        this.#listen();
      },
      onWorking: () => {},
      onEnd: (words) => {
        if (isVisitor) hearing.onEnd(words);
        else this.#overhearAgain();
      },
      onFault: (fault) => {
        if (isVisitor) hearing.onFault(fault);
        else if (fault === "nothing-heard") this.#overhearAgain();
      },
    });
  }

  #overhearAgain(): void {
    this.#overhearings += 1;
    if (this.state === "speaking" && this.#overhearings < OVERHEARINGS_MAX) this.#overhear();
  }

  #giveWay(): void {
    this.#enter("listening");
    this.#options.onStopReply();
    this.#options.narrator.stop();
  }

  #fail(fault: VoiceFault): void {
    this.stop();
    this.#options.onFault(fault);
  }

  #enter(state: HandsFreeState): void {
    this.state = state;
    this.words = "";
    this.level = 0;
    this.#options.onChange();
  }
}
