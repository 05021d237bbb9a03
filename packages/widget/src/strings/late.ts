import type { RejectionCode } from "@prosa/protocol";
import type { WidgetLanguage } from "./language.ts";
import type { Strings } from "./strings.ts";

/** The words of messages, loaded when a conversation begins. A missing key does not compile. */
export interface LateStrings {
  failedBecause: Partial<Record<RejectionCode, string>>;
  handedOver: string;
  /** A person, by name, has the conversation from now on. */
  joined: (name: string) => string;
  resolvedBy: (name: string) => string;
  /** The person left, and another one is waited for. */
  backInQueue: string;
  assistantBack: string;
  /** The place among those who wait, 1 for the next. */
  place: (position: number) => string;
  /** The wait to expect, in minutes. */
  waitOf: (from: number, to: number) => string;
  sent: string;
  /** Said of a message that the person who has the conversation has read. */
  seen: string;
  stopped: string;
  interrupted: string;
  sources: string;
  products: string;
  unfold: string;
  fold: string;
  choices: string;
  inStock: string;
  outOfStock: string;
  preOrder: string;
  discontinued: string;
  see: string;
  opensElsewhere: string;
}

export type FullStrings = Strings & LateStrings;

export const LATE_STRINGS: Readonly<Record<WidgetLanguage, LateStrings>> = {
  "pt-BR": {
    failedBecause: {
      "unknown-file": "Este arquivo não pôde ser enviado. Confira o tipo e o tamanho.",
      "session-full": "Esta conversa chegou ao limite. Peça para falar com uma pessoa.",
      "unknown-message": "Essa opção não vale mais. Escreva o que você precisa.",
      "frame-too-large": "A mensagem é longa demais. Divida em partes menores.",
      "storage-unavailable": "O servidor não conseguiu guardar a mensagem. Tente de novo em instantes.",
    },
    handedOver:
      "Seu pedido de falar com uma pessoa ficou registrado. Enquanto ninguém da equipe entra na conversa, o assistente continua respondendo.",
    joined: (name) => `${name} entrou na conversa.`,
    resolvedBy: (name) => `${name} encerrou o atendimento. Se precisar de mais alguma coisa, é só escrever.`,
    backInQueue: "Outra pessoa da equipe vai continuar a conversa. Enquanto isso, o assistente responde.",
    assistantBack: "O assistente voltou a responder.",
    place: (position) =>
      position === 1 ? "Você é a próxima pessoa da fila." : `Sua posição na fila: ${position}.`,
    waitOf: (from, to) =>
      from === 0 ? `Espera de até ${to} minutos.` : `Espera de ${from} a ${to} minutos.`,
    sent: "Enviada",
    seen: "Vista",
    stopped: "Você parou esta resposta.",
    interrupted: "A resposta foi interrompida.",
    sources: "Fontes",
    products: "Produtos",
    unfold: "Mostrar tudo",
    fold: "Mostrar menos",
    choices: "Opções",
    inStock: "Em estoque",
    outOfStock: "Esgotado",
    preOrder: "Pré-venda",
    discontinued: "Fora de linha",
    see: "Ver",
    opensElsewhere: "abre em outra aba",
  },
  en: {
    failedBecause: {
      "unknown-file": "This file could not be sent. Check its type and size.",
      "session-full": "This conversation has reached its limit. Ask to talk to a person.",
      "unknown-message": "This option is no longer valid. Write what you need.",
      "frame-too-large": "The message is too long. Split it into smaller ones.",
      "storage-unavailable": "The server could not keep the message. Try again in a moment.",
    },
    handedOver:
      "Your request to talk to a person is noted. Until someone from the team joins, the assistant will keep answering.",
    joined: (name) => `${name} joined the conversation.`,
    resolvedBy: (name) => `${name} ended the conversation. If you need anything else, just write.`,
    backInQueue: "Someone else from the team will go on with you. Until then, the assistant answers.",
    assistantBack: "The assistant is answering again.",
    place: (position) =>
      position === 1 ? "You are next in the queue." : `Your place in the queue: ${position}.`,
    waitOf: (from, to) =>
      from === 0 ? `The wait is up to ${to} minutes.` : `The wait is ${from} to ${to} minutes.`,
    sent: "Sent",
    seen: "Seen",
    stopped: "You stopped this answer.",
    interrupted: "The answer was interrupted.",
    sources: "Sources",
    products: "Products",
    unfold: "Show all",
    fold: "Show less",
    choices: "Options",
    inStock: "In stock",
    outOfStock: "Out of stock",
    preOrder: "Pre-order",
    discontinued: "Discontinued",
    see: "View",
    opensElsewhere: "opens in a new tab",
  },
  es: {
    failedBecause: {
      "unknown-file": "No se pudo enviar este archivo. Revisa su tipo y tamaño.",
      "session-full": "Esta conversación llegó a su límite. Pide hablar con una persona.",
      "unknown-message": "Esa opción ya no es válida. Escribe lo que necesitas.",
      "frame-too-large": "El mensaje es demasiado largo. Divídelo en partes.",
      "storage-unavailable": "El servidor no pudo guardar el mensaje. Inténtalo de nuevo en un momento.",
    },
    handedOver:
      "Tu pedido de hablar con una persona quedó anotado. Mientras nadie del equipo entre en la conversación, el asistente sigue respondiendo.",
    joined: (name) => `${name} entró en la conversación.`,
    resolvedBy: (name) => `${name} cerró la atención. Si necesitas algo más, escribe.`,
    backInQueue:
      "Otra persona del equipo va a seguir la conversación. Mientras tanto, responde el asistente.",
    assistantBack: "El asistente vuelve a responder.",
    place: (position) =>
      position === 1 ? "Eres la próxima persona de la fila." : `Tu lugar en la fila: ${position}.`,
    waitOf: (from, to) =>
      from === 0 ? `Espera de hasta ${to} minutos.` : `Espera de ${from} a ${to} minutos.`,
    sent: "Enviado",
    seen: "Visto",
    stopped: "Detuviste esta respuesta.",
    interrupted: "La respuesta se interrumpió.",
    sources: "Fuentes",
    products: "Productos",
    unfold: "Mostrar todo",
    fold: "Mostrar menos",
    choices: "Opciones",
    inStock: "Disponible",
    outOfStock: "Agotado",
    preOrder: "Preventa",
    discontinued: "Ya no se fabrica",
    see: "Ver",
    opensElsewhere: "se abre en otra pestaña",
  },
  ar: {
    failedBecause: {
      "unknown-file": "تعذّر إرسال هذا الملف. تحقّق من نوعه وحجمه.",
      "session-full": "بلغت هذه المحادثة حدّها. اطلب التحدث إلى شخص.",
      "unknown-message": "لم يعد هذا الخيار صالحًا. اكتب ما تحتاج إليه.",
      "frame-too-large": "الرسالة طويلة جدًا. قسّمها إلى رسائل أقصر.",
      "storage-unavailable": "تعذّر على الخادم حفظ الرسالة. حاول مرة أخرى بعد لحظات.",
    },
    handedOver: "سُجّل طلبك للتحدث إلى شخص. إلى أن ينضم أحد أفراد الفريق إلى المحادثة، يواصل المساعد الإجابة.",
    joined: (name) => `انضم ${name} إلى المحادثة.`,
    resolvedBy: (name) => `أنهى ${name} المحادثة. إذا احتجت إلى شيء آخر فاكتب إلينا.`,
    backInQueue: "سيتابع معك شخص آخر من الفريق. وإلى ذلك الحين يجيب المساعد.",
    assistantBack: "عاد المساعد إلى الإجابة.",
    place: (position) => (position === 1 ? "دورك هو التالي." : `ترتيبك في قائمة الانتظار: ${position}.`),
    waitOf: (from, to) =>
      from === 0 ? `مدة الانتظار حتى ${to} دقيقة.` : `مدة الانتظار من ${from} إلى ${to} دقيقة.`,
    sent: "أُرسلت",
    seen: "تمت مشاهدتها",
    stopped: "أوقفت هذه الإجابة.",
    interrupted: "انقطعت الإجابة.",
    sources: "المصادر",
    products: "المنتجات",
    unfold: "عرض الكل",
    fold: "عرض أقل",
    choices: "الخيارات",
    inStock: "متوفر",
    outOfStock: "نفدت الكمية",
    preOrder: "طلب مسبق",
    discontinued: "لم يعد يُنتج",
    see: "عرض",
    opensElsewhere: "يُفتح في علامة تبويب جديدة",
  },
};

/** All words: those of the first paint, which hold the site's own, and those that load after it. */
export function withLateStrings(strings: Strings): FullStrings {
  const late = LATE_STRINGS[strings.language];
  return { ...late, ...strings, failedBecause: { ...late.failedBecause, ...strings.failedBecause } };
}

/** The reason why the room rejected a command, with advice for the visitor. */
export function reasonOf(code: RejectionCode | undefined, strings: Strings): string {
  return (code && withLateStrings(strings).failedBecause[code]) ?? strings.failed;
}
