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
    asked: "¡De acuerdo! Dejé anotado en esta conversación que quieres hablar con alguien del equipo.",
    unsure:
      "No puedo ayudarte con esto, así que dejé anotado en esta conversación que necesitas hablar con alguien del equipo.",
    trouble:
      "Lamento lo ocurrido. Dejé anotado en esta conversación que necesitas hablar con alguien del equipo.",
    order:
      "Desde aquí no puedo consultar pedidos. Dejé anotado en esta conversación que necesitas hablar con alguien del equipo.",
    listed: "Este asunto lo atiende alguien del equipo. Lo dejé anotado en esta conversación.",
  },
  remedies: {
    price: "Entiendo. Lo que puede ayudar con el precio:",
    trust: "Es normal querer estar seguro. Sobre eso:",
    time: "Entiendo la prisa. Sobre el plazo:",
    need: "Sobre eso:",
    buying: "¡Genial! Para comprar:",
    broken: "Lamento lo ocurrido. Qué hacer:",
    failed: "Lamento lo ocurrido. Qué hacer:",
    late: "Entiendo la preocupación. Sobre tu pedido:",
    regret: "Sin problema, vamos a resolverlo. Lo que dice el sitio:",
  },
  remediesOfCalm: { time: "Sobre el plazo:", late: "Sobre tu pedido:" },
  handOverNext:
    "Cuando alguien del equipo entre, su respuesta aparece aquí mismo. Mientras tanto, puedes seguir preguntándome.",
  handOverAgain: "Tu pedido de hablar con alguien del equipo ya está anotado en esta conversación.",
  asksWhatNext:
    "y_ahora$ y_ahora_que y_despues$ que_pasa_ahora que_sigue$ que_hago_ahora me_van_a_responder alguien_me_va cuando_me_responden cuando_alguien donde_esta_el_agente",
  callsAgain:
    "hay_alguien alguien_ahi alguien_me_llama alguien_puede me_llaman$ me_pueden_llamar me_van_a_llamar",
  handOverWithContacts: "Para hablar ahora con el equipo:",
  contacts: "Así puedes hablar con el equipo:",
  catalogue: "Esto es lo que tenemos:",
  cheapest: "Del más barato al más caro:",
  dearest: "Del más caro al más barato:",
  advice:
    "Eso no lo dicen las páginas del sitio. Estos son los productos; elige uno y te cuento lo que hay sobre él:",
  describedAs: (name) => `No encontré exactamente eso. Lo que la página dice de **${name}**:`,
  whichProduct: "¿Cuál de estos?",
  whichTopic: "No estoy seguro de lo que necesitas. ¿Es sobre uno de estos temas?",
  thisTopic: "No estoy seguro de haber entendido. ¿Es sobre esto?",
  notSaid:
    "No encontré eso en las páginas del sitio y prefiero no adivinar. ¿Quieres hablar con una persona del equipo?",
  pages: "No encontré una respuesta segura. Lo más probable es que esté aquí:",
  pagesAgain: "Para eso tampoco encontré una respuesta segura. Quizás ayude una de estas páginas:",
  pagesBeside: "Quizás ayude una de estas páginas:",
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
  fileReceived:
    "Recibí el archivo y queda en esta conversación. Solo leo texto: cuéntame con palabras qué necesitas, o habla con una persona del equipo.",
  abuseNoticed: {
    repeats: "Este mensaje ya llegó varias veces, y mi respuesta sigue siendo la misma.",
    flood: "Llegaron muchos mensajes en poco tiempo.",
    probing: "Estos mensajes intentan cambiar mi funcionamiento, y eso no lo hago.",
  },
  abuseFollows:
    "Si sigue así, la conversación se cierra por unos minutos. Escribe con otras palabras lo que necesitas, o habla con una persona.",
  waitForAnswer: "Esperar la respuesta completa",
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
