import { page, product, shop } from "./page-makers.ts";
import type { WebCase } from "./web-case.ts";

const OPENS = "Matrículas abrem em fevereiro.";
const bar = (kind: string, markup: string): WebCase => ({
  kind: `a page below the consent bar of ${kind}`,
  html: page(`${markup}<p>${OPENS}</p>`),
  has: [OPENS],
  lacks: ["parceiros tratam"],
});
const left = (mark: string): WebCase => ({
  kind: `a sentence that still holds ${mark}`,
  html: page(`<p>O curso custa ${mark} ao mês. ${OPENS}</p>`),
  has: [OPENS],
  lacks: ["O curso custa"],
});
const data = (kind: string, json: string): WebCase => ({
  kind: `JSON-LD ${kind}`,
  html: shop(json),
  product: { name: "Regador Cobre", price: 84.5 },
});
const OFFER = '"offers":{"price":"84.50","priceCurrency":"BRL"}';
const SOLD = `"@type":"Product","name":"Regador Cobre",${OFFER}`;
const struck = (kind: string, markup: string): WebCase => ({
  kind: `the old price in the data, struck out on the page by ${kind}`,
  html: product({ price: "410" }, markup),
  product: { price: 329 },
});

/** More pages as the web has them, of other vendors, engines and libraries. */
export const OTHER_PAGES: readonly WebCase[] = [
  bar("Quantcast", '<div id="qc-cmp2-container"><p>Nossos parceiros tratam dados.</p></div>'),
  bar("Google", '<div class="fc-consent-root"><p>Nossos parceiros tratam dados.</p></div>'),
  bar("Sourcepoint", '<div id="sp_message_container_901"><p>Nossos parceiros tratam dados.</p></div>'),
  bar("Axeptio", '<div id="axeptio_overlay"><p>Nossos parceiros tratam dados.</p></div>'),
  bar("Klaro", '<div class="klaro"><p>Nossos parceiros tratam dados.</p></div>'),
  bar("tarteaucitron", '<div id="tarteaucitronRoot"><p>Nossos parceiros tratam dados.</p></div>'),
  bar("Shopify", '<div id="shopify-pc__banner"><p>Nossos parceiros tratam dados.</p></div>'),
  bar("Wix", '<div data-hook="consent-banner-root"><p>Nossos parceiros tratam dados.</p></div>'),
  {
    kind: "a consent bar in Spanish without a name",
    html: page(
      "<div><p>Empleamos cookies propias y de terceros para mejorar nuestros servicios.</p></div><p>La piscina abre en verano para los socios del club.</p>",
      "",
      "es",
    ),
    has: ["La piscina abre en verano"],
    lacks: ["cookies"],
  },
  {
    kind: "cookies to eat, which are an experience",
    html: page("<p>Nossos cookies de aveia saem do forno às 15h: uma experiência à parte.</p>"),
    has: ["cookies de aveia"],
  },
  ...["[[ preço ]]", "*|VALOR|*", "{!Plano.Valor}", "$!{valor}", "<# valor #>", "%VALOR%"].map(left),
  ...["__VALOR__", "@Model.Valor", "[valor_do_plano]", "R$ null", "NaN %"].map(left),
  left("translation missing: pt-BR.valor"),
  {
    kind: "a share, a footnote and a year in brackets, which are filled in",
    html: page("<p>Dá 20% de desconto [1] em 2026 [novo] e 5 % à vista.</p>"),
    has: ["Dá 20% de desconto [1] em 2026 [novo] e 5 % à vista."],
  },
  {
    kind: "raised cents before words",
    html: page("<p>Entry is $18<sup>75</sup> a head for all who come to see the gardens.</p>", "", "en"),
    has: ["$18.75 a head"],
  },
  struck("a utility class", '<p class="text-sm line-through">R$ 410,00</p><p>R$ 329,00</p>'),
  struck("a class for what was", '<span class="price--was">R$ 410,00</span> <b class="price">R$ 329,00</b>'),
  data("of two objects that follow each other", `{"@type":"WebSite","name":"x"}\n{${SOLD}}`),
  data("of two objects with a comma between", `{"@type":"WebSite","name":"x"},{${SOLD}}`),
  data("with a typesetter's quotes", `{${SOLD}}`.replace(/"([^"]*)"/g, "“$1”")),
  data("encoded once more as a string", JSON.stringify(`{${SOLD}}`)),
  data("with a value that was not filled in", `{"sku":{{ produto.sku }},${SOLD}}`),
  data("with a value that is missing", `{"sku":,${SOLD}}`),
  {
    kind: "a product under a longer name in the data, and with the shop's in the title",
    html: page(
      `<script type="application/ld+json">{"@type":"Product","name":"NINHO cadeira, Freijó - Assento 46 cm","offers":{"price":"910","priceCurrency":"BRL"}}</script><h1>NINHO Cadeira - freijó</h1>`,
      '<title>NINHO Cadeira - freijó</title><meta property="og:type" content="product"><meta property="og:title" content="NINHO Cadeira - freijó - Marcenaria">',
    ),
    products: 1,
  },
  {
    kind: "two products of one kind, which stay two",
    html: shop(
      '[{"@type":"Product","name":"Caneca de Barro Azul","offers":{"price":"30"}},{"@type":"Product","name":"Prato de Barro Azul","offers":{"price":"44"}}]',
    ),
    products: 2,
  },
  {
    kind: "a panel that a component hides until its tab is pressed",
    html: page(
      "<x-tabs><x-tab>Garantia</x-tab><x-tab-panel aria-hidden='true'><p>Dura dezoito meses.</p></x-tab-panel></x-tabs>",
    ),
    has: ["Dura dezoito meses."],
  },
  {
    kind: "a panel that an attribute names, hidden until its tab is pressed",
    html: page(
      '<button data-tab="g">Garantia</button><div data-tab-content="g" hidden><p>Dura dezoito meses.</p></div>',
    ),
    has: ["Dura dezoito meses."],
  },
  ...(
    [
      ["an address written with entities", '<meta http-equiv="refresh" content="1;url=&#x2F;destino">'],
      ["a script's name for it", "<script>const to = '/destino'; window.location.href = to;</script>"],
      ["a frameset", '<title>x</title><frameset rows="100%"><frame src="/destino"></frameset>'],
      ["one frame and no words", '<title>x</title><body><iframe src="/destino"></iframe></body>'],
    ] as const
  ).map(
    ([kind, html]): WebCase => ({
      kind: `a page that leads on by ${kind}`,
      html,
      has: ["O estacionamento fica no subsolo."],
    }),
  ),
  {
    kind: "a page with words and a frame, which is read itself",
    html: page('<p>Passeios aos domingos.</p><iframe src="/destino"></iframe>'),
    has: ["Passeios aos domingos."],
    lacks: ["subsolo"],
  },
];
