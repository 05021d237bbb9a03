import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, describe, it } from "node:test";
import { type ExamplesServer, serveExamples } from "./serve.ts";

let server: ExamplesServer;
before(async () => {
  server = await serveExamples({ port: 0, prosaOrigin: "http://127.0.0.1:4321" });
});
after(() => server.close());

function statusOfRawPath(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = request(server.origin, { path, agent: false }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode));
    });
    call.on("error", reject).end();
  });
}

describe("serveExamples", () => {
  it("leads from the root to the shop", async () => {
    const response = await fetch(`${server.origin}/`, { redirect: "manual" });
    assert.equal(response.status, 302);
    assert.equal(response.headers.get("location"), "/shop/");
    const shop = await fetch(`${server.origin}/`);
    assert.equal(shop.url, `${server.origin}/shop/`);
    assert.match(await shop.text(), /<h1[^>]*>Café da serra/);
  });

  it("redirects a folder without its slash, so relative links hold", async () => {
    const response = await fetch(`${server.origin}/shop/produtos`, { redirect: "manual" });
    assert.equal(response.status, 302);
    assert.equal(response.headers.get("location"), "/shop/produtos/");
  });

  it("names each kind of file", async () => {
    const kinds: [string, RegExp][] = [
      ["/shop/entrega.html", /^text\/html; charset=utf-8$/],
      ["/shop/loja.css", /^text\/css/],
      ["/shop/imagens/cafeteira.svg", /^image\/svg\+xml$/],
      ["/shop/sitemap.xml", /^application\/xml/],
      ["/robots.txt", /^text\/plain/],
    ];
    for (const [path, expected] of kinds) {
      const response = await fetch(server.origin + path);
      assert.equal(response.status, 200, path);
      assert.match(response.headers.get("content-type") ?? "", expected, path);
      await response.arrayBuffer();
    }
  });

  it("puts the given Prosa origin in place of the written one", async () => {
    for (const path of ["/shop/", "/shop/produtos/balanca-pedra.html", "/strict-csp/"]) {
      const html = await (await fetch(server.origin + path)).text();
      assert.ok(html.includes('src="http://127.0.0.1:4321/prosa.js"'), path);
      assert.ok(!html.includes("localhost:1999"), path);
    }
  });

  it("gives its own address in the sitemap and in robots.txt", async () => {
    const robots = await (await fetch(`${server.origin}/robots.txt`)).text();
    assert.ok(robots.includes(`Sitemap: ${server.origin}/shop/sitemap.xml`));
    const sitemap = await (await fetch(`${server.origin}/shop/sitemap.xml`)).text();
    const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address ?? "");
    assert.ok(addresses.length >= 15);
    for (const address of addresses) assert.equal((await fetch(address)).status, 200, address);
  });

  it("answers what it does not have with the shop's own 404 page", async () => {
    const response = await fetch(`${server.origin}/shop/nada.html`);
    assert.equal(response.status, 404);
    assert.match(await response.text(), /Esta página não existe/);
  });

  it("serves nothing outside the pages, however the path is spelled", async () => {
    const paths = [
      "/shop/../serve.ts",
      "/shop/..%2fserve.ts",
      "/shop/%2e%2e/%2e%2e/package.json",
      "/shop/..%5cserve.ts",
      "/../package.json",
      "//etc/passwd",
      "/shop/.%00./x",
      "/shop/%",
      "/serve.ts",
      "/shop/questions.json",
      "/shop/shop.test.ts",
      "/strict-csp/README.md",
      "/vite-app/package.json",
    ];
    for (const path of paths) assert.equal(await statusOfRawPath(path), 404, path);
  });

  it("refuses other methods", async () => {
    const response = await fetch(`${server.origin}/shop/`, { method: "POST", body: "x" });
    assert.equal(response.status, 405);
    assert.equal(response.headers.get("allow"), "GET, HEAD");
  });

  it("answers 304 to a browser that has the page, and HEAD without a body", async () => {
    const url = `${server.origin}/shop/trocas.html`;
    const first = await fetch(url);
    const etag = first.headers.get("etag") ?? "";
    assert.notEqual(etag, "");
    const length = Number(first.headers.get("content-length"));
    assert.equal((await first.arrayBuffer()).byteLength, length);
    assert.equal((await fetch(url, { headers: { "if-none-match": etag } })).status, 304);
    const head = await fetch(url, { method: "HEAD" });
    assert.equal(head.status, 200);
    assert.equal(await head.text(), "");
  });

  it("sends the strict policy with a nonce that is new each time and stands in the page", async () => {
    const nonces = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      const response = await fetch(`${server.origin}/strict-csp/`);
      const policy = response.headers.get("content-security-policy") ?? "";
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
      assert.ok(nonce.length >= 22);
      nonces.add(nonce);
      assert.equal(
        policy,
        `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self'; img-src 'self'; ` +
          "connect-src http://127.0.0.1:4321 ws://127.0.0.1:4321; base-uri 'none'; form-action 'none'; " +
          "require-trusted-types-for 'script'; trusted-types lit-html",
      );
      assert.equal(response.headers.get("cache-control"), "no-store");
      const html = await response.text();
      const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
      assert.equal(scripts.length, 1);
      assert.ok(scripts[0]?.includes(`nonce="${nonce}"`));
      assert.doesNotMatch(html, /\sstyle=|<style|\son[a-z]+=/);
    }
    assert.equal(nonces.size, 3);
  });
});
