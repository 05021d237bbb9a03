import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type EvilWeb, startEvilWeb } from "../../../test/evil-web.ts";
import { fetchWithFallbacks, type Method, type MethodMemory } from "../fetch/fetch-fallbacks.ts";
import { addressKey } from "../parse/address-key.ts";
import { FRESH_MS, type PageStore, type ReaderDeps, readAddress, type StoredPage } from "./reader.ts";

const WORDS = "A troca é grátis em até trinta dias depois da entrega, com a nota. ".repeat(6);
const SHELL =
  '<title>Loja</title><div id="root"></div><script src="a.js"></script><script src="b.js"></script>';

function memoryStore(): PageStore & { pages: Map<string, StoredPage> } {
  const pages = new Map<string, StoredPage>();
  const aliases = new Map<string, string>();
  return {
    pages,
    get: async (canonical) => pages.get(canonical),
    put: async (canonical, stored) => void pages.set(canonical, stored),
    canonicalOf: async (address) => aliases.get(address),
    setCanonical: async (address, canonical) => void aliases.set(address, canonical),
  };
}

function methodMemory(): MethodMemory & { methods: Map<string, Method> } {
  const methods = new Map<string, Method>();
  return {
    methods,
    get: async (host) => methods.get(host),
    set: async (host, method) => void methods.set(host, method),
  };
}

