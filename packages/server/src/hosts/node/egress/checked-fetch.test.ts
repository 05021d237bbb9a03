import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { startGuardedProxy } from "../../../../scripts/guarded-proxy.ts";
import { type NameServer, startNameServer } from "../../../../test/name-server.ts";
import { createEgressFetch, RefusedConnection } from "../../../extract/fetch/egress.ts";
import { guardedFetch } from "../../../extract/fetch/fetch.ts";
import { createCheckedFetch } from "./checked-fetch.ts";

/** Stands for a public address in these tests; all else on this machine is private. */
const PUBLIC = "127.0.0.2";
const PRIVATE = "127.0.0.1";
const PACKED = { br: brotliCompressSync, gzip: gzipSync, deflate: deflateSync } as const;

describe("the fetch that checks where a name leads", () => {
  let port: number;
  let names: NameServer;
  let open: Server;
  let secret: Server;
  const hosts: string[] = [];
  const answers = new Map<string, string[][]>();
  let secretCount = 0;

  before(async () => {
    open = createServer((request, response) => {
      hosts.push(String(request.headers.host));
      if (request.method === "POST") {
        request.pipe(response);
        return;
      }
      if (request.url === "/onward") {
        response.writeHead(302, { location: `http://private.example:${port}/` }).end();
        return;
      }
      const packed = Object.entries(PACKED).find(([name]) => request.url === `/${name}`);
      if (packed) response.setHeader("content-encoding", packed[0]);
      response.setHeader("content-type", "text/html");
      response.setHeader("set-cookie", ["a=1", "b=2"]);
      const page = Buffer.from("<p>Uma página pública.</p>");
      response.end(packed ? packed[1](page) : page);
    }).listen(0, PUBLIC);
    await once(open, "listening");
    ({ port } = open.address() as AddressInfo);
    secret = createServer((_, response) => {
      secretCount += 1;
      response.end("secret");
    }).listen(port, PRIVATE);
    await once(secret, "listening");
    answers.set("shop.example", [[PUBLIC]]);
    answers.set("private.example", [[PRIVATE]]);
    answers.set("mixed.example", [[PUBLIC, PRIVATE]]);
    answers.set("nowhere.example", [[]]);
    names = await startNameServer((name) => {
      const left = answers.get(name) ?? [[]];
      return (left.length > 1 ? left.shift() : left[0]) ?? [];
    });
  });
  after(() => {
    names.close();
    open.close();
    secret.close();
  });

  const isRefused = (address: string) => address !== PUBLIC;
  const fetchAs = () =>
    createCheckedFetch({ policy: { ports: [port] }, resolve: (host) => names.resolve(host), isRefused });
  const read = (host: string, path = "/") =>
    guardedFetch(`http://${host}:${port}${path}`, { policy: { ports: [port] }, fetch: fetchAs() });

  it("[F29] connects to the very address that it checked, though the name answers otherwise a moment later", async () => {
    answers.set("rebind.example", [[PUBLIC], [PRIVATE]]);
    const first = await read("rebind.example");
    assert.ok(first.ok);
    assert.match(first.text, /pública/);
    assert.equal(hosts.at(-1), `rebind.example:${port}`);
    assert.deepEqual(names.asked.filter((name) => name === "rebind.example").length, 1);
    const second = await read("rebind.example");
    assert.ok(!second.ok);
    assert.equal(second.code, "private-address");
    assert.equal(secretCount, 0);
  });

  it("sends the body of a post, whole", async () => {
    answers.set("hook.example", [[PUBLIC]]);
    const body = `{"text":"${"ação ".repeat(20_000)}"}`;
    const outcome = await guardedFetch(`http://hook.example:${port}/`, {
      policy: { ports: [port] },
      fetch: fetchAs(),
      post: { body, contentType: "application/json" },
      asText: true,
    });
    assert.ok(outcome.ok);
    assert.equal(outcome.text, body);
  });

  it("[F29] refuses a name of which one address is private, and one that it is sent on to", async () => {
    for (const [host, path] of [
      ["private.example", "/"],
      ["mixed.example", "/"],
      ["shop.example", "/onward"],
    ] as const) {
      const outcome = await read(host, path);
      assert.ok(!outcome.ok);
      assert.equal(outcome.code, "private-address", host);
    }
    const nowhere = await read("nowhere.example");
    assert.ok(!nowhere.ok);
    assert.equal(nowhere.code, "network");
    assert.equal(secretCount, 0);
  });

  it("[F28] refuses a private address by itself, without a look-up", async () => {
    const fetchPublic = createCheckedFetch({ policy: { ports: [port] }, resolve: async () => [PUBLIC] });
    for (const address of [`http://${PRIVATE}:${port}/`, `http://[::1]:${port}/`, "http://10.0.0.7/"])
      await assert.rejects(fetchPublic(address), RefusedConnection);
    const own = createCheckedFetch({ policy: { allowLoopback: true } });
    assert.equal(await (await own(`http://${PRIVATE}:${port}/`)).text(), "secret");
    secretCount = 0;
  });

  it("unpacks what comes packed, and keeps each cookie", async () => {
    for (const name of Object.keys(PACKED)) {
      const response = await fetchAs()(`http://shop.example:${port}/${name}`);
      assert.equal(await response.text(), "<p>Uma página pública.</p>");
      assert.equal(response.headers.get("content-encoding"), null);
      assert.deepEqual(response.headers.getSetCookie(), ["a=1", "b=2"]);
    }
  });

  it("serves runtimes that cannot look names up, those that know its secret alone", async () => {
    const proxy = await startGuardedProxy({ allowLoopback: true });
    try {
      const egress = createEgressFetch(proxy);
      const response = await egress(`http://${PUBLIC}:${port}/gzip`);
      assert.equal(await response.text(), "<p>Uma página pública.</p>");
      assert.deepEqual(response.headers.getSetCookie(), ["a=1", "b=2"]);
      const onward = await egress(`http://${PUBLIC}:${port}/onward`, { redirect: "manual" });
      assert.deepEqual(
        [onward.status, onward.headers.get("location")],
        [302, `http://private.example:${port}/`],
      );
      for (const address of [
        "http://10.0.0.7/",
        "http://169.254.169.254/latest",
        `http://0x7f.1.example.internal/`,
      ])
        await assert.rejects(egress(address), RefusedConnection);
      const stranger = createEgressFetch({ url: proxy.url, token: "guessed" });
      assert.equal((await stranger(`http://${PUBLIC}:${port}/`)).status, 401);
    } finally {
      await proxy.close();
    }
  });
});
