import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { type EvilWeb, startEvilWeb } from "../../../test/evil-web.ts";
import type { Page } from "../page.ts";
import { type CrawlLimits, startCrawl, stepCrawl } from "./crawl.ts";
import type { ReaderDeps } from "./reader.ts";
import { fetchRobots } from "./robots.ts";
import { fetchSitemap, parseSitemap } from "./sitemap.ts";

const options = { policy: { allowLoopback: true } };
let web: EvilWeb;

before(async () => {
  web = await startEvilWeb();
});
after(() => web.close());

describe("robots.txt as servers send it", () => {
  const rules = "User-agent: *\nDisallow: /interno\n";
  const isAllowed = async (body: string | Uint8Array, type?: string) => {
    web.handle("/robots.txt", (_, response) => {
      response.writeHead(200, type === undefined ? {} : { "content-type": type });
      response.end(body);
    });
    return (await fetchRobots(web.origin, options)).isAllowed(`${web.origin}/interno/a`);
  };

  for (const type of [
    "application/octet-stream",
    "text/html",
    "application/json",
    "image/x-icon",
    undefined,
  ]) {
    it(`holds where its type is ${type ?? "missing"}`, async () => {
      assert.equal(await isAllowed(rules, type), false);
    });
  }

  it("holds by its first 500 KiB where it is longer", async () => {
    assert.equal(await isAllowed(rules + "# nada\n".repeat(120_000), "text/plain"), false);
    assert.equal(await isAllowed("# nada\n".repeat(120_000) + rules, "text/plain"), true);
  });

  it("is none where a page is sent for it", async () => {
    assert.equal(await isAllowed(`\n<!-- x --><!DOCTYPE html><p>${rules}</p>`, "text/plain"), true);
  });
});