describe("reading pages", () => {
  let evil: EvilWeb;
  let now = 1_000_000;
  before(async () => {
    evil = await startEvilWeb();
    evil.handle("/content", (request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on("end", () => {
        const { url } = JSON.parse(body) as { url: string };
        response
          .writeHead(200, { "content-type": "text/html" })
          .end(`<title>Loja</title><main>${url} ${WORDS}</main>`);
      });
    });
  });
  after(() => evil.close());

  const options = () => ({ policy: { allowLoopback: true }, renderer: { url: evil.origin } });
  const deps = (more: Partial<ReaderDeps> = {}): ReaderDeps => ({
    now: () => now,
    fetchOptions: { policy: { allowLoopback: true } },
    robots: new Map(),
    ...more,
  });
  const askedFor = (path: string) => evil.asked.filter((one) => one === path).length;

  describe("fetchWithFallbacks", () => {
    it("stays with the static method where it serves", async () => {
      evil.serve("/plain", `<main>${WORDS}</main>`);
      const outcome = await fetchWithFallbacks(`${evil.origin}/plain`, options());
      assert.ok(outcome.ok);
      assert.deepEqual(
        outcome.attempts.map((one) => one.method),
        ["static"],
      );
    });

    it("goes on to a browser's headers where a wall turns us away", async () => {
      evil.handle("/wall", (request, response) => {
        const isBrowser = request.headers["user-agent"]?.startsWith("Mozilla/5.0") === true;
        response
          .writeHead(isBrowser ? 200 : 403, { "content-type": "text/html" })
          .end(`<main>${WORDS}</main>`);
      });
      const outcome = await fetchWithFallbacks(`${evil.origin}/wall`, options());
      assert.ok(outcome.ok);
      assert.equal(outcome.method, "browserlike");
      assert.match(evil.headersOf("/wall")?.["user-agent"] ?? "", /ProsaBot/);
    });

    it("goes on to the renderer where the page is an empty shell, and remembers that for the host", async () => {
      evil.serve("/app", SHELL);
      const memory = methodMemory();
      const outcome = await fetchWithFallbacks(`${evil.origin}/app`, { ...options(), memory });
      assert.ok(outcome.ok);
      assert.equal(outcome.method, "rendered");
      assert.match(outcome.page.text, /A troca é grátis/);
      assert.deepEqual(
        outcome.attempts.map((one) => one.reason),
        ["empty-shell", "empty-shell", undefined],
      );
      const again = await fetchWithFallbacks(`${evil.origin}/app`, { ...options(), memory });
      assert.deepEqual(
        again.attempts.map((one) => one.method),
        ["rendered"],
      );
    });

    it("gets past a challenge", async () => {
      evil.serve(
        "/challenge",
        "<title>Just a moment...</title><p>Checking your browser before you visit.</p>",
      );
      const outcome = await fetchWithFallbacks(`${evil.origin}/challenge`, options());
      assert.ok(outcome.ok);
      assert.equal(outcome.method, "rendered");
      assert.equal(outcome.attempts[0]?.reason, "challenge");
    });

    it("gives what it has where no renderer is set up", async () => {
      evil.serve("/app", SHELL);
      const outcome = await fetchWithFallbacks(`${evil.origin}/app`, { policy: { allowLoopback: true } });
      assert.ok(outcome.ok);
      assert.equal(outcome.page.title, "Loja");
      const asked = await fetchWithFallbacks(`${evil.origin}/app`, { method: "rendered" });
      assert.ok(!asked.ok);
      assert.equal(asked.code, "no-renderer");
    });

    it("does not send a private address to the renderer", async () => {
      const before = askedFor("/content");
      const outcome = await fetchWithFallbacks("http://10.0.0.1/", { ...options(), method: "rendered" });
      assert.ok(!outcome.ok);
      assert.equal(outcome.code, "private-address");
      assert.equal(askedFor("/content"), before);
    });

    it("does not fetchWithFallbacks over a page that is not there", async () => {
      const outcome = await fetchWithFallbacks(`${evil.origin}/missing`, options());
      assert.ok(!outcome.ok);
      assert.equal(outcome.attempts.length, 1);
    });
  });

  describe("readAddress", () => {
    it("reads a page once a day by its canonical address", async () => {
      const store = memoryStore();
      evil.serve("/p", `<link rel=canonical href="/produto"><main>${WORDS}</main>`, { etag: '"1"' });
      const first = await readAddress(`${evil.origin}/p?utm_source=x#top`, {}, deps({ store }));
      const second = await readAddress(`${evil.origin}/p`, {}, deps({ store }));
      assert.ok(first.ok && second.ok);
      assert.deepEqual([first.from, second.from], ["web", "store"]);
      assert.deepEqual([...store.pages.keys()], [`${evil.origin}/produto`]);
      assert.equal(askedFor("/p"), 1);
    });

    it("asks again with the validators after a day, and without them when forced", async () => {
      const store = memoryStore();
      evil.handle("/v", (request, response) => {
        const isSame = request.headers["if-none-match"] === '"7"';
        response
          .writeHead(isSame ? 304 : 200, { "content-type": "text/html", etag: '"7"' })
          .end(isSame ? "" : WORDS);
      });
      await readAddress(`${evil.origin}/v`, {}, deps({ store }));
      now += FRESH_MS;
      const later = await readAddress(`${evil.origin}/v`, {}, deps({ store }));
      const fresh = await readAddress(`${evil.origin}/v`, {}, deps({ store }));
      const forced = await readAddress(`${evil.origin}/v`, { force: true }, deps({ store }));
      assert.deepEqual(
        [later, fresh, forced].map((one) => one.ok && one.from),
        ["revalidated", "store", "web"],
      );
    });

    it("leaves alone what robots.txt does not allow", async () => {
      evil.serve("/robots.txt", "User-agent: *\nDisallow: /private", { "content-type": "text/plain" });
      evil.serve("/private/x", WORDS);
      const outcome = await readAddress(`${evil.origin}/private/x`, {}, deps());
      assert.ok(!outcome.ok);
      assert.equal(outcome.code, "robots");
      assert.equal(askedFor("/private/x"), 0);
    });

    it("believes no page that calls another site its own", async () => {
      const store = memoryStore();
      evil.serve("/thief", `<link rel=canonical href="https://bank.example/"><main>${WORDS}</main>`);
      await readAddress(`${evil.origin}/thief`, {}, deps({ store }));
      assert.deepEqual([...store.pages.keys()], [`${evil.origin}/thief`]);
    });

    it("spells an address one way", () => {
      assert.equal(addressKey("https://A.example/x?b=2&utm_medium=m&a=1#y"), "https://a.example/x?a=1&b=2");
    });
  });
});
