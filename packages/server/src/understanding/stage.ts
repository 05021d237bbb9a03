export type Stage = "discovering" | "comparing" | "deciding" | "customer";
export type Objection = "price" | "trust" | "time" | "need";

/** One message of the visitor, oldest first, with the intent read from it. */
export interface StagedMessage {
  /** The message in lower case, without accents. */
  folded: string;
  intent: string;
}

export interface StageReading {
  stage: Stage;
  /** What the visitor holds against buying, most recent first. */
  objections: Objection[];
  /** What decided the stage: an intent's name or a sign in the words. */
  reason: string;
}

type Signs = readonly (readonly [Stage, RegExp])[];

const MEMORY = 12;
const FADING = 0.65;

const intentStage: Readonly<Record<string, readonly [Stage, number]>> = {
  product: ["discovering", 1],
  about: ["discovering", 0.6],
  hours: ["discovering", 0.3],
  contact: ["discovering", 0.3],
  price: ["comparing", 1],
  warranty: ["comparing", 0.7],
  discount: ["deciding", 0.9],
  availability: ["deciding", 0.8],
  delivery: ["deciding", 0.7],
  payment: ["deciding", 1.1],
  "order-status": ["customer", 3],
  returns: ["customer", 1.2],
  invoice: ["customer", 2],
  support: ["customer", 2],
  complaint: ["customer", 1.5],
};

const wordSigns: Signs = [
  [
    "customer",
    /\b(?:meu pedido|minha compra|minha encomenda|ja comprei|comprei (?:ontem|semana|dia|um|uma|o|a)|recebi|my order|i bought|i received|mi pedido|mi compra|ya compre|recibi)\b/,
  ],
  [
    "deciding",
    /\b(?:(?:quero|queria|vou querer|me ve|i want|i'?ll have|i'?d like|quiero|quisiera) (?:\d+|uma?|dois|duas|tres|one|two|three|una?|dos)|como (?:eu )?(?:faco|fazer|faz|faz(?:em)?) (?:o |um |meu )?pedido|fazer (?:um |o |meu )?pedido|how (?:do|can) i (?:place an )?order|place an order|hacer (?:un |el |mi )?pedido|como pido|vou levar|vou querer|quero comprar|vou comprar|como (?:eu )?compro|fechar (?:o )?pedido|finalizar|fecho|reserva(?:r)? (?:um|pra)|link de pagamento|i'?ll take|i want to buy|check ?out|how do i buy|me lo llevo|quiero comprar|como compro)\b/,
  ],
  [
    "comparing",
    /\b(?:qual a diferenca|diferenca entre|melhor|compar\w+|ou o|versus|vs|mais barat\w+|concorren\w+|outra loja|which (?:one )?is better|difference between|cheaper|compare|cual es mejor|diferencia entre|mas barat\w+)\b/,
  ],
  [
    "discovering",
    /\b(?:o que (?:voces|vcs) vendem|estou (?:so )?olhando|so olhando|conhecer|procurando|quais produtos|just looking|looking for|what do you sell|estoy mirando|busco|que venden)\b/,
  ],
];

const objectionSigns: readonly (readonly [Objection, RegExp])[] = [
  [
    "price",
    /\b(?:(?:muito |ta |esta |achei |meio )?car[oa]s?|caro demais|nao tenho (?:esse )?dinheiro|sem grana|acima do (?:meu )?orcamento|mais barat\w+|abaixa|salgado|too expensive|expensive|can'?t afford|over my budget|cheaper|muy caro|carisimo|no me alcanza)\b/,
  ],
  [
    "trust",
    /\b(?:confiavel|confiar|golpe|fraude|e seguro|site seguro|original mesmo|falso|falsificad\w+|reclame aqui|medo de|ja fui enganad\w+|is (?:it|this) (?:site |store )?(?:safe|legit)|scam|trust|fake|estafa|es seguro|confiable|me da miedo)\b/,
  ],
  [
    "time",
    /\b(?:demora (?:muito|mto|demais)|muito tempo|nao (?:posso|da pra) esperar|preciso (?:pra|para) (?:hoje|amanha|ja)|urgente|nao chega a tempo|prazo (?:muito )?longo|depois eu (?:vejo|compro|volto)|agora nao|mais tarde|vou pensar|too long|can'?t wait|urgent|maybe later|think about it|tarda mucho|no puedo esperar|lo pienso|despues vuelvo)\b/,
  ],
  [
    "need",
    /\b(?:nao preciso|ja tenho|nao sei se (?:preciso|vale|serve)|vale a pena|sera que (?:serve|compensa|vale)|compensa|nao (?:e|era) (?:isso|bem isso) que|don'?t need|already have|not sure (?:if )?i need|is it worth|no necesito|ya tengo|no se si|vale la pena)\b/,
  ],
];

/** Removes doubts that are denied: "não é caro", "não acho caro". */
const denied =
  /\b(?:nao (?:e|ta|esta|acho|achei|parece)|not|isn'?t|no es)\s+(?:muito |tao |too |so |muy )?(?:car[oa]s?|expensive|golpe|a scam)\b/g;

/** Reads where in buying a visitor stands from the whole dialogue; recent messages count more, and who has ordered is a customer. */
export function readStage(messages: readonly StagedMessage[]): StageReading {
  const weights: Record<Stage, number> = { discovering: 0.1, comparing: 0, deciding: 0, customer: 0 };
  const reasons: Partial<Record<Stage, string>> = {};
  const objections: Objection[] = [];
  const recent = messages.slice(-MEMORY).reverse();
  for (const [age, { folded, intent }] of recent.entries()) {
    const worth = FADING ** age;
    const sign = intentStage[intent];
    if (sign !== undefined) {
      weights[sign[0]] += sign[1] * (sign[0] === "customer" ? 1 : worth);
      reasons[sign[0]] ??= intent;
    }
    for (const [stage, pattern] of wordSigns) {
      if (!pattern.test(folded)) continue;
      weights[stage] += stage === "customer" ? 2 : 1.5 * worth;
      reasons[stage] ??= pattern.exec(folded)?.[0] ?? stage;
    }
    const claimed = folded.replace(denied, "");
    for (const [objection, pattern] of objectionSigns) {
      if (pattern.test(claimed) && !objections.includes(objection)) objections.push(objection);
    }
  }
  const order: readonly Stage[] = ["customer", "deciding", "comparing", "discovering"];
  const stage = order.reduce(
    (best, candidate) => (weights[candidate] > weights[best] ? candidate : best),
    "customer" as Stage,
  );
  return { stage, objections, reason: reasons[stage] ?? "nothing said yet" };
}
