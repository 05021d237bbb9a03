import { iso, page, product, shop } from "./page-makers.ts";
import type { WebCase } from "./web-case.ts";

const CFEMAIL = "5a3935342e3b2e351a2b2f332e3b343e3b74393537743828";

/** Pages as the web has them, each small and of one kind, with what is to be read in it. */
export const PAGES: readonly WebCase[] = [
  {
    kind: "a charset in a comment, and the word in a description, before the real one",
    html: page(
      "<p>Reposição de peças à vontade.</p>",
      '<!-- <meta charset="windows-1252"> --><meta name="description" content="charset=latin1 explicado"><meta charset="utf-8">',
    ),
    has: ["Reposição de peças à vontade."],
  },
  {
    kind: "Latin-1 named by http-equiv",
    html: iso(
      page(
        "<p>Atenção: não há devolução.</p>",
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
      ),
    ),
    contentType: "text/html",
    has: ["Atenção: não há devolução."],
  },
  {
    kind: "a meta refresh",
    html: '<title>Aguarde</title><meta http-equiv="Refresh" content="3;URL=\'/destino\'"><a href="/destino">Ir</a>',
    has: ["O estacionamento fica no subsolo."],
  },
  {
    kind: "a meta refresh for readers without scripts, which is not followed",
    html: page(
      "<p>Horta comunitária aberta.</p>",
      '<noscript><meta http-equiv="refresh" content="0;url=/destino"></noscript>',
    ),
    has: ["Horta comunitária aberta."],
    lacks: ["subsolo"],
  },
  {
    kind: "a script that sends on, on a page without words",
    html: '<title>…</title><script>if (top) { window.location.href = "/destino"; }</script><body></body>',
    has: ["O estacionamento fica no subsolo."],
  },
  {
    kind: "JSON-LD with an inch mark in a string",
    html: shop(
      '{"@type":"Product","name":"Monitor 27" curvo","description":"Tela de 27", fosca","offers":{"price":"1899.50","priceCurrency":"BRL"}}',
    ),
    product: { name: 'Monitor 27" curvo', price: 1899.5 },
  },
  {
    kind: "JSON-LD with NaN, undefined, a decimal comma and bare keys",
    html: shop(
      '{"@type":"Product",name:"Chaleira Vento","weight":NaN,"sku":undefined,\'brand\':\'Vento\',"offers":{"price": 1.249,90,"priceCurrency":"BRL",},}',
    ),
    product: { name: "Chaleira Vento", price: 1249.9, brand: "Vento" },
  },
  {
    kind: "JSON-LD whose end is missing",
    html: shop(
      '{"@type":"Product","name":"Rede de Algodão","offers":{"price":"310.00","priceCurrency":"BRL"',
    ),
    product: { name: "Rede de Algodão", price: 310 },
  },
  {
    kind: "a thousand written as 2.450 in the data",
    html: product({ price: '"2.450"' }, '<p class="preco">R$ 2.450,00</p>'),
    product: { price: 2450 },
  },
  {
    kind: "a price in cents in the data",
    html: product({ price: "45990" }, '<div class="valor">R$ 459,90</div>'),
    product: { price: 459.9 },
  },
  {
    kind: "a price of nothing in the data",
    html: product({ price: '"0"' }, '<span class="price">R$ 37,50</span>'),
    product: { price: 37.5 },
  },
  {
    kind: "the old price in the data, struck out on the page",
    html: product({ price: "880" }, '<p><s>R$ 880,00</s> <b class="price">R$ 640,00</b></p>'),
    product: { price: 640 },
    lacks: ["R$ 880,00 R$ 640,00"],
  },
  {
    kind: "the old price in the data, struck out before one that no name calls a price",
    html: product({ price: "720" }, "<div><del>R$ 720,00</del> <em>R$ 588,00</em> ou 6x de R$ 98,00</div>"),
    product: { price: 588 },
  },
  {
    kind: "a struck price in the data, with no lower one behind it",
    html: product({ price: "720" }, "<p>Frete R$ 30,00</p><p><del>R$ 720,00</del></p>"),
    product: { price: 720 },
  },
  {
    kind: "a price that both sides agree on, beside a struck one",
    html: product({ price: "640" }, '<p><s>R$ 880,00</s> <b class="price">R$ 640,00</b></p>'),
    product: { price: 640 },
  },
  {
    kind: "cents in a raised element",
    html: page(
      '<div class="item"><h2>Lanterna</h2><p class="price">R$ 1.259<sup>40</sup></p><p>Pilha inclusa, duas peças.</p></div>',
    ),
    has: ["R$ 1.259,40"],
    lacks: ["125940"],
  },
  {
    kind: "cents in a small element behind a sign that follows",
    html: page("<p>Entrada: 18<small>50</small> €, crianças grátis.</p>"),
    has: ["18,50 €"],
  },
  {
    kind: "an exponent, which is no cents",
    html: page("<p>São 10<sup>12</sup> bactérias e R$ 30<sup>2</sup> é uma nota de rodapé.</p>"),
    has: ["1012 bactérias"],
    lacks: ["10,12"],
  },
  {
    kind: "an amount that begins with its comma",
    html: product({ price: '",45"', currency: "EUR" }, ""),
    product: { price: 0.45 },
  },
  {
    kind: "a button for sale that is switched off and says so",
    html: product(
      { price: "77", availability: "https://schema.org/InStock" },
      "<button disabled>Indisponível no momento</button>",
    ),
    product: { availability: "out-of-stock" },
  },
  {
    kind: "sold out in words, with a sentence behind",
    html: product(
      { price: "77", availability: "InStock" },
      '<p class="aviso">Agotado. Te avisamos cuando vuelva.</p>',
    ),
    product: { availability: "out-of-stock" },
  },
  {
    kind: "one size sold out, the others not",
    html: product(
      { price: "77", availability: "InStock" },
      '<div class="size-swatch"><label>Esgotado</label></div><button>Comprar</button>',
    ),
    product: { availability: "in-stock" },
  },
  {
    kind: "tabs' panels that are hidden",
    html: page(
      '<div role="tablist"><button role="tab" aria-controls="p1" id="t1">Garantia</button><button role="tab" id="t2" aria-controls="p2">Medidas</button></div>' +
        '<div role="tabpanel" id="p1" aria-labelledby="t1" hidden><p>Dois anos contra ferrugem.</p></div>' +
        '<div role="tabpanel" id="p2" aria-hidden="true"><p>Oitenta por cento e vinte centímetros.</p></div>' +
        '<div hidden="until-found"><p>Achado quando procurado, na página.</p></div>',
    ),
    has: ["Garantia | Dois anos contra ferrugem.", "Medidas | Oitenta", "Achado quando procurado"],
  },
  {
    kind: "what is hidden for good",
    html: page(
      '<div class="modal" hidden><p>Produto adicionado, veja o carrinho de compras.</p></div><p>Visível.</p>',
    ),
    lacks: ["adicionado"],
  },
  {
    kind: "a declarative shadow root",
    html: page(
      '<loja-aviso><template shadowrootmode="closed"><h2>Retirada</h2><p>Retire na loja da praça em dois dias.</p></template></loja-aviso><template><p>Molde que não se lê.</p></template>',
    ),
    has: ["Retirada | Retire na loja da praça em dois dias."],
    lacks: ["Molde"],
  },
  {
    kind: "what templates left unfilled",
    html: page(
      "<h2>{{ titulo }}</h2><p>Custa {{preco | moeda}}. A taxa é fixa para todos os bairros da cidade.</p><p>Oi #{nome}!</p><table><tr><td>Prazo</td><td>{% prazo %}</td></tr><tr><td>Peso</td><td>2 kg</td></tr></table>",
    ),
    has: ["A taxa é fixa para todos os bairros", "Peso: 2 kg"],
    lacks: ["{{", "#{", "{%"],
  },
  {
    kind: "marks of a template in code, which the page is about",
    html: page("<p>Escreva <code>{{ nome }}</code> onde o nome deve aparecer.</p>"),
    has: ["Escreva {{ nome }} onde"],
  },
  {
    kind: "an e-mail address that Cloudflare hides",
    html: page(
      `<p>Fale com <span class="__cf_email__" data-cfemail="${CFEMAIL}">[email&#160;protected]</span>.</p><a href="/cdn-cgi/l/email-protection#${CFEMAIL}">Outro</a>`,
    ),
    has: ["contato@quitanda.com.br"],
    lacks: ["[email", "email-protection"],
  },
  {
    kind: "letters that are not seen",
    html: page(
      "<h2>Pro&shy;gra&#173;ma&ccedil;\u00e3o</h2><p>O re\u00adci\u200btal come&ZeroWidthSpace;ça às oito.</p>",
    ),
    has: ["Programação | O recital começa às oito."],
  },
  {
    kind: "a label for English on Portuguese words",
    html: page(
      "<p>Os ingressos são vendidos na bilheteria do teatro e também pela internet, mas não há meia entrada para grupos.</p>",
      "",
      "en",
    ),
    language: "pt-BR",
  },
  {
    kind: "a label for English on Spanish words",
    html: page(
      "<p>Las entradas se venden en la taquilla del teatro y también por internet, pero no hay descuento para los grupos.</p>",
      "",
      "en-US",
    ),
    language: "es",
  },
  {
    kind: "a right label, and words of a loan",
    html: page(
      "<p>We sell the finest pão de queijo and you can have it with coffee in our shop, which is open from Monday.</p>",
      "",
      "en-GB",
    ),
    language: "en-GB",
  },
  {
    kind: "no label on Spanish words",
    html: page(
      "<p>Nuestra tienda abre los lunes y los martes, pero no los miércoles, porque hay feria en la plaza.</p>",
      "",
      "",
    ),
    language: "es",
  },
  {
    kind: "a wall against bots with status 200",
    html: "<title>Um momento…</title><body><h1>loja.example</h1><p>Verificando se o seu navegador é seguro antes de continuar.</p>",
    refused: "wall",
  },
  {
    kind: "a wall that wants a sign-in",
    html: '<title>Entrar</title><body><h1>Entrar</h1><form><input name="u"><input type="password" name="p"></form><p>Esqueceu a senha?</p>',
    refused: "wall",
  },
  {
    kind: "a page not found with status 200",
    html: page(
      "<h1>Que pena!</h1><p>O produto que você procura não foi encontrado ou saiu de linha. Veja outros.</p>",
    ),
    refused: "soft-404",
  },
  {
    kind: "the same in Spanish",
    html: "<title>Tienda</title><main><h2>Lo sentimos, la página no existe</h2><a href='/'>Volver</a></main>",
    refused: "soft-404",
  },
  {
    kind: "the same by a mark of its system",
    html: '<body class="blog error404 wide"><p>Tente outra vez por aqui, ou fale com a gente.</p></body>',
    refused: "soft-404",
  },
  {
    kind: "help on lost pages, which is found",
    html: page(
      `<h1>Página não encontrada: o que fazer</h1>${"<p>Quando o visitante chega a um endereço que mudou, o servidor responde com este código, e o dono da loja pode criar um desvio para o endereço novo.</p>".repeat(6)}`,
    ),
    has: ["pode criar um desvio"],
  },
  {
    kind: "pictures that are filled in later",
    html: shop(
      "",
      '<div itemscope itemtype="https://schema.org/Product"><h2 itemprop="name">Banco de Jardim</h2><img itemprop="image" class="lazy" src="/img/placeholder.svg" data-original="/f/banco.jpg"><span itemprop="price" content="50"></span></div>',
    ),
    product: { image: "/f/banco.jpg" },
  },
  {
    kind: "pictures for readers without scripts",
    html: shop(
      "",
      '<div itemscope itemtype="https://schema.org/Product"><h2 itemprop="name">Banco de Jardim</h2><img itemprop="image" src="data:image/png;base64,AA=="><noscript><img src="/f/banco2.jpg" alt=""></noscript></div>',
    ),
    product: { image: "/f/banco2.jpg" },
  },
  {
    kind: "a bar for cookies without a name, inside the text",
    html: page(
      '<div class="x1"><p>Utilizamos cookies para melhorar a sua experiência. Ao continuar, você concorda.</p></div><p>Aulas de cerâmica às quintas.</p>',
    ),
    has: ["Aulas de cerâmica"],
    lacks: ["cookies"],
  },
  {
    kind: "a policy on cookies, which is the page's subject",
    html: page(
      "<h2>Política de cookies</h2><p>Usamos cookies para lembrar as suas preferências.</p><p>Os cookies expiram em trinta dias.</p><p>Você pode recusar os cookies no navegador.</p>",
      "<title>Cookies</title>",
    ),
    has: ["lembrar as suas preferências"],
  },
  {
    kind: "words on the page's own state",
    html: page(
      "<p>Carregando avaliações...</p><p>Por favor, aguarde enquanto atualizamos seu carrinho</p><a>Ver mais</a><p>Oficina de barcos.</p>",
    ),
    has: ["Oficina de barcos."],
    lacks: ["Carregando", "aguarde", "Ver mais"],
  },
  {
    kind: "a canonical address on a host for trials",
    html: page(
      "<p>Mudança de endereço.</p>",
      '<link rel="canonical" href="https://homolog.invalid/mudanca">',
    ),
    canonical: /^http:\/\/127\.0\.0\.1/,
  },
  {
    kind: "a canonical address of home on an inner page",
    html: page("<p>Ficha de inscrição.</p>", '<link rel="canonical" href="/">'),
    canonical: /\/p\/\d+$/,
  },
  {
    kind: "a few letters under a telling heading",
    html: page(
      "<h2>Tarifas</h2><h3>Sócios</h3><p>12€</p><h3>Visitantes</h3><p>12€</p><h3>Turno</h3><p>Tarde</p>",
    ),
    kept: ["Tarifas › Sócios | 12€", "Tarifas › Visitantes | 12€", "Tarifas › Turno | Tarde"],
  },
  {
    kind: "a price in prose under a heading",
    html: page(
      "<h2>Tratamentos</h2><h3>Canal</h3><p>A partir de R$ 950,00 por dente.</p><h3>Limpeza</h3><p>Valor: R$ 180,00.</p>",
    ),
    kept: [
      "Tratamentos › Canal | A partir de R$ 950,00 por dente.",
      "Tratamentos › Limpeza | Valor: R$ 180,00.",
    ],
  },
  {
    kind: "opening hours in a graph of JSON-LD",
    html: page(
      `<script type="application/ld+json">${JSON.stringify({
        "@graph": [
          { "@type": "WebSite", name: "Site" },
          {
            "@type": "Organization",
            name: "Ótica Farol",
            telephone: "+55 71 3300-1000",
            url: "https://farol.example",
            logo: "/l.png",
          },
          { "@type": "Optician", name: "Ótica Farol", openingHours: ["Mo-Fr 09:00-18:30", "Sa 09:00-12:00"] },
        ],
      })}</script><p>Óculos e lentes.</p>`,
    ),
    has: ["segunda a sexta 09:00-18:30; sábado 09:00-12:00"],
  },
  {
    kind: "opening hours in words, in the foot of a page",
    html: page("<p>Óculos e lentes.</p>").replace(
      "</body>",
      "<footer><p>Terça a sexta, das 10h às 19h</p><p>Domingos das 9h às 12h30</p><p>Todos os direitos reservados 2026</p></footer></body>",
    ),
    has: ["Horário de atendimento: Terça a sexta, das 10h às 19h; Domingos das 9h às 12h30"],
  },
  {
    kind: "two names of one product",
    html: page(
      '<h1>LINDVIK carvalho, Mesa, Largura: 140 cm</h1><script type="application/ld+json">{"@type":"Product","name":"LINDVIK Mesa carvalho"}</script>',
      '<title>LINDVIK carvalho, Mesa, Largura: 140 cm - Casa</title><meta property="og:type" content="product"><meta property="og:title" content="LINDVIK carvalho, Mesa, Largura: 140 cm"><meta property="product:price:amount" content="799">',
    ),
    products: 1,
  },
  {
    kind: "a bare $ on a page that names no country",
    html: product({ price: '"$ 3.100"', currency: "" }, "", "es"),
    product: { price: 3100, currency: undefined },
  },
  {
    kind: "a bare $ on a page for Chile",
    html: product({ price: '"$ 3.100"', currency: "" }, "", "es-CL"),
    product: { price: 3100, currency: "CLP" },
  },
];
