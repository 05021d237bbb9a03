/** Why a body was not read to its end; `aborted` leaves the reason to the one who aborted. */
type BodyRefusal = "too-large" | "aborted" | "network";

type BodyOutcome = { ok: true; bytes: Uint8Array } | { ok: false; code: BodyRefusal };

/**
 * Reads a stream to its end, counting the bytes that come out of it (decompressed ones, for a response), and gives up
 * as soon as there are more than `maxBytes`; `isCutOff` returns the bytes up to there instead. Never throws.
 */
export async function readBytes(
  stream: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  signal: AbortSignal,
  isCutOff = false,
): Promise<BodyOutcome> {
  if (stream === null) return { ok: true, bytes: new Uint8Array(0) };
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    while (true) {
      const step = await unlessAborted(reader.read(), signal);
      if (step.done) return { ok: true, bytes: joined(chunks, size) };
      size += step.value.byteLength;
      if (size > maxBytes) {
        drop(reader);
        if (isCutOff) return { ok: true, bytes: joined([...chunks, step.value], size).subarray(0, maxBytes) };
        return { ok: false, code: "too-large" };
      }
      chunks.push(step.value);
    }
  } catch {
    drop(reader);
    return { ok: false, code: signal.aborted ? "aborted" : "network" };
  }
}

/** Ends the wait when the signal fires, also for a promise that knows nothing of signals. */
export function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const handleAbort = () => reject(new Error("aborted"));
    if (signal.aborted) handleAbort();
    signal.addEventListener("abort", handleAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", handleAbort));
  });
}

function joined(chunks: Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** Cancelling frees the connection; the far end may already have broken it, which is fine. */
function drop(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  reader.cancel().catch(() => undefined);
}

/**
 * Unpacks gzipped bytes; undefined where they are broken or come to more than `maxBytes`, of which `isCutOff` gives the first
 * where they are XML: a sitemap is read as far as it goes, a bomb not at all.
 */
export async function unzip(
  bytes: Uint8Array,
  maxBytes: number,
  isCutOff = false,
): Promise<Uint8Array | undefined> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream("gzip"));
  const { signal } = new AbortController();
  const body = await readBytes(stream as ReadableStream<Uint8Array>, maxBytes, signal, isCutOff);
  if (!body.ok) return undefined;
  const isXml = /^[^<]{0,3}\s{0,20}<[?!a-z]/i.test(new TextDecoder().decode(body.bytes.subarray(0, 100)));
  return body.bytes.length === maxBytes && !isXml ? undefined : body.bytes;
}
