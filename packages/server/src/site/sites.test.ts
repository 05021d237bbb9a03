import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { type SiteSettings, siteSettingsSchema } from "@prosa/protocol";
import { passage } from "../../test/decided-turn.ts";
import { SlowModel } from "../../test/slow-model.ts";
import { createEmbeddedModel } from "../models/embedded.ts";
import { SITE_TOKENS_PER_HOUR } from "../models/resilience/token-budget.ts";
import type { LogEntry } from "../platform/log.ts";
import { SITE_FRESH_MS, type SiteDeps, Sites } from "./sites.ts";

const embedded = createEmbeddedModel();

let now: number;
let asked: (string | null)[];
let logs: LogEntry[];
let answer: (held: string | null, site: string) => Response;
let sites: Sites;

const host: SiteDeps = {
  now: () => now,
  log: (entry) => void logs.push(entry),
  callRoom: async (_party, site, _path, init) => {
    const held = new Headers(init?.headers).get("if-none-match");
    asked.push(held);
    return answer(held, site);
  },
};

function settingsOf(fields: object = {}): SiteSettings {
  return siteSettingsSchema.parse({ name: "Loja", ...fields });
}

/** A site's room that stands at one version. */
function at(version: string): typeof answer {
  return (held) =>
    held === version
      ? new Response(null, { status: 304 })
      : Response.json({ version, settings: settingsOf({ name: `Loja ${version}` }), passages: [passage()] });
}

function unreachable(): Response {
  throw new Error("network lost");
}

beforeEach(() => {
  now = 1_760_000_000_000;
  asked = [];
  logs = [];
  answer = at("1");
  sites = new Sites({ embedded, openai: null });
});

