import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type RenderService, startRenderer } from "../../../scripts/renderer.ts";
import { type EvilWeb, startEvilWeb } from "../../../test/evil-web.ts";
import { sizeOfJpeg } from "../../../test/pictures.ts";
import { RefusedConnection } from "./egress.ts";
import { fetchWithFallbacks } from "./fetch-fallbacks.ts";
import { renderPage } from "./render.ts";

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

  const ask = (service: RenderService, body: unknown, headers = {}, path = "/content") =>
    fetch(`${service.url}${path}`, { method: "POST", body: JSON.stringify(body), headers });

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

  it("is reached on this machine by a server whose own fetches may not read private addresses", async () => {
    evil.serve("/app", SCRIPTED);
    const rendered = await renderPage(
      `${evil.origin}/app`,
      { url: open.url },
      { policy: { allowLoopback: true }, fetch: () => Promise.reject(new RefusedConnection()) },
    );
    assert.ok(rendered.ok);
    assert.match(rendered.text, /Entregamos em Manaus/);
  });

  it("takes a picture of a page's first screen, with its images, as large as is asked", async () => {
    evil.serve("/shop", '<body style="height:5000px"><img src="/photo.svg"><video src="/film.mp4"></video>');
    const image = '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50"/>';
    evil.serve("/photo.svg", image, { "content-type": "image/svg+xml" });
    const options = { type: "jpeg", quality: 60 };
    for (const [width, height, isMobile] of [
      [375, 660, true],
      [1_200, 800, false],
    ]) {
      const asked = { url: `${evil.origin}/shop`, viewport: { width, height, isMobile }, options };
      const answer = await ask(open, asked, {}, "/screenshot");
      assert.deepEqual([answer.status, answer.headers.get("content-type")], [200, "image/jpeg"]);
      assert.deepEqual(sizeOfJpeg(await answer.bytes()), { width, height });
    }
    assert.equal(evil.asked.filter((path) => path === "/photo.svg").length, 2);
    assert.ok(!evil.asked.includes("/film.mp4"));
  });

  it("takes no picture of a private address, of a screen without bounds, or in another type", async () => {
    const url = `${evil.origin}/shop`;
    const take = async (body: object, service = open, headers = {}) =>
      (await ask(service, body, headers, "/screenshot")).status;
    assert.equal(await take({ url }, strict, { authorization: "Bearer key" }), 403);
    assert.equal(await take({ url }, strict), 401);
    assert.equal(await take({ url, viewport: { width: 1_200, height: 90_000 } }), 400);
    assert.equal(await take({ url, options: { type: "webp" } }), 400);
    assert.equal(await take({ url: `${evil.origin}/to-metadata` }), 504);
    assert.equal(await take({ url: `${evil.origin}/not-there` }), 502);
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
