import { type Message, TEXT_LENGTH_MAX } from "@prosa/protocol";
import { repliesOf } from "../../client/state/replacing.ts";
import { textOf } from "../../client/state/rows.ts";
import type { ChatState } from "../../client/state/state.ts";
import { canTranscribe, createTranscribe, type FindDesk } from "./transcription.ts";
import type { WidgetLanguage } from "../../strings/language.ts";
import { Dictation, findRecognition } from "./dictation.ts";
import { HandsFree } from "./hands-free.ts";
import { Narrator } from "./narration.ts";
import { RATES, readPreferences, savePreferences, type VoicePreferences } from "./preferences.ts";
import { canRecord, Recorder } from "./recorder.ts";
import type { Ear, VoiceFault } from "./speech-input.ts";
import { Mouth } from "./speaker-lock.ts";
import type { Lex } from "./spoken.ts";
import { VOICE_STRINGS, type VoiceStrings } from "./strings/index.ts";
import { describeVoice, renderVoiceBar } from "./voice-bar.ts";

export { VOICE_STYLE } from "./styles.ts";

export interface VoiceOptions {
  site: () => string;
  language: () => WidgetLanguage;
  findDesk: FindDesk;
  draft: () => string;
  onDraft: (draft: string) => void;
  onSay: (words: string) => void;
  onStopReply: () => void;
  onChange: () => void;
  /** Whether the device may keep anything. */
  mayKeep: () => boolean;
  /** The chat's part that has the focus now. */
  focused: () => Element | null;
  /** Moves the focus to a part of the chat, once it is there. */
  onFocus: (part: string) => void;
}

type Activity = "none" | "dictating" | "talking" | "reading";

/** What dictation is doing: its words go into the input as they come, after what was there. */
export interface DictationState {
  kind: Ear["kind"];
  phase: "opening" | "listening" | "working";
  level: number;
  startedAt: number;
  /** The input's words from before. */
  before: string;
}

/** All that the visitor says and hears: dictation into the input, answers read aloud, and the conversation by voice. */
export class Voice {
  dictation: DictationState | undefined;
  fault: VoiceFault | undefined;

  readonly narrator: Narrator | undefined;
  readonly #options: VoiceOptions;
  readonly #preferences: VoicePreferences = readPreferences();
  #ear: Ear | undefined;
  #handsFree: HandsFree | undefined;
  #mouth: Mouth | undefined;
  #canTranscribe: Promise<boolean> | undefined;
  #shownActivity: Activity = "none";
  #failed: ReadonlySet<string> = new Set();
  #attempts = 0;

  constructor(options: VoiceOptions, lex: Lex) {
    this.#options = options;
    const Recognition = findRecognition();
    if (Recognition) this.#ear = new Dictation(Recognition, options.language);
    if ("speechSynthesis" in window) {
      this.narrator = new Narrator({
        language: options.language,
        rate: () => this.#preferences.rate,
        link: () => this.strings.link,
        lex,
        onChange: () => {
          this.#handsFree?.follow();
          this.#change();
        },
        onVoiceless: () => this.#report("no-voice"),
      });
    }
  }

