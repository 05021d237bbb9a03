import type { WidgetLanguage } from "./language.ts";
import type { Strings } from "./strings.ts";

/** The words of what comes after the first picture, loaded with it. A missing key does not compile. */
export interface LateStrings {
  dictate: string;
  narrate: string;
  talk: string;
  handedOver: string;
  sent: string;
  stopped: string;
  interrupted: string;
  sources: string;
  choices: string;
  inStock: string;
  outOfStock: string;
  preOrder: string;
  discontinued: string;
  see: string;
  ticketOpen: string;
  ticketWaiting: string;
  ticketClosed: string;
  opensElsewhere: string;
}

export type Words = Strings & LateStrings;

export const LATE_STRINGS: Readonly<Record<WidgetLanguage, LateStrings>> = {
  "pt-BR": {
    dictate: "Falar em vez de escrever",
    narrate: "Ouvir as respostas em voz alta",
    talk: "Conversar por voz",
    handedOver:
      "Seu pedido de falar com uma pessoa ficou registrado. Enquanto ninguém da equipe entra na conversa, o assistente continua respondendo.",
    sent: "Enviada",
    stopped: "Você parou esta resposta.",
    interrupted: "A resposta foi interrompida.",
    sources: "Fontes",
    choices: "Opções",
    inStock: "Em estoque",
    outOfStock: "Esgotado",
    preOrder: "Pré-venda",
    discontinued: "Fora de linha",
    see: "Ver",
    ticketOpen: "Aberto",
    ticketWaiting: "Aguardando",
    ticketClosed: "Encerrado",
    opensElsewhere: "abre em outra aba",
  },
  en: {
    dictate: "Speak instead of typing",
    narrate: "Hear the answers read aloud",
    talk: "Talk by voice",
    handedOver:
      "Your wish to talk to a person is noted. Until someone from the team joins, the assistant goes on answering.",
    sent: "Sent",
    stopped: "You stopped this answer.",
    interrupted: "The answer was interrupted.",
    sources: "Sources",
    choices: "Options",
    inStock: "In stock",
    outOfStock: "Out of stock",
    preOrder: "Pre-order",
    discontinued: "Discontinued",
    see: "View",
    ticketOpen: "Open",
    ticketWaiting: "Waiting",
    ticketClosed: "Closed",
    opensElsewhere: "opens in a new tab",
  },
  es: {
    dictate: "Hablar en vez de escribir",
    narrate: "Escuchar las respuestas en voz alta",
    talk: "Conversar por voz",
    handedOver:
      "Tu pedido de hablar con una persona quedó anotado. Mientras nadie del equipo entre en la conversación, el asistente sigue respondiendo.",
    sent: "Enviado",
    stopped: "Detuviste esta respuesta.",
    interrupted: "La respuesta se interrumpió.",
    sources: "Fuentes",
    choices: "Opciones",
    inStock: "Disponible",
    outOfStock: "Agotado",
    preOrder: "Preventa",
    discontinued: "Descatalogado",
    see: "Ver",
    ticketOpen: "Abierto",
    ticketWaiting: "En espera",
    ticketClosed: "Cerrado",
    opensElsewhere: "se abre en otra pestaña",
  },
  ar: {
    dictate: "تحدث بدلًا من الكتابة",
    narrate: "استمع إلى الإجابات بصوت مسموع",
    talk: "محادثة صوتية",
    handedOver: "سُجّل طلبك للتحدث إلى شخص. إلى أن ينضم أحد أفراد الفريق إلى المحادثة، يواصل المساعد الإجابة.",
    sent: "أُرسلت",
    stopped: "أوقفت هذه الإجابة.",
    interrupted: "انقطعت الإجابة.",
    sources: "المصادر",
    choices: "الخيارات",
    inStock: "متوفر",
    outOfStock: "نفدت الكمية",
    preOrder: "طلب مسبق",
    discontinued: "لم يعد يُنتج",
    see: "عرض",
    ticketOpen: "مفتوحة",
    ticketWaiting: "قيد الانتظار",
    ticketClosed: "مغلقة",
    opensElsewhere: "يُفتح في علامة تبويب جديدة",
  },
};

/** The words of the first picture with those that come after it; a site's own are among the former. */
export function wordsOf(strings: Strings): Words {
  return { ...LATE_STRINGS[strings.language], ...strings };
}
