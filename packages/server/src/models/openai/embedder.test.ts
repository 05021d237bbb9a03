import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, describe, it } from "node:test";
import { createOpenAiEmbedder } from "./embedder.ts";

interface Asked {
  path: string | undefined;
  authorization: string | undefined;
  body: { model: string; input: string[]; encoding_format?: string; dimensions?: number };
}
type Answer = { status: number; body: string } | "silence";

let server: Server;
let baseUrl: string;
let asked: Asked[];
let answerTo: (body: Asked["body"]) => Answer;

before(async () => {
  server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const body: Asked["body"] = JSON.parse(text);
    asked.push({ path: request.url, authorization: request.headers.authorization, body });
    const answer = answerTo(body);
    if (answer === "silence") return;
    response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  answerTo = ({ input }) => embeds(input.map((text, index) => ({ index, embedding: [text.length, 1] })));
});

function embeds(data: unknown): Answer {
  return { status: 200, body: JSON.stringify({ object: "list", data, model: "any", usage: {} }) };
}

function embedder(model = "bge-m3") {
  return createOpenAiEmbedder({ apiKey: "key", baseUrl, model });
}

const never = new AbortController().signal;

describe("createOpenAiEmbedder", () => {
  it("asks for floats by name and no dimensions of a model that may have only one size", async () => {
    const [vector] = (await embedder().embed(["frete"], never)).vectors;
    assert.deepEqual(vector, Float32Array.of(5, 1));
    assert.deepEqual(asked, [
      {
        path: "/v1/embeddings",
        authorization: "Bearer key",
        body: { model: "bge-m3", input: ["frete"], encoding_format: "float" },
      },
    ]);
  });

  it("asks for the short form of a model that has one", async () => {
    answerTo = ({ input }) => embeds(input.map((_, index) => ({ index, embedding: new Array(256).fill(1) })));
    await embedder("text-embedding-3-small").embed(["frete"], never);
    assert.equal(asked[0]?.body.dimensions, 256);
  });

  it("asks for many texts in batches and keeps their order, whatever that of the answer", async () => {
    answerTo = ({ input }) =>
      embeds(input.map((text, index) => ({ index, embedding: [Number(text), 1] })).reverse());
    const texts = Array.from({ length: 150 }, (_, number) => String(number));
    const { vectors } = await embedder().embed(texts, never);
    assert.deepEqual(
      vectors.map(([first]) => first),
      texts.map(Number),
    );
    assert.deepEqual(
      asked.map(({ body }) => body.input.length),
      [64, 64, 22],
    );
  });

  it("asks nothing for no texts", async () => {
    assert.deepEqual(await embedder().embed([], never), { vectors: [], tokenCount: 0 });
    assert.equal(asked.length, 0);
  });

  it("rejects an answer that is short, of mixed lengths, of no numbers, or too large", async () => {
    for (const data of [
      [{ index: 0, embedding: [1, 2] }],
      [
        { index: 0, embedding: [1, 2] },
        { index: 1, embedding: [1] },
      ],
      [
        { index: 0, embedding: [1, 2] },
        { index: 1, embedding: ["x", null] },
      ],
      [
        { index: 0, embedding: [1, 2] },
        { index: 1, embedding: [] },
      ],
      "none",
    ]) {
      answerTo = () => embeds(data);
      await assert.rejects(embedder().embed(["um", "dois"], never));
    }
    answerTo = () => ({ status: 200, body: `${" ".repeat(9 * 1024 * 1024)}{}` });
    await assert.rejects(embedder().embed(["um"], never));
  });

  it("takes base64 from a server that sends nothing else, and counts the tokens that it reports", async () => {
    const numbers = Float32Array.of(0.5, -2, 3);
    const embedding = Buffer.from(numbers.buffer).toString("base64");
    answerTo = () => ({
      status: 200,
      body: JSON.stringify({ data: [{ index: 0, embedding }], usage: { total_tokens: 7 } }),
    });
    assert.deepEqual(await embedder().embed(["frete"], never), { vectors: [numbers], tokenCount: 7 });
  });

  it("reports the kind of failure, and the wait that the server asks for", async () => {
    for (const [status, body, code] of [
      [401, "{}", "refused"],
      [404, "{}", "refused"],
      [429, "{}", "rate-limited"],
      [429, '{"error":{"code":"insufficient_quota"}}', "refused"],
      [400, "{}", "bad-request"],
      [502, "<html>", "server-error"],
    ] as const) {
      answerTo = () => ({ status, body });
      await assert.rejects(embedder().embed(["um"], never), { code });
    }
    const gone = createOpenAiEmbedder({ apiKey: "", baseUrl: "http://127.0.0.1:1/v1", model: "any" });
    await assert.rejects(gone.embed(["um"], never), { code: "unreachable" });
  });

  it("rejects numbers that are none, and vectors of another length than it asked for", async () => {
    const none = Buffer.from(Float32Array.of(1, Number.NaN).buffer).toString("base64");
    for (const [model, embedding] of [
      ["bge-m3", none],
      ["bge-m3", "YWJj"],
      ["text-embedding-3-small", [1, 2]],
    ] as const) {
      answerTo = () => embeds([{ index: 0, embedding }]);
      await assert.rejects(embedder(model).embed(["um"], never), { code: "bad-answer" });
    }
  });

  it("rejects a refusal at once, without another try", async () => {
    answerTo = () => ({ status: 429, body: "{}" });
    await assert.rejects(embedder().embed(["um"], never));
    assert.equal(asked.length, 1);
  });

  it("stops waiting for a server that does not answer once it is aborted", async () => {
    const stop = new AbortController();
    answerTo = () => {
      stop.abort();
      return "silence";
    };
    await assert.rejects(embedder().embed(["um"], stop.signal));
  });
});
