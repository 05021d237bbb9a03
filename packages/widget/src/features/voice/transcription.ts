import { askEndpoint, type FindEndpoint } from "../../client/post.ts";
import type { WidgetLanguage } from "../../strings/language.ts";
import { type Transcribe, TranscriptionFailed } from "./recorder.ts";

/** Whether the server can transcribe; `false` where it does not answer. */
export async function canTranscribe(findEndpoint: FindEndpoint): Promise<boolean> {
  try {
    return (await askEndpoint(findEndpoint, "", { method: "GET" })).status === 204;
  } catch {
    return false;
  }
}

/** Creates the function that has the server transcribe a recording. It rejects with `TranscriptionFailed`. */
export function createTranscribe(findEndpoint: FindEndpoint, language: () => WidgetLanguage): Transcribe {
  return async (recording) => {
    const query = `?language=${language()}`;
    const headers = { "content-type": recording.type.split(";")[0] || "audio/webm" };
    const response = await askEndpoint(findEndpoint, query, {
      method: "POST",
      headers,
      body: recording,
    }).catch(() => {
      throw new TranscriptionFailed("no-network");
    });
    if (response.status === 429 || response.status === 503) throw new TranscriptionFailed("busy");
    const answer: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
    const text = typeof answer === "object" && answer !== null && Reflect.get(answer, "text");
    if (typeof text !== "string") throw new TranscriptionFailed("failed");
    return text.trim();
  };
}
