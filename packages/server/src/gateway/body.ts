import { isWellFormed } from "@prosa/protocol";
import type * as z from "zod/mini";
import { ProblemError } from "./problem.ts";

/** The largest JSON body of most routes, in bytes. */
export const BODY_BYTES_MAX = 64 * 1024;

/** The most of an unwanted body that is read before the gateway gives up, in bytes. */
const DRAINED_BYTES_MAX = 16 * 1024 * 1024;

/** Reads a JSON body; throws a `ProblemError` for one that is too large, not JSON, or not of the schema. */
export async function readJson<Schema extends z.ZodMiniType>(
  request: Request,
  schema: Schema,
  bytesMax = BODY_BYTES_MAX,
): Promise<z.infer<Schema>> {
  const bytes = await readRequestBytes(request, bytesMax, `A body holds at most ${bytesMax} bytes.`);
  const parsed = schema.safeParse(parse(new TextDecoder().decode(bytes)));
  if (parsed.success) {
    if (isWellFormed(parsed.data)) return parsed.data;
    throw new ProblemError(422, "bad-body", "A text holds half of a surrogate pair; send whole characters.");
  }
  const issue = parsed.error.issues[0];
  const where = issue?.path.join(".") || "the body";
  throw new ProblemError(
    422,
    "bad-body",
    `Not valid at ${where}: ${issue?.message ?? "see the server's README"}.`,
  );
}

/** Reads a body of at most `bytesMax` bytes; throws a `ProblemError` with `message` for a larger one. */
export async function readRequestBytes(
  { body }: Request,
  bytesMax: number,
  message: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for await (const chunk of body ? chunksOf(body) : []) {
    byteCount += chunk.byteLength;
    if (byteCount > bytesMax) throw new ProblemError(413, "too-large", message);
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

/**
 * Reads the rest of a request's body and forgets it, up to `DRAINED_BYTES_MAX`: a client whose connection is closed while
 * it still sends may lose the answer.
 */
export async function drain({ body }: Request): Promise<void> {
  if (!body || body.locked) return;
  let bytes = 0;
  for await (const chunk of chunksOf(body)) {
    bytes += chunk.byteLength;
    if (bytes > DRAINED_BYTES_MAX) return;
  }
}

/**
 * The chunks of a body; a reader that leaves early keeps the body open, so that the rest can be drained. A body whose sender
 * went away is no fault of the server, which would fill the log with what any client can bring about.
 */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* body.values({ preventCancel: true });
  } catch {
    throw new ProblemError(400, "body-cut", "The body ended before it was whole; send it again.");
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError(400, "not-json", "Send a JSON body.");
  }
}
