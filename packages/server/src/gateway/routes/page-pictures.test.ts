import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { MadeApiKey } from "@prosa/protocol";
import { type RenderService, startRenderer } from "../../../scripts/renderer.ts";
import { putSite } from "../../../test/client.ts";
import { type EvilWeb, startEvilWeb } from "../../../test/evil-web.ts";
import { assertProblem, OWNER, post } from "../../../test/http.ts";
import { sizeOfJpeg } from "../../../test/pictures.ts";
import { type StillBed, startStill } from "../../../test/testbed.ts";
import { PICTURES_PER_MINUTE } from "./page-pictures.ts";

const SITE = "loja";
const PATH = `/api/sites/${SITE}/picture`;

describe("GET /api/sites/:site/picture", () => {
  let web: EvilWeb;
  let renderer: RenderService;
  let bed: StillBed;

  before(async () => {
    web = await startEvilWeb();
    renderer = await startRenderer({ policy: { allowLoopback: true }, token: "key-of-the-renderer" });
    web.serve("/", "<h1>Loja da serra</h1>");
  });
  after(async () => {
    await renderer?.close();
    await web?.close();
  });
  beforeEach(async () => {
    web.asked.length = 0;
    await begin({ PROSA_RENDERER_URL: renderer.url, PROSA_RENDERER_TOKEN: "key-of-the-renderer" });
  });

  async function begin(variables: Record<string, string>, origins?: readonly string[]): Promise<void> {
    bed = startStill({ variables });
    // The desk admits the server's own origin, so that the chat can be tried there.
    await putSite(bed, SITE, { origins: origins ?? [bed.origin(), web.origin] });
  }

  const take = (query = "", headers: Record<string, string> = OWNER) =>
    bed.fetch(`${PATH}${query}`, { headers });

  it("gives a picture of the site's own page for a phone and a desktop, and keeps nothing", async () => {
    const made = await post(bed, `/api/sites/${SITE}/keys`, { name: "Loja", scopes: ["site"] }, OWNER);
    const { key } = (await made.json()) as MadeApiKey;
    const kept = bed.platform.storedRows().length;
    for (const [query, size] of [
      ["?device=phone", { width: 375, height: 660 }],
      ["", { width: 1_200, height: 800 }],
      [`?address=${encodeURIComponent(`${web.origin}/?a=1`)}`, { width: 1_200, height: 800 }],
    ] as const) {
      const answer = await take(query, { authorization: `Bearer ${key}` });
      assert.deepEqual([answer.status, answer.headers.get("content-type")], [200, "image/jpeg"]);
      assert.equal(answer.headers.get("cache-control"), "no-store");
      assert.deepEqual(sizeOfJpeg(await answer.bytes()), size);
    }
    assert.equal(bed.platform.storedRows().length, kept);
    assert.equal(web.asked.filter((path) => path === "/").length, 3);
  });

  it("refuses who is no owner, and every address that is not on the site's origins", async () => {
    await assertProblem(await take("", {}), 401, "bad-owner-key");
    for (const address of ["https://other.example/", web.origin.replace("127.0.0.1", "127.0.0.2")])
      await assertProblem(await take(`?address=${encodeURIComponent(address)}`), 403, "origin-not-allowed");
    for (const query of ["?address=file:///etc/hosts", "?address=loja", "?device=watch"])
      await assertProblem(await take(query), 400, "bad-query");
    await begin({ PROSA_RENDERER_URL: renderer.url }, ["*", "http://10.0.0.1"]);
    await assertProblem(await take(), 422, "private-address");
    await assertProblem(
      await take(`?address=${encodeURIComponent(`${web.origin}/`)}`),
      403,
      "origin-not-allowed",
    );
    assert.deepEqual(web.asked, []);
  });

  it("has none without a render service, and none of a site that names no page", async () => {
    await begin({ PROSA_RENDERER_URL: "" });
    assert.equal((await take()).status, 204);
    await begin({ PROSA_RENDERER_URL: renderer.url }, ["*", bed.origin()]);
    assert.equal((await take()).status, 204);
    assert.deepEqual(web.asked, []);
  });

  it("asks other services as their documents say, and passes on nothing but a picture of bounded size", async () => {
    const heard: unknown[] = [];
    let body: Uint8Array | string = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);
    for (const path of ["/screenshot", "/browser-rendering/screenshot"])
      web.handle(path, async (request, response) => {
        let text = "";
        for await (const chunk of request) text += String(chunk);
        heard.push(JSON.parse(text));
        response.end(body);
      });
    const url = `${web.origin}/`;
    const viewport = { width: 375, height: 660, isMobile: true };
    for (const base of ["/", "/browser-rendering"]) {
      await begin({ PROSA_RENDERER_URL: `${web.origin}${base}` });
      const answer = await take("?device=phone");
      assert.deepEqual([answer.status, answer.headers.get("content-type")], [200, "image/png"]);
    }
    assert.deepEqual(heard, [
      { url, viewport, options: { type: "jpeg", quality: 75 } },
      { url, viewport, screenshotOptions: { type: "jpeg", quality: 75 } },
    ]);
    body = "<script>alert(1)</script>";
    await assertProblem(await take(), 422, "unsupported-type");
    body = new Uint8Array(2 * 1024 * 1024 + 1).fill(0xff);
    await assertProblem(await take(), 422, "network");
  });

  it(`takes ${PICTURES_PER_MINUTE} a minute for one address`, async () => {
    web.handle("/screenshot", (_, response) => response.end(Uint8Array.of(0xff, 0xd8, 0xff)));
    await begin({ PROSA_RENDERER_URL: web.origin });
    for (let count = 0; count < PICTURES_PER_MINUTE; count += 1) assert.equal((await take()).status, 200);
    await assertProblem(await take(), 429, "rate-limited");
  });
});
