import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, describe, it } from "node:test";
import { type HttpTool, siteSettingsSchema } from "@prosa/protocol";
import { readEnvironment } from "../../platform/environment.ts";
import type { LogEntry } from "../../platform/log.ts";
import { signatureHeader, siteKey } from "../../security/site-key.ts";
import { askTool, SIGNATURE_HEADER } from "./tool-request.ts";

const SECRET = "a-secret-of-the-deployment-that-is-long";
const TOOL_SECRET = "a-secret-of-the-tool-that-is-long-too";
const NOW = 1_790_000_000_000;

describe("askTool", () => {
  let server: Server;
  let url: string;
  let asked: { method: string | undefined; signature: string; body: string }[];
  let answer: { status: number; headers?: Record<string, string>; body: string };
  let logged: LogEntry[];

  before(async () => {
    server = createServer(async (request, response) => {
      let body = "";
      for await (const piece of request) body += String(piece);
      const { method, headers } = request;
      asked.push({ method, signature: String(headers[SIGNATURE_HEADER]), body });
      response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
      response.end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    asked = [];
    logged = [];
    answer = { status: 200, body: '{"status":"sent"}' };
  });

  function ask(fields: Partial<HttpTool> = {}, { hosts = ["127.0.0.1"], loopback = "true" } = {}) {
    const tool: HttpTool = {
      name: "order_status",
      description: "Status of an order.",
      input: { type: "object" },
      url,
      needsIdentity: false,
      timeoutMs: 5_000,
      ...fields,
    };
    const settings = siteSettingsSchema.parse({
      name: "Loja",
      httpTools: { hosts: ["127.0.0.1"], tools: [] },
    });
    const environment = readEnvironment({
      PROSA_SECRET: SECRET,
      PROSA_MASTER_KEY: SECRET,
      PROSA_OWNER_KEY: SECRET,
      PROSA_ALLOW_LOOPBACK: loopback,
      PROSA_TOOL_ORDERS: TOOL_SECRET,
    });
    const host = { environment, now: () => NOW, log: (entry: LogEntry) => logged.push(entry) };
    const site = { id: "shop", settings: { ...settings, httpTools: { hosts, tools: [] } } };
    const request = { tool, input: { order: "17" }, identity: { id: "ana-1" } };
    return askTool(request, { host, site, signal: new AbortController().signal });
  }

  it("posts the input and who asks, signed with the site's key, and gives the answer's text", async () => {
    assert.equal(await ask(), '{"status":"sent"}');
    const body = '{"tool":"order_status","input":{"order":"17"},"visitor":{"id":"ana-1"},"site":"shop"}';
    const signature = signatureHeader(siteKey(SECRET, "shop", 1), body, NOW);
    assert.deepEqual(asked, [{ method: "POST", signature, body }]);
    assert.deepEqual(
      logged.map(({ event, code, status }) => [event, code, status]),
      [["tool-asked", "ok", 200]],
    );
  });

  it("signs with the environment's secret where the tool names one, and asks nothing where that is missing", async () => {
    await ask({ secret: "PROSA_TOOL_ORDERS" });
    const [request] = asked;
    assert.equal(request?.signature, signatureHeader(TOOL_SECRET, request?.body ?? "", NOW));
    await assert.rejects(ask({ secret: "PROSA_TOOL_OTHER" }), /Set PROSA_TOOL_OTHER/);
    assert.equal(asked.length, 1);
  });

  it("goes to no host that the settings do not list, and to no private one", async () => {
    await assert.rejects(ask({ url: "https://other.example/orders" }), /do not allow this host/);
    await assert.rejects(ask({ url: "http://10.0.0.1/orders" }, { hosts: ["10.0.0.1"] }), /private/);
    await assert.rejects(ask({}, { loopback: "false" }), /private/);
    assert.equal(asked.length, 0);
  });

  it("follows no redirect, and takes no refusal and no answer beyond 32 KiB for one", async () => {
    answer = { status: 307, headers: { location: "/elsewhere" }, body: "" };
    await assert.rejects(ask());
    answer = { status: 500, body: "{}" };
    await assert.rejects(ask());
    assert.equal(asked.length, 2);
    answer = { status: 200, body: "x".repeat(40_000) };
    assert.equal((await ask()).length, 32 * 1024);
  });
});
