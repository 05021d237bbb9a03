const REQUEST_TIMEOUT_MS = 10_000;

/** Sends JSON as plain text, which needs no preflight; rejects where no answer comes. */
export function post(url: string, body: unknown): Promise<Response> {
  const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  return fetch(url, { method: "POST", credentials: "omit", body: JSON.stringify(body), signal });
}
