import { TEXT_LENGTH_MAX } from "@prosa/protocol";
import OpenAI from "openai";
import { AUDIO_ENDINGS, type Transcribe, TranscriptionFault } from "../transcriber.ts";
import { boundedTo } from "./bounded-body.ts";
import { type OpenAiServer, openClient } from "./client.ts";

const WHOLE_MS = 30_000;
const ANSWER_BYTES_MAX = 256 * 1024;
const BUSY_MS = 5_000;

interface OpenAiTranscriberSettings extends OpenAiServer {
  model: string;
}

/** Transcribes at `POST /audio/transcriptions` of OpenAI or a compatible server, within 30 s and without retries. */
export function createOpenAiTranscriber(settings: OpenAiTranscriberSettings): Transcribe {
  const client = openClient(settings, WHOLE_MS, boundedTo(ANSWER_BYTES_MAX));
  return async ({ bytes, mediaType, language }) => {
    const name = `recording.${AUDIO_ENDINGS[mediaType] ?? "webm"}`;
    try {
      const { text } = await client.audio.transcriptions.create({
        file: new File([bytes], name, { type: mediaType }),
        model: settings.model,
        response_format: "json",
        ...(language && { language: language.slice(0, 2) }),
      });
      return typeof text === "string" ? text.trim().slice(0, TEXT_LENGTH_MAX) : "";
    } catch (error) {
      throw faultOf(error);
    }
  };
}

function faultOf(error: unknown): TranscriptionFault {
  const status: number | undefined = error instanceof OpenAI.APIError ? error.status : undefined;
  // A compatible server that writes but does not transcribe knows no such address.
  if (status === 404 || status === 405 || status === 501) return new TranscriptionFault("absent");
  if (status === 429) return new TranscriptionFault("busy", BUSY_MS);
  if (status === 400 || status === 413 || status === 415 || status === 422)
    return new TranscriptionFault("unusable");
  return new TranscriptionFault("failed", BUSY_MS);
}
