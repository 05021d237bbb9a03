import type { SpeechInput, SpeechInputHandlers, VoiceFault } from "./speech-input.ts";

export const RECORDING_MAX_MS = 60_000;
const TICK_MS = 100;
const PAUSE_MS = 2_500;
const PATIENCE_MS = 10_000;
const LOUD = 0.06;
const BITS_PER_SECOND = 32_000;
const MEDIA_TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4", "audio/webm"];

/** Turns a recording into words; rejects with `TranscriptionFailed`. */
export type Transcribe = (recording: Blob) => Promise<string>;

export class TranscriptionFailed extends Error {
  readonly fault: VoiceFault;

  constructor(fault: VoiceFault) {
    super(`No transcription: ${fault}.`);
    this.fault = fault;
  }
}

/** Whether this browser can record on this page. */
export function canRecord(): boolean {
  return typeof MediaRecorder !== "undefined" && navigator.mediaDevices !== undefined;
}

/**
 * Speech input by recording, for browsers without a recognition: until a pause after the first words, `finish` or a minute;
 * then the recording is transcribed. The microphone is closed in every case.
 */
export class Recorder implements SpeechInput {
  readonly kind = "recording";
  readonly #transcribe: Transcribe;
  #finish: (() => void) | undefined;
  #forget: (() => void) | undefined;

  constructor(transcribe: Transcribe) {
    this.#transcribe = transcribe;
  }

  listen(handlers: SpeechInputHandlers): void {
    this.cancel();
    const over = new AbortController();
    this.#forget = () => over.abort();
    const tell = (say: () => void) => {
      if (!over.signal.aborted) say();
    };
    this.#record(over.signal, handlers)
      .then((words) => tell(() => handlers.onEnd(words)))
      .catch((error: unknown) => tell(() => handlers.onFault(faultOf(error))));
  }

  finish(): void {
    this.#finish?.();
  }

  cancel(): void {
    this.#forget?.();
    this.#forget = undefined;
    this.#finish = undefined;
  }

  async #record(over: AbortSignal, handlers: SpeechInputHandlers): Promise<string> {
    const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    const stream = await navigator.mediaDevices.getUserMedia({ audio });
    try {
      if (over.aborted) return "";
      const recording = await this.#capture(stream, over, handlers);
      if (over.aborted || !recording) return "";
      handlers.onWorking();
      return await this.#transcribe(recording);
    } finally {
      for (const track of stream.getTracks()) track.stop();
    }
  }

  async #capture(
    stream: MediaStream,
    over: AbortSignal,
    handlers: SpeechInputHandlers,
  ): Promise<Blob | undefined> {
    const meter = startMeter(stream);
    const mimeType = MEDIA_TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    const options = { audioBitsPerSecond: BITS_PER_SECOND, ...(mimeType && { mimeType }) };
    const recorder = new MediaRecorder(stream, options);
    const finish = () => {
      if (recorder.state !== "inactive") recorder.stop();
      // The microphone's light goes out at once, and not only when the words arrive.
      for (const track of stream.getTracks()) track.stop();
    };
    this.#finish = finish;
    over.addEventListener("abort", finish);
    let isSilent = true;
    let quietMs = 0;
    let recordedMs = 0;
    const timer = setInterval(() => {
      const level = meter.level();
      recordedMs += TICK_MS;
      quietMs = level > LOUD ? 0 : quietMs + TICK_MS;
      if (level > LOUD) isSilent = false;
      const isPaused = !isSilent && quietMs >= PAUSE_MS;
      const isGivenUp = isSilent && meter.isTrusted() && quietMs >= PATIENCE_MS;
      if (recordedMs >= RECORDING_MAX_MS || isPaused || isGivenUp) finish();
      else if (!over.aborted) handlers.onLevel(level);
    }, TICK_MS);
    try {
      handlers.onOpen();
      const recording = await recordingOf(recorder);
      return isSilent && meter.isTrusted() ? undefined : recording;
    } finally {
      clearInterval(timer);
      meter.close();
    }
  }
}

function recordingOf(recorder: MediaRecorder): Promise<Blob> {
  const pieces: Blob[] = [];
  return new Promise((resolve, reject) => {
    recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
    recorder.addEventListener("error", () => reject(new TranscriptionFailed("failed")));
    recorder.addEventListener("stop", () => resolve(new Blob(pieces, { type: recorder.mimeType })));
    recorder.start();
  });
}

interface Meter {
  level(): number;
  /** Whether it has run: a suspended meter always shows silence. */
  isTrusted(): boolean;
  close(): void;
}

function startMeter(stream: MediaStream): Meter {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  // Long enough to cover the time between two readings.
  analyser.fftSize = 8192;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let hasRun = false;
  return {
    level() {
      hasRun ||= context.state === "running";
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return Math.min(1, Math.sqrt(power) * 4);
    },
    isTrusted: () => hasRun,
    close: () => void context.close(),
  };
}

function faultOf(error: unknown): VoiceFault {
  if (error instanceof TranscriptionFailed) return error.fault;
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (name === "NotFoundError" || name === "NotReadableError" || name === "OverconstrainedError")
    return "no-microphone";
  return "failed";
}
