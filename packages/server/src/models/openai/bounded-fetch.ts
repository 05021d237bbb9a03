const STREAM_BYTES_MAX = 8 * 1024 * 1024;
const LINE_BYTES_MAX = 512 * 1024;
const LINE_FEED = 10;

export type Fetcher = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * A fetch for event streams: a stream or a line of it that grows past all reason is cut with an error. Its label is not
 * looked at: many servers write a wrong one.
 */
export function boundedFetch(fetcher: Fetcher): Fetcher {
  return async (input, init) => {
    const response = await fetcher(input, init);
    if (!response.ok || !response.body) return response;
    return new Response(response.body.pipeThrough(boundedStream()), {
      status: response.status,
      headers: response.headers,
    });
  };
}

function boundedStream(): TransformStream<Uint8Array, Uint8Array> {
  let byteCount = 0;
  let lineBytes = 0;
  return new TransformStream({
    transform(bytes, controller) {
      byteCount += bytes.length;
      const lastFeed = bytes.lastIndexOf(LINE_FEED);
      lineBytes = lastFeed < 0 ? lineBytes + bytes.length : bytes.length - lastFeed - 1;
      if (byteCount > STREAM_BYTES_MAX || lineBytes > LINE_BYTES_MAX) {
        controller.error(new Error("The stream is larger than a reply can be."));
      } else {
        controller.enqueue(bytes);
      }
    },
  });
}
