import type { Message } from "@prosa/protocol";
import { html, nothing } from "lit";
import type { Feature, Place } from "../features.ts";
import { lazily } from "../lazily.ts";
import type { ChatState } from "../state.ts";
import type { Voice, VoiceOptions } from "./voice.ts";

/** What the composer draws of the voice: which of its buttons make sense here, and which are pressed. */
export interface VoiceView {
  canDictate: boolean;
  canNarrate: boolean;
  canTalk: boolean;
  isDictating: boolean;
  isNarrating: boolean;
  isTalking: boolean;
}

export interface VoiceGateOptions extends VoiceOptions {
  onStyle: (style: string) => void;
}

/**
 * All of the voice that the chat's first bytes hold: it finds out what this browser can do, and loads the rest when it is
 * first used, or when the visitor wanted answers read aloud before.
 */
export class VoiceGate implements Feature {
  readonly #options: VoiceGateOptions;
  readonly #canSpeak = typeof speechSynthesis !== "undefined";
  readonly #hasRecognition: boolean;
  readonly #canRecord = typeof MediaRecorder !== "undefined" && !!globalThis.navigator?.mediaDevices;
  #voice: Voice | undefined;
  #isPrepared = false;

  constructor(options: VoiceGateOptions) {
    this.#options = options;
    this.#hasRecognition = "SpeechRecognition" in globalThis || "webkitSpeechRecognition" in globalThis;
  }

  get view(): VoiceView {
    const canDictate = this.#hasRecognition || !!this.#voice?.canListen;
    return {
      canDictate,
      canNarrate: this.#canSpeak,
      canTalk: canDictate && this.#canSpeak,
      isDictating: this.#voice?.dictation !== undefined,
      isNarrating: this.#voice?.isNarrating ?? false,
      isTalking: this.#voice?.handsFree !== undefined,
    };
  }

  // Only with a session can the server be asked whether it transcribes.
  async #prepare(): Promise<void> {
    if (this.#isPrepared) return;
    this.#isPrepared = true;
    const mayRecord = !this.#hasRecognition && this.#canRecord;
    if (mayRecord || wasNarrating()) await (await this.#load())?.findEar();
  }

  readonly toggleDictation = async (): Promise<void> => (await this.#load())?.toggleDictation();
  readonly toggleNarration = async (): Promise<void> => (await this.#load())?.toggleNarration();
  readonly toggleTalk = async (): Promise<void> => (await this.#load())?.toggleHandsFree();

  /** Called after every change of the conversation. */
  follow(state: ChatState): void {
    if (state.connection.status === "online") void this.#prepare();
    this.#voice?.follow(state);
  }

  handleMessage(message: Message, isOpen: boolean): void {
    if (isOpen) this.#voice?.handleMessage(message);
  }

  /** Escape: tells whether it was meant for the voice. */
  handleEscape(): boolean {
    return this.#voice?.handleEscape() ?? false;
  }

  /** The visitor writes, or leaves: whatever speaks or listens ends. */
  silence(): void {
    this.#voice?.silence();
  }

  // In the page before there is anything to say, so that what is said is announced.
  render(place: Place): unknown {
    if (place !== "foot") return nothing;
    const { words, bar } = this.#voice?.render() ?? { words: "", bar: nothing };
    return html`<div class="voice"><p class="unseen" role="status">${words}</p>${bar}</div>`;
  }

  readonly #load = lazily(async () => {
    const [module, { lex }] = await Promise.all([import("./voice.ts"), import("../message-parts.ts")]);
    this.#options.onStyle(module.VOICE_STYLE);
    this.#voice = new module.Voice(this.#options, lex);
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
