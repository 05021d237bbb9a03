import type { Language } from "@prosa/protocol";

/** The words of the people in the scenes. */
export interface SceneWords {
  site: string;
  ask: string;
  answer: string;
  source: string;
  person: string;
  queued: string;
  hello: string;
  order: string;
  found: string;
  note: string;
  thanks: string;
  others: readonly string[];
  /** A tool of the owner's, and the line of what it was asked with. */
  tool: readonly [name: string, input: string];
  tags: readonly [string, string];
  attributes: Readonly<Record<string, string | number | boolean>>;
  replies: readonly (readonly [shortcut: string, text: string])[];
}

export const SCENE_WORDS: Readonly<Record<Language, SceneWords>> = {
  "pt-BR": {
    site: "Armazém Aurora",
    ask: "Comprei uma luminária e ela veio com o cabo errado. Posso trocar sem pagar o frete?",
    answer:
      "A troca por defeito ou erro nosso é **gratuita** em até 30 dias: enviamos a etiqueta de postagem e o produto novo segue assim que o pacote é postado.",
    source: "Trocas e devoluções",
    person: "Preciso falar com alguém, já mandei as fotos por e-mail na segunda.",
    queued: "Certo, chamei uma pessoa da equipe. Costuma levar de 2 a 5 minutos.",
    hello: "Oi, Marina! Aqui é a Lia. Já achei as fotos que você mandou.",
    order: "Que bom! O pedido é o 48213.",
    found: "A etiqueta foi para o seu e-mail agora. O cabo certo sai hoje ainda, sem custo.",
    note: "Segundo caso da luminária Orvalho com cabo trocado esta semana. @Bia, avisa o estoque?",
    thanks: "Perfeito, muito obrigada pela atenção!",
    others: [
      "Boa tarde! Vocês entregam em Manaus?",
      "O cupom BEMVINDO não funciona no celular",
      "Quero cancelar a compra de ontem",
      "Qual o prazo para o Recife?",
      "Obrigado, era isso mesmo.",
      "Vocês têm a cadeira em verde?",
      "Meu boleto venceu, e agora?",
      "Posso retirar na loja da Vila Madalena?",
    ],
    tool: ["consultar_pedido", "pedido: 48213"],
    tags: ["troca", "defeito"],
    attributes: { Plano: "Ouro", Pedidos: 12, "Compra no atacado": true },
    replies: [
      ["frete-gratis", "O frete da troca é por nossa conta, {{visitor|cliente}}."],
      ["oi", "Oi, {{visitor|tudo bem}}? Aqui é {{agent}}, do {{site}}."],
      ["prazo", "O prazo de entrega conta a partir da confirmação do pagamento."],
      ["troca", "A etiqueta de postagem foi para {{email|o seu e-mail}}."],
    ],
  },
  en: {
    site: "Aurora Store",
    ask: "I bought a lamp and it came with the wrong cable. Can I exchange it without paying for shipping?",
    answer:
      "An exchange for a defect or a mistake of ours is **free** within 30 days: we send the shipping label, and the new item leaves once the parcel is on its way.",
    source: "Exchanges and returns",
    person: "I need to talk to someone, I sent the photos by email on Monday.",
    queued: "All right, I have called a person of the team. It usually takes 2 to 5 minutes.",
    hello: "Hi Marina! This is Lia. I found the photos that you sent.",
    order: "Great! The order is 48213.",
    found: "The label is in your inbox now. The right cable leaves today, free of charge.",
    note: "Second case of the Orvalho lamp with a swapped cable this week. @Bia, could you tell the warehouse?",
    thanks: "Perfect, thank you so much for your help!",
    others: [
      "Good afternoon! Do you deliver to Manaus?",
      "The WELCOME coupon does not work on my phone",
      "I want to cancel yesterday's order",
      "How long does it take to Recife?",
      "Thanks, that was it.",
      "Do you have the chair in green?",
      "My invoice is overdue, what now?",
      "Can I pick it up at your store?",
    ],
    tool: ["order_status", "order: 48213"],
    tags: ["exchange", "defect"],
    attributes: { Plan: "Gold", Orders: 12, Wholesale: true },
    replies: [
      ["free-shipping", "Shipping for the exchange is on us, {{visitor|dear customer}}."],
      ["hi", "Hi {{visitor|there}}, this is {{agent}} of {{site}}."],
      ["label", "The shipping label went to {{email|your inbox}}."],
      ["time", "Delivery time counts from the confirmation of the payment."],
    ],
  },
  es: {
    site: "Almacén Aurora",
    ask: "Compré una lámpara y llegó con el cable equivocado. ¿Puedo cambiarla sin pagar el envío?",
    answer:
      "El cambio por defecto o error nuestro es **gratis** dentro de 30 días: enviamos la etiqueta y el producto nuevo sale en cuanto el paquete está en camino.",
    source: "Cambios y devoluciones",
    person: "Necesito hablar con alguien, ya mandé las fotos por correo el lunes.",
    queued: "De acuerdo, llamé a una persona del equipo. Suele tardar de 2 a 5 minutos.",
    hello: "¡Hola, Marina! Soy Lia. Ya encontré las fotos que mandaste.",
    order: "¡Qué bien! El pedido es el 48213.",
    found: "La etiqueta ya está en tu correo. El cable correcto sale hoy mismo, sin costo.",
    note: "Segundo caso de la lámpara Orvalho con el cable cambiado esta semana. @Bia, ¿avisas al almacén?",
    thanks: "¡Perfecto, muchas gracias por la atención!",
    others: [
      "¡Buenas tardes! ¿Envían a Manaos?",
      "El cupón BIENVENIDO no funciona en el móvil",
      "Quiero cancelar la compra de ayer",
      "¿Cuánto tarda a Recife?",
      "Gracias, era eso.",
      "¿Tienen la silla en verde?",
      "Mi factura venció, ¿y ahora?",
      "¿Puedo recogerlo en la tienda?",
    ],
    tool: ["consultar_pedido", "pedido: 48213"],
    tags: ["cambio", "defecto"],
    attributes: { Plan: "Oro", Pedidos: 12, Mayorista: true },
    replies: [
      ["envio-gratis", "El envío del cambio va por nuestra cuenta, {{visitor|cliente}}."],
      ["etiqueta", "La etiqueta fue a {{email|tu correo}}."],
      ["hola", "Hola, {{visitor|¿qué tal}}, soy {{agent}}, de {{site}}."],
      ["plazo", "El plazo cuenta desde la confirmación del pago."],
    ],
  },
};
