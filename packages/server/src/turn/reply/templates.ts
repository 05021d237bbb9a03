import type { Language } from "@prosa/protocol";
import type { ProductFacts } from "../../knowledge/passage.ts";
import type { Order } from "../findings.ts";
import type { ContactWay } from "../query/contact-ways.ts";
import type { Signal } from "../reading.ts";
import type { HandOverCause } from "../turn.ts";

/** What the embedded model says in its own words; all else it says is the site's. */
export interface Phrases {
  locale: string;
  /** A first name is said where the visitor gave one, and not said before. */
  greeting: (site: string, name?: string) => string;
  goodbye: string;
  thanks: (name?: string) => string;
  smallTalk: (site: string) => string;
  quoted: (title: string) => string;
  /** The same for what an owner wrote that stands on no page. */
  quotedElsewhere: string;
  /** Said before opening hours that a page has in another language. */
  hoursOf: (title: string) => string;
  handOver: Record<Exclude<HandOverCause, "danger">, string>;
  remedies: Record<Exclude<Signal, "leaving">, string>;
  leaving: string;
  handOverWithContacts: string;
  contacts: string;
  whichProduct: string;
  whichTopic: string;
  thisTopic: string;
  notSaid: string;
  /** Said where the question before was not answered either. */
  notSaidEither: string;
  noPrice: (name: string) => string;
  price: (name: string, price: string) => string;
  named: (name: string) => string;
  availability: Record<NonNullable<ProductFacts["availability"]>, string>;
  askHuman: string;
  catalogue: string;
  cheapest: string;
  dearest: string;
  /** Said before products, when advice is asked for that their pages do not give. */
  advice: string;
  /** Said before how a product's page describes it, where what is asked of it was not found. */
  describedAs: (name: string) => string;
  compared: string;
  /** Said before products in the order of what their pages state. */
  inOrder: Record<Order["by"], Record<Order["from"], string>>;
  /** Said before what stands nearest to a question that was not surely understood. */
  nearest: string;
  /** A table's first rows were said; the rest stands on the linked page. */
  wholeTable: (link: string) => string;
  /** One of several questions that the pages do not answer. */
  notSaidOf: (question: string) => string;
  howAreYou: (site: string) => string;
  contactCard: string;
  ways: Record<ContactWay, string>;
  reach: Record<"whatsapp" | "phone" | "email" | "instagram" | "telegram", (to: string) => string>;
  seeProduct: string;
  compareWith: (name: string) => string;
  difference: (one: string, other: string) => string;
}

const called = (name?: string) => (name === undefined ? "" : `, ${name}`);

