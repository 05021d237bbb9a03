import type { Message } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { Feature, Place } from "../../app/feature.ts";
import { lazily } from "../../client/lazily.ts";
import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import { wordsOf } from "../../strings/late.ts";
import { lex } from "../../view/rich-text.ts";
import type { Voice, VoiceOptions } from "./voice.ts";

const microphoneIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><rect x="9.2" y="3.8" width="5.6" height="10.4" rx="2.8" /><path d="M5.8 11.6a6.2 6.2 0 0 0 12.4 0M12 17.8v2.7" /></svg>`;
const speakerIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M4.5 9.6v4.8h3l4.3 3.7V5.9L7.5 9.6zm10.8-.4c1.6 1.6 1.6 4 0 5.6m2.5-8c3 3 3 7.4 0 10.4" /></svg>`;
const talkIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M4.5 10.2v3.6m3.75-7v10.4M12 4.2v15.6m3.75-12v8.4m3.75-6v3.6" /></svg>`;

export interface VoiceGateOptions extends VoiceOptions {
  onStyle: (style: string) => void;
}

/**
 * The voice as long as it is not used: it finds out what this browser can do, and loads the rest when it is
 * first used, or when the visitor wanted answers read aloud before.
 */
export class VoiceGate implements Feature {
  readonly #options: VoiceGateOptions;
  readonly #canSpeak = typeof speechSynthesis !== "undefined";
  readonly #hasRecognition: boolean;
  readonly #canRecord = typeof MediaRecorder !== "undefined" && !!globalThis.navigator?.mediaDevices;
  #voice: Voice | undefined;
  #isPrepared = false;
  #isOpen = false;

  constructor(options: VoiceGateOptions) {
    this.#options = options;
    this.#hasRecognition = "SpeechRecognition" in globalThis || "webkitSpeechRecognition" in globalThis;
  }

  // Only with a session can the server be asked whether it transcribes.
  async #prepare(): Promise<void> {
    if (this.#isPrepared) return;
    this.#isPrepared = true;
    const mayRecord = !this.#hasRecognition && this.#canRecord;
    if (mayRecord || wasNarrating()) await (await this.#load())?.findEar();
  }

  /** Called after every change of the conversation. */
  follow(state: ChatState): void {
    if (state.connection.status === "online") void this.#prepare();
    this.#voice?.follow(state);
  }

  handleMessage(message: Message, isOpen: boolean): void {
    if (isOpen) this.#voice?.handleMessage(message);
  }

  handleKey({ key }: KeyboardEvent): boolean {
    return key === "Escape" && (this.#voice?.handleEscape() ?? false);
  }

  open(): void {
    this.#isOpen = true;
    this.#voice?.enter();
  }

  close(): void {
    this.#isOpen = false;
    this.#voice?.leave();
  }

  leave(): void {
    this.close();
  }

  /** The visitor writes, or leaves: whatever speaks or listens ends. */
  silence(): void {
    this.#voice?.silence();
  }

  render(place: Place, { connection }: ChatState, strings: Strings): unknown {
    const isRefused = connection.status === "refused";
    const canDictate = this.#hasRecognition || !!this.#voice?.canListen;
    const words = wordsOf(strings);
    switch (place) {
      case "field":
        return canDictate && !isRefused ? this.#renderDictate(words.dictate) : nothing;
      case "tools":
        return [
          this.#canSpeak
            ? renderToggle("narrate", words.narrate, !!this.#voice?.isNarrating, speakerIcon, this.#narrate)
            : nothing,
          this.#canSpeak && canDictate && !isRefused
            ? renderToggle("talk", words.talk, !!this.#voice?.handsFree, talkIcon, this.#talk)
            : nothing,
        ];
      case "foot": {
        // In the page before there is anything to say, so that what is said is announced.
        const { words: spoken, bar } = this.#voice?.render() ?? { words: "", bar: nothing };
        return html`<div class="voice"><p class="unseen" role="status">${spoken}</p>${bar}</div>`;
      }
      default:
        return nothing;
    }
  }

  #renderDictate(label: string): TemplateResult {
    return html`<button
      class="round listen"
      part="dictate"
      type="button"
      aria-label=${label}
      aria-pressed=${this.#voice?.dictation !== undefined}
      @click=${this.#dictate}
    >
      ${microphoneIcon}
    </button>`;
  }

  readonly #dictate = () => this.#use((voice) => voice.toggleDictation());
  readonly #narrate = () => this.#use((voice) => voice.toggleNarration());
  readonly #talk = () => this.#use((voice) => voice.toggleHandsFree());

  // It may be here only after the chat was closed, when no microphone is to be opened any more.
  async #use(work: (voice: Voice) => void): Promise<void> {
    const voice = await this.#load();
    if (voice && this.#isOpen) work(voice);
  }

  readonly #load = lazily(async () => {
    const module = await import("./voice.ts");
    this.#options.onStyle(module.VOICE_STYLE);
    this.#voice = new module.Voice(this.#options, lex);
    if (this.#isOpen) this.#voice.enter();
    this.#options.onChange();
    return this.#voice;
  });
}

function wasNarrating(): boolean {
  try {
    return localStorage.getItem("prosa:voice")?.includes('"isNarrating":true') ?? false;
  } catch {
    return false;
  }
}

function renderToggle(
  part: string,
  label: string,
  isPressed: boolean,
  icon: TemplateResult,
  toggle: () => void,
): TemplateResult {
  return html`<button
    class="plain-round speak"
    part=${part}
    type="button"
    aria-label=${label}
    aria-pressed=${isPressed}
    title=${label}
    @click=${toggle}
  >
    ${icon}
  </button>`;
}