  /** The chat is open from now on. */
  enter(): void {
    this.leave();
    this.#mouth = new Mouth(this.#options.site());
    document.addEventListener("visibilitychange", this.#share);
    // What is being said would go on over the next page.
    addEventListener("pagehide", this.#hush);
    this.#share();
  }

  /** The chat is closed, or off the page. */
  leave(): void {
    document.removeEventListener("visibilitychange", this.#share);
    removeEventListener("pagehide", this.#hush);
    this.#mouth?.leave();
    this.#mouth = undefined;
  }

  get language(): WidgetLanguage {
    return this.#options.language();
  }

  get strings(): VoiceStrings {
    return VOICE_STRINGS[this.language];
  }

  get canListen(): boolean {
    return this.#ear !== undefined;
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

  /** Looks for a way to hear where the browser has no recognition: a recording, if the server can transcribe it. */
  async findEar(): Promise<void> {
    if (this.#ear || !(await this.#probe())) return;
    this.#ear = this.#createRecorder();
    this.#change();
  }

  toggleDictation(): void {
    if (this.dictation) this.#ear?.finish();
    else this.#dictate();
  }

  toggleNarration(): void {
    this.#preferences.isNarrating = !this.#preferences.isNarrating;
    this.#savePreferences();
    if (!this.isNarrating && !this.handsFree) this.narrator?.stop();
    this.#share();
    if (this.isNarrating) this.#mouth?.want(true);
    this.#settle();
  }

  toggleHandsFree(): void {
    const isOn = this.handsFree !== undefined;
    this.silence();
    if (isOn || !this.#ear || !this.narrator) return;
    const { language, onSay, onStopReply } = this.#options;
    this.#handsFree = new HandsFree({
      ear: this.#ear,
      narrator: this.narrator,
      language,
      onSay,
      onStopReply,
      onChange: () => this.#change(),
      onFault: (fault) => this.#report(fault),
    });
    this.#handsFree.start();
    this.#mouth?.want(true);
  }

  changeRate(): void {
    const next = RATES[(RATES.indexOf(this.rate) + 1) % RATES.length] ?? 1;
    this.#preferences.rate = next;
    this.#savePreferences();
    this.narrator?.restart();
    this.#settle();
  }

  /** Ends everything that speaks or listens; tells whether there was anything. */
  silence(): boolean {
    const wasActive = this.dictation !== undefined || !!this.handsFree || !!this.narrator?.isSpeaking;
    this.#attempts += 1;
    this.#ear?.cancel();
    this.dictation = undefined;
    this.#handsFree?.stop();
    this.narrator?.stop();
    this.#share();
    this.#settle();
    return wasActive;
  }

  /** Forgets what was dictated just now. */
  cancelDictation(): void {
    const { dictation } = this;
    this.#ear?.cancel();
    this.dictation = undefined;
    if (dictation) this.#options.onDraft(dictation.before);
    this.#settle();
  }

  /** Escape: tells whether it was meant for the voice. */
  handleEscape(): boolean {
    if (!this.dictation) return this.silence();
    this.cancelDictation();
    return true;
  }

  /** Called after every change of the conversation. */
  follow(state: ChatState): void {
    const failed = new Set(
      state.outbox.filter((row) => row.state.type === "failed").map(({ command }) => command.id),
    );
    // What failed before is no news of what was said just now.
    if ([...failed].some((id) => !this.#failed.has(id))) this.#handsFree?.handleFailure();
    this.#failed = failed;
    if (!this.#isHeard) return;
    for (const { replyId, text } of repliesOf(state)) this.narrator?.read(replyId, text, false);
  }

  /** Called for every message that enters the conversation. */
  handleMessage(message: Message): void {
    if (message.author === "visitor") return;
    if (this.#isHeard) this.narrator?.read(message.id, textOf(message), true);
    this.#handsFree?.handleAnswer();
  }

  /** The present state in words, and as it shows. */
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
    return this.#wantsToSpeak && !!this.#mouth?.isOurs;
  }

  get #wantsToSpeak(): boolean {
    return (this.isNarrating || this.handsFree !== undefined) && document.visibilityState === "visible";
  }

  readonly #hush = (): void => {
    this.silence();
  };

  // Two windows on one conversation would speak at once.
  readonly #share = (): void => {
    if (this.#wantsToSpeak) this.#mouth?.want();
    else this.#mouth?.leave();
  };

  #savePreferences(): void {
    if (this.#options.mayKeep()) savePreferences(this.#preferences);
  }

  #probe(): Promise<boolean> {
    if (!canRecord()) return Promise.resolve(false);
    this.#canTranscribe ??= canTranscribe(this.#options.findDesk);
    return this.#canTranscribe;
  }

  #createRecorder(): Recorder {
    return new Recorder(createTranscribe(this.#options.findDesk, this.#options.language));
  }

  #dictate(): void {
    const ear = this.#ear;
    if (!ear) return;
    this.silence();
    const { draft, onDraft } = this.#options;
    const before = draft();
    const dictation: DictationState = {
      kind: ear.kind,
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
    ear.listen({
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
        void this.#handleFault(fault, ear.kind);
      },
    });
    this.#change();
  }

  // A browser may have recognition in name only; then a recording does what it cannot.
  async #handleFault(fault: VoiceFault, kind: Ear["kind"]): Promise<void> {
    const isTheirs = kind === "recognition" && (fault === "no-network" || fault === "language-missing");
    const attempt = this.#attempts;
    const canInstead = isTheirs && (await this.#probe());
    // Whoever closed the chat or went on to write meanwhile is not listened to any more.
    if (attempt !== this.#attempts) return;
    if (!canInstead) {
      this.#report(fault);
      return;
    }
    this.#ear = this.#createRecorder();
    this.#dictate();
  }

  // A conversation by voice is led from its one button, and where a pressed button goes away its toggle takes over.
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

function joined(before: string, words: string): string {
  const gap = before && !/\s$/.test(before) ? " " : "";
  return (before + gap + words).slice(0, TEXT_LENGTH_MAX);
}
