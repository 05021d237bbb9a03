import type { RejectedEvent, RejectionCode } from "@prosa/protocol";
import { faultOf } from "../../platform/faults.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { StorageError } from "../log/storage-error.ts";

const STORAGE_RETRY_MS = 1_000;

/** Thrown for a command that was not applied; `message` tells its sender how to go on. */
export class Rejection extends Error {
  override name = "Rejection";
  readonly code: RejectionCode;
  readonly retryAfterMs: number | undefined;

  constructor(code: RejectionCode, message: string, retryAfterMs?: number) {
    super(message);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Explains an error to a client: a rejection in full, any other error by its id in the log alone. */
export function explain(
  error: unknown,
  host: Pick<RoomHost, "newId" | "log">,
): Omit<RejectedEvent, "type" | "id"> {
  if (error instanceof StorageError) {
    const message = "The room's storage does not answer; send it again.";
    return { code: "storage-unavailable", message, retryAfterMs: STORAGE_RETRY_MS };
  }
  if (error instanceof Rejection) {
    const { code, message, retryAfterMs } = error;
    host.log({ level: "count", event: "rejected", code });
    return { code, message, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
  const errorId = host.newId();
  host.log({ level: "error", event: "command-failed", errorId, error: faultOf(error) });
  return {
    code: "internal-error",
    message: `The room failed; its log names the cause under ${errorId}.`,
    errorId,
  };
}
