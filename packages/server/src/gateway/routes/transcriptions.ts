import { languageSchema } from "@prosa/protocol";
import { createOpenAiTranscriber } from "../../models/openai/transcriber.ts";
import { AUDIO_ENDINGS, type Transcribe, TranscriptionFault } from "../../models/transcriber.ts";
import type { Front } from "../gateway.ts";
import { ProblemError } from "../problem.ts";

/** The largest recording, in bytes: a minute at 256 kbit/s, ten times what speech needs. */
export const RECORDING_BYTES_MAX = 2 * 1024 * 1024;

/** Recordings that one address may send, a minute. */
const RECORDINGS_PER_MINUTE = 20;

/** Tells whether recordings can be transcribed here: 204, or a problem with `no-transcriber`. */
export async function probeTranscriber(front: Front, session: string): Promise<Response> {
  await admit(front, session);
  requireTranscriber(front);
  return new Response(null, { status: 204 });
}

/** Transcribes the recording in the body: `{text}`, which is empty where nobody spoke. Keeps nothing of it. */
export async function transcribeRecording(
  front: Front,
  session: string,
  language: string | undefined,
): Promise<Response> {
  await admit(front, session);
  const transcribe = requireTranscriber(front);
  const mediaType = front.request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!Object.hasOwn(AUDIO_ENDINGS, mediaType)) {
    const known = Object.keys(AUDIO_ENDINGS).join(", ");
    throw new ProblemError(422, "bad-audio", `Send a recording as one of ${known}.`);
  }
  front.spend("transcriptions", RECORDINGS_PER_MINUTE);
  const bytes = await readRecording(front.request);
  if (bytes.byteLength === 0) throw new ProblemError(422, "bad-audio", "The recording is empty.");
  const known = languageSchema.safeParse(language);
  try {
    const text = await transcribe({ bytes, mediaType, ...(known.success && { language: known.data }) });
    return Response.json({ text });
  } catch (error) {
    throw problemOf(error);
  }
}

async function admit(front: Front, session: string): Promise<void> {
  const { site } = await front.requireSession(session);
  front.requireOrigin(await front.settings(site));
}

function requireTranscriber(front: Front): Transcribe {
  const { transcriber } = front.environment;
  if (transcriber) return createOpenAiTranscriber(transcriber);
  throw new ProblemError(
    404,
    "no-transcriber",
    "This server transcribes nothing; set OPENAI_API_KEY, or OPENAI_TRANSCRIPTION_MODEL for a compatible server.",
  );
}

async function readRecording({ body }: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  // Left open when it is too large, so that its sender can still be heard out and told.
  const stream: ReadableStream<Uint8Array> | null = body;
  for await (const chunk of stream?.values({ preventCancel: true }) ?? []) {
    byteCount += chunk.byteLength;
    if (byteCount > RECORDING_BYTES_MAX) {
      throw new ProblemError(413, "too-large", `A recording holds at most ${RECORDING_BYTES_MAX} bytes.`);
    }
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(byteCount);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function problemOf(error: unknown): unknown {
  if (!(error instanceof TranscriptionFault)) return error;
  switch (error.code) {
    case "absent":
      return new ProblemError(404, "no-transcriber", "The server of the model transcribes nothing.");
    case "unusable":
      return new ProblemError(422, "bad-audio", "The recording could not be read; record it again.");
    case "busy":
      return new ProblemError(
        503,
        "busy",
        "Too many recordings at once; come back later.",
        error.retryAfterMs,
      );
    case "failed":
      return new ProblemError(503, "unavailable", "The transcriber did not answer.", error.retryAfterMs);
  }
}
