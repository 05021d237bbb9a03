import { expect } from "@esm-bundle/chai";
import { Lexer } from "marked";
import { sentencesOf } from "./spoken.ts";

const lex = (markdown: string) => new Lexer({ gfm: true, breaks: true }).lex(markdown);
const say = (markdown: string, isWhole = true) =>
  sentencesOf(markdown, isWhole, lex, { language: "pt-BR", link: "link na tela" });

describe("sentencesOf", () => {
  it("gives a text sentence by sentence", () => {
    expect(say("São 3 dias úteis. O frete é grátis! Posso ajudar em mais alguma coisa?")).to.deep.equal([
      "São 3 dias úteis.",
      "O frete é grátis!",
      "Posso ajudar em mais alguma coisa?",
    ]);
  });

  it("never says Markdown signs", () => {
    const words = say(
      "# Preços\n\n**R$ 189,90** à _vista_, ~~antes 200~~.\n\n> Só hoje\n\n---\n\n- [x] um\n- dois",
    );
    expect(words).to.deep.equal(["Preços", "R$ 189,90 à vista, antes 200.", "Só hoje", "um", "dois"]);
  });

  it("never says code, nor raw HTML", () => {
    expect(
      say("Use `npm install` agora.\n\n```js\nconst a = 1;\n```\n\n    recuado\n\n<b>Pronto</b>."),
    ).to.deep.equal(["Use agora.", "Pronto."]);
  });

  it("says the words of a link and never its address", () => {
    expect(say("Veja a [loja](https://shop.example/a?b=c). Ou https://shop.example/p.")).to.deep.equal([
      "Veja a loja.",
      "Ou link na tela.",
    ]);
    expect(say("![Uma cafeteira](https://shop.example/a.png)")).to.deep.equal(["Uma cafeteira"]);
  });

  it("reads a table row by row", () => {
    expect(say("| Plano | Preço |\n|---|---|\n| Casa | R$ 10 |")).to.deep.equal([
      "Plano, Preço",
      "Casa, R$ 10",
    ]);
  });

  it("reads the text of pictures, and skips parts without words", () => {
    expect(say("Pronto! 🎉👩‍💻\n\n🙂\n\n...")).to.deep.equal(["Pronto!"]);
  });

  it("does not end a sentence at an abbreviation, and splits a long one at a pause", () => {
    expect(say("Fale com o Dr. Silva amanhã.")).to.deep.equal(["Fale com o Dr. Silva amanhã."]);
    const long = `${"palavra, ".repeat(60)}fim.`;
    const pieces = say(long);
    expect(pieces.join(" ")).to.equal(long);
    expect(pieces.every((piece) => piece.length <= 220 && /[,.]$/.test(piece))).to.equal(true);
  });

  it("returns only the final sentences of a growing text, and the same ones in the end", () => {
    const text =
      "São **3 dias. Úteis** mesmo! Veja a [nossa loja. Agora](https://shop.example/x.y). Use `a. b` e\n\n" +
      "| a. | b |\n|---|---|\n| c | d |\n\n1. Um. Dois.\n2. Três\n\n```\nx. y.\n```\n\nhttps://shop.example/fim. Fim.";
    const whole = say(text);
    let sureCount = 0;
    for (let end = 0; end <= text.length; end += 1) {
      const sure = say(text.slice(0, end), false);
      expect(whole.slice(0, sure.length), text.slice(0, end)).to.deep.equal(sure);
      sureCount = Math.max(sureCount, sure.length);
    }
    expect(whole.length - sureCount).to.equal(1);
    expect(whole.join(" ")).to.not.match(/[*`|[\]#]|https|x\. y/);
  });
});
