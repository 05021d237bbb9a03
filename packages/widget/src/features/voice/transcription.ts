import { type Transcribe, TranscriptionFailed } from "./recorder.ts";
import type { WidgetLanguage } from "../../strings/language.ts";

const REQUEST_TIMEOUT_MS = 40_000;

/** Where a session's recordings go: the address of its transcriptions and its token. */
export interface TranscriptionDesk {
  url: string;
  token: string;
}

/** Finds the desk; `isStale` asks for a fresh token, since the last one was refused. `undefined` while there is none. */
export type FindDesk = (isStale: boolean) => Promise<TranscriptionDesk | undefined>;

/** Whether the server can transcribe; false where it cannot be asked. */
export async function canTranscribe(findDesk: FindDesk): Promise<boolean> {
  try {
    return (await ask(findDesk, "", { method: "GET" })).status === 204;
  } catch {
    return false;
  }
}

export function createTranscribe(findDesk: FindDesk, language: () => WidgetLanguage): Transcribe {
  return async (recording) => {
    const query = `?language=${language()}`;
    const headers = { "content-type": recording.type.split(";")[0] || "audio/webm" };
    const response = await ask(findDesk, query, { method: "POST", headers, body: recording }).catch(() => {
      throw new TranscriptionFailed("no-network");
    });
    if (response.status === 429 || response.status === 503) throw new TranscriptionFailed("busy");
    const answer: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
    const text = typeof answer === "object" && answer !== null && Reflect.get(answer, "text");
    if (typeof text !== "string") throw new TranscriptionFailed("failed");
    return text.trim();
  };
}

async function ask(
  findDesk: FindDesk,
  query: string,
  init: RequestInit & { headers?: Record<string, string> },
): Promise<Response> {
  for (const isStale of [false, true]) {
    const desk = await findDesk(isStale);
    if (!desk) break;
    const response = await fetch(desk.url + query, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${desk.token}` },
      credentials: "omit",
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    // A tab that was open for long holds an old token; the room's line renews it, and so may this.
    if (response.status !== 401 || isStale) return response;
  }
  throw new Error("There is no session to transcribe for.");
}
