import { fold } from "../../language/text/normalise.ts";
import type { SeedTopic } from "../../language/topics.ts";

/** What people call these topics when they name an intent of their own, in Portuguese, English and Spanish, as whole folded names. */
const names: Readonly<Record<SeedTopic, string>> = {
  greeting:
    "greeting|greet|greetings|hello|hi|saudacao|saudacoes|saudar|cumprimento|cumprimentar|cumprimentos|oi|ola|saludo|saludar|saludos",
  goodbye: "goodbye|bye|farewell|despedida|despedir|despedidas|tchau|adeus|adios|encerrar",
  thanks:
    "thanks|thank you|thank|gratitude|agradecer|agradecimento|agradecimentos|obrigado|obrigada|gracias|agradecimiento",
  product:
    "product|products|product inquiry|product info|produto|produtos|info produto|duvida produto|producto|productos|catalogo|catalog",
  price: "price|prices|pricing|cost|preco|precos|valor|valores|quanto custa|precio|precios",
  availability: "availability|stock|in stock|estoque|disponibilidade|disponibilidad|existencias",
  delivery: "delivery|shipping|shipment|frete|entrega|entregas|envio|envios|prazo de entrega",
  "order-status":
    "order status|track order|tracking|where is my order|status do pedido|status pedido|rastreio|rastrear pedido|rastreamento|estado del pedido|seguimiento",
  returns:
    "returns|return|refund|exchange|troca|trocas|devolucao|devolucoes|troca e devolucao|reembolso|devolucion|devoluciones|cambio",
  warranty: "warranty|guarantee|garantia|garantias",
  payment:
    "payment|payments|payment methods|pagamento|pagamentos|formas de pagamento|forma de pagamento|pago|pagos",
  invoice:
    "invoice|billing|bill|receipt|nota fiscal|fatura|faturamento|segunda via|boleto|factura|facturacion",
  support:
    "support|technical support|tech support|troubleshooting|suporte|suporte tecnico|problema|problema tecnico|defeito|soporte|soporte tecnico",
  complaint: "complaint|complaints|complain|reclamacao|reclamacoes|reclamar|queixa|reclamo|queja",
  human:
    "human|human handoff|handoff|agent|human agent|talk to human|atendente|humano|atendimento humano|falar com atendente|falar com humano|transbordo|asesor|agente",
  hours:
    "hours|opening hours|business hours|horario|horarios|horario de funcionamento|horario de atendimento|horario de atencion",
  contact:
    "contact|contact info|contact us|address|location|contato|contatos|telefone|endereco|localizacao|fale conosco|contacto|ubicacion|direccion",
  discount:
    "discount|discounts|coupon|promotion|promo|desconto|descontos|cupom|promocao|promocoes|descuento|cupon|promocion",
  about: "about|about us|company|company info|sobre|sobre a empresa|empresa|quem somos|sobre nosotros",
  affirm: "affirm|affirmative|yes|confirm|agree|afirmar|afirmacao|afirmativo|sim|confirmar|concordar|si",
  deny: "deny|negative|no|disagree|reject|negar|negacao|negativo|nao|discordar|recusar",
  "how-are-you": "how are you|how r u|tudo bem|como vai|como esta|como voce esta|que tal|como estas",
  "bot-identity":
    "bot identity|bot challenge|who are you|what are you|are you a bot|what is your name|identidade|quem e voce|quem e vc|quien eres|sobre o bot",
  personal: "personal|off topic|offtopic|personal questions|perguntas pessoais|preguntas personales",
  praise: "praise|compliment|compliments|elogio|elogios|elogiar|halago",
  insult: "insult|insults|curse|xingamento|xingar|ofensa|insulto|insultos",
  help: "help|capabilities|what can you do|menu|options|ajuda|opcoes|o que voce faz|ayuda|opciones",
  laughter: "laughter|laugh|joke|jokes|chitchat|small talk|smalltalk|risada|risos|piada|piadas|risa|chiste",
  "place-order":
    "place order|order|buy|purchase|make order|fazer pedido|pedido|pedir|comprar|compra|hacer pedido",
  "out-of-scope":
    "out of scope|oos|unknown|fallback|fora do escopo|fora de escopo|desconhecido|nlu fallback|none",
};

const topics = new Map(
  Object.entries(names).flatMap(([topic, aliases]) =>
    aliases.split("|").map((alias) => [alias, topic as SeedTopic] as const),
  ),
);

/** The seed topic that an intent's name speaks of: "cumprimentar", "order_status" and "human-handoff" each name one. */
export function topicOf(name: string): SeedTopic | undefined {
  return topics.get(
    fold(name)
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  );
}
