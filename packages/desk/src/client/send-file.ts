import { FILE_TYPES, type FileAddress } from "@prosa/protocol";
import { prepare } from "../../../widget/src/features/files/prepare.ts";
import { askForToken } from "./requests.ts";

/** The time to the next attempt after one that found no server, where the server names none. */
const RETRY_MS = 5_000;

type Outcome = { type: "stored" } | { type: "later"; afterMs: number } | { type: "refused"; code: string };

interface Sending {
  signal: AbortSignal;
  /** Told the part that has left, from 0 to 1. */
  onProgress: (progress: number) => void;
}

/** Stores a file with a conversation, under an id of the sender's: sending it again is safe. Never rejects. */
export async function sendFile(
  session: string,
  fileId: string,
  file: File,
  { signal, onProgress }: Sending,
): Promise<Outcome> {
  // The server judges by content, and has the last word.
  const prepared = await prepare(file, FILE_TYPES);
  if (!prepared.ok)
    return { type: "refused", code: prepared.fault === "type" ? "bad-file-type" : "too-large" };
  if (signal.aborted) return { type: "later", afterMs: RETRY_MS };
  const query = new URLSearchParams({ id: fileId, name: file.name });
  // `fetch` does not tell how much of a body has left.
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    request.open("POST", `/api/desk/conversations/${encodeURIComponent(session)}/files?${query}`);
    request.setRequestHeader("content-type", prepared.file.type || "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(outcomeOf(request));
    request.onerror = () => resolve({ type: "later", afterMs: RETRY_MS });
    request.onabort = () => resolve({ type: "later", afterMs: RETRY_MS });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(prepared.file);
  });
}

/** An address that gives a stored file for some minutes; `undefined` where there is none now. */
export async function addressOfFile(session: string, fileId: string): Promise<string | undefined> {
  const { token } = await askForToken();
  const path = `/api/sessions/${encodeURIComponent(session)}/files/${encodeURIComponent(fileId)}`;
  const response = await fetch(path, { headers: { authorization: `Bearer ${token}` } });
  return response.ok ? ((await response.json()) as FileAddress).path : undefined;
}

function outcomeOf(request: XMLHttpRequest): Outcome {
  const { status } = request;
  if (status >= 200 && status < 300) return { type: "stored" };
  if (status === 429 || status >= 500) {
    const afterS = Number(request.getResponseHeader("retry-after"));
    return { type: "later", afterMs: afterS > 0 ? afterS * 1_000 : RETRY_MS };
  }
  return { type: "refused", code: /"code":"([\w-]+)"/.exec(request.responseText)?.[1] ?? "refused" };
}
