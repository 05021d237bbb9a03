import type { WidgetLanguage } from "../../strings/language.ts";
import { type After, afterDelay } from "./speech-input.ts";
import { type Lex, sentencesOf } from "./spoken.ts";
import { chooseVoice } from "./voices.ts";

const READINGS_KEPT = 20;
const SENTENCES_WAITING_MAX = 200;
const ECHO_SENTENCES = 3;
const SILENCE_MS = 4_000;
const LETTER_MS = 160;

interface NarratorOptions {
  language: () => WidgetLanguage;
  /** The speed; 1 is the voice's own. */
  rate: () => number;
  /** The words that replace a bare address. */
  link: () => string;
  lex: Lex;
  onChange: () => void;
  /** Called when the device has no voice for the language. */
  onVoiceless: () => void;
  synthesis?: SpeechSynthesis;
  after?: After;
}

interface Reading {
  /** The number of its sentences that were queued. */
  count: number;
  isMuted: boolean;
}

/** Reads messages aloud with `speechSynthesis`, each sentence as soon as it is written. */
export class Narrator {
  readonly #options: NarratorOptions;
  readonly #synthesis: SpeechSynthesis;
  readonly #after: After;
  readonly #readings = new Map<string, Reading>();
  #waiting: string[] = [];
  #said: string[] = [];
  #speaking: { sentence: string; quit: () => void } | undefined;

  constructor(options: NarratorOptions) {
    this.#options = options;
    this.#synthesis = options.synthesis ?? speechSynthesis;
    this.#after = options.after ?? afterDelay;
    // Chrome begins to load its voices when they are first asked for.
    this.#synthesis.getVoices();
  }

  get isSpeaking(): boolean {
    return this.#speaking !== undefined;
  }

  /** The last sentences, which a microphone beside the loudspeaker may hear. */
  get echo(): string {
    return this.#said.join(" ");
  }

  /** Continues to read a message that may still grow. A message is read once, and a stopped one stays silent. */
  read(id: string, markdown: string, isWhole: boolean): void {
    const reading = this.#readings.get(id) ?? { count: 0, isMuted: false };
    this.#keep(id, reading);
    if (reading.isMuted) return;
    const { language, link, lex } = this.#options;
    const sentences = sentencesOf(markdown, isWhole, lex, { language: language(), link: link() });
    this.#waiting.push(...sentences.slice(reading.count));
    this.#waiting.splice(SENTENCES_WAITING_MAX);
    reading.count = Math.max(reading.count, sentences.length);
    if (isWhole) reading.isMuted = true;
    this.#speakNext();
  }

  /** Stops, and skips the rest of the messages that it was reading. */
  stop(): void {
    for (const reading of this.#readings.values()) reading.isMuted = true;
    this.#waiting = [];
    this.#speaking?.quit();
  }

  /** Starts the present sentence again, for example at a new speed. */
  restart(): void {
    if (!this.#speaking) return;
    this.#waiting.unshift(this.#speaking.sentence);
    this.#speaking.quit();
  }

  #keep(id: string, reading: Reading): void {
    this.#readings.set(id, reading);
    const [oldest] = this.#readings.keys();
    if (this.#readings.size > READINGS_KEPT && oldest !== undefined) this.#readings.delete(oldest);
  }

  #speakNext(): void {
    if (this.#speaking) return;
    const sentence = this.#waiting.shift();
    if (sentence === undefined) return;
    const { language, rate } = this.#options;
    const voices = this.#synthesis.getVoices();
    const voice = chooseVoice(voices, language());
    if (!voice && voices.length > 0) {
      // A voice of another language makes nonsense of every word.
      this.stop();
      this.#options.onVoiceless();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.lang = voice?.lang.replaceAll("_", "-") ?? language();
    utterance.rate = rate();
    if (voice) utterance.voice = voice;
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      stopWaiting();
      this.#speaking = undefined;
      this.#speakNext();
      if (!this.#speaking) this.#options.onChange();
    };
    // Engines that lose their voice or their network report nothing.
    const stopWaiting = this.#after(SILENCE_MS + (sentence.length * LETTER_MS) / rate(), () => {
      this.#synthesis.cancel();
      end();
    });
    utterance.addEventListener("end", end);
    utterance.addEventListener("error", ({ error }) => {
      // Without a gesture on the page browsers refuse this sentence and every other.
      if (error === "not-allowed") this.stop();
      end();
    });
    this.#speaking = {
      sentence,
      quit: () => {
        this.#synthesis.cancel();
        end();
      },
    };
    this.#said = [...this.#said, sentence].slice(-ECHO_SENTENCES);
    this.#synthesis.speak(utterance);
    this.#options.onChange();
  }
}