export const phrases: Record<Language, Phrases> = {
  "pt-BR": {
    locale: "pt-BR",
    greeting: (site, name) => `Olá${called(name)}! Sou o assistente de ${site}. Em que posso ajudar?`,
    leaving: "Sem problema! Quando quiser voltar, é só escrever.",
    goodbye: "Até logo! Se precisar de mais alguma coisa, é só chamar.",
    thanks: (name) => `De nada${called(name)}! Posso ajudar em mais alguma coisa?`,
    smallTalk: (site) =>
      `Sou um assistente automático e respondo com o que está nas páginas de ${site}. Em que posso ajudar?`,
    quoted: (title) => `A página “${title}” diz, em outro idioma:`,
    quotedElsewhere: "O site informa, em outro idioma:",
    hoursOf: (title) => `Horários, segundo a página “${title}”:`,
    handOver: {
      asked: "Certo. Seu pedido de falar com uma pessoa ficou registrado nesta conversa.",
      unsure:
        "Não estou conseguindo ajudar com isso, então registrei nesta conversa que você precisa de uma pessoa.",
      trouble: "Sinto muito por isso. Registrei nesta conversa que você precisa falar com uma pessoa.",
      order:
        "Daqui eu não consigo consultar pedidos. Registrei nesta conversa que você precisa de uma pessoa da equipe.",
      listed: "Esse assunto é com uma pessoa da equipe. Registrei isso nesta conversa.",
    },
    remedies: {
      price: "Entendo. O que pode ajudar no preço:",
      trust: "É justo querer ter certeza. Sobre isso:",
      time: "Entendo a pressa. Sobre o prazo:",
      need: "Sobre isso:",
      buying: "Ótimo! Para comprar:",
      broken: "Sinto muito por isso. O que fazer:",
      failed: "Sinto muito por isso. O que fazer:",
      late: "Entendo a preocupação. Sobre o seu pedido:",
      regret: "Sem problema, vamos resolver. O que diz o site:",
    },
    handOverWithContacts: "Para falar com a equipe agora:",
    contacts: "Você fala com a equipe por aqui:",
    catalogue: "Isto é o que temos:",
    cheapest: "Do mais barato em diante:",
    dearest: "Do mais caro para baixo:",
    advice:
      "Isso as páginas do site não dizem. Estes são os produtos; escolha um e conto o que há sobre ele:",
    describedAs: (name) => `Não encontrei exatamente isso. O que a página diz de **${name}**:`,
    whichProduct: "Qual destes?",
    whichTopic: "Não tenho certeza do que você precisa. É sobre um destes assuntos?",
    thisTopic: "Não tenho certeza de ter entendido. É sobre isto?",
    notSaid:
      "Não encontrei isso nas páginas do site, e prefiro não adivinhar. Quer falar com uma pessoa da equipe?",
    notSaidEither: "Isso eu também não encontrei nas páginas do site. Quer falar com uma pessoa da equipe?",
    noPrice: (name) => `A página de **${name}** não informa o preço.`,
    price: (name, price) => `**${name}** custa ${price}.`,
    named: (name) => `**${name}**.`,
    availability: {
      "in-stock": "Está disponível em estoque.",
      "out-of-stock": "Produto esgotado no momento.",
      "pre-order": "Está disponível sob encomenda.",
      discontinued: "Saiu de linha.",
    },
    askHuman: "Falar com uma pessoa",
    compared: "Lado a lado, nas palavras das páginas:",
    inOrder: {
      size: {
        most: "Do maior ao menor, pelo que dizem as páginas:",
        least: "Do menor ao maior, pelo que dizem as páginas:",
      },
      weight: {
        most: "Do mais pesado ao mais leve, pelo que dizem as páginas:",
        least: "Do mais leve ao mais pesado, pelo que dizem as páginas:",
      },
      height: {
        most: "Do mais alto ao mais baixo, pelo que dizem as páginas:",
        least: "Do mais baixo ao mais alto, pelo que dizem as páginas:",
      },
    },
    nearest: "Não tenho certeza de ter entendido. O mais perto disso que encontrei:",
    wholeTable: (link) => `A tabela inteira está em ${link}.`,
    notSaidOf: (question) => `Sobre “${question}”, não encontrei nada nas páginas do site.`,
    howAreYou: (site) =>
      `Por aqui tudo bem! Sou um assistente automático e respondo com o que está nas páginas de ${site}.`,
    contactCard: "Contatos",
    ways: {
      phone: "Telefone",
      whatsapp: "WhatsApp",
      email: "E-mail",
      instagram: "Instagram",
      telegram: "Telegram",
      address: "Endereço",
      hours: "Horário de atendimento",
    },
    reach: {
      whatsapp: () => "Chamar no WhatsApp",
      phone: (to) => `Ligar para ${to}`,
      email: (to) => `Escrever para ${to}`,
      instagram: (to) => `Instagram ${to}`,
      telegram: (to) => `Telegram ${to}`,
    },
    seeProduct: "Ver a página do produto",
    compareWith: (name) => `Comparar com ${name}`,
    difference: (one, other) => `Qual a diferença entre ${one} e ${other}?`,
  },
  en: {
    locale: "en-US",
    greeting: (site, name) => `Hello${called(name)}! I am the assistant of ${site}. How can I help?`,
    leaving: "No problem! Just write whenever you like.",
    goodbye: "Goodbye! If you need anything else, just write.",
    thanks: (name) => `You are welcome${called(name)}! Is there anything else I can help with?`,
    smallTalk: (site) =>
      `I am an automatic assistant and answer with what the pages of ${site} say. How can I help?`,
    quoted: (title) => `The page “${title}” says, in another language:`,
    quotedElsewhere: "The site says, in another language:",
    hoursOf: (title) => `Opening hours, as the page “${title}” states them:`,
    handOver: {
      asked: "All right. Your wish to talk to a person is noted in this conversation.",
      unsure: "I am not managing to help with this, so I noted in this conversation that you need a person.",
      trouble: "I am sorry about that. I noted in this conversation that you need to talk to a person.",
      order:
        "I cannot look orders up from here. I noted in this conversation that you need a person of the team.",
      listed: "This is a matter for a person of the team. I noted it in this conversation.",
    },
    remedies: {
      price: "I understand. What may help with the price:",
      trust: "It is fair to want to be sure. On that:",
      time: "I understand the hurry. On timing:",
      need: "On that:",
      buying: "Great! How to buy:",
      broken: "I am sorry about that. What to do:",
      failed: "I am sorry about that. What to do:",
      late: "I understand the worry. On your order:",
      regret: "No problem, let us sort it out. What the site says:",
    },
    handOverWithContacts: "To reach the team now:",
    contacts: "This is how to reach the team:",
    catalogue: "This is what we have:",
    cheapest: "From the cheapest on:",
    dearest: "From the most expensive down:",
    advice:
      "The site's pages do not say that. These are the products; choose one and I will tell what there is on it:",
    describedAs: (name) => `I did not find exactly that. What the page says of **${name}**:`,
    whichProduct: "Which of these?",
    whichTopic: "I am not sure what you need. Is it about one of these?",
    thisTopic: "I am not sure I understood. Is it about this?",
    notSaid:
      "I did not find that on the site's pages, and I would rather not guess. Would you like to talk to someone from the team?",
    notSaidEither:
      "I did not find that on the site's pages either. Would you like to talk to someone from the team?",
    noPrice: (name) => `The page of **${name}** does not state a price.`,
    price: (name, price) => `**${name}** costs ${price}.`,
    named: (name) => `**${name}**.`,
    availability: {
      "in-stock": "It is in stock.",
      "out-of-stock": "It is out of stock at the moment.",
      "pre-order": "It can be ordered in advance.",
      discontinued: "It is no longer made.",
    },
    askHuman: "Talk to a person",
    compared: "Side by side, in the pages' own words:",
    inOrder: {
      size: {
        most: "From the biggest down, by what the pages state:",
        least: "From the smallest up, by what the pages state:",
      },
      weight: {
        most: "From the heaviest down, by what the pages state:",
        least: "From the lightest up, by what the pages state:",
      },
      height: {
        most: "From the tallest down, by what the pages state:",
        least: "From the shortest up, by what the pages state:",
      },
    },
    nearest: "I am not sure I understood. The nearest to it that I found:",
    wholeTable: (link) => `The whole table is on ${link}.`,
    notSaidOf: (question) => `On “${question}” I found nothing on the site's pages.`,
    howAreYou: (site) =>
      `All well here! I am an automatic assistant and answer with what the pages of ${site} say.`,
    contactCard: "Contacts",
    ways: {
      phone: "Phone",
      whatsapp: "WhatsApp",
      email: "E-mail",
      instagram: "Instagram",
      telegram: "Telegram",
      address: "Address",
      hours: "Opening hours",
    },
    reach: {
      whatsapp: () => "Write on WhatsApp",
      phone: (to) => `Call ${to}`,
      email: (to) => `Write to ${to}`,
      instagram: (to) => `Instagram ${to}`,
      telegram: (to) => `Telegram ${to}`,
    },
    seeProduct: "See the product's page",
    compareWith: (name) => `Compare with ${name}`,
    difference: (one, other) => `What is the difference between ${one} and ${other}?`,
  },
  es: {
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
  },
};
