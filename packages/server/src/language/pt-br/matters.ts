import type { MatterWords } from "../pack/matters.ts";

export const portugueseMatters: MatterWords = {
  legal:
    /procon|processar voces|processo judicial|na justica|pequenas causas|consumidor\.gov|(?:meu|minha|com|um|uma) advogad[oa]/,
  legalIfComplaining: /advogad[oa]|denunciar?|denuncia|reclame aqui|codigo (?:de defesa )?do consumidor/,
  deliveryWords: /fretes?|entreg\w*|envi\w*|correios?|transportadora/,
  paymentWords: /formas?|pagament\w*|pag\w*/,
  paymentSaid: /pix|cartao|cartoes|boleto|visa|mastercard|paypal|vezes/,
  invoiceWords: /notas?|fisca(?:l|is)|nf|nfe|faturas?|segunda|via|perd\w*/,
  invoiceSaid: /nota|fatura/,
  warrantyWords: /garantias?/,
  ofAsking:
    /politica\w*|regras?|condic\w*|quais|opcoes|info\w*|precis\w*|quer\w*|ajuda|duvida\w*|pergunta|mensagem|moco|moca|amigo|gente|galera|favor|cobr\w*|prazos?|tempo/,
  quickSaid: /express[ao]?|retirada|retirar|retire|mesmo dia/,
  trustSaid: /segur\w+|cifrad\w+|arrependimento|desist\w+|cnpj/,
  brokenSaid: /quebrad\w+|defeitos?/,
  failedSaid: /garantia|consert\w+|repar\w+|assistencia/,
  lateSaid: /rastre\w+|atras\w+/,
  regretSaid: /arrependimento|desist\w+|devolv\w+|devoluc\w+|cancel\w*/,
  buyingSaid: /pedidos?|comprar?|carrinho|reserv\w*|marco|marcar|agend\w*/,
  cheapest: /mais (?:barat\w+|em conta)|menor preco/,
  dearest: /mais car[oa]s?/,
  codeLabel: /sku|codigo|cod|ref|referencia|ean|gtin|isbn|mpn|modelo/,
  titles: /sra?|srta|dra?|prof|profa|dona|seu|dona/,
  again: /pros|pras|aos|tambem|tb|tbm|igual|mesm[oa]/,
  leansOnQuestion: /sim|nao|el[ae]s?|sao|e|esta|estao/,
};
