import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type RenderService, startRenderer } from "../../../scripts/renderer.ts";
import { type EvilWeb, startEvilWeb } from "../../../test/evil-web.ts";
import { fetchWithFallbacks } from "./fetch-fallbacks.ts";

const SCRIPTED = `<!doctype html><html lang="pt-BR"><title>Loja</title><div id="root"></div><script>
  const words = "Entregamos em Manaus em nove dias úteis. ".repeat(10);
  setTimeout(() => { root.innerHTML = "<main><h1>Entrega</h1><p>" + words + "</p></main>"; }, 20);
</script>`;

describe("the local render service", () => {
  let evil: EvilWeb;
  let open: RenderService;
  let strict: RenderService;
  before(async () => {
    evil = await startEvilWeb();
    open = await startRenderer({ policy: { allowLoopback: true } });
    strict = await startRenderer({ token: "key" });
  });
  after(async () => {
    await open?.close();
    await strict?.close();
    await evil?.close();
  });

  const ask = (service: RenderService, body: unknown, headers = {}) =>
    fetch(`${service.url}/content`, { method: "POST", body: JSON.stringify(body), headers });

  it("gives the words that a page's scripts make, which fetching alone cannot see", async () => {
    evil.serve("/app", SCRIPTED);
    const options = { policy: { allowLoopback: true } };
    const plain = await fetchWithFallbacks(`${evil.origin}/app`, options);
    assert.ok(plain.ok);
    assert.doesNotMatch(plain.page.text, /Manaus/);
    const outcome = await fetchWithFallbacks(`${evil.origin}/app`, {
      ...options,
      renderer: { url: open.url },
    });
    assert.ok(outcome.ok);
    assert.equal(outcome.method, "rendered");
    assert.match(outcome.page.text, /Entregamos em Manaus/);
  });

  it("refuses private addresses, and calls without its token", async () => {
    const key = { authorization: "Bearer key" };
    assert.equal((await ask(strict, { url: `${evil.origin}/app` }, key)).status, 403);
    assert.equal((await ask(strict, { url: "http://169.254.169.254/" }, key)).status, 403);
    assert.equal((await ask(strict, { url: "http://example.com/" })).status, 401);
    assert.equal((await ask(strict, { nothing: true }, key)).status, 400);
  });

  it("lets no page of an allowed host reach a private address by a redirect, a frame or a script", async () => {
    evil.serve(
      "/curious",
      `<p>page</p><iframe src="http://10.0.0.1/"></iframe><script>
        fetch("http://169.254.169.254/").then(() => document.title = "reached", () => document.title = "blocked");
      </script>`,
    );
    const html = await (await ask(open, { url: `${evil.origin}/curious` })).text();
    assert.match(html, /<title>blocked<\/title>/);
    const redirected = await ask(open, { url: `${evil.origin}/to-metadata` });
    assert.equal(redirected.status, 504);
  });
});
