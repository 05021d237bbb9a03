import type { TalkWords } from "../pack/talk.ts";

export const portugueseTalk: TalkWords = {
  greetings: /oi+e?|ol[aá]|opa|blz|beleza|e a[ií]|bom dia|boa tarde|boa noite/,
  howAreYou: /(?:tudo|td|tdo) (?:bem|bom|certo|joia|j[oó]ia)|como vai/,
  asksHowAreYou: /tudo (?:bem|bom|certo)|como (?:vai|vc esta|voce esta|ce ta)/,
  trouble: {
    came: /veio|vieram|chegou|chegaram|recebi/,
    damages:
      /quebrad\w+|defeito|errad\w+|trincad\w+|danificad\w+|amassad\w+|rachad\w+|lascad\w+|furad\w+|arranhad\w+|riscad\w+|vazando|faltando/,
    got: /veio|vieram|chegou|chegaram|recebi/,
    but: /e|mas|so que/,
    subject: /eu /,
    another:
      /(?:outr[oa]|[oa]) (?!dinheiro|valor|email|e-mail|aviso|mensagem|codigo|confirmacao|nota|dia|tempo|brinde)/,
    ordered: /pedi|comprei|queria/,
    failed:
      /quebrou|parou de (?:funcionar|ligar)|estragou|pifou|deu (?:defeito|pau)|nao (?:liga|funciona|esta funcionando|ta funcionando) mais|vazando|vaza muito/,
    regrets:
      /me arrependi|arrependimento|desisti da compra|nao (?:gostei|gostamos|curti) (?:d[aoe]s?\b|nao\b)|nao (?:gostei|curti)$|^nao (?:gostei|gostamos|curti)\b|nao (?:era|e) o que eu (?:esperava|queria)|quero (?:devolver|meu dinheiro de volta|o dinheiro de volta|reembolso|um reembolso)|^(?:e |mas )?se (?:eu |ela |ele )?nao (?:gostar|servir|curtir|couber|der certo)\b|^(?:e |mas )?se (?:eu )?(?:me arrepender|mudar de ideia|quiser devolver)\b/,
    questions: /posso|pode|podem|da pra|quanto|qual|quando|quem|prazo|pix|cartao|boleto/,
    orders: /pedido|encomenda|compra/,
    ordersNotReceived: /pedido|encomenda|compra/,
    notCome: /nao (?:chegou|chega|veio)|atrasad\w+|parad[oa]/,
    paid: /paguei|comprei|pedi/,
    notReceived: /nao (?:recebi|chegou|veio)|nada chegou/,
    never: /nao|nunca|ainda nao/,
    me: /me /,
    received: /recebi|chegou|chega|veio/,
    waitedInVain:
      /(?:faz|ha|fazem|tem) (?:mais de )?\d+ (?:dias|semanas|meses)\b.*\b(?:nada|nao)\b.*\b(?:chegou|chega|veio|recebi|pedido|encomenda|meu|minha)/,
    where: /cade|kd|onde (?:esta|ta|anda)/,
    leaves:
      /vou pensar|depois (?:eu )?(?:volto|vejo|compro)|volto (?:depois|mais tarde)|(?:vou|preciso|quero) (?:ver|falar|conversar|consultar) (?:antes )?com (?:o |a )?(?:meu|minha|marido|esposa|mulher|socio)|vou dar uma pensada|preciso pensar|deixa eu pensar|vou pesquisar mais|deixa (?:pra|para) la|deixa quieto|(?:entao|ah) deixa$|ainda nao sei$|(?:deixa|deixe) eu (?:ver|falar|conversar|perguntar|consultar) (?:com|pr[ao]|ao?)|(?:e|que|depois|amanha) (?:eu )?(?:te|lhe|ja te) (?:falo|aviso|retorno|digo)$/,
  },
  ways: {
    whatsapp: /zap\w*/,
    email: /e-?mails?/,
    phone: /tel|telefones?|fone|ligar|ligo/,
    address:
      /onde (?:que )?(?:fica|ficam|e|esta|estao|(?:voces|vcs|ces) (?:fica|ficam|estao))|enderecos?|localizad[oa]s?|de onde|loja fisica|lojas? (?:em|en|no|na|ai|aqui)/,
    hours: /horarios?|que horas|abrem?|fecham?|abert[oa]s?|fechad[oa]s?/,
  },
  reaches:
    /(?:com|a|pra|para) quem (?:eu )?(?:posso |devo )?(?:falo|falar|pergunto|perguntar|ligo|escrevo)|(?:falar|falo|falamos|conversar|entrar em contato|contato) (?:com|c) (?:vcs|voces|ces|a loja|a equipe)|entr(?:o|ar) em contato/,
};
