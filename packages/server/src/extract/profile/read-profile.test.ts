import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type EvilWeb, startEvilWeb } from "../../../test/evil-web.ts";
import { assertProportional } from "../../../test/growth.ts";
import { readPage } from "../page.ts";
import { readHomePage } from "./home-page.ts";
import { readProfile, type SiteProfile } from "./read-profile.ts";

const HOME = `<!doctype html><html lang="pt-BR"><head><title>Clínica Sorriso | Dentista em Santos</title>
<meta name="theme-color" content="#0b7a75"><link rel="stylesheet" href="/estilo.css">
<link rel="manifest" href="/app.json"><link rel="icon" href="/icone.png">
<style>.cta { background: #d1495b }</style></head>
<body><header><a class="marca-topo" href="/"><img class="site-logo" src="/logo.svg" alt="Clínica Sorriso"></a></header>
<main><h1>Seu sorriso em boas mãos</h1>
<p>Somos uma clínica com quatro dentistas e atendemos crianças e adultos desde 1998, com hora marcada e sem pressa. Fazemos limpeza,
clareamento, implantes e aparelhos, e aceitamos os principais convênios da região.</p>
<p><a href="/contato">Contato</a> <a href="https://www.instagram.com/clinicasorriso">Instagram</a></p></main>
<footer><p>Segunda a sexta, das 8h às 18h</p><p>Telefone: (13) 3222-1100</p></footer></body></html>`;
const CONTACT = `<html lang="pt-BR"><head><title>Contato</title></head><body><main><h1>Fale com a gente</h1>
<p>Escreva para contato@sorriso.com.br ou chame no <a href="https://wa.me/5513997001122">WhatsApp</a>.</p>
<address>Rua das Flores, 120, Santos, SP</address></main></body></html>`;

describe("a site's profile", () => {
  let web: EvilWeb;
  let profile: SiteProfile;
  const options = { policy: { allowLoopback: true } };

  before(async () => {
    web = await startEvilWeb();
    web.serve("/", HOME);
    web.serve("/contato", CONTACT);
    web.serve("/estilo.css", ":root { --cor-principal: #0b7a75 } .btn { background: #ffb703 }", {
      "content-type": "text/css",
    });
    web.serve("/app.json", JSON.stringify({ name: "Sorriso", theme_color: "#ffb703" }), {
      "content-type": "application/manifest+json",
    });
    web.serve(
      "/sitemap.xml",
      `<urlset><url><loc>${web.origin}/</loc></url><url><loc>${web.origin}/contato</loc></url></urlset>`,
      {
        "content-type": "application/xml",
      },
    );
    const outcome = await readProfile(`${web.origin}/`, options);
    assert.ok(outcome.ok, JSON.stringify(outcome));
    profile = outcome.profile;
  });

  after(() => web.close());

  it("names the site as it names itself, and shows its own logo", () => {
    assert.equal(profile.name, "Clínica Sorriso");
    assert.equal(profile.logo, `${web.origin}/logo.svg`);
    assert.equal(profile.heading, "Seu sorriso em boas mãos");
  });

  it("puts the colour that the page states first, then the manifest's and those of its style sheets", () => {
    assert.deepEqual(profile.colours.slice(0, 3), ["#0b7a75", "#ffb703", "#d1495b"]);
  });

  it("takes the page's own styles, and finds them in time that grows with the page", () => {
    const url = `${web.origin}/`;
    const page = readPage(HOME, url);
    assert.deepEqual(readHomePage(HOME, url, page).styles, [".cta { background: #d1495b }"]);
    for (const text of ["<style>", "<style", "<style>a{}</style>"])
      assertProportional((size) => readHomePage(text.repeat(size / text.length), url, page), 400_000, text);
  });

  it("gathers contacts of the home page and of the page of contacts, each once", () => {
    const { phones, whatsapps, emails, addresses, socials } = profile.contacts;
    assert.deepEqual(phones, ["(13) 3222-1100"]);
    assert.deepEqual(whatsapps, ["5513997001122"]);
    assert.deepEqual(emails, ["contato@sorriso.com.br"]);
    assert.match(addresses[0] ?? "", /Rua das Flores, 120/);
    assert.deepEqual(socials, ["https://www.instagram.com/clinicasorriso"]);
  });

  it("reads the hours in the foot as a week, the language, and the number of pages in the sitemap", () => {
    assert.deepEqual(profile.week?.[0], [{ from: "08:00", to: "18:00" }]);
    assert.deepEqual(profile.week?.[6], []);
    assert.equal(profile.page.language, "pt-BR");
    assert.deepEqual(profile.sitemap, { url: `${web.origin}/sitemap.xml`, pages: 2 });
    assert.equal(profile.isThin, false);
  });

  it("comes without what is missing: no sheet, no manifest, no sitemap, nothing stated", async () => {
    const bare = await startEvilWeb();
    bare.serve("/", "<title>Oi</title><p>Olá.</p>");
    const outcome = await readProfile(`${bare.origin}/`, options);
    assert.ok(outcome.ok);
    const { name, colours, sitemap, week, isThin } = outcome.profile;
    assert.deepEqual([name, colours, sitemap, week, isThin], ["Oi", [], undefined, undefined, true]);
    await bare.close();
  });

  it("is refused with the reason: no answer, a private address, a document, rules of robots.txt", async () => {
    const codeOf = async (address: string, policy = options.policy) => {
      const outcome = await readProfile(address, { policy });
      return outcome.ok ? "ok" : outcome.code;
    };
    assert.equal(await codeOf(`${web.origin}/gone`), "http-status");
    assert.equal(await codeOf(`${web.origin}/`, { allowLoopback: false }), "private-address");
    web.serve("/lista.txt", "Uma lista de preços que alguém deixou no site.", {
      "content-type": "text/plain",
    });
    assert.equal(await codeOf(`${web.origin}/lista.txt`), "no-page");
    const closed = await startEvilWeb();
    closed.serve("/robots.txt", "User-agent: *\nDisallow: /", { "content-type": "text/plain" });
    assert.equal(await codeOf(`${closed.origin}/`), "robots");
    await closed.close();
    assert.equal(await codeOf(`${closed.origin}/`), "network");
  });
});
