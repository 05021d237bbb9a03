import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One step of a scripted stream: words, a tool call, raw bytes, or a wait that the test ends. */
export type Step =
  | { text: string }
  | { reasoning: string }
  | { toolCall: { index?: number; id?: string; name?: string; args?: string } }
  | { raw: string | Uint8Array }
  | { json: unknown }
  | { until: Promise<unknown> };

/** The server's reaction to one request. */
export type Behaviour =
  | {
      type: "stream";
      steps: Iterable<Step> | AsyncIterable<Step>;
      /** The reason of the end, `stop` by default; null leaves it out. */
      finish?: string | null;
      /** False leaves out `data: [DONE]`. */
      hasDone?: boolean;
      lineEnd?: "\n" | "\r\n";
      /** The label of the stream, that of server-sent events by default. */
      mediaType?: string;
      /** Tokens for the last chunk when the request asked for usage; absent where the server knows no usage. */
      tokenCount?: number;
      /** Those of them that were read; none by default. */
      inputCount?: number;
      /** After the steps: the orderly end, an open silence, or a torn connection. */
      ending?: "end" | "stall" | "disconnect";
    }
  | { type: "refuse"; status: number; headers?: Record<string, string>; body?: unknown; mediaType?: string }
  /** Takes the request and never answers. */
  | { type: "silence" };

export type Script = Behaviour | ((request: ScriptedRequest) => Behaviour);

export interface ScriptedMessage {
  role: string;
  content: string | null;
  tool_call_id?: string;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
}

export interface ScriptedRequest {
  /** The number of requests before it. */
  index: number;
  headers: IncomingMessage["headers"];
  body: {
    model: string;
    messages: ScriptedMessage[];
    stream?: boolean;
    stream_options?: { include_usage?: boolean };
    temperature?: number;
    max_tokens?: number;
    max_completion_tokens?: number;
    reasoning_effort?: string;
    tools?: { type: "function"; function: { name: string; parameters: unknown } }[];
  };
  /** Settles when the client has hung up or the answer is out. */
  over: Promise<void>;
}

export interface ScriptedLlm {
  /** Ends in `/v1`. */
  baseUrl: string;
  requests: ScriptedRequest[];
  setScript(script: Script): void;
  /** Resolves with the request of that index, as soon as it is there. */
  request(index: number): Promise<ScriptedRequest>;
  close(): Promise<void>;
}

/** A stream of the given words, one chunk each, that ends in order. */
export function says(...words: string[]): Behaviour {
  return { type: "stream", steps: words.map((text) => ({ text })) };
}

/** What `offersPerson` says. */
export const PERSON_OFFER = "Posso chamar uma pessoa da equipe.";

/** Offers a person, asks for one by its tool, and offers one again after it. */
export const offersPerson: Script = ({ body }) => {
  if (body.messages.some(({ role }) => role === "tool")) return says(...PERSON_OFFER.split(/(?<=chamar )/));
  const toolCall = { index: 0, id: "call_human", name: "ask_human", args: '{"reason":"pedido"}' };
  return { type: "stream", steps: [{ text: PERSON_OFFER }, { toolCall }], finish: "tool_calls" };
};

export function refuses(status: number, code: string, headers: Record<string, string> = {}): Behaviour {
  const error = { message: `Scripted ${status}.`, type: code, param: null, code };
  return { type: "refuse", status, headers, body: { error } };
}

/** The same words for ever; the client has to hang up. */
export function saysWithoutEnd(text: string): Behaviour {
  return {
    type: "stream",
    steps: (function* () {
      for (;;) yield { text };
    })(),
  };
}