describe("sitemaps as they come", () => {
  const map = (inner: string, root = "urlset") =>
    `<?xml version="1.0"?><${root}>${inner}</${root.split(" ")[0]}>`;
  const pages = (text: string) => parseSitemap(text, "https://horto.example/mapas/um.xml").pages;

  it("lists no pictures, films and comments, and addresses with brackets and from the root", () => {
    const inner = `<!-- <url><loc>https://horto.example/antiga</loc></url> -->
      <url><loc> https://horto.example/mudas?tipo[cor]=verde </loc><image:image><image:loc>https://cdn.example/1.jpg</image:loc></image:image></url>
      <url><loc>/vasos</loc><video:video><video:content_loc>https://cdn.example/f.mp4</video:content_loc></video:video></url>
      <url><loc><![CDATA[https://horto.example/terra?a=1&b=2]]></loc></url>`;
    assert.deepEqual(pages(map(inner, 'urlset xmlns:image="i" xmlns:video="v"')), [
      "https://horto.example/mudas?tipo[cor]=verde",
      "https://horto.example/vasos",
      "https://horto.example/terra?a=1&b=2",
    ]);
  });

  it("may be written with a prefix, as a feed, or as a list", () => {
    assert.deepEqual(pages(map("<s:url><s:loc>https://horto.example/a</s:loc></s:url>", "s:urlset")), [
      "https://horto.example/a",
    ]);
    const item = "<item><title>x</title><link>https://horto.example/b</link></item>";
    assert.deepEqual(pages(`<rss version="2.0"><channel>${item}</channel></rss>`), [
      "https://horto.example/b",
    ]);
    const entry =
      '<entry><link rel="self" href="https://horto.example/x"/><link href="https://horto.example/c"/></entry>';
    assert.deepEqual(pages(`<feed>${entry}</feed>`), ["https://horto.example/c"]);
    assert.deepEqual(pages("https://horto.example/d\n/no\n"), ["https://horto.example/d"]);
  });

  it("may mix prefixes, leave the scheme out, quote, list its own parts, and stand escaped on a page", () => {
    assert.deepEqual(pages(map("<s:url><s:loc>/a</s:loc></s:url>")), ["https://horto.example/a"]);
    assert.deepEqual(pages(map("<url><loc>/a</loc></url>", "s:urlset")), ["https://horto.example/a"]);
    assert.deepEqual(pages(map("<url><loc>www.horto.example/b</loc></url><url><loc>'/c'</loc></url>")), [
      "https://www.horto.example/b",
      "https://horto.example/c",
    ]);
    assert.deepEqual(pages("horto.example/d,2026-01-09\nhttps://horto.example/e;0.8"), [
      "https://horto.example/d",
      "https://horto.example/e",
    ]);
    assert.deepEqual(pages("<pre>&lt;urlset&gt;&lt;loc&gt;/f&lt;/loc&gt;&lt;/urlset&gt;</pre>"), [
      "https://horto.example/f",
    ]);
    assert.deepEqual(
      parseSitemap(
        map("<url><loc>/g</loc></url><sitemap><loc>/dois.xml.gz</loc></sitemap>"),
        "https://horto.example/s.xml",
      ),
      { pages: ["https://horto.example/g"], sitemaps: ["https://horto.example/dois.xml.gz"] },
    );
  });

  for (const [name, pack] of [
    ["plain", (text: string) => Buffer.from(text)],
    ["packed", gzipSync],
  ] as const) {
    it(`is read as far as eight megabytes go, ${name}`, async () => {
      const entry = (number: number) => `<url><loc>/p/${number}</loc><x>${" ".repeat(60_000)}</x></url>`;
      const long = map(Array.from({ length: 200 }, (_, number) => entry(number)).join(""));
      web.serve("/longo.xml", pack(long), { "content-type": "application/xml" });
      const outcome = await fetchSitemap(`${web.origin}/longo.xml`, { policy: { allowLoopback: true } });
      assert.ok(outcome.ok);
      const { pages: found } = outcome.sitemap;
      assert.ok(found.length > 100 && found.length < 200, `${found.length}`);
      for (const [number, one] of found.entries()) assert.equal(one, `${web.origin}/p/${number}`);
    });
  }

  const plain = map("<url><loc>/um</loc></url>");
  for (const [kind, type, body] of [
    ["plain by the name of packed", "application/x-gzip", plain],
    ["packed by the name of XML", "text/xml", gzipSync(plain)],
    ["packed by the name of bytes", "application/octet-stream", gzipSync(plain)],
    ["XML by the name of a page", "text/html", plain],
    ["XML by no name", undefined, plain],
  ] as const) {
    it(`is read where it is ${kind}`, async () => {
      web.handle("/mapa.xml.gz", (_, response) => {
        response.writeHead(200, type === undefined ? {} : { "content-type": type });
        response.end(body);
      });
      const outcome = await fetchSitemap(`${web.origin}/mapa.xml.gz`, options);
      assert.deepEqual(outcome.ok && outcome.sitemap.pages, [`${web.origin}/um`]);
    });
  }
});

