import type { WidgetLanguage } from "../../strings/language.ts";
import {
  type After,
  afterDelay,
  type SpeechInput,
  type SpeechInputHandlers,
  type VoiceFault,
} from "./speech-input.ts";

/** The pause that ends listening, and the longest wait for the first word. */
export const PAUSE_MS = 2_500;
export const PATIENCE_MS = 10_000;
const ENDING_MS = 2_000;

/** The used part of `SpeechRecognition` (Web Speech API). */
interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally?: boolean;
  start(): void;
  stop(): void;
  abort(): void;
}

interface RecognitionMaker {
  new (): Recognition;
  available?(wish: { langs: string[]; processLocally: boolean }): Promise<string>;
}

const FAULTS: Readonly<Record<string, VoiceFault>> = {
  "not-allowed": "refused",
  "service-not-allowed": "refused",
  "audio-capture": "no-microphone",
  network: "no-network",
  "language-not-supported": "language-missing",
  "no-speech": "nothing-heard",
};

/** Finds the browser's recognition, under its standard name or the older one. */
export function findRecognition(): RecognitionMaker | undefined {
  return Reflect.get(window, "SpeechRecognition") ?? Reflect.get(window, "webkitSpeechRecognition");
}

/**
 * Speech input by the browser's recognition, on the device where it offers that for the language. Words come as they are
 * understood, and a pause ends it.
 */
export class Dictation implements SpeechInput {
  readonly kind = "recognition";
  readonly #Recognition: RecognitionMaker;
  readonly #language: () => WidgetLanguage;
  readonly #after: After;
  #stopListening: (() => void) | undefined;
  #forget: (() => void) | undefined;

  constructor(maker: RecognitionMaker, language: () => WidgetLanguage, after: After = afterDelay) {
    this.#Recognition = maker;
    this.#language = language;
    this.#after = after;
  }

  listen(handlers: SpeechInputHandlers): void {
    this.cancel();
    const language = this.#language();
    let isOver = false;
    this.#forget = () => {
      isOver = true;
    };
    void this.#isOnDevice(language).then((isLocal) => {
      if (!isOver) this.#recognise(language, isLocal, handlers);
    });
  }

  finish(): void {
    this.#stopListening?.();
  }

  cancel(): void {
    this.#forget?.();
    this.#forget = undefined;
    this.#stopListening = undefined;
  }

  async #isOnDevice(language: WidgetLanguage): Promise<boolean> {
    try {
      const wish = { langs: [language], processLocally: true };
      return (await this.#Recognition.available?.(wish)) === "available";
    } catch {
      return false;
    }
  }

  #recognise(language: WidgetLanguage, isLocal: boolean, handlers: SpeechInputHandlers): void {
    const recognition = new this.#Recognition();
    const ended = new AbortController();
    let words = "";
    let stopWaiting = () => {};
    const wait = (delayMs: number, callback: () => void) => {
      stopWaiting();
      stopWaiting = this.#after(delayMs, callback);
    };
    const end = (tell: () => void) => {
      if (ended.signal.aborted) return;
      ended.abort();
      stopWaiting();
      this.#forget = undefined;
      this.#stopListening = undefined;
      tell();
    };
    const stop = () => {
      // Some engines never report their end.
      wait(ENDING_MS, () => {
        recognition.abort();
        end(() => handlers.onEnd(words));
      });
      recognition.stop();
    };
    const on = (type: string, handle: (event: Event) => void) =>
      recognition.addEventListener(type, handle, { signal: ended.signal });

    on("start", () => handlers.onOpen());
    on("result", (event) => {
      words = transcriptOf(event);
      wait(PAUSE_MS, stop);
      handlers.onWords(words);
    });
    on("error", (event) => {
      const code = String(Reflect.get(event, "error"));
      if (code === "aborted" || (code === "no-speech" && words)) return;
      const retry = isLocal && code === "language-not-supported";
      end(() =>
        retry ? this.#recognise(language, false, handlers) : handlers.onFault(FAULTS[code] ?? "failed"),
      );
    });
    on("end", () => end(() => handlers.onEnd(words)));

    this.#stopListening = stop;
    this.#forget = () => {
      end(() => recognition.abort());
    };
    recognition.lang = language;
    recognition.interimResults = true;
    // Continuous recognition never ends on a pause, and repeats words on Android.
    recognition.continuous = false;
    if (isLocal) recognition.processLocally = true;
    wait(PATIENCE_MS, stop);
    try {
      recognition.start();
    } catch {
      end(() => handlers.onFault("failed"));
    }
  }
}

function transcriptOf(event: Event): string {
  const results: unknown = Reflect.get(event, "results");
  if (typeof results !== "object" || results === null) return "";
  return Array.from(results as ArrayLike<ArrayLike<{ transcript: string }>>)
    .map((alternatives) => alternatives[0]?.transcript.trim() ?? "")
    .filter(Boolean)
    .join(" ");
}
