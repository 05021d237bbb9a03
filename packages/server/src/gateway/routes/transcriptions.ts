import { languageSchema } from "@prosa/protocol";
import { createOpenAiTranscriber } from "../../models/openai/transcriber.ts";
import { AUDIO_ENDINGS, type Transcribe, TranscriptionFault } from "../../models/transcriber.ts";
import { requireSession } from "../authentication.ts";
import { readRequestBytes } from "../body.ts";
import { environmentOf, type GatewayApp, type Incoming } from "../incoming.ts";
import { requireOrigin } from "../origins.ts";
import { ProblemError } from "../problem.ts";
import { limitAddress } from "../rate-limits.ts";
import { readSettings } from "../rooms.ts";

/** The largest recording, in bytes: one minute at 256 kbit/s, ten times the rate that speech needs. */
export const RECORDING_BYTES_MAX = 2 * 1024 * 1024;

/** Recordings that one address may send in a minute. */
const RECORDINGS_PER_MINUTE = 20;

/** Adds the visitor's routes that turn a recording into words; nothing of the recording is kept. */
export function addTranscriptionRoutes(app: GatewayApp): void {
  app.get("/api/sessions/:id/transcriptions", async (context) => {
    const incoming = context.get("incoming");
    await admit(incoming, context.req.param("id"));
    requireTranscriber(incoming);
    return context.body(null, 204);
  });

  app.post("/api/sessions/:id/transcriptions", async (context) => {
    const incoming = context.get("incoming");
    const { request } = incoming;
    await admit(incoming, context.req.param("id"));
    const transcribe = requireTranscriber(incoming);
    const mediaType = requireMediaType(request);
    limitAddress(incoming, "transcriptions", RECORDINGS_PER_MINUTE);
    const message = `A recording holds at most ${RECORDING_BYTES_MAX} bytes.`;
    const bytes = await readRequestBytes(request, RECORDING_BYTES_MAX, message);
    if (bytes.byteLength === 0) throw new ProblemError(422, "bad-audio", "The recording is empty.");
    const { data: language } = languageSchema.safeParse(context.req.query("language"));
    const text = await transcribe({ bytes, mediaType, ...(language && { language }) }).catch(
      (error: unknown) => {
        throw problemOf(error);
      },
    );
    return context.json({ text });
  });
}

function requireMediaType(request: Request): string {
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (Object.hasOwn(AUDIO_ENDINGS, mediaType)) return mediaType;
  const known = Object.keys(AUDIO_ENDINGS).join(", ");
  throw new ProblemError(422, "bad-audio", `Send a recording as one of ${known}.`);
}

async function admit(incoming: Incoming, id: string): Promise<void> {
  const { site } = await requireSession(incoming, id);
  requireOrigin(incoming, await readSettings(incoming.host, site));
}

function requireTranscriber(incoming: Incoming): Transcribe {
  const { transcriber } = environmentOf(incoming);
  if (transcriber) return createOpenAiTranscriber(transcriber);
  throw new ProblemError(
    404,
    "no-transcriber",
    "This server transcribes nothing; set OPENAI_API_KEY, or OPENAI_TRANSCRIPTION_MODEL for a compatible server.",
  );
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