describe("a crawl of a site that misleads", () => {
  let now = 0;
  beforeEach(async () => {
    await web.close();
    web = await startEvilWeb();
    now = 0;
  });

  const words = (name: string) => `<p>${`O texto da página ${name} fala apenas dela mesma. `.repeat(6)}</p>`;
  const links = (...paths: string[]) => paths.map((path) => `<a href="${path}">x</a>`).join(" ");
  const put = (path: string, inner: string, head = "") =>
    web.serve(
      path,
      `<html lang="pt-BR"><head><title>${path}</title>${head}</head><body><main>${inner}</main></body></html>`,
    );

  async function crawl(limits: Partial<CrawlLimits> = {}): Promise<Page[]> {
    const deps: ReaderDeps = { now: () => now, fetchOptions: options, robots: new Map() };
    const pages: Page[] = [];
    let state = startCrawl(`${web.origin}/`, limits);
    for (let step = 0; step < 300 && state.status === "running"; step += 1) {
      now = Math.max(now, state.nextAt);
      const done = await stepCrawl(state, deps);
      state = done.state;
      if (done.page) pages.push(done.page);
    }
    return pages;
  }
  const paths = (pages: readonly Page[]) =>
    pages.map(({ url }) => new URL(url).pathname + new URL(url).search);

  it("gives a calendar without end a third of its pages at most", async () => {
    put("/", words("inicial") + links("/eventos/2027/03/", "/grade?dia=2027-03-01", "/catalogo"));
    put(
      "/catalogo",
      words("do catálogo") + links(...Array.from({ length: 8 }, (_, index) => `/peca/${index}`)),
    );
    for (let index = 0; index < 8; index += 1) put(`/peca/${index}`, words(`da peça ${index}`));
    for (let month = 1; month < 13; month += 1) {
      const name = (number: number) => `/eventos/2027/${String(number).padStart(2, "0")}/`;
      put(
        name(month),
        words(`de ${month}`) + links(...Array.from({ length: 12 }, (_, index) => name(index + 1))),
      );
    }
    const read = paths(await crawl({ pages: 18 }));
    assert.equal(read.filter((path) => path.startsWith("/peca/")).length, 8);
    assert.ok(read.filter((path) => path.startsWith("/eventos/")).length <= 6);
  });

  it("reads paths that hold a word of accounts and is kept from carts themselves", async () => {
    put(
      "/",
      links(
        "/manual/admin/",
        "/ajuda/login",
        "/docs/feed/",
        "/login",
        "/pt/cart",
        "/wp-admin/edit.php",
        "/feed/",
      ),
    );
    for (const path of ["/manual/admin/", "/ajuda/login", "/docs/feed/"]) put(path, words(path));
    assert.deepEqual(paths(await crawl()), ["/", "/manual/admin/", "/ajuda/login", "/docs/feed/"]);
    assert.ok(!web.asked.includes("/login"));
  });

  it("reads an address with and without its slash once", async () => {
    put("/", links("/horario", "/horario/", "/horario/index.html", "/mapa/", "/mapa"));
    for (const path of ["/horario", "/horario/", "/mapa", "/mapa/"]) put(path, words(path));
    assert.deepEqual(paths(await crawl()), ["/", "/horario", "/mapa/"]);
  });

  it("cites no session, and keeps each page that names the home page as its own address", async () => {
    put(
      "/",
      words("inicial") +
        links(
          "/sala;JSESSIONID=A1",
          "/fale?PHPSESSID=b2&s=1&sid=3&gbraid=4&zenid=5",
          "/a",
          "/b",
          "/lista?page=2",
        ),
    );
    const home = '<link rel="canonical" href="/">';
    put("/sala", words("da sala"));
    put("/fale", words("fale"));
    put("/a", words("a"), home);
    put("/b", words("b"), home);
    put("/lista", words("lista"), '<link rel="canonical" href="/lista">');
    const cited = (await crawl()).map(({ canonical }) => canonical.slice(web.origin.length));
    assert.deepEqual(cited.sort(), ["/", "/a", "/b", "/fale?s=1", "/lista?page=2", "/sala"]);
  });

  it("tries once more what failed by the way", async () => {
    let visits = 0;
    put("/", links("/porao", "/sotao"));
    put("/sotao", words("do sótão"));
    web.handle("/porao", (_, response) => {
      visits += 1;
      if (visits === 1) response.destroy();
      else response.writeHead(200, { "content-type": "text/html" }).end(words("do porão"));
    });
    assert.deepEqual(paths(await crawl()), ["/", "/sotao", "/porao"]);
    assert.equal(visits, 2);
  });

  it("asks for rules again that could not be asked for", async () => {
    let visits = 0;
    put("/", words("inicial"));
    web.handle("/robots.txt", (_, response) => {
      visits += 1;
      if (visits === 1) response.destroy();
      else response.writeHead(404).end();
    });
    assert.deepEqual(paths(await crawl()), ["/"]);
  });
});
