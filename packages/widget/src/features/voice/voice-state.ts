import type { WidgetLanguage } from "../../strings/language.ts";
import type { HandsFree } from "./hands-free.ts";
import type { Narrator } from "./narration.ts";
import type { SpeechInput, VoiceFault } from "./speech-input.ts";
import type { VoiceStrings } from "./strings.ts";

/** The state of a dictation: its words go into the input as they come, after the input's text from before. */
export interface DictationState {
  kind: SpeechInput["kind"];
  phase: "opening" | "listening" | "working";
  level: number;
  startedAt: number;
  /** The input's text from before. */
  before: string;
}

/** The voice, as far as its bar shows and controls it. */
export interface VoiceState {
  readonly strings: VoiceStrings;
  readonly language: WidgetLanguage;
  readonly rate: number;
  readonly dictation: DictationState | undefined;
  readonly handsFree: HandsFree | undefined;
  readonly fault: VoiceFault | undefined;
  readonly narrator: Narrator | undefined;
  toggleDictation(): void;
  cancelDictation(): void;
  toggleHandsFree(): void;
  changeRate(): void;
  dismiss(): void;
}
