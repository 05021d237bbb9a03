import { expect } from "@esm-bundle/chai";
import { render } from "lit";
import { renderRichText, safeUrl } from "./rich-text.ts";

function rendered(text: string): HTMLElement {
  const container = document.createElement("div");
  render(renderRichText(text), container);
  return container;
}

function commentsIn(root: Node): ChildNode[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const found: ChildNode[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as ChildNode);
  return found;
}

const ALLOWED = new Set(
  "P BR STRONG EM DEL CODE PRE UL OL LI BLOCKQUOTE A HR DIV TABLE THEAD TBODY TR TH TD H3 H4 H5 H6".split(
    " ",
  ),
);

const HOSTILE = [
  `<script>window.hacked = 1</script>`,
  `<img src=x onerror="window.hacked = 1">`,
  `<svg/onload=window.hacked=1>`,
  `<iframe srcdoc="<script>parent.hacked = 1</script>"></iframe>`,
  `<a href="javascript:window.hacked=1">press</a>`,
  `[press](javascript:window.hacked=1)`,
  `[press](JaVaScRiPt:window.hacked=1)`,
  `[press](java\tscript:window.hacked=1)`,
  `[press](&#106;avascript:window.hacked=1)`,
  `[press](data:text/html;base64,PHNjcmlwdD5oYWNrZWQ9MTwvc2NyaXB0Pg==)`,
  `[press](vbscript:msgbox)`,
  `[press](blob:https://chat.example/1)`,
  `[press](//evil.example)`,
  `[bank.example](https://bank.example@evil.example/)`,
  `<javascript:window.hacked=1>`,
  `![x](javascript:window.hacked=1)`,
  `![x](https://tracker.example/pixel.gif)`,
  `[a]: javascript:window.hacked=1\n\n[a]`,
  "```html\n<script>window.hacked = 1</script>\n```",
  "`<img src=x onerror=window.hacked=1>`",
  `**<b onmouseover=window.hacked=1>bold</b>**`,
  `| a |\n|---|\n| <img src=x onerror=window.hacked=1> |`,
  `- <style>*{display:none}</style>`,
  `&lt;script&gt;window.hacked = 1&lt;/script&gt;`,
  `<math><mtext></mtext><mglyph><style><img src=x onerror=window.hacked=1>`,
  `<form action="https://evil.example"><input name=password></form>`,
  `"onclick="window.hacked=1" x="`,
  `${"> ".repeat(2_000)}deep`,
  `${"[".repeat(2_000)}a${"](x)".repeat(2_000)}`,
];

