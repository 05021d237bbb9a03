import type { WidgetLanguage } from "../../strings/language.ts";
import { isInterruption, LoudnessWatch } from "./interruption.ts";
import type { Narrator } from "./narration.ts";
import type { Ear, EarHandlers, VoiceFault } from "./speech-input.ts";

const MISSES_MAX = 2;
const OVERHEARINGS_MAX = 4;

export type HandsFreeState = "off" | "listening" | "working" | "thinking" | "speaking";

export interface HandsFreeOptions {
  ear: Ear;
  narrator: Pick<Narrator, "isSpeaking" | "echo" | "stop">;
  language: () => WidgetLanguage;
  onSay: (words: string) => void;
  /** Ends the reply that is being written. */
  onStopReply: () => void;
  onChange: () => void;
  /** It has ended by itself, and this is why. */
  onFault: (fault: VoiceFault) => void;
}

/**
 * A spoken conversation: listens, sends, has the answer read, and listens again, until it is stopped, fails, or hears
 * nobody twice. The visitor may speak over the answer, or press a key, to be heard at once.
 */
export class HandsFree {
  state: HandsFreeState = "off";
  /** What was understood so far of what is being said. */
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
    // Said first, since the narrator tells of its end and would be followed.
    this.#enter("listening");
    this.#options.narrator.stop();
    this.#listen();
  }

  stop(): void {
    if (!this.isOn) return;
    this.#enter("off");
    this.#options.ear.cancel();
    this.#options.narrator.stop();
  }

  /** The one key: ends what is being said, or cuts the answer off and listens. */
  interrupt(): void {
    if (this.state === "listening") this.#options.ear.finish();
    else if (this.state === "speaking" || this.state === "thinking") {
      this.#options.onStopReply();
      this.start();
    }
  }

  /** Called when somebody has answered, with all the words that there will be. */
  handleAnswer(): void {
    this.#isAnswered = true;
    this.follow();
  }

  /** Called when the message did not get through. */
  handleFailure(): void {
    if (this.state === "thinking") this.#fail("no-network");
  }

  /** Called whenever the narrator begins or ends. */
  follow(): void {
    const { narrator } = this.#options;
    if (this.state === "thinking" && narrator.isSpeaking) {
      this.#overhearings = 0;
      this.#enter("speaking");
      this.#overhear();
    } else if (this.state === "speaking" && !narrator.isSpeaking && !this.#isAnswered) {
      this.#options.ear.cancel();
      this.#enter("thinking");
    } else if (this.#isAnswered && !narrator.isSpeaking) {
      if (this.state === "speaking" || this.state === "thinking") this.#listen();
    }
  }

  #listen(): void {
    this.#enter("listening");
    this.#options.ear.listen(this.#hearing());
  }

  #hearing(): EarHandlers {
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

  // While the answer is read the microphone stays open, so that speaking is enough to interrupt it.
  #overhear(): void {
    const { ear, narrator, language } = this.#options;
    const loudness = new LoudnessWatch();
    let isTheirs = false;
    const hearing = this.#hearing();
    ear.listen({
      onOpen: () => {},
      onWords: (words) => {
        if (!isTheirs && isInterruption(words, narrator.echo, language())) {
          isTheirs = true;
          this.#yield();
        }
        if (isTheirs) hearing.onWords(words);
      },
      onLevel: (level) => {
        if (ear.kind !== "recording" || !loudness.hears(level)) return;
        this.#yield();
        this.#listen();
      },
      onWorking: () => {},
      onEnd: (words) => {
        if (isTheirs) hearing.onEnd(words);
        else this.#overhearAgain();
      },
      onFault: (fault) => {
        if (isTheirs) hearing.onFault(fault);
        else if (fault === "nothing-heard") this.#overhearAgain();
      },
    });
  }

  #overhearAgain(): void {
    this.#overhearings += 1;
    if (this.state === "speaking" && this.#overhearings < OVERHEARINGS_MAX) this.#overhear();
  }

  #yield(): void {
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