describe("Sites", () => {
  it("asks sooner for a newer version while the site's pages are being read", async () => {
    const growing = { version: "1", settings: settingsOf(), passages: [], isGrowing: true };
    answer = () => Response.json(growing);
    await sites.load("loja", host);
    now += 499;
    await sites.load("loja", host);
    assert.equal(asked.length, 1);
    now += 1;
    answer = at("2");
    await sites.load("loja", host);
    assert.equal(asked.length, 2);
    now += SITE_FRESH_MS - 1;
    await sites.load("loja", host);
    assert.equal(asked.length, 2, "once all is read, a copy is fresh for its usual time");
  });

  it("offers the owner's own starters in their language, and the pages' in the others", async () => {
    const settings = settingsOf({ starters: { "pt-BR": ["Vocês abrem no sábado?"], en: [] } });
    answer = () => Response.json({ version: "1", settings, passages: [passage()] });
    const site = await sites.load("loja", host);
    assert.deepEqual(site?.starters("pt-BR"), ["Vocês abrem no sábado?"]);
    assert.ok(!site?.starters("en").includes("Vocês abrem no sábado?"));
  });

  it("asks a site's room once while the copy is fresh, and again after that", async () => {
    const first = await sites.load("loja", host);
    now += SITE_FRESH_MS - 1;
    assert.equal(await sites.load("loja", host), first);
    assert.deepEqual(asked, [null]);
    now += 1;
    assert.equal(await sites.load("loja", host), first);
    assert.deepEqual(asked, [null, "1"]);
  });

  it("gives work in the background its copy for as long as that may use it, and leaves the newer version to the next turn", async () => {
    assert.equal((await sites.recent("loja", host, 30_000))?.version, "1", "without a copy it asks");
    answer = at("2");
    now += 29_999;
    assert.equal((await sites.recent("loja", host, 30_000))?.version, "1");
    assert.equal((await sites.load("loja", host))?.version, "2");
    now += 30_000;
    answer = at("3");
    assert.equal((await sites.recent("loja", host, 30_000))?.version, "3");
    assert.equal(asked.length, 3);
  });

  it("takes up a new version without a restart", async () => {
    const first = await sites.load("loja", host);
    answer = at("2");
    now += SITE_FRESH_MS;
    const second = await sites.load("loja", host);
    assert.deepEqual([first?.settings.name, second?.settings.name], ["Loja 1", "Loja 2"]);
    assert.equal(second?.knowledge.version, "2");
  });

  it("asks once for all rooms that come at the same time, and lets the others go on with the copy", async () => {
    await sites.load("loja", host);
    answer = at("2");
    now += SITE_FRESH_MS;
    const views = await Promise.all([1, 2, 3].map(() => sites.load("loja", host)));
    assert.deepEqual(
      views.map((view) => view?.version),
      ["2", "1", "1"],
    );
    assert.deepEqual(asked, [null, "1"]);
  });

  it("serves its copy while the site's room cannot be reached, and does not ask for it at every turn", async () => {
    const first = await sites.load("loja", host);
    for (const failure of [unreachable, () => new Response(null, { status: 500 }), () => Response.json({})]) {
      answer = failure;
      now += SITE_FRESH_MS;
      asked = [];
      for (let turn = 0; turn < 3; turn += 1) assert.equal(await sites.load("loja", host), first);
      assert.equal(asked.length, 1);
    }
    assert.ok(logs.every(({ event }) => event === "site-unreachable"));
    answer = at("2");
    now += SITE_FRESH_MS;
    assert.equal((await sites.load("loja", host))?.version, "2");
  });

  it("rejects for a site that it never saw and cannot reach", async () => {
    answer = unreachable;
    await assert.rejects(sites.load("loja", host), /network lost/);
  });

  it("knows no site that there is not, and forgets one that went", async () => {
    answer = () => new Response(null, { status: 404 });
    assert.equal(await sites.load("none", host), null);
    answer = at("1");
    await sites.load("loja", host);
    now += SITE_FRESH_MS;
    answer = () => new Response(null, { status: 404 });
    assert.equal(await sites.load("loja", host), null);
    answer = unreachable;
    await assert.rejects(sites.load("loja", host));
  });

  it("[F19] treats no copy as fresh because the clock jumped back", async () => {
    await sites.load("loja", host);
    now -= 3_600_000;
    answer = at("2");
    assert.equal((await sites.load("loja", host))?.version, "2");
  });

  /** The room of a site with so many passages of some 400 letters. */
  function roomOf(passages: number): typeof answer {
    const text = "A troca é feita na loja. ".repeat(6);
    const all = Array.from({ length: passages }, (_, number) =>
      passage({ id: `https://loja.example/trocas#${number}`, text: `${number}: ${text}` }),
    );
    const snapshot = JSON.stringify({ version: "1", settings: settingsOf(), passages: all });
    return (held) => new Response(held === null ? snapshot : null, { status: held === null ? 200 : 304 });
  }

  async function loadAll(count: number): Promise<void> {
    for (let number = 0; number < count; number += 1) await sites.load(`site-${number}`, host);
  }

  it("[I10] keeps a hundred sites of two hundred passages where there is memory for them", async () => {
    sites = new Sites({ embedded, openai: null }, 512 * 1024 * 1024);
    answer = roomOf(200);
    await loadAll(100);
    now += SITE_FRESH_MS;
    asked = [];
    await loadAll(100);
    assert.deepEqual(new Set(asked), new Set(["1"]));
  });

  it("[I10] forgets the sites that were asked for longest ago where there is none", async () => {
    answer = roomOf(200);
    await loadAll(60);
    now += SITE_FRESH_MS;
    asked = [];
    await sites.load("site-59", host);
    await sites.load("site-0", host);
    assert.deepEqual(asked, ["1", null]);
  });

  it("[I10] counts a site by its size, and keeps one that is larger than all the memory", async () => {
    sites = new Sites({ embedded, openai: null }, 10_000_000);
    answer = roomOf(10);
    await loadAll(5);
    answer = roomOf(1_000);
    await sites.load("large", host);
    now += SITE_FRESH_MS;
    asked = [];
    await sites.load("large", host);
    await sites.load("site-4", host);
    assert.deepEqual(asked, ["1", null]);
  });

  it("[I10] counts the spending of a site among many others", () => {
    sites.budgetOf("loja", host).spend(SITE_TOKENS_PER_HOUR);
    for (let count = 0; count < 100; count += 1) sites.budgetOf(`site-${count}`, host).spend(1);
    assert.ok(sites.budgetOf("loja", host).isSpent);
  });

  it("has the LLM answer where there is one and the site does not forbid it", () => {
    const slow = new SlowModel();
    const withLlm = new Sites({ embedded, openai: slow });
    assert.equal(withLlm.modelFor(settingsOf()), slow);
    assert.equal(withLlm.modelFor(settingsOf({ model: "openai" })), slow);
    assert.equal(withLlm.modelFor(settingsOf({ model: "embedded" })), embedded);
    assert.equal(sites.modelFor(settingsOf({ model: "openai" })), embedded);
  });
});
