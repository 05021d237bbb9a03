import type { BuyingWords } from "../pack/language-pack.ts";

export const portugueseBuying: BuyingWords = {
  stages: {
    customer:
      /meu pedido|minha compra|minha encomenda|ja comprei|comprei (?:ontem|semana|dia|um|uma|o|a)|recebi/,
    deciding:
      /como (?:eu )?(?:faco|fazer|faz|faz(?:em)?) (?:o |um |meu )?pedido|fazer (?:um |o |meu )?pedido|vou levar|vou querer|quero comprar|vou comprar|como (?:eu )?compro|fechar (?:o )?pedido|finalizar|fecho|reserva(?:r)? (?:um|pra)|link de pagamento/,
    comparing:
      /qual a diferenca|diferenca entre|melhor|compar\w+|ou o|versus|vs|mais barat\w+|concorren\w+|outra loja/,
    discovering:
      /o que (?:voces|vcs) vendem|estou (?:so )?olhando|so olhando|conhecer|procurando|quais produtos/,
  },
  objections: {
    price:
      /(?:muito |ta |esta |achei |meio )?car[oa]s?|caro demais|nao tenho (?:esse )?dinheiro|sem grana|acima do (?:meu )?orcamento|mais barat\w+|abaixa|salgado/,
    trust:
      /confiavel|confiar|golpe|fraude|e seguro|site seguro|original mesmo|falso|falsificad\w+|reclame aqui|medo de|ja fui enganad\w+/,
    time: /demora (?:muito|mto|demais)|muito tempo|nao (?:posso|da pra) esperar|preciso (?:pra|para) (?:hoje|amanha|ja)|urgente|nao chega a tempo|prazo (?:muito )?longo|depois eu (?:vejo|compro|volto)|agora nao|mais tarde|vou pensar/,
    need: /nao preciso|ja tenho|nao sei se (?:preciso|vale|serve)|vale a pena|sera que (?:serve|compensa|vale)|compensa|nao (?:e|era) (?:isso|bem isso) que/,
  },
  wants: /quero|queria|vou querer|me ve/,
  amounts: /uma?|dois|duas|tres/,
  denials: /nao (?:e|ta|esta|acho|achei|parece)/,
  degrees: /muito |tao /,
  doubts: /car[oa]s?|golpe/,
};
