import type { ReplyTemplates } from "../pack/replies.ts";
import { called } from "../text/called.ts";

export const spanishReply: ReplyTemplates = {
  locale: "es-419",
  greeting: (site, name) => `¡Hola${called(name)}! Soy el asistente de ${site}. ¿En qué puedo ayudar?`,
  leaving: "¡Sin problema! Escribe cuando quieras.",
  goodbye: "¡Hasta luego! Si necesitas algo más, escribe cuando quieras.",
  thanks: (name) => `¡De nada${called(name)}! ¿Puedo ayudar en algo más?`,
  smallTalk: (site) =>
    `Soy un asistente automático y respondo con lo que dicen las páginas de ${site}. ¿En qué puedo ayudar?`,
  quoted: (title) => `La página “${title}” dice, en otro idioma:`,
  quotedElsewhere: "El sitio informa, en otro idioma:",
  hoursOf: (title) => `Horarios, según la página “${title}”:`,
  handOver: {
    asked: "De acuerdo. Tu pedido de hablar con una persona quedó anotado en esta conversación.",
    unsure:
      "No estoy logrando ayudarte con esto, así que anoté en esta conversación que necesitas una persona.",
    trouble: "Lamento lo ocurrido. Anoté en esta conversación que necesitas hablar con una persona.",
    order:
      "Desde aquí no puedo consultar pedidos. Anoté en esta conversación que necesitas una persona del equipo.",
    listed: "Este asunto lo atiende una persona del equipo. Lo anoté en esta conversación.",
  },
  remedies: {
    price: "Entiendo. Lo que puede ayudar con el precio:",
    trust: "Es justo querer estar seguro. Sobre eso:",
    time: "Entiendo la prisa. Sobre el plazo:",
    need: "Sobre eso:",
    buying: "¡Genial! Para comprar:",
    broken: "Lamento lo ocurrido. Qué hacer:",
    failed: "Lamento lo ocurrido. Qué hacer:",
    late: "Entiendo la preocupación. Sobre tu pedido:",
    regret: "Sin problema, vamos a resolverlo. Lo que dice el sitio:",
  },
  handOverWithContacts: "Para hablar ahora con el equipo:",
  contacts: "Así puedes hablar con el equipo:",
  catalogue: "Esto es lo que tenemos:",
  cheapest: "Del más barato en adelante:",
  dearest: "Del más caro hacia abajo:",
  advice:
    "Eso no lo dicen las páginas del sitio. Estos son los productos; elige uno y te cuento lo que hay sobre él:",
  describedAs: (name) => `No encontré exactamente eso. Lo que la página dice de **${name}**:`,
  whichProduct: "¿Cuál de estos?",
  whichTopic: "No estoy seguro de lo que necesitas. ¿Es sobre uno de estos temas?",
  thisTopic: "No estoy seguro de haber entendido. ¿Es sobre esto?",
  notSaid:
    "No encontré eso en las páginas del sitio y prefiero no adivinar. ¿Quieres hablar con una persona del equipo?",
  notSaidEither:
    "Eso tampoco lo encontré en las páginas del sitio. ¿Quieres hablar con una persona del equipo?",
  noPrice: (name) => `La página de **${name}** no informa el precio.`,
  price: (name, price) => `**${name}** cuesta ${price}.`,
  named: (name) => `**${name}**.`,
  availability: {
    "in-stock": "Está disponible en stock.",
    "out-of-stock": "Producto agotado por el momento.",
    "pre-order": "Se puede reservar por encargo.",
    discontinued: "Ya no se fabrica.",
  },
  askHuman: "Hablar con una persona",
  compared: "Lado a lado, con las palabras de las páginas:",
  inOrder: {
    size: { most: "De mayor a menor, según las páginas:", least: "De menor a mayor, según las páginas:" },
    weight: {
      most: "Del más pesado al más liviano, según las páginas:",
      least: "Del más liviano al más pesado, según las páginas:",
    },
    height: {
      most: "Del más alto al más bajo, según las páginas:",
      least: "Del más bajo al más alto, según las páginas:",
    },
  },
  nearest: "No estoy seguro de haber entendido. Lo más cercano que encontré:",
  wholeTable: (link) => `La tabla completa está en ${link}.`,
  notSaidOf: (question) => `Sobre “${question}” no encontré nada en las páginas del sitio.`,
  howAreYou: (site) =>
    `¡Por aquí todo bien! Soy un asistente automático y respondo con lo que dicen las páginas de ${site}.`,
  contactCard: "Contactos",
  ways: {
    phone: "Teléfono",
    whatsapp: "WhatsApp",
    email: "Correo electrónico",
    instagram: "Instagram",
    telegram: "Telegram",
    address: "Dirección",
    hours: "Horario de atención",
  },
  reach: {
    whatsapp: () => "Escribir por WhatsApp",
    phone: (to) => `Llamar al ${to}`,
    email: (to) => `Escribir a ${to}`,
    instagram: (to) => `Instagram ${to}`,
    telegram: (to) => `Telegram ${to}`,
  },
  seeProduct: "Ver la página del producto",
  compareWith: (name) => `Comparar con ${name}`,
  difference: (one, other) => `¿Cuál es la diferencia entre ${one} y ${other}?`,
};
