import type { Language } from "@prosa/protocol";

/** The audio that a transcriber takes, by its media type, with the file ending that servers tell it by. */
export const AUDIO_ENDINGS: Readonly<Record<string, string>> = {
  "audio/webm": "webm",
  "audio/ogg": "ogg",
  "audio/mp4": "mp4",
  "audio/mpeg": "mp3",
  "audio/wav": "wav",
};

interface Recording {
  bytes: Uint8Array<ArrayBuffer>;
  /** One of `AUDIO_ENDINGS`. */
  mediaType: string;
  language?: Language;
}

type TranscriptionFaultCode = "absent" | "busy" | "failed" | "unusable";

/**
 * Why there are no words: `absent` where the server transcribes nothing, `busy` or `failed` where another try may do, and
 * `unusable` where this recording never will.
 */
export class TranscriptionFault extends Error {
  override name = "TranscriptionFault";
  readonly code: TranscriptionFaultCode;
  readonly retryAfterMs: number;

  constructor(code: TranscriptionFaultCode, retryAfterMs = 0) {
    super(`No transcription: ${code}.`);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Turns a recording into words; silence gives none. Throws `TranscriptionFault`. */
export type Transcribe = (recording: Recording) => Promise<string>;
