import type { SessionEndpoint } from "../../client/transport.ts";
import type { WidgetLanguage } from "../../strings/language.ts";
import { type Transcribe, TranscriptionFailed } from "./recorder.ts";

const REQUEST_TIMEOUT_MS = 40_000;

/** Finds the endpoint; `isStale` asks for a fresh token after the last one was refused. `undefined` without a session. */
export type FindEndpoint = (isStale: boolean) => Promise<SessionEndpoint | undefined>;

/** Whether the server can transcribe; `false` where it does not answer. */
export async function canTranscribe(findEndpoint: FindEndpoint): Promise<boolean> {
  try {
    return (await ask(findEndpoint, "", { method: "GET" })).status === 204;
  } catch {
    return false;
  }
}

/** Creates the function that has the server transcribe a recording. It rejects with `TranscriptionFailed`. */
export function createTranscribe(findEndpoint: FindEndpoint, language: () => WidgetLanguage): Transcribe {
  return async (recording) => {
    const query = `?language=${language()}`;
    const headers = { "content-type": recording.type.split(";")[0] || "audio/webm" };
    const response = await ask(findEndpoint, query, { method: "POST", headers, body: recording }).catch(
      () => {
        throw new TranscriptionFailed("no-network");
      },
    );
    if (response.status === 429 || response.status === 503) throw new TranscriptionFailed("busy");
    const answer: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
    const text = typeof answer === "object" && answer !== null && Reflect.get(answer, "text");
    if (typeof text !== "string") throw new TranscriptionFailed("failed");
    return text.trim();
  };
}

async function ask(
  findEndpoint: FindEndpoint,
  query: string,
  init: RequestInit & { headers?: Record<string, string> },
): Promise<Response> {
  for (const isStale of [false, true]) {
    const endpoint = await findEndpoint(isStale);
    if (!endpoint) break;
    const response = await fetch(endpoint.url + query, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${endpoint.token}` },
      credentials: "omit",
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    // A tab that was open for long may hold an expired token, which is renewed once.
    if (response.status !== 401 || isStale) return response;
  }
  throw new Error("There is no session to transcribe for.");
}
