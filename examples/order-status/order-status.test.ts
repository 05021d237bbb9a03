import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, describe, it } from "node:test";
import { type ScriptedLlm, says, startScriptedLlm } from "../../packages/server/test/scripted-llm.ts";
import { OWNER_KEY, startMemory, type Testbed } from "../../packages/server/test/testbed.ts";
import { createOrderServer, identityOf, isFromProsa } from "./orders.ts";

const ORDERS = [
  { number: "1042", customer: "ana-1", status: "saiu para entrega", arrives: "2026-12-02" },
  { number: "1043", customer: "rui-2", status: "em separação", arrives: "2026-12-05" },
];
const owner = { authorization: `Bearer ${OWNER_KEY}`, "content-type": "application/json" };

describe("a tool of the shop's own", () => {
  let llm: ScriptedLlm;
  let bed: Testbed;
  let server: Server;
  let key: string;

  before(async () => {
    llm = await startScriptedLlm();
    bed = await startMemory({ OPENAI_BASE_URL: llm.baseUrl, PROSA_ALLOW_LOOPBACK: "true" });
    const plain = JSON.stringify({ name: "Café da serra" });
    await bed.fetch("/api/sites/orders", { method: "PUT", headers: owner, body: plain });
    const given = await (await bed.fetch("/api/sites/orders/key", { headers: owner })).json();
    key = given.key;
    server = createOrderServer(ORDERS, key);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const settings = JSON.parse(readFileSync(new URL("settings.json", import.meta.url), "utf8"));
    settings.httpTools.tools[0].url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/order-status`;
    const put = { method: "PUT", headers: owner, body: JSON.stringify(settings) };
    assert.equal((await bed.fetch("/api/sites/orders", put)).status, 200);
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await bed.close();
    await llm.close();
  });
  beforeEach(() => {
    llm.requests.length = 0;
    // The LLM asks for every order that it is told of, and says what it is given.
    llm.setScript(({ body }) => {
      const found = body.messages.find(({ role }) => role === "tool")?.content;
      const [, number = "", text = ""] =
        /FONTE (\d+) [\s\S]*?\n(?:Página.*\n)?([\s\S]*?)\n[a-z0-9]{20}>>>/.exec(found ?? "") ?? [];
      if (found) return says(`${text.split("\n").join("; ")} [${number}]`);
      if (!body.tools?.some((tool) => tool.function.name === "order_status"))
        return says("Entre na sua conta.");
      const input = JSON.stringify({
        number: /pedido (104\d)/.exec(body.messages.at(-1)?.content ?? "")?.[1],
      });
      return {
        type: "stream",
        steps: [{ toolCall: { index: 0, id: "call_0", name: "order_status", args: input } }],
        finish: "tool_calls",
      };
    });
  });

  async function ask(text: string, identity?: string) {
    const body = JSON.stringify({ site: "orders", text, ...(identity && { identity }) });
    const headers = { "content-type": "application/json" };
    const response = await bed.fetch("/api/chat", { method: "POST", headers, body });
    assert.equal(response.status, 200);
    return response.json();
  }

  it("answers the customer whom the shop has signed in, with the answer as the source", async () => {
    const { reply, citations } = await ask(
      "Quando chega o pedido 1042?",
      identityOf({ id: "ana-1", name: "Ana" }, "orders", key),
    );
    assert.match(reply.text, /saiu para entrega/);
    assert.match(reply.text, /2026-12-02/);
    assert.equal(citations[0].title, "Status of the visitor's own orders.");
    assert.equal(citations[0].url, undefined);
  });

  it("tells nobody of another customer's order, nor a visitor whom nobody vouches for", async () => {
    const ana = identityOf({ id: "ana-1", name: "Ana" }, "orders", key);
    const { reply } = await ask("Quando chega o pedido 1043?", ana);
    assert.doesNotMatch(reply.text, /separação|2026-12-05/);
    for (const token of [undefined, identityOf({ id: "ana-1", name: "Ana" }, "orders", "another key"), "x"]) {
      llm.requests.length = 0;
      assert.doesNotMatch((await ask("Quando chega o pedido 1042?", token)).reply.text, /saiu para entrega/);
      assert.ok(llm.requests.every(({ body }) => !JSON.stringify(body.tools ?? []).includes("order_status")));
    }
  });

  it("believes Prosa's signature for five minutes, and no other", async () => {
    const { createHmac } = await import("node:crypto");
    const header = (at: number) => `t=${at},v1=${createHmac("sha256", key).update(`${at}.{}`).digest("hex")}`;
    const now = Math.floor(Date.now() / 1_000);
    assert.ok(isFromProsa(header(now), "{}", key));
    assert.ok(!isFromProsa(header(now), "{ }", key));
    assert.ok(!isFromProsa(header(now), "{}", `${key}x`));
    assert.ok(!isFromProsa(header(now - 400), "{}", key));
    assert.ok(!isFromProsa("undefined", "{}", key));
  });

  it("is refused with a name that every site's tools have, and on a host that is not listed", async () => {
    const put = async (tool: object) => {
      const settings = JSON.parse(readFileSync(new URL("settings.json", import.meta.url), "utf8"));
      Object.assign(settings.httpTools.tools[0], tool);
      const init = { method: "PUT", headers: owner, body: JSON.stringify(settings) };
      const response = await bed.fetch("/api/sites/other", init);
      return response.status;
    };
    const statuses = [
      await put({ name: "read_page" }),
      await put({ url: "https://elsewhere.example/x" }),
      await put({ input: { type: "object", properties: { a: { $ref: "#/nowhere" } } } }),
      await put({ input: { type: "object", properties: { a: { pattern: "(" } } } }),
      await put({ secret: "PROSA_SECRET" }),
      await put({}),
    ];
    assert.deepEqual(statuses, [422, 422, 422, 422, 422, 201]);
  });
});