/** A promise for the test to open. */
export function createGate(): { opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

/**
 * A chat completions server on loopback that speaks the stream of the OpenAI API and does with each request what its script
 * says. It never sleeps: waits are promises of the test.
 */
export async function startScriptedLlm({
  script = says("Olá."),
}: {
  script?: Script;
} = {}): Promise<ScriptedLlm> {
  let current = script;
  const requests: ScriptedRequest[] = [];
  const waiting = new Map<number, (request: ScriptedRequest) => void>();

  const server = createServer(async (incoming, response) => {
    response.on("error", () => undefined);
    if (incoming.method !== "POST" || !incoming.url?.endsWith("/chat/completions")) {
      response
        .writeHead(404, { "content-type": "application/json" })
        .end('{"error":{"message":"Not found."}}');
      return;
    }
    const over = Promise.withResolvers<void>();
    response.on("close", () => over.resolve());
    const body = JSON.parse(await textOf(incoming)) as ScriptedRequest["body"];
    const request = { index: requests.length, headers: incoming.headers, body, over: over.promise };
    requests.push(request);
    waiting.get(request.index)?.(request);
    await perform(typeof current === "function" ? current(request) : current, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    setScript(next) {
      current = next;
    },
    request(index) {
      const there = requests[index];
      if (there) return Promise.resolve(there);
      return new Promise((resolve) => waiting.set(index, resolve));
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function perform(
  behaviour: Behaviour,
  request: ScriptedRequest,
  response: ServerResponse,
): Promise<void> {
  switch (behaviour.type) {
    case "silence":
      return;
    case "refuse": {
      const { status, headers, body, mediaType = "application/json" } = behaviour;
      response.writeHead(status, { "content-type": mediaType, ...headers });
      response.end(typeof body === "string" ? body : JSON.stringify(body ?? {}));
      return;
    }
    case "stream":
      await stream(behaviour, request, response);
  }
}

async function stream(
  behaviour: Behaviour & { type: "stream" },
  request: ScriptedRequest,
  response: ServerResponse,
): Promise<void> {
  const lineEnd = behaviour.lineEnd ?? "\n";
  const wantsUsage =
    request.body.stream_options?.include_usage === true && behaviour.tokenCount !== undefined;
  const head = {
    id: `chatcmpl-${request.index}`,
    object: "chat.completion.chunk",
    created: 1_760_000_000,
    model: request.body.model,
  };
  const chunk = (delta: object, finish: string | null = null) => ({
    ...head,
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...(wantsUsage && { usage: null }),
  });
  const send = (json: unknown) => write(response, `data: ${JSON.stringify(json)}${lineEnd}${lineEnd}`);

  response.writeHead(200, {
    "content-type": behaviour.mediaType ?? "text/event-stream; charset=utf-8",
    "cache-control": "no-cache",
  });
  response.flushHeaders();
  let isFirst = true;
  for await (const step of behaviour.steps) {
    if (response.destroyed) return;
    if ("until" in step) await step.until;
    else if ("raw" in step) await write(response, step.raw);
    else if ("json" in step) await send(step.json);
    else if ("toolCall" in step) await send(chunk({ tool_calls: [toolCallDelta(step.toolCall)] }));
    else if ("reasoning" in step) await send(chunk({ reasoning_content: step.reasoning }));
    else {
      await send(chunk(isFirst ? { role: "assistant", content: step.text } : { content: step.text }));
      isFirst = false;
    }
  }
  if (behaviour.ending === "stall") return;
  if (behaviour.ending === "disconnect") {
    response.destroy();
    return;
  }
  if (behaviour.finish !== null) await send(chunk({}, behaviour.finish ?? "stop"));
  if (wantsUsage) {
    const { tokenCount: total = 0, inputCount: read = 0 } = behaviour;
    await send({
      ...head,
      choices: [],
      usage: { prompt_tokens: read, completion_tokens: total - read, total_tokens: total },
    });
  }
  if (behaviour.hasDone !== false) await write(response, `data: [DONE]${lineEnd}${lineEnd}`);
  response.end();
}

function toolCallDelta({
  index,
  id,
  name,
  args,
}: {
  index?: number;
  id?: string;
  name?: string;
  args?: string;
}) {
  return {
    ...(index !== undefined && { index }),
    ...(id !== undefined && { id, type: "function" }),
    function: { ...(name !== undefined && { name }), ...(args !== undefined && { arguments: args }) },
  };
}

/** Resolves when the bytes have left, or the client has gone: an endless script must not fill the memory. */
function write(response: ServerResponse, bytes: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) {
      resolve();
      return;
    }
    response.once("close", resolve);
    response.write(bytes, () => {
      response.off("close", resolve);
      resolve();
    });
  });
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString("utf8");
}
