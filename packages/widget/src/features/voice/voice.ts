import { type Message, TEXT_LENGTH_MAX } from "@prosa/protocol";
import type { ChatContext } from "../../app/feature.ts";
import type { FindEndpoint } from "../../client/post.ts";
import { repliesOf } from "../../client/state/replacing.ts";
import { messageText } from "../../client/state/rows.ts";
import type { ChatState } from "../../client/state/state.ts";
import { languageOf } from "../../strings/index.ts";
import type { WidgetLanguage } from "../../strings/language.ts";
import { lex } from "../../view/rich-text.ts";
import { Dictation, findRecognition } from "./dictation.ts";
import { HandsFree } from "./hands-free.ts";
import { Narrator } from "./narration.ts";
import { readPreferences, savePreferences, type VoicePreferences } from "./preferences.ts";
import { canRecord, Recorder } from "./recorder.ts";
import { SpeakerLock } from "./speaker-lock.ts";
import type { SpeechInput, VoiceFault } from "./speech-input.ts";
import { VOICE_STRINGS, type VoiceStrings } from "./strings.ts";
import { canTranscribe, createTranscribe } from "./transcription.ts";
import { describeVoice, renderVoiceBar } from "./voice-bar.ts";
import type { DictationState, VoiceState } from "./voice-state.ts";

export { VOICE_STYLE } from "./styles.ts";

const RATES: readonly number[] = [1, 1.25, 1.5, 0.8];

interface VoiceOptions {
  site: () => string;
  language: () => WidgetLanguage;
  findEndpoint: FindEndpoint;
  draft: () => string;
  onDraft: (draft: string) => void;
  onSay: (words: string) => void;
  onStopReply: () => void;
  onChange: () => void;
  /** Whether the device may store anything. */
  mayStore: () => boolean;
  /** The focused element of the chat. */
  focused: () => Element | null;
  /** Moves the focus to a part of the chat, once it is drawn. */
  onFocus: (part: string) => void;
}

type Activity = "none" | "dictating" | "talking" | "reading";

/** The voice: dictation into the input, answers read aloud, and the spoken conversation. */
export class Voice implements VoiceState {
  dictation: DictationState | undefined;
  fault: VoiceFault | undefined;

  readonly narrator: Narrator | undefined;
  readonly #options: VoiceOptions;
  readonly #preferences: VoicePreferences = knownPreferences();
  #input: SpeechInput | undefined;
  #handsFree: HandsFree | undefined;
  #lock: SpeakerLock | undefined;
  #canTranscribe: Promise<boolean> | undefined;
  #shownActivity: Activity = "none";
  #failed: ReadonlySet<string> = new Set();
  #attempts = 0;

  constructor(context: ChatContext) {
    const options = optionsOf(context);
    this.#options = options;
    const Recognition = findRecognition();
    if (Recognition) this.#input = new Dictation(Recognition, options.language);
    if ("speechSynthesis" in window) {
      this.narrator = new Narrator({
        language: options.language,
        rate: () => this.#preferences.rate,
        link: () => this.strings.link,
        lex,
        onChange: () => {
          this.#handsFree?.handleNarration();
          this.#change();
        },
        onVoiceless: () => this.#report("no-voice"),
      });
    }
  }

