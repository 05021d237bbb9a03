import type { VoiceFault } from "../speech-input.ts";

/** What voice says on the screen, in one language. A missing key does not compile. */
export interface VoiceStrings {
  opening: string;
  listening: string;
  recording: (seconds: number) => string;
  transcribing: string;
  thinking: string;
  reading: string;
  speaking: string;
  cancel: string;
  done: string;
  send: string;
  interrupt: string;
  end: string;
  silence: string;
  rate: (rate: string) => string;
  dismiss: string;
  handsFree: string;
  /** Read aloud in place of a bare address. */
  link: string;
  faults: Readonly<Record<VoiceFault, string>>;
}
