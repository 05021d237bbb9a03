import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A small site of somebody else's, on an origin of its own, where a tag can be pasted into every page. */
export interface Clinic {
  readonly origin: string;
  /** Puts a line before `</body>` of every page, as an owner does. */
  paste(tag: string): void;
  close(): Promise<void>;
}

const PAGES: Readonly<Record<string, { title: string; main: string }>> = {
  "/": {
    title: "Clínica Sorriso | Dentistas em Santos",
    main: `<h1>Dentistas que explicam tudo antes</h1>
      <p>A Clínica Sorriso atende crianças e adultos em Santos desde 1998, com hora marcada e sem pressa. São quatro dentistas, duas salas
      e uma recepção que liga no dia anterior para lembrar da consulta.</p>
      <p>Fazemos limpeza, clareamento, implantes e aparelhos. Veja os <a href="/precos">preços</a>, os <a href="/convenios">convênios</a> e
      como <a href="/contato">falar com a gente</a>.</p>`,
  },
  "/precos": {
    title: "Preços | Clínica Sorriso",
    main: `<h1>Preços</h1>
      <h2>Quanto custa a limpeza?</h2><p>A limpeza custa R$ 180,00 e leva quarenta minutos.</p>
      <h2>Quanto custa o clareamento?</h2><p>O clareamento a laser custa R$ 890,00 em três sessões.</p>
      <h2>Posso parcelar?</h2><p>Parcelamos em até 10 vezes sem juros no cartão de crédito.</p>`,
  },
  "/convenios": {
    title: "Convênios | Clínica Sorriso",
    main: `<h1>Convênios</h1><p>Atendemos os convênios Bradesco Dental, Amil Dental e Unimed Odonto. Traga a carteirinha e um documento
      com foto na primeira consulta.</p>`,
  },
  "/contato": {
    title: "Contato | Clínica Sorriso",
    main: `<h1>Contato</h1><p>Escreva para contato@clinicasorriso.com.br ou chame no
      <a href="https://wa.me/5513997001122">WhatsApp</a>.</p>
      <address>Rua das Flores, 120, Gonzaga, Santos, SP, 11060-000</address>`,
  },
};

const SHEET =
  ":root { --cor-principal: #0b7a75 } .botao { background: #0b7a75; color: #fff } h1 { color: #064f4b }";
const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="18" fill="#0b7a75"/></svg>';

export async function openClinic(): Promise<Clinic> {
  let pasted = "";
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://clinic");
    const send = (type: string, body: string, status = 200) =>
      response.writeHead(status, { "content-type": type }).end(body);
    const page = PAGES[pathname];
    if (page) return send("text/html; charset=utf-8", render(page, pasted));
    if (pathname === "/estilo.css") return send("text/css", SHEET);
    if (pathname === "/logo.svg") return send("image/svg+xml", LOGO);
    if (pathname === "/sitemap.xml")
      return send("application/xml", sitemap(`http://${request.headers.host}`));
    return send("text/plain", "Not found", 404);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    paste(tag) {
      pasted = tag;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function render({ title, main }: { title: string; main: string }, pasted: string): string {
  return `<!doctype html><html lang="pt-BR"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="theme-color" content="#0b7a75">
<meta property="og:site_name" content="Clínica Sorriso"><link rel="icon" href="/logo.svg"><link rel="stylesheet" href="/estilo.css"></head>
<body><header><a href="/"><img class="logo" src="/logo.svg" alt="Clínica Sorriso" width="40" height="40"></a></header>
<main>${main}</main>
<footer><p>Segunda a sexta, das 8h às 18h</p><p>Telefone: (13) 3222-1100</p>
<p><a href="https://www.instagram.com/clinicasorriso">Instagram</a></p></footer>${pasted}</body></html>`;
}

function sitemap(origin: string): string {
  const urls = Object.keys(PAGES).map((path) => `<url><loc>${origin}${path}</loc></url>`);
  return `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join("")}</urlset>`;
}
