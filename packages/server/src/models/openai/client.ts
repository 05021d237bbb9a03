import OpenAI from "openai";

const OPENAI_URL = "https://api.openai.com/v1";

export type Fetcher = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** The address and the key of a server with OpenAI's interface. */
export interface OpenAiServer {
  /** Any text for servers that ask for none. */
  apiKey: string;
  /** OpenAI's own where none is given; else that of Ollama, vLLM, llama.cpp, OpenRouter, up to and with `/v1`. */
  baseUrl?: string;
  fetch?: Fetcher;
}

/** A client of a server: retries and logs are its caller's, and so is `bound`, which keeps answers within reason. */
export function openClient(
  server: OpenAiServer,
  timeoutMs: number,
  bound: (fetcher: Fetcher) => Fetcher,
): OpenAI {
  return new OpenAI({
    apiKey: server.apiKey || "none",
    baseURL: server.baseUrl ?? OPENAI_URL,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: "off",
    fetch: bound(fetcherOf(server)),
  });
}

/** The server's own fetch, else the platform's. */
export function fetcherOf(server: OpenAiServer): Fetcher {
  return server.fetch ?? ((input, init) => fetch(input, init));
}

/** The address of chat completions, with the query of the base address (Azure's `api-version`). */
export function completionsUrl(server: OpenAiServer): URL {
  const url = new URL(server.baseUrl ?? OPENAI_URL);
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/chat/completions`;
  return url;
}

const NEARBY =
  /^(?:localhost|[^.:]+|.+\.(?:local|localhost|internal|lan|home|docker)|(?:127|10)(?:\.\d+){3}|(?:192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+){2}|\[(?:::1|f[cd].*|fe80.*)\])$/i;

/** True for an address of this machine or its network, where a server may have to load its model first. */
export function isNearby({ hostname }: URL): boolean {
  return NEARBY.test(hostname);
}

/** The headers of a request with JSON; the owner's own come last. */
export function requestHeaders(server: OpenAiServer, extra: Readonly<Record<string, string>> = {}): Headers {
  const headers = new Headers({
    "content-type": "application/json",
    accept: "text/event-stream, application/json",
    authorization: `Bearer ${server.apiKey || "none"}`,
  });
  for (const [name, value] of Object.entries(extra)) headers.set(name, value);
  return headers;
}