  /** Called when the chat opens. */
  handleOpened(): void {
    this.handleClosed();
    this.#lock = new SpeakerLock(this.#options.site());
    document.addEventListener("visibilitychange", this.#share);
    // Speech would continue on the next page.
    addEventListener("pagehide", this.#handlePageHide);
    this.#share();
  }

  /** Called when the chat closes or leaves the page. */
  handleClosed(): void {
    document.removeEventListener("visibilitychange", this.#share);
    removeEventListener("pagehide", this.#handlePageHide);
    this.#lock?.release();
    this.#lock = undefined;
  }

  get language(): WidgetLanguage {
    return this.#options.language();
  }

  get strings(): VoiceStrings {
    return VOICE_STRINGS[this.language];
  }

  get canListen(): boolean {
    return this.#input !== undefined;
  }

  get isNarrating(): boolean {
    return this.#preferences.isNarrating;
  }

  get rate(): number {
    return this.#preferences.rate;
  }

  get handsFree(): HandsFree | undefined {
    return this.#handsFree?.isOn ? this.#handsFree : undefined;
  }

  /** Finds a speech input where the browser has no recognition: a recording, if the server can transcribe it. */
  async findSpeechInput(): Promise<void> {
    if (this.#input || !(await this.#probe())) return;
    this.#input = this.#createRecorder();
    this.#change();
  }

  toggleDictation(): void {
    if (this.dictation) this.#input?.finish();
    else this.#dictate();
  }

  setNarration(isNarrating: boolean): void {
    this.#preferences.isNarrating = isNarrating;
    this.#savePreferences();
    if (!this.isNarrating && !this.handsFree) this.narrator?.stop();
    this.#share();
    if (this.isNarrating) this.#lock?.request(true);
    this.#settle();
  }

  toggleHandsFree(): void {
    const isOn = this.handsFree !== undefined;
    this.stop();
    if (isOn || !this.#input || !this.narrator) return;
    const { language, onSay, onStopReply } = this.#options;
    this.#handsFree = new HandsFree({
      input: this.#input,
      narrator: this.narrator,
      language,
      onSay,
      onStopReply,
      onChange: () => this.#change(),
      onFault: (fault) => this.#report(fault),
    });
    this.#handsFree.start();
    this.#lock?.request(true);
  }

  changeRate(): void {
    const next = RATES[(RATES.indexOf(this.rate) + 1) % RATES.length] ?? 1;
    this.#preferences.rate = next;
    this.#savePreferences();
    this.narrator?.restart();
    this.#settle();
  }

  /** Stops speech input and output; returns whether there was any. */
  stop(): boolean {
    const wasActive = this.dictation !== undefined || !!this.handsFree || !!this.narrator?.isSpeaking;
    this.#attempts += 1;
    this.#input?.cancel();
    this.dictation = undefined;
    this.#handsFree?.stop();
    this.narrator?.stop();
    this.#share();
    this.#settle();
    return wasActive;
  }

  /** Ends the dictation, and restores the input's text from before. */
  cancelDictation(): void {
    const { dictation } = this;
    this.#input?.cancel();
    this.dictation = undefined;
    if (dictation) this.#options.onDraft(dictation.before);
    this.#settle();
  }

  /** Handles Escape; returns whether the voice used it. */
  handleEscape(): boolean {
    if (!this.dictation) return this.stop();
    this.cancelDictation();
    return true;
  }

  /** Called after every drawing. */
  handleUpdated(state: ChatState): void {
    const failed = new Set(
      state.outbox.filter((row) => row.state.type === "failed").map(({ command }) => command.id),
    );
    // An earlier failure says nothing about the last message.
    if ([...failed].some((id) => !this.#failed.has(id))) this.#handsFree?.handleFailure();
    this.#failed = failed;
    if (!this.#isHeard) return;
    for (const { replyId, text } of repliesOf(state)) this.narrator?.read(replyId, text, false);
  }

  /** Called for every message that enters the conversation. */
  handleMessage(message: Message): void {
    if (message.author === "visitor") return;
    if (this.#isHeard) this.narrator?.read(message.id, messageText(message), true);
    this.#handsFree?.handleAnswer();
  }

  /** The state in words, and the rendered bar. */
  render(): { words: string; bar: unknown } {
    return { words: describeVoice(this), bar: renderVoiceBar(this) };
  }

  get #activity(): Activity {
    if (this.handsFree) return "talking";
    if (this.dictation) return "dictating";
    return this.narrator?.isSpeaking ? "reading" : "none";
  }

  dismiss(): void {
    this.#settle();
  }

  get #isHeard(): boolean {
    return this.#isSpeechWanted && !!this.#lock?.isHeld;
  }

  get #isSpeechWanted(): boolean {
    return (this.isNarrating || this.handsFree !== undefined) && document.visibilityState === "visible";
  }

  readonly #handlePageHide = (): void => {
    this.stop();
  };

  // Two windows on one conversation would speak at the same time.
  readonly #share = (): void => {
    if (this.#isSpeechWanted) this.#lock?.request();
    else this.#lock?.release();
  };

  #savePreferences(): void {
    if (this.#options.mayStore()) savePreferences(this.#preferences);
  }

  #probe(): Promise<boolean> {
    if (!canRecord()) return Promise.resolve(false);
    this.#canTranscribe ??= canTranscribe(this.#options.findEndpoint);
    return this.#canTranscribe;
  }

  #createRecorder(): Recorder {
    return new Recorder(createTranscribe(this.#options.findEndpoint, this.#options.language));
  }

  #dictate(): void {
    const input = this.#input;
    if (!input) return;
    this.stop();
    const { draft, onDraft } = this.#options;
    const before = draft();
    const dictation: DictationState = {
      kind: input.kind,
      phase: "opening",
      level: 0,
      startedAt: performance.now(),
      before,
    };
    this.dictation = dictation;
    const change = (changes: Partial<DictationState>) => {
      Object.assign(dictation, changes);
      this.#change();
    };
    const write = (words: string) => onDraft(joined(before, words));
    input.listen({
      onOpen: () => change({ phase: "listening", startedAt: performance.now() }),
      onWords: write,
      onLevel: (level) => change({ level }),
      onWorking: () => change({ phase: "working" }),
      onEnd: (words) => {
        this.dictation = undefined;
        if (words) write(words);
        else this.#report("nothing-heard");
        this.#change();
      },
      onFault: (fault) => {
        this.dictation = undefined;
        void this.#handleFault(fault, input.kind);
      },
    });
    this.#change();
  }

  // A browser may have a recognition that never works; then a recording takes its place.
  async #handleFault(fault: VoiceFault, kind: SpeechInput["kind"]): Promise<void> {
    const isBrowserFault = kind === "recognition" && (fault === "no-network" || fault === "language-missing");
    const attempt = this.#attempts;
    const canInstead = isBrowserFault && (await this.#probe());
    // The visitor may have closed the chat or begun to write meanwhile.
    if (attempt !== this.#attempts) return;
    if (!canInstead) {
      this.#report(fault);
      return;
    }
    this.#input = this.#createRecorder();
    this.#dictate();
  }

  // The spoken conversation is controlled by its one button. When a focused button disappears, its toggle gets the focus.
  #change(): void {
    const before = this.#shownActivity;
    const activity = this.#activity;
    this.#shownActivity = activity;
    const { focused, onFocus, onChange } = this.#options;
    if (activity === "talking" && before !== "talking") onFocus("voice-interrupt");
    if (activity === "none" && before !== "none") {
      const isTouch = matchMedia("(pointer: coarse)").matches;
      const toggle = { dictating: "dictate", talking: "talk", reading: "narrate" }[before];
      if (before === "dictating" && !isTouch && focused()?.closest("[part=dictate], .voice"))
        onFocus("input");
      else if (focused()?.closest(".voice")) onFocus(toggle);
    }
    onChange();
  }

  #report(fault: VoiceFault): void {
    this.fault = fault;
    this.#change();
  }

  #settle(): void {
    this.fault = undefined;
    this.#change();
  }
}

function optionsOf({ host, conversation, draft, write, say }: ChatContext): VoiceOptions {
  return {
    site: () => host.site,
    language: () => languageOf(host),
    findEndpoint: (isStale) => conversation.findEndpoint("transcriptions", isStale),
    draft,
    onDraft: write,
    onSay: say,
    onStopReply: () => conversation.stopReplies(),
    onChange: () => host.requestUpdate(),
    mayStore: () => conversation.state.consent === "given",
    focused: () => host.shadowRoot?.activeElement ?? null,
    onFocus: async (part) => {
      await host.updateComplete;
      host.renderRoot.querySelector<HTMLElement>(`[part=${part}]`)?.focus();
    },
  };
}

function knownPreferences(): VoicePreferences {
  const { isNarrating, rate } = readPreferences();
  return { isNarrating: isNarrating === true, rate: RATES.find((known) => known === rate) ?? 1 };
}

function joined(before: string, words: string): string {
  const gap = before && !/\s$/.test(before) ? " " : "";
  return (before + gap + words).slice(0, TEXT_LENGTH_MAX);
}
