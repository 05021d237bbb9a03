import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { type EvilWeb, startEvilWeb } from "../../../test/evil-web.ts";
import { fetchRobots, parseRobots } from "./robots.ts";
import { fetchSitemap, parseSitemap } from "./sitemap.ts";

const policy = { allowLoopback: true };

describe("parseRobots", () => {
  it("follows the rules for everybody unless we have our own", () => {
    const everybody = parseRobots(
      "https://a.example/robots.txt",
      "User-agent: *\nDisallow: /admin\nAllow: /admin/help",
    );
    assert.equal(everybody.isAllowed("https://a.example/troca"), true);
    assert.equal(everybody.isAllowed("https://a.example/admin/x"), false);
    assert.equal(everybody.isAllowed("https://a.example/admin/help"), true);
    const own = parseRobots(
      "https://a.example/robots.txt",
      "User-agent: *\nDisallow: /\n\nUser-agent: prosabot\nAllow: /",
    );
    assert.equal(own.isAllowed("https://a.example/troca"), true);
  });

  it("reads the crawl delay, bounded, and the sitemaps", () => {
    const text =
      "User-agent: *\nCrawl-delay: 2.5\nSitemap: https://a.example/s.xml\nSitemap: /t.xml\nSitemap: nonsense";
    const rules = parseRobots("https://a.example/robots.txt", text);
    assert.equal(rules.delayMs, 2500);
    assert.deepEqual(rules.sitemaps, ["https://a.example/s.xml", "https://a.example/t.xml"]);
    assert.equal(
      parseRobots("https://a.example/robots.txt", "User-agent: *\nCrawl-delay: 86400").delayMs,
      60_000,
    );
  });
});

describe("parseSitemap", () => {
  it("reads an address that was encoded twice", () => {
    const xml = "<urlset><url><loc>https://a.example/?a=1&amp;amp;b=2</loc></url></urlset>";
    assert.deepEqual(parseSitemap(xml, "https://a.example/s.xml").pages, ["https://a.example/?a=1&b=2"]);
  });
});

describe("fetchRobots and fetchSitemap", () => {
  let evil: EvilWeb;
  before(async () => {
    evil = await startEvilWeb();
  });
  after(() => evil.close());

  it("takes a missing file for leave, and a failing server for none", async () => {
    assert.equal((await fetchRobots(evil.origin, { policy })).isAllowed(`${evil.origin}/x`), true);
    evil.serve("/robots.txt", "oops", { "content-type": "text/plain" }, 500);
    assert.equal((await fetchRobots(evil.origin, { policy })).isAllowed(`${evil.origin}/x`), false);
    evil.serve("/robots.txt", "<html>not found</html>");
    assert.equal((await fetchRobots(evil.origin, { policy })).isAllowed(`${evil.origin}/x`), true);
    evil.serve("/robots.txt", "User-agent: *\nDisallow: /x", { "content-type": "text/plain" });
    assert.equal((await fetchRobots(evil.origin, { policy })).isAllowed(`${evil.origin}/x`), false);
  });

  it("reads sitemaps as XML, gzipped and as plain text", async () => {
    const xml =
      "<urlset><url><loc>https://a.example/?a=1&amp;b=2</loc></url><url><loc><![CDATA[https://a.example/b]]></loc></url></urlset>";
    evil.serve("/s.xml", xml, { "content-type": "application/xml" });
    evil.serve("/s.xml.gz", gzipSync(xml), { "content-type": "application/x-gzip" });
    evil.serve("/s.txt", "https://a.example/?a=1&b=2\nhttps://a.example/b\nnot an address", {
      "content-type": "text/plain",
    });
    for (const path of ["/s.xml", "/s.xml.gz", "/s.txt"]) {
      const outcome = await fetchSitemap(`${evil.origin}${path}`, { policy });
      assert.ok(outcome.ok, path);
      assert.deepEqual(outcome.sitemap.pages, ["https://a.example/?a=1&b=2", "https://a.example/b"], path);
    }
  });

  it("[F26] refuses a sitemap that is a gzip bomb", async () => {
    evil.serve("/bomb.xml.gz", gzipSync(Buffer.alloc(40 * 1024 * 1024, 32)), {
      "content-type": "application/gzip",
    });
    const outcome = await fetchSitemap(`${evil.origin}/bomb.xml.gz`, { policy });
    assert.ok(!outcome.ok);
    assert.match(outcome.message, /too large/);
  });

  it("tells an index of sitemaps from a sitemap", () => {
    const index = "<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>";
    assert.deepEqual(parseSitemap(index, "https://a.example/s.xml"), {
      pages: [],
      sitemaps: ["https://a.example/1.xml"],
    });
  });
});
