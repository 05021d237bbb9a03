import type { Fetcher } from "./bounded-fetch.ts";

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
