import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type EvilWeb, startEvilWeb } from "../../../test/evil-web.ts";
import { RefusedConnection } from "./egress.ts";
import { type FetchOptions, guardedFetch, USER_AGENT } from "./fetch.ts";

const policy = { allowLoopback: true };

describe("guardedFetch", () => {
  let evil: EvilWeb;
  before(async () => {
    evil = await startEvilWeb();
  });
  after(() => evil.close());

  const get = (path: string, options: FetchOptions = {}) =>
    guardedFetch(`${evil.origin}${path}`, { policy, ...options });
  const codeOf = async (path: string, options: FetchOptions = {}) => {
    const outcome = await get(path, options);
    assert.ok(!outcome.ok, "expected a refusal");
    assert.match(outcome.message, /[.]$/);
    return outcome.code;
  };
  /** Lets public names reach the evil server over real sockets. */
  const asPublic: typeof fetch = (input, init) => {
    const url = new URL(String(input));
    return fetch(`${evil.origin}${url.pathname}`, init);
  };

  it("reads a page and says who it is", async () => {
    evil.serve("/page", "<title>Olá</title>", {
      etag: '"v1"',
      "last-modified": "Mon, 01 Jan 2024 00:00:00 GMT",
    });
    const outcome = await get("/page");
    assert.ok(outcome.ok);
    assert.equal(outcome.text, "<title>Olá</title>");
    assert.equal(outcome.kind, "html");
    assert.equal(outcome.etag, '"v1"');
    assert.equal(evil.headersOf("/page")?.["user-agent"], USER_AGENT);
  });

  it("reads compressed pages", async () => {
    const outcome = await get("/gzip");
    assert.ok(outcome.ok);
    assert.match(outcome.text, /Página compactada/);
  });

  it("[F25] gives up when headers do not come in time", async () => {
    assert.equal(await codeOf("/slow-headers", { headersTimeoutMs: 60 }), "timeout");
  });

  it("[F25] gives up when the body does not end in time", async () => {
    assert.equal(await codeOf("/slow-body", { totalTimeoutMs: 120 }), "timeout");
  });

  it("[F25] gives up on a fetch that ignores its signal", async () => {
    const deaf: typeof fetch = () => new Promise(() => undefined);
    assert.equal(await codeOf("/page", { fetch: deaf, headersTimeoutMs: 30 }), "timeout");
  });

  it("reports a body that breaks off", async () => {
    assert.equal(await codeOf("/broken-body"), "network");
  });

  it("[F26] stops at the limit of bytes", async () => {
    assert.equal(await codeOf("/endless"), "too-large");
  });

  it("[F26] counts decompressed bytes, so a gzip bomb stops early", async () => {
    assert.equal(await codeOf("/gzip-bomb"), "too-large");
  });

  it("[F27] follows five redirects and no more", async () => {
    const outcome = await get("/hops/5");
    assert.ok(outcome.ok);
    assert.equal(outcome.url, `${evil.origin}/hops/0`);
    assert.equal(await codeOf("/hops/6"), "too-many-redirects");
    assert.equal(await codeOf("/loop"), "too-many-redirects");
    assert.equal(await codeOf("/ping"), "too-many-redirects");
  });

  it("[F27] checks every hop before it asks", async () => {
    assert.equal(await codeOf("/to-private"), "private-address");
    assert.equal(await codeOf("/to-metadata"), "private-address");
    assert.equal(await codeOf("/to-mapped"), "private-address");
    assert.equal(await codeOf("/to-file"), "bad-scheme");
    assert.equal(await codeOf("/to-credentials"), "credentials-in-url");
    assert.equal(await codeOf("/to-nowhere"), "bad-redirect");
    assert.equal(await codeOf("/to-garbage"), "bad-redirect");
  });

  it("[F27] refuses a redirect from https to http", async () => {
    evil.handle("/down", (_, response) =>
      response.writeHead(302, { location: "http://shop.example/page" }).end(),
    );
    const outcome = await guardedFetch("https://shop.example/down", { fetch: asPublic });
    assert.ok(!outcome.ok);
    assert.equal(outcome.code, "downgrade");
  });

  it("[F27] never lets a public page lead to this machine, also when loopback is allowed", async () => {
    evil.handle("/home", (_, response) => response.writeHead(302, { location: `${evil.origin}/page` }).end());
    const outcome = await guardedFetch("http://shop.example/home", { fetch: asPublic, policy });
    assert.ok(!outcome.ok);
    assert.equal(outcome.code, "private-address");
  });

  it("[F28] refuses loopback unless the settings allow it", async () => {
    const before = evil.asked.length;
    const outcome = await guardedFetch(`${evil.origin}/page`);
    assert.ok(!outcome.ok);
    assert.equal(outcome.code, "private-address");
    assert.equal(evil.asked.length, before);
  });

  it("[F29] refuses a name of which the platform says that it leads to a private address, at every hop", async () => {
    const checked: typeof fetch = (input, init) => {
      if (new URL(String(input)).hostname === "rebind.example") throw new RefusedConnection();
      return asPublic(input, init);
    };
    evil.handle("/rebind", (_, response) =>
      response.writeHead(302, { location: "http://rebind.example/page" }).end(),
    );
    for (const address of ["http://rebind.example/page", "http://shop.example/rebind"]) {
      const outcome = await guardedFetch(address, { fetch: checked });
      assert.ok(!outcome.ok);
      assert.equal(outcome.code, "private-address");
    }
  });

  it("[F30] refuses bytes that are not text", async () => {
    assert.equal(await codeOf("/binary"), "binary");
    assert.equal(await codeOf("/zip"), "unsupported-type");
  });

  it("[F30] reads pages in the charset that they are in, whatever they claim", async () => {
    const latin = Buffer.from("<p>Atenção: promoção</p>", "latin1");
    evil.serve("/claims-utf8", latin, { "content-type": "text/html; charset=utf-8" });
    evil.serve("/latin", latin, { "content-type": "text/html; charset=iso-8859-1" });
    evil.serve("/unlabelled", latin, { "content-type": "text/html" });
    evil.serve("/unknown", Buffer.from("<p>Atenção: promoção</p>"), {
      "content-type": "text/html; charset=x-nonsense",
    });
    const meta = Buffer.concat([Buffer.from('<meta charset="windows-1252">'), latin]);
    evil.serve("/meta", meta, { "content-type": "text/html" });
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from("<p>Atenção: promoção</p>", "utf16le"),
    ]);
    evil.serve("/bom", utf16, { "content-type": "text/html" });
    for (const path of ["/claims-utf8", "/latin", "/unlabelled", "/unknown", "/meta", "/bom"]) {
      const outcome = await get(path);
      assert.ok(outcome.ok, path);
      assert.match(outcome.text, /Atenção: promoção/, path);
    }
  });

  it("keeps a page's encoding when one byte of it is broken", async () => {
    const body = Buffer.concat([Buffer.from("<p>ação, reação"), Buffer.from([0xff]), Buffer.from("</p>")]);
    evil.serve("/stray", body);
    const outcome = await get("/stray");
    assert.ok(outcome.ok);
    assert.match(outcome.text, /ação, reação/);
  });

  it("reports a status with how long to wait", async () => {
    evil.serve("/busy", "", { "retry-after": "30" }, 503);
    const outcome = await get("/busy");
    assert.ok(!outcome.ok);
    assert.deepEqual([outcome.code, outcome.status, outcome.retryAfterS], ["http-status", 503, 30]);
  });

  it("says when a page has not changed", async () => {
    evil.handle("/cached", (request, response) => {
      response.writeHead(request.headers["if-none-match"] === '"v1"' ? 304 : 200).end();
    });
    assert.equal(await codeOf("/cached", { etag: '"v1"' }), "not-modified");
  });

  it("leaves private headers behind when a redirect changes origin", async () => {
    evil.handle("/away", (_, response) =>
      response.writeHead(302, { location: "http://other.example/landed" }).end(),
    );
    evil.serve("/landed", "<p>here</p>");
    await guardedFetch("http://shop.example/away", { fetch: asPublic, headers: { "x-key": "secret" } });
    assert.equal(evil.headersOf("/away")?.["x-key"], "secret");
    assert.equal(evil.headersOf("/landed")?.["x-key"], undefined);
  });

  it("gives cookies back only where they were set, and only when asked to", async () => {
    evil.handle("/wall", (request, response) => {
      if (request.headers.cookie?.includes("seen=1") === true)
        response.writeHead(200, { "content-type": "text/html" }).end("in");
      else response.writeHead(302, { location: "/wall", "set-cookie": "seen=1; Path=/" }).end();
    });
    assert.equal(await codeOf("/wall"), "too-many-redirects");
    const outcome = await get("/wall", { keepCookies: true });
    assert.ok(outcome.ok);
    assert.equal(outcome.text, "in");
  });

  it("stops when its caller does", async () => {
    const abort = new AbortController();
    const outcome = get("/slow-headers", { signal: abort.signal });
    abort.abort();
    const result = await outcome;
    assert.ok(!result.ok);
    assert.equal(result.code, "aborted");
  });
});
