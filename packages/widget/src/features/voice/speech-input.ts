/** The reason why voice failed. The strings have advice for each; the visitor can always write instead. */
export type VoiceFault =
  | "refused"
  | "no-microphone"
  | "no-network"
  | "language-missing"
  | "nothing-heard"
  | "no-voice"
  | "busy"
  | "failed";

/** The events of a speech input; none follows after `onEnd` or `onFault`. */
export interface SpeechInputHandlers {
  /** The microphone is open. */
  onOpen: () => void;
  /** The words so far, which may still change. */
  onWords: (words: string) => void;
  /** The loudness from 0 to 1, about ten times a second, where it is known. */
  onLevel: (level: number) => void;
  /** Listening has ended, and the words are on their way. */
  onWorking: () => void;
  /** The final words; empty if nothing was said. */
  onEnd: (words: string) => void;
  onFault: (fault: VoiceFault) => void;
}

/** A way to turn speech into words. It listens until a silence, a limit or `finish`. */
export interface SpeechInput {
  readonly kind: "recognition" | "recording";
  listen(handlers: SpeechInputHandlers): void;
  /** Ends listening; the words so far count. */
  finish(): void;
  /** Ends listening; no handler is called after this. */
  cancel(): void;
}

/** Calls back after `delayMs`, unless the returned function is called before. */
export type After = (delayMs: number, callback: () => void) => () => void;

export const afterDelay: After = (delayMs, callback) => {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
};
