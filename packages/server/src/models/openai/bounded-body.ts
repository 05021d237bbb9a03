import type { Fetcher } from "./client.ts";

const STREAM_BYTES_MAX = 8 * 1024 * 1024;
const LINE_BYTES_MAX = 512 * 1024;
const LINE_FEED = 10;

/** A response whose body fails once it has grown past `bytesMax`. */
function boundedBody(response: Response, bytesMax: number): Response {
  if (!response.body) return response;
  let byteCount = 0;
  const bounded = new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, controller) {
      byteCount += bytes.byteLength;
      if (byteCount > bytesMax) controller.error(new Error(`The answer is larger than ${bytesMax} bytes.`));
      else controller.enqueue(bytes);
    },
  });
  const { status, headers } = response;
  return new Response(response.body.pipeThrough(bounded), { status, headers });
}

/** A fetch whose answers are cut with an error past so many bytes. */
export function boundedTo(bytesMax: number): (fetcher: Fetcher) => Fetcher {
  return (fetcher) => async (input, init) => boundedBody(await fetcher(input, init), bytesMax);
}

/** The bytes of an event stream, piece by piece. */
export interface BoundedBytes extends AsyncIterableIterator<Uint8Array, undefined> {
  /** Drops the rest, also while a piece is waited for: the connection is closed. */
  cancel(): void;
}

/**
 * The bytes of an event stream as they come: a stream, or a line of it, that grows past all reason ends with an error. Its
 * label is not looked at: many servers write a wrong one.
 */
export function boundedBytes(body: ReadableStream<Uint8Array> | null): BoundedBytes {
  const reader = body?.getReader();
  let byteCount = 0;
  let lineBytes = 0;
  return {
    async next() {
      const step = await reader?.read();
      if (!step || step.done) return { done: true, value: undefined };
      const bytes = step.value;
      byteCount += bytes.length;
      const lastFeed = bytes.lastIndexOf(LINE_FEED);
      lineBytes = lastFeed < 0 ? lineBytes + bytes.length : bytes.length - lastFeed - 1;
      if (byteCount > STREAM_BYTES_MAX || lineBytes > LINE_BYTES_MAX) {
        throw new Error("The stream is larger than a reply can be.");
      }
      return step;
    },
    cancel() {
      reader?.cancel().catch(() => undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
