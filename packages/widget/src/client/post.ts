const REQUEST_TIMEOUT_MS = 10_000;
const ENDPOINT_TIMEOUT_MS = 40_000;

/** Sends JSON as plain text, which needs no preflight; rejects where no answer comes. */
export function post(url: string, body: unknown): Promise<Response> {
  const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  return fetch(url, { method: "POST", credentials: "omit", body: JSON.stringify(body), signal });
}

/** Sends JSON that arrives though the page is left meanwhile; rejects where no answer comes. */
export function postAtLeaving(url: string, body: unknown): Promise<Response> {
  const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  return fetch(url, {
    method: "POST",
    credentials: "omit",
    body: JSON.stringify(body),
    signal,
    keepalive: true,
  });
}

/** Whether a file comes, over the line or from the cache. */
export function isThere(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Finds an endpoint of the session; `isStale` asks for a fresh token after the last one was refused. `undefined` without a session. */
export type FindEndpoint = (isStale: boolean) => Promise<{ url: string; token: string } | undefined>;

/** Asks an endpoint of the session, in the visitor's name. Rejects where there is no session, and where no answer comes. */
export async function askEndpoint(
  findEndpoint: FindEndpoint,
  query: string,
  init: RequestInit & { headers?: Record<string, string> },
): Promise<Response> {
  for (const isStale of [false, true]) {
    const endpoint = await findEndpoint(isStale);
    if (!endpoint) break;
    const response = await fetch(endpoint.url + query, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${endpoint.token}` },
      credentials: "omit",
      signal: AbortSignal.timeout(ENDPOINT_TIMEOUT_MS),
    });
    // A tab that was open for long may hold an expired token, which is renewed once.
    if (response.status !== 401 || isStale) return response;
  }
  throw new Error("There is no session to ask for.");
}
