import type { Message } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { ChatContext, Feature } from "../../app/feature.ts";
import { lazily } from "../../client/lazily.ts";
import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import { adoptStyle } from "../../styles/adopt-style.ts";
import type { Slot } from "../../view/slot.ts";
import { BUTTON_STRINGS } from "./button-strings.ts";
import { readPreferences } from "./preferences.ts";
import type { Voice } from "./voice.ts";

const microphoneIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><rect x="9.2" y="3.8" width="5.6" height="10.4" rx="2.8" /><path d="M5.8 11.6a6.2 6.2 0 0 0 12.4 0M12 17.8v2.7" /></svg>`;
const speakerIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M4.5 9.6v4.8h3l4.3 3.7V5.9L7.5 9.6zm10.8-.4c1.6 1.6 1.6 4 0 5.6m2.5-8c3 3 3 7.4 0 10.4" /></svg>`;
const talkIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M4.5 10.2v3.6m3.75-7v10.4M12 4.2v15.6m3.75-12v8.4m3.75-6v3.6" /></svg>`;

/**
 * The buttons of the voice. It finds out what the browser can do, and loads the voice at its first use, or with the chat
 * where the visitor wanted answers read aloud before.
 */
export function createVoice(context: ChatContext): Feature {
  return new VoiceFeature(context);
}

class VoiceFeature implements Feature {
  readonly #context: ChatContext;
  readonly #canSpeak = typeof speechSynthesis !== "undefined";
  readonly #hasRecognition: boolean;
  readonly #canRecord = typeof MediaRecorder !== "undefined" && !!globalThis.navigator?.mediaDevices;
  #voice: Voice | undefined;
  #isPrepared = false;
  #isOpen = false;

  constructor(context: ChatContext) {
    this.#context = context;
    this.#hasRecognition = "SpeechRecognition" in globalThis || "webkitSpeechRecognition" in globalThis;
  }

  // The server can say whether it transcribes only once there is a session.
  async #prepare(): Promise<void> {
    if (this.#isPrepared) return;
    this.#isPrepared = true;
    const mayRecord = !this.#hasRecognition && this.#canRecord;
    if (mayRecord || readPreferences().isNarrating === true) await (await this.#load())?.findSpeechInput();
  }

  handleUpdated(state: ChatState): void {
    if (state.connection.status === "online") void this.#prepare();
    this.#voice?.handleUpdated(state);
  }

  handleMessage(message: Message, isOpen: boolean): void {
    if (isOpen) this.#voice?.handleMessage(message);
  }

  handleKey({ key }: KeyboardEvent): boolean {
    return key === "Escape" && (this.#voice?.handleEscape() ?? false);
  }

  handleOpened(): void {
    this.#isOpen = true;
    this.#voice?.handleOpened();
  }

  handleClosed(): void {
    this.#isOpen = false;
    this.#voice?.handleClosed();
  }

  handleRemoved(): void {
    this.handleClosed();
  }

  stopSpeech(): void {
    this.#voice?.stop();
  }

  render(slot: Slot, { connection }: ChatState, strings: Strings): unknown {
    const isRefused = connection.status === "refused";
    const canDictate = this.#hasRecognition || !!this.#voice?.canListen;
    const words = { ...BUTTON_STRINGS[strings.language], ...strings };
    switch (slot) {
      case "field":
        return canDictate && !isRefused ? this.#renderDictate(words.dictate) : nothing;
      case "toolbar":
        return [
          this.#canSpeak
            ? renderToggle("narrate", words.narrate, !!this.#voice?.isNarrating, speakerIcon, this.#narrate)
            : nothing,
          this.#canSpeak && canDictate && !isRefused
            ? renderToggle("talk", words.talk, !!this.#voice?.handsFree, talkIcon, this.#talk)
            : nothing,
        ];
      case "notice": {
        // The status is in the page before it has words, so that they are announced.
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
  // By what the button showed: another window may have turned it on since, and the voice, once loaded, remembers that.
  readonly #narrate = () => {
    const isWanted = !this.#voice?.isNarrating;
    return this.#use((voice) => voice.setNarration(isWanted));
  };
  readonly #talk = () => this.#use((voice) => voice.toggleHandsFree());

  // The chat may be closed before the voice is loaded; then no microphone may be opened.
  async #use(work: (voice: Voice) => void): Promise<void> {
    const voice = await this.#load();
    if (voice && this.#isOpen) work(voice);
  }

  readonly #load = lazily(async () => {
    const module = await import("./voice.ts");
    const { host } = this.#context;
    adoptStyle(host.renderRoot, module.VOICE_STYLE);
    this.#voice = new module.Voice(this.#context);
    if (this.#isOpen) this.#voice.handleOpened();
    host.requestUpdate();
    return this.#voice;
  });
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
