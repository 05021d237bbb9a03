import { type AttachCommand, type LoggedCommand, type RejectionCode, readProblem } from "@prosa/protocol";
import type { History } from "../storage/history.ts";
import { fileKey } from "../storage/keys.ts";
import { createId } from "./create-id.ts";
import type { OutboxRow } from "./state/state.ts";
import type { SessionEndpoint } from "./transport.ts";

/** The time to the next attempt after one that found no server, where the server names none. */
const RETRY_MS = 5_000;

interface UploadsOptions {
  server: string;
  history: History;
  /** Finds where files of the session are sent; `isStale` after the last token was refused there. */
  endpoint: (isStale: boolean) => Promise<SessionEndpoint | undefined>;
  enqueue: (command: LoggedCommand, text: string) => Promise<void>;
  /** Called when the progress of a file changed. */
  onChange: () => void;
  /** Called when the outbox may go on: a file is stored, or may be tried again. */
  onReady: () => void;
  onRefused: (id: string, code: RejectionCode, message: string) => void;
}

/** A file on its way: the part of it that has left, from 0 to 1, and how to stop it. */
interface Upload {
  progress: number;
  abort: () => void;
}

type Outcome =
  | { type: "stored" | "stale" | "aborted" }
  | { type: "later"; delayMs: number }
  | { type: "refused"; code: string; detail: string };

/**
 * The files that the visitor sends. Each lies on the device until its command is confirmed, is sent over HTTP before it, and
 * under its own id, so that sending it again is safe.
 */
export class Uploads {
  readonly #options: UploadsOptions;
  readonly #files = new Map<string, Blob>();
  readonly #running = new Map<string, Upload>();
  /** The session that has each file, by the file's id. */
  readonly #stored = new Map<string, string>();

  constructor(options: UploadsOptions) {
    this.#options = options;
  }

  /** Saves a file on the device and puts its command into the outbox. */
  async attach(file: Blob, name: string): Promise<void> {
    const fileId = createId();
    this.#files.set(fileId, file);
    await this.#options.history.saveRow(fileKey(fileId), await encode(file));
    await this.#options.enqueue({ type: "attach", id: createId(), fileId }, name);
  }

  /** The file on this device; `undefined` for one that was sent before this page, or from elsewhere. */
  async find(fileId: string): Promise<Blob | undefined> {
    const known = this.#files.get(fileId);
    if (known) return known;
    const file = decode(await this.#options.history.loadFile(fileKey(fileId)));
    if (file) this.#files.set(fileId, file);
    return file;
  }

  /** The part of a file that has left, from 0 to 1; `undefined` while it is not on its way. */
  progressOf(fileId: string): number | undefined {
    return this.#running.get(fileId)?.progress;
  }

  isStored(fileId: string, session: string | undefined): boolean {
    return session !== undefined && this.#stored.get(fileId) === session;
  }

  /** Stops sending a file. Its row of the outbox is the caller's to discard. */
  cancel(fileId: string): void {
    this.#running.get(fileId)?.abort();
  }

  close(): void {
    for (const { abort } of this.#running.values()) abort();
  }

  /** Sends the file of a row, unless it is on its way. */
  async send({ text }: OutboxRow, { id, fileId }: AttachCommand): Promise<void> {
    if (this.#running.has(fileId)) return;
    const upload: Upload = { progress: 0, abort: () => {} };
    this.#running.set(fileId, upload);
    const outcome = await this.#attempt(fileId, text, upload);
    this.#running.delete(fileId);
    const { onReady, onRefused, onChange } = this.#options;
    onChange();
    if (outcome.type === "stored") onReady();
    else if (outcome.type === "later") setTimeout(onReady, outcome.delayMs);
    else if (outcome.type === "refused") {
      const code = outcome.code === "session-full" ? "session-full" : "unknown-file";
      onRefused(id, code, outcome.detail);
    }
  }

  async #attempt(fileId: string, name: string, upload: Upload): Promise<Outcome> {
    const file = await this.find(fileId);
    if (!file) return { type: "refused", code: "gone", detail: "The file is not on this device any more." };
    for (const isStale of [false, true]) {
      const endpoint = await this.#options.endpoint(isStale).catch(() => undefined);
      if (!endpoint) return { type: "later", delayMs: RETRY_MS };
      const outcome = await this.#post(
        endpoint,
        `?${new URLSearchParams({ id: fileId, name })}`,
        file,
        upload,
      );
      if (outcome.type === "stored") this.#stored.set(fileId, endpoint.session);
      if (outcome.type !== "stale") return outcome;
    }
    return { type: "later", delayMs: RETRY_MS };
  }

  // `fetch` does not tell how much of a body has left.
  #post({ url, token }: SessionEndpoint, query: string, file: Blob, upload: Upload): Promise<Outcome> {
    const request = new XMLHttpRequest();
    return new Promise((resolve) => {
      request.open("POST", `${url}${query}`);
      request.setRequestHeader("authorization", `Bearer ${token}`);
      request.setRequestHeader("content-type", file.type || "application/octet-stream");
      request.upload.onprogress = ({ loaded, total }) => {
        upload.progress = total > 0 ? loaded / total : 0;
        this.#options.onChange();
      };
      request.onload = () => resolve(outcomeOf(request));
      request.onerror = () => resolve({ type: "later", delayMs: RETRY_MS });
      request.onabort = () => resolve({ type: "aborted" });
      upload.abort = () => request.abort();
      request.send(file);
    });
  }

  /** Finds an address that gives a stored file for some minutes; `undefined` where there is none now. */
  async addressOf(fileId: string): Promise<string | undefined> {
    for (const isStale of [false, true]) {
      const endpoint = await this.#options.endpoint(isStale).catch(() => undefined);
      if (!endpoint) return undefined;
      const headers = { authorization: `Bearer ${endpoint.token}` };
      const response = await fetch(`${endpoint.url}/${fileId}`, { headers, credentials: "omit" }).catch(
        () => undefined,
      );
      if (response?.status === 401) continue;
      const answer: unknown = await response?.json().catch(() => undefined);
      const path = typeof answer === "object" && answer !== null && Reflect.get(answer, "path");
      return response?.ok && typeof path === "string" ? `${this.#options.server}${path}` : undefined;
    }
    return undefined;
  }
}

function outcomeOf(request: XMLHttpRequest): Outcome {
  const { status } = request;
  if (status === 201) return { type: "stored" };
  if (status === 401) return { type: "stale" };
  if (status === 429 || status >= 500) {
    const afterS = Number(request.getResponseHeader("retry-after"));
    return { type: "later", delayMs: afterS > 0 ? afterS * 1_000 : RETRY_MS };
  }
  const problem = readProblem(parse(request.responseText));
  return { type: "refused", code: problem?.code ?? "refused", detail: problem?.detail ?? `HTTP ${status}` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A file as a `data:` address, since a row on the device is JSON. */
function encode(file: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

function decode(stored: unknown): Blob | undefined {
  const [, type, content] =
    /^data:([^,;]*);base64,(.*)$/.exec(typeof stored === "string" ? stored : "") ?? [];
  if (content === undefined) return undefined;
  return new Blob([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], { type: type ?? "" });
}
