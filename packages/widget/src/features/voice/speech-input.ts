/** Why there are no words. Each has its own advice in the strings; none of them keeps anybody from writing. */
export type VoiceFault =
  | "refused"
  | "no-microphone"
  | "no-network"
  | "language-missing"
  | "nothing-heard"
  | "no-voice"
  | "busy"
  | "failed";

/** What an ear tells while it listens; nothing more comes after `onEnd` or `onFault`. */
export interface EarHandlers {
  /** The microphone is open. */
  onOpen: () => void;
  /** All that was understood so far, which may still change. */
  onWords: (words: string) => void;
  /** Loudness from 0 to 1, some ten times a second, where it is known. */
  onLevel: (level: number) => void;
  /** It listens no more, and its words are on their way. */
  onWorking: () => void;
  /** What was said; empty when it was nothing. */
  onEnd: (words: string) => void;
  onFault: (fault: VoiceFault) => void;
}

/** One way of hearing what the visitor says, till a silence, a limit or `finish` ends it. */
export interface Ear {
  readonly kind: "recognition" | "recording";
  listen(handlers: EarHandlers): void;
  /** Ends the listening; what was heard counts. */
  finish(): void;
  /** Ends the listening, and no handler is called any more. */
  cancel(): void;
}

/** Calls back after a while, unless what it returns is called before. */
export type After = (delayMs: number, callback: () => void) => () => void;

export const afterDelay: After = (delayMs, callback) => {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
};
