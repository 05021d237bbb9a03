const FILLER =
  "<p>A oficina recebe encomendas de todo o estado e responde cada carta em até quatro dias, com o prazo e o valor do serviço por escrito.</p>";

/** A page of a few words around the markup given. */
export function page(inner: string, head = "", lang = "pt-BR"): string {
  return `<!doctype html><html${lang === "" ? "" : ` lang="${lang}"`}><head>${head.includes("charset") ? "" : '<meta charset="utf-8">'}${head}${head.includes("<title>") ? "" : "<title>Oficina</title>"}</head><body><main>${inner}${lang.startsWith("pt") ? FILLER : ""}</main></body></html>`;
}

/** The same with data for machines. */
export function shop(data: string, inner = ""): string {
  return page(`<h1>Oficina</h1>${inner}`, `<script type="application/ld+json">${data}</script>`);
}

/** A page for one product, whose data state what is given. */
export function product(
  { price, currency = "BRL", availability }: { price: string; currency?: string; availability?: string },
  inner: string,
  lang = "pt-BR",
): string {
  const stock = availability === undefined ? "" : `,"availability":"${availability}"`;
  const money = currency === "" ? "" : `,"priceCurrency":"${currency}"`;
  const data = `{"@type":"Product","name":"Vaso Lunar","offers":{"price":${price}${money}${stock}}}`;
  return page(
    `<script type="application/ld+json">${data}</script><h1>Vaso Lunar</h1>${inner}`,
    "<title>Vaso Lunar</title>",
    lang,
  );
}

/** A page's bytes in Latin-1. */
export function iso(html: string): Uint8Array {
  return Uint8Array.from(html, (letter) => letter.charCodeAt(0));
}