describe("renderRichText", () => {
  const AS_MEANT: [text: string, html: string][] = [
    ["O **Prazo:**7 dias", "<p>O <strong>Prazo:</strong>7\u00a0dias</p>"],
    [
      "Veja **“Trocas”**na página e a **(nova)**loja",
      "<p>Veja <strong>“Trocas”</strong>na página e a <strong>(nova)</strong>loja</p>",
    ],
    ["2 ** 3 e 5 * 3", "<p>2 ** 3 e 5 * 3</p>"],
    [
      "**um** e ***dois*** e *três*",
      "<p><strong>um</strong> e <em><strong>dois</strong></em> e <em>três</em></p>",
    ],
    ["__Prazo:__7 anos", "<p><strong>Prazo:</strong>7\u00a0anos</p>"],
    ["*Obs.:*retire e _Sáb.:_fechado", "<p><em>Obs.:</em>retire e <em>Sáb.:</em>fechado</p>"],
    ["***Leia:***tudo", "<p><em><strong>Leia:</strong></em>tudo</p>"],
    ["** Valor:** baixo", "<p><strong>Valor:</strong> baixo</p>"],
    ["2**3 = 8 e 4**2 = 16, 5*3*2", "<p>2**3 = 8 e 4**2 = 16, 5*3*2</p>"],
    ["**código `a**b`**", "<p><strong>código <code>a**b</code></strong></p>"],
    ["a * b: * c e snake_case: _x", "<p>a * b: * c e snake_case: _x</p>"],
    ["~5 dias~ úteis (~2 km) e ~~velho~~", "<p>~5\u00a0dias~ úteis (~2\u00a0km) e <del>velho</del></p>"],
    ["frete ~R$ 10 a ~R$ 12", "<p>frete ~R$\u00a010 a ~R$\u00a012</p>"],
    ["Prazo:<br>7 dias<BR/>úteis", "<p>Prazo:<br>7\u00a0dias<br>úteis</p>"],
    ["<br>\n**oi**", "<p><br><br><strong>oi</strong></p>"],
    [
      "D&uacute;vida &copy; &ccedil;&Atilde;o &hellip; &naoha; &#8364;",
      "<p>Dúvida © çÃo … &amp;naoha; €</p>",
    ],
    ["    indentado **quatro**", "<p>    indentado <strong>quatro</strong></p>"],
    ["`&eacute; **a**`", "<p><code>&amp;eacute; **a**</code></p>"],
    [
      "Custa R$ **39,90**, ou US$ 8 e 20 €",
      "<p>Custa R$\u00a0<strong>39,90</strong>, ou US$\u00a08 e 20\u00a0€</p>",
    ],
    [
      "Das 9 h às 18 h 30, 500 ml, 2 kg, 10 a.m.",
      "<p>Das 9\u00a0h às 18\u00a0h\u00a030, 500\u00a0ml, 2\u00a0kg, 10\u00a0a.m.</p>",
    ],
    ["3 maçãs e 2 homens", "<p>3 maçãs e 2 homens</p>"],
  ];
  for (const [text, html] of AS_MEANT) {
    it(`reads ${JSON.stringify(text)} as models mean it`, () => {
      const container = rendered(text);
      for (const comment of commentsIn(container)) comment.remove();
      expect(
        container
          .getHTML()
          .replace(/\u00a0|&nbsp;/g, "\u00a0")
          .replace(/>\s+</g, "><"),
      ).to.equal(html);
    });
  }

  it("breaks a line inside a table's cell", () => {
    const container = rendered("| Peça | Preço |\n|---|---|\n| A | R$ 10<br/>R$ 12 |");
    expect(container.querySelectorAll("td")[1]?.querySelector("br")).to.not.equal(null);
  });

  for (const text of HOSTILE) {
    it(`makes nothing but plain elements and safe links of ${JSON.stringify(text.slice(0, 60))}`, () => {
      const container = rendered(text);
      document.body.append(container);
      for (const element of container.querySelectorAll("*")) {
        expect(ALLOWED.has(element.tagName), element.tagName).to.equal(true);
        for (const { name } of element.attributes) expect(name).to.not.match(/^on|^style$|^src/);
      }
      for (const link of container.querySelectorAll("a")) {
        expect(link.protocol).to.match(/^(https?|mailto|tel):$/);
        expect(link.username).to.equal("");
        expect(link.rel).to.equal("noopener noreferrer nofollow ugc");
        expect(link.target).to.equal("_blank");
      }
      container.remove();
      expect(Reflect.get(window, "hacked")).to.equal(undefined);
    });
  }

  it("shows raw HTML as the text it is", () => {
    expect(rendered("a <b>b</b> &amp; &lt;i&gt;").textContent).to.equal("a <b>b</b> & <i>");
  });

  it("shows a picture as a link to it, and loads nothing", () => {
    const link = rendered("![um gato](https://pictures.example/cat.png)").querySelector("a");
    expect(link?.href).to.equal("https://pictures.example/cat.png");
    expect(link?.textContent).to.equal("um gato");
  });

  it("skips no level of headings, whatever the text begins with", () => {
    const ranks = [...rendered("### Um\n\n# Dois\n\n#### Três").querySelectorAll("h1,h2,h3,h4,h5,h6")];
    expect(ranks.map(({ localName }) => localName)).to.deep.equal(["h3", "h3", "h3"]);
  });

  it("keeps line breaks, lists, emphasis, code, headings and tables", () => {
    const container = rendered(
      "# Um\n\numa\nlinha **forte** _leve_ ~~velha~~ `x`\n\n3. três\n4. quatro\n\n- [x] feito\n\n> dito\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    );
    expect(container.querySelector("h3")?.textContent).to.equal("Um");
    expect(container.querySelector("p br")).to.not.equal(null);
    for (const name of ["strong", "em", "del", "code", "blockquote"]) {
      expect(container.querySelector(name), name).to.not.equal(null);
    }
    expect(container.querySelector("ol")?.start).to.equal(3);
    expect(container.querySelector("ul")?.textContent?.trim()).to.equal("☑ feito");
    expect(container.querySelectorAll("td")).to.have.length(2);
  });
});

describe("safeUrl", () => {
  it("follows whole addresses of four schemes and nothing else", () => {
    for (const good of ["https://a.example/x", "http://a.example", "mailto:oi@a.example", "tel:+5511"]) {
      expect(safeUrl(good)?.href, good).to.be.a("string");
    }
    for (const bad of [
      "/x",
      "x",
      "javascript:1",
      "ftp://a.example",
      "file:///etc/passwd",
      "https://u:p@a.example",
    ]) {
      expect(safeUrl(bad), bad).to.equal(undefined);
    }
  });
});
