import type { BuyingWords } from "../pack/language-pack.ts";

export const spanishBuying: BuyingWords = {
  stages: {
    customer: /mi pedido|mi compra|ya compre|recibi/,
    deciding: /hacer (?:un |el |mi )?pedido|como pido|me lo llevo|quiero comprar|como compro/,
    comparing: /cual es mejor|diferencia entre|mas barat\w+|compar\w+/,
    discovering: /estoy mirando|busco|que venden/,
  },
  objections: {
    price: /car[oa]s?|muy caro|carisimo|no me alcanza/,
    trust: /estafa|fraude|es seguro|confiable|me da miedo/,
    time: /tarda mucho|no puedo esperar|urgente|lo pienso|despues vuelvo/,
    need: /no necesito|ya tengo|no se si|vale la pena/,
  },
  wants: /quiero|quisiera/,
  amounts: /una?|dos|tres/,
  denials: /no es/,
  degrees: /muy /,
  doubts: /car[oa]s?/,
};
