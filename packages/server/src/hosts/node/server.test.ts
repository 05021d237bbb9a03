import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { Client, freshId, openSession, putSite } from "../../../test/client.ts";
import { bedAt, MASTER_KEY, OWNER_KEY, SECRET } from "../../../test/testbed.ts";
import { readEnvironment } from "../../platform/environment.ts";
import { type NodeServer, startServer } from "./server.ts";

const SITE = "loja";
const VARIABLES = { PROSA_SECRET: SECRET, PROSA_MASTER_KEY: MASTER_KEY, PROSA_OWNER_KEY: OWNER_KEY };

const HANDSHAKE = { "sec-websocket-version": "13", "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==" };

describe("the server on Node", () => {
  let folder: string;
  let server: NodeServer | null;

  const stop = async () => {
    await server?.stop();
    server = null;
  };
  const start = async (socketsMax = 10, limits = {}, variables = {}, addressSocketsMax = socketsMax) => {
    const settings = { port: 0, host: "127.0.0.1" };
    const data = { data: path.join(folder, "data"), place: { index: 0, count: 1 } };
    const statics = path.join(folder, "dist");
    const environment = readEnvironment({ ...VARIABLES, ...variables });
    server = await startServer(
      { ...settings, ...data, statics, socketsMax, addressSocketsMax },
      environment,
      { limits },
    );
    const { port } = server;
    return {
      ...bedAt(() => `http://127.0.0.1:${port}`),
      kill: stop,
      close: stop,
    };
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "prosa-server-"));
    mkdirSync(path.join(folder, "dist/chunks"), { recursive: true });
    writeFileSync(path.join(folder, "dist/prosa.js"), "// the loader\n".repeat(20));
    writeFileSync(path.join(folder, "dist/chunks/chat-Ab3_dE9-.js"), "// the chat");
    writeFileSync(path.join(folder, "dist/.env.js"), "secret");
    writeFileSync(path.join(folder, "outside.js"), "secret");
    server = null;
  });

  afterEach(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });

  it("[F40] refuses a socket beyond its limit with the time to come back, and takes the next once one has left", async () => {
    const bed = await start(1);
    await putSite(bed, SITE);
    const first = await Client.join(bed, await openSession(bed, SITE));
    const opened = await openSession(bed, SITE);
    const second = await Client.dial(bed, opened.session);
    const refused = await second.next("refused");
    assert.equal(refused.code, "unavailable");
    assert.ok(refused.retryAfterMs);
    assert.equal(await second.closed, 4503);
    first.close();
    await first.closed;
    const third = await Client.join(bed, opened);
    third.close();
  });

  it("refuses an address the sockets of all others, and takes its next once one has left", async () => {
    const bed = await start(10, {}, {}, 2);
    await putSite(bed, SITE);
    const opened = await openSession(bed, SITE);
    const first = await Client.join(bed, opened);
    const second = await Client.join(bed, opened);
    const third = await Client.dial(bed, opened.session);
    assert.equal((await third.next("refused")).code, "unavailable");
    assert.equal(await third.closed, 4503);
    const path = `/parties/main/${opened.session}`;
    const headers = { connection: "upgrade", upgrade: "websocket", ...HANDSHAKE };
    const at = { host: "127.0.0.1", port: server?.port, localAddress: "127.0.0.2", path, headers };
    const [, socket] = await once(request(at).end(), "upgrade");
    socket.destroy();
    first.close();
    await first.closed;
    const next = await Client.join(bed, opened);
    for (const client of [second, next]) client.close();
  });

  it("[F4] tells every client to come back when it stops, and has each answer after the next start", async () => {
    let bed = await start();
    await putSite(bed, SITE);
    const opened = await openSession(bed, SITE);
    const client = await Client.join(bed, opened);
    const id = freshId();
    client.say(id, "oi");
    const { seq } = await client.next("confirmed");
    await stop();
    assert.equal(await client.closed, 1012);
    bed = await start();
    const back = await Client.join(bed, opened);
    await back.reply(id);
    assert.equal(back.log[0]?.seq, seq);
    back.close();
  });

  it("serves what the build names by its content for good, and the rest by its tag", async () => {
    const bed = await start();
    const chunk = await bed.fetch("/chunks/chat-Ab3_dE9-.js");
    assert.match(chunk.headers.get("cache-control") ?? "", /immutable/);
    assert.equal(chunk.headers.get("access-control-allow-origin"), "*");
    const loader = await bed.fetch("/prosa.js", { headers: { "accept-encoding": "br" } });
    assert.deepEqual(
      ["cache-control", "content-encoding", "content-type", "x-content-type-options"].map((name) =>
        loader.headers.get(name),
      ),
      ["no-cache", "br", "text/javascript; charset=utf-8", "nosniff"],
    );
    assert.match(await loader.text(), /^\/\/ the loader/);
    const tag = loader.headers.get("etag") ?? "";
    assert.equal((await bed.fetch("/prosa.js", { headers: { "if-none-match": tag } })).status, 304);
  });

  it("serves nothing else of the disk", async () => {
    const bed = await start();
    for (const at of ["/.env.js", "/%2e%2e/outside.js", "/..%2foutside.js", "/chunks", "/%00.js", "/%ff.js"])
      assert.equal((await bed.fetch(at)).status, 404, at);
    assert.match(
      await exchange(server?.port ?? 0, "GET /../outside.js HTTP/1.1\r\nhost: x\r\n"),
      /^HTTP\/1.1 404/,
    );
  });

  it("ends a request whose head or body does not come", async () => {
    const limits = { headersTimeout: 60, requestTimeout: 120, connectionsCheckingInterval: 20 };
    await start(10, limits);
    const port = server?.port ?? 0;
    assert.match(await answerTo(port, "GET /healthz HTTP/1.1\r\nx-slow: "), /^HTTP\/1.1 408/);
    const head = "POST /api/sessions HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{";
    assert.match(await answerTo(port, head), /^(?:HTTP\/1.1 408|$)/);
  });

  it("tells its numbers to the owner alone", async () => {
    const bed = await start();
    await putSite(bed, SITE);
    const client = await Client.join(bed, await openSession(bed, SITE));
    const id = freshId();
    client.say(id, "oi");
    await client.reply(id);
    assert.equal((await bed.fetch("/metrics")).status, 401);
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    const text = await (await bed.fetch("/metrics", { headers })).text();
    assert.match(text, /^prosa_sockets\{process="0"\} 1$/m);
    assert.match(text, /^prosa_rooms\{process="0",kind="main"\} 1$/m);
    // The facts of a conversation wait until it turns or is silent, and its messages wait for others before they leave.
    assert.match(text, /^prosa_outbox_depth\{process="0"\} 2$/m);
    assert.match(text, /^prosa_sessions_total\{process="0"\} 1$/m);
    assert.match(text, /^prosa_turns_total\{process="0",model="embedded",.*end="done"\} 1$/m);
    assert.match(text, /^prosa_requests_total\{.*route="\/api\/sessions",status="201"\} 1$/m);
    client.close();
  });

  it("counts visitors apart by the peer of their connection, and by what a trusted proxy saw", async () => {
    const open = async (peer: string, headers: Record<string, string> = {}) => {
      const body = JSON.stringify({ site: SITE });
      const at = { port: server?.port, localAddress: peer, path: "/api/sessions", method: "POST", headers };
      const outgoing = request({ host: "127.0.0.1", ...at }).end(body);
      const [incoming] = await once(outgoing, "response");
      incoming.resume();
      return incoming.statusCode;
    };
    const forged = (address: string) => ({ "x-forwarded-for": address, "cf-connecting-ip": address });
    await putSite(await start(10, {}, { PROSA_SESSIONS_PER_MINUTE: "1" }), SITE);
    assert.equal(await open("127.0.0.1"), 201);
    assert.equal(await open("127.0.0.1", forged("203.0.113.1")), 429);
    assert.equal(await open("127.0.0.2"), 201);
    await stop();
    await start(10, {}, { PROSA_SESSIONS_PER_MINUTE: "1", PROSA_TRUST_PROXY: "127.0.0.2" });
    assert.equal(await open("127.0.0.2", forged("203.0.113.1")), 201);
    assert.equal(await open("127.0.0.2", forged("203.0.113.1")), 429);
    assert.equal(await open("127.0.0.2", forged("203.0.113.2")), 201);
    assert.equal(await open("127.0.0.1", forged("203.0.113.3")), 201);
    assert.equal(await open("127.0.0.1", forged("203.0.113.4")), 429);
  });

  it("cuts a socket that it closed where the client says no farewell, and gives its place to the next", async () => {
    const bed = await start(1, { closeTimeout: 1 });
    await putSite(bed, SITE);
    const opened = await openSession(bed, SITE);
    const headers = { connection: "upgrade", upgrade: "websocket", ...HANDSHAKE };
    const at = { host: "127.0.0.1", port: server?.port, path: `/parties/main/${opened.session}`, headers };
    const [, socket] = await once(request(at).end(), "upgrade");
    // A ping without its mask is a fault of the wire: the server says so and closes.
    socket.write(Buffer.from([0x89, 0x00]));
    socket.resume();
    await once(socket, "close");
    const next = await Client.join(bed, opened);
    next.close();
  });

  it("opens no socket but to a session", async () => {
    const bed = await start();
    await putSite(bed, SITE);
    const upgrade =
      "connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    for (const at of [
      `/parties/site/${SITE}`,
      "/parties/directory/directory",
      "/api/sessions",
      "/parties/main/",
    ])
      assert.match(
        await exchange(server?.port ?? 0, `GET ${at} HTTP/1.1\r\nhost: x\r\n${upgrade}`),
        /^HTTP\/1.1 404/,
      );
  });
});

/** Sends the whole head of a request and resolves with what comes back until the connection ends. */
function exchange(port: number, head: string): Promise<string> {
  return answerTo(port, `${head}connection: close\r\n\r\n`);
}

/** Sends text as it is, and resolves with all that comes back until the server ends the connection. */
async function answerTo(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.on("data", (chunk) => {
    heard += chunk;
  });
  socket.on("error", () => {});
  socket.write(text);
  await once(socket, "close");
  return heard;
}
