import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { openSession, putSite } from "../../../test/client.ts";
import { assertProblem, OWNER, post, put } from "../../../test/http.ts";
import { OWNER_KEY, type StillBed, startShop, startStill } from "../../../test/testbed.ts";

const SITE = "loja";
const ORIGIN = "https://loja.example";

let bed: StillBed;

beforeEach(async () => {
  bed = startStill();
  await putSite(bed, SITE, { model: "embedded", origins: [ORIGIN] });
});

describe("PUT and GET /api/sites/:site", () => {
  it("creates a site with defaults, replaces it, and gives it back", async () => {
    const created = await put(bed, "/api/sites/nova", { name: "Nova" });
    assert.equal(created.status, 201);
    assert.equal((await put(bed, "/api/sites/nova", { name: "Outra", retentionDays: 7 })).status, 200);
    const got = await bed.fetch("/api/sites/nova", { headers: OWNER });
    const settings = (await got.json()) as Record<string, unknown>;
    assert.deepEqual([settings.name, settings.retentionDays, settings.model], ["Outra", 7, "automatic"]);
  });

  it("requires the owner's key, and accepts no other token", async () => {
    const { token } = await openSession(bed, SITE);
    const asks = [
      (headers: Record<string, string>) => put(bed, `/api/sites/${SITE}`, { name: "X" }, headers),
      (headers: Record<string, string>) => bed.fetch(`/api/sites/${SITE}`, { headers }),
      (headers: Record<string, string>) =>
        post(bed, "/api/knowledge/pages", { url: "https://x.example" }, headers),
      (headers: Record<string, string>) => bed.fetch("/api/knowledge/pages", { headers }),
    ];
    for (const ask of asks) {
      for (const key of [
        undefined,
        "Bearer ",
        `Bearer ${OWNER_KEY}x`,
        `Basic ${OWNER_KEY}`,
        `Bearer ${token}`,
      ])
        await assertProblem(await ask(key === undefined ? {} : { authorization: key }), 401, "bad-owner-key");
    }
  });

  it("says where settings are not valid", async () => {
    for (const [settings, where] of [
      [{}, "name"],
      [{ name: "" }, "name"],
      [{ name: "X", origins: ["https://loja.example/path"] }, "origins.0"],
      [{ name: "X", origins: ["loja.example"] }, "origins.0"],
      [{ name: "X", languages: [] }, "languages"],
      [{ name: "X", retentionDays: 0 }, "retentionDays"],
      [{ name: "X", knowledge: { sources: ["ftp://x.example"] } }, "knowledge.sources.0"],
      [[], "the body"],
    ] as const) {
      const detail = await assertProblem(await put(bed, "/api/sites/nova", settings), 422, "bad-body");
      assert.ok(detail.includes(where), `${detail} names ${where}`);
    }
  });

  it("refuses a name that no site can have, and knows none that was not put", async () => {
    await assertProblem(await put(bed, "/api/sites/Loja%20Nova", { name: "X" }), 400, "bad-site");
    await assertProblem(await bed.fetch("/api/sites/none", { headers: OWNER }), 404, "unknown-site");
  });

  it("asks the owner to come back when the site could not be entered in the directory", async () => {
    bed.platform.place("directory", "directory").storage.failNextPuts = 1;
    const response = await put(bed, "/api/sites/nova", { name: "X" });
    assert.equal(response.headers.get("retry-after"), "5");
    await assertProblem(response, 503, "unavailable");
    assert.ok((await put(bed, "/api/sites/nova", { name: "X" })).ok);
  });
});

describe("/api/knowledge/pages", () => {
  it("reads a page, and lists it", async () => {
    const shop = await startShop();
    try {
      const response = await post(bed, "/api/knowledge/pages", { url: shop.url, site: SITE }, OWNER);
      assert.equal(response.status, 201);
      const page = (await response.json()) as { title: string; passages: number };
      assert.ok(page.passages > 0);
      const listed = await bed.fetch(`/api/knowledge/pages?site=${SITE}`, { headers: OWNER });
      assert.deepEqual(await listed.json(), [page]);
    } finally {
      await shop.close();
    }
  });

  it("says why a page cannot be read", async () => {
    const asks = (body: object) => post(bed, "/api/knowledge/pages", body, OWNER);
    for (const url of ["ftp://loja.example/", "nonsense", "http://10.0.0.1/"]) {
      const response = await asks({ url });
      assert.equal(response.status, 422);
      assert.equal(response.headers.get("content-type"), "application/problem+json");
    }
    await assertProblem(await asks({}), 422, "bad-body");
    await assertProblem(await asks({ url: "https://x.example", site: "none" }), 404, "unknown-site");
    await assertProblem(
      await bed.fetch("/api/knowledge/pages?site=none", { headers: OWNER }),
      404,
      "unknown-site",
    );
    await assertProblem(await bed.fetch("/api/knowledge/pages?site=N!", { headers: OWNER }), 400, "bad-site");
  });
});

describe("POST /api/sites/:site/guidance", () => {
  const guidance = { tone: "leve", facts: ["A loja fica ao lado do cinema."] };

  it("shows a draft as the LLM would get it, and changes nothing", async () => {
    const response = await post(bed, `/api/sites/${SITE}/guidance`, { guidance, language: "en" }, OWNER);
    assert.equal(response.status, 200);
    const { prompt, tokens } = (await response.json()) as { prompt: string; tokens: number };
    assert.match(prompt, /You are the virtual assistant of .*- Tone: leve\n.*ao lado do cinema/s);
    assert.ok(tokens > 300);
    const settings = await bed.fetch(`/api/sites/${SITE}`, { headers: OWNER });
    assert.equal(((await settings.json()) as { guidance?: unknown }).guidance, undefined);
  });

  it("refuses strangers, and guidance out of its bounds", async () => {
    assert.equal((await post(bed, `/api/sites/${SITE}/guidance`, { guidance }, {})).status, 401);
    for (const wrong of [
      { tone: "x".repeat(301) },
      { facts: Array(31).fill("um fato") },
      { say: Array(20).fill("x".repeat(299)), neverSay: Array(20).fill("x".repeat(299)) },
      { persona: "" },
    ]) {
      const response = await post(bed, `/api/sites/${SITE}/guidance`, { guidance: wrong }, OWNER);
      assert.equal(response.status, 422, JSON.stringify(wrong).slice(0, 60));
    }
  });
});
