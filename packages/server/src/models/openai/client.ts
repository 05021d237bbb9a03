import OpenAI from "openai";
import type { Fetcher } from "./bounded-fetch.ts";

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
    baseURL: server.baseUrl ?? "https://api.openai.com/v1",
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: "off",
    fetch: bound(server.fetch ?? ((input, init) => fetch(input, init))),
  });
}
