import type { After } from "../../src/features/voice/speech-input.ts";

/** Time that passes only when a test says so. */
export class ManualTime {
  #now = 0;
  #timers = new Set<{ at: number; callback: () => void }>();

  readonly after: After = (delayMs, callback) => {
    const timer = { at: this.#now + delayMs, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  advance(ms: number): void {
    this.#now += ms;
    for (const timer of [...this.#timers].sort((a, b) => a.at - b.at)) {
      if (timer.at <= this.#now && this.#timers.delete(timer)) timer.callback();
    }
  }
}

/** A browser's recognition that hears what the test says. */
export class FakeRecognition extends EventTarget {
  static made: FakeRecognition[] = [];
  static localAvailability = "unavailable";

  static available(): Promise<string> {
    return Promise.resolve(FakeRecognition.localAvailability);
  }

  static get last(): FakeRecognition {
    const last = FakeRecognition.made.at(-1);
    if (!last) throw new Error("Nobody listens.");
    return last;
  }

  /** Resolves once a recognition has been started after `count` others. */
  static started(count = 0): Promise<FakeRecognition> {
    const found = FakeRecognition.made[count];
    if (found) return Promise.resolve(found);
    return new Promise((resolve) => FakeRecognition.#waiting.push({ count, resolve }));
  }

  static reset(): void {
    FakeRecognition.made = [];
    FakeRecognition.#waiting = [];
    FakeRecognition.localAvailability = "unavailable";
  }

  static #waiting: { count: number; resolve: (recognition: FakeRecognition) => void }[] = [];

  lang = "";
  continuous = true;
  interimResults = false;
  processLocally = false;
  calls: string[] = [];

  start(): void {
    FakeRecognition.made.push(this);
    for (const { count, resolve } of FakeRecognition.#waiting) {
      const found = FakeRecognition.made[count];
      if (found) resolve(found);
    }
    this.dispatchEvent(new Event("start"));
  }

  stop(): void {
    this.calls.push("stop");
  }

  abort(): void {
    this.calls.push("abort");
  }

  hear(...transcripts: string[]): void {
    const results = transcripts.map((transcript) => [{ transcript }]);
    this.dispatchEvent(Object.assign(new Event("result"), { results }));
  }

  fail(error: string): void {
    this.dispatchEvent(Object.assign(new Event("error"), { error }));
    this.end();
  }

  end(): void {
    this.dispatchEvent(new Event("end"));
  }
}

/** A fake utterance; the real one accepts only voices of the device. */
export class FakeUtterance extends EventTarget {
  readonly text: string;
  lang = "";
  rate = 1;
  voice: SpeechSynthesisVoice | undefined;

  constructor(text: string) {
    super();
    this.text = text;
  }
}

/** A fake `speechSynthesis`: an utterance lasts until the test ends it. */
export class FakeSynthesis extends EventTarget {
  voices: SpeechSynthesisVoice[] = [voiceOf("pt-BR"), voiceOf("en-US"), voiceOf("es-ES")];
  spoken: FakeUtterance[] = [];
  cancelCount = 0;
  #speaking: FakeUtterance | undefined;

  get texts(): string[] {
    return this.spoken.map(({ text }) => text);
  }

  get isSpeaking(): boolean {
    return this.#speaking !== undefined;
  }

  getVoices(): SpeechSynthesisVoice[] {
    return this.voices;
  }

  speak(utterance: FakeUtterance): void {
    if (this.#speaking) throw new Error("Two sentences at once.");
    this.#speaking = utterance;
    this.spoken.push(utterance);
  }

  cancel(): void {
    this.cancelCount += 1;
    this.#speaking = undefined;
  }

  /** Ends the present utterance. */
  finish(): void {
    const utterance = this.#speaking;
    this.#speaking = undefined;
    utterance?.dispatchEvent(new Event("end"));
  }

  finishAll(): void {
    while (this.#speaking) this.finish();
  }

  fail(error: string): void {
    const utterance = this.#speaking;
    this.#speaking = undefined;
    utterance?.dispatchEvent(Object.assign(new Event("error"), { error }));
  }
}

export function voiceOf(lang: string, more: Partial<SpeechSynthesisVoice> = {}): SpeechSynthesisVoice {
  return { lang, name: lang, voiceURI: lang, localService: true, default: false, ...more };
}

/** Replaces a property of the window; the returned function restores it. */
export function replace(target: object, name: string, value: unknown): () => void {
  const old = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, writable: true, value });
  return () => {
    if (old) Object.defineProperty(target, name, old);
    else Reflect.deleteProperty(target, name);
  };
}
