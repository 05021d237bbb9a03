import type { ChannelKind, Language } from "@prosa/protocol";
import type { ChannelFault } from "./channel.ts";

/** The words that channels add to a message, in one language. */
interface ChannelPhrases {
  readonly source: string;
  readonly choose: string;
  /** On the button that opens a list. At most 20 letters. */
  readonly options: string;
  readonly survey: string;
  readonly scores: readonly string[];
  readonly availability: Readonly<Record<"in-stock" | "out-of-stock" | "pre-order" | "discontinued", string>>;
  readonly form: string;
  readonly fields: Readonly<Record<"name" | "email" | "phone", string>>;
  readonly person: (name: string) => string;
  readonly wrongCode: string;
  /** The first words on a channel of a person who came from the web. */
  readonly joined: string;
  /** The words that the person sends to come from the web, before the code. */
  readonly goOn: string;
  /** The notes for agents on a person who goes on elsewhere, and on one who ended that. */
  readonly movedNote: (channel: string) => string;
  readonly leftNote: (channel: string) => string;
  readonly picture: string;
  readonly file: string;
  readonly voice: string;
  readonly video: string;
  readonly place: string;
  /** The name under which people at a platform's own inbox stand in the conversation. */
  readonly inbox: (channel: string) => string;
  readonly noVoice: string;
  readonly noFile: string;
  /** The note for agents on who writes a mail. */
  readonly sender: (address: string, isVerified: boolean) => string;
  /** The end of a fault's words where the message waits for the owner, and where it does not come again by itself. */
  readonly waits: string;
  readonly isLost: string;
  /** Those of a connection that waits for its owner go on with one of the two ends above them. */
  readonly fault: Readonly<Record<ChannelFault, string>>;
}

/** The names of the channels, as agents read them. */
export const CHANNEL_NAMES: Readonly<Record<ChannelKind, string>> = {
  telegram: "Telegram",
  whatsapp: "WhatsApp",
  messenger: "Messenger",
  instagram: "Instagram",
  email: "E-mail",
};

const PHRASES: Readonly<Record<Language, ChannelPhrases>> = {
  "pt-BR": {
    source: "Fonte",
    choose: "Escolha uma opção:",
    options: "Ver opções",
    survey: "De 1 a 5, como foi a conversa?",
    scores: ["1, muito ruim", "2, ruim", "3, regular", "4, boa", "5, muito boa"],
    availability: {
      "in-stock": "em estoque",
      "out-of-stock": "esgotado",
      "pre-order": "em pré-venda",
      discontinued: "fora de linha",
    },
    form: "Para responder depois, precisamos de:",
    fields: { name: "nome", email: "e-mail", phone: "telefone" },
    person: (name) => `Agora você fala com ${name}.`,
    joined: "Pronto: continuamos aqui a conversa do site.",
    goOn: "Quero continuar por aqui a conversa do site",
    movedNote: (channel) => `A pessoa continua a conversa pelo ${channel}.`,
    leftNote: (channel) => `A pessoa encerrou a conversa pelo ${channel}; ela segue só no site.`,
    wrongCode: "Este código não vale mais. Peça outro no site, ou escreva aqui mesmo.",
    picture: "[foto]",
    file: "[arquivo]",
    voice: "[áudio]",
    video: "[vídeo]",
    place: "[localização]",
    inbox: (channel) => `Caixa de entrada do ${channel}`,
    noVoice: "Ainda não ouço áudios por aqui. Pode escrever, por favor?",
    noFile: "Não recebo este arquivo por aqui. Pode contar em palavras?",
    sender: (address, isVerified) =>
      isVerified
        ? `escreve de ${address}.`
        : `escreve de ${address}. Nada confirma que o endereço é da pessoa: não conte aqui dados de um cliente.`,
    waits: "; a mensagem espera.",
    isLost: "; depois, envie-a de novo.",
    fault: {
      blocked: "A pessoa bloqueou este canal: responda por outro, como o e-mail.",
      "window-closed": "A janela de 24 horas fechou: envie um modelo aprovado ou um e-mail.",
      unreachable: "A pessoa não recebe mensagens neste canal: responda por outro.",
      token: "O token do canal não vale mais: quem cuida do canal põe um novo",
      locked: "A conta do canal está bloqueada pela plataforma: veja o painel dela",
      payment: "A conta do canal tem um pagamento pendente: veja o painel dela",
      template: "A plataforma recusou o modelo: escolha outro ou confira o que foi preenchido.",
      file: "A plataforma não aceitou o arquivo: envie-o em outro formato, ou como endereço.",
      spam: "A plataforma limitou o envio por denúncias: escreva menos e mais tarde.",
      bounced:
        "O servidor do destinatário devolveu o e-mail: confira o endereço, ou responda por outro canal.",
      mail: "O servidor não consegue enviar e-mails: veja as configurações dele",
      "in-doubt":
        "O envio foi interrompido: não se sabe se o e-mail chegou. Pergunte antes de enviar de novo.",
      elsewhere: "A conversa está na caixa de entrada da página: assuma-a para responder daqui.",
      refused: "A plataforma recusou a mensagem: escreva-a de outro modo.",
      down: "A plataforma não recebe mensagens no momento: a mensagem espera e vai assim que der.",
      unavailable: "A plataforma não respondeu em todas as tentativas: envie de novo.",
    },
  },
  en: {
    source: "Source",
    choose: "Choose one:",
    options: "See the options",
    survey: "From 1 to 5, how was the conversation?",
    scores: ["1, very bad", "2, bad", "3, fair", "4, good", "5, very good"],
    availability: {
      "in-stock": "in stock",
      "out-of-stock": "out of stock",
      "pre-order": "pre-order",
      discontinued: "discontinued",
    },
    form: "To answer you later we need your:",
    fields: { name: "name", email: "e-mail", phone: "phone" },
    person: (name) => `You are now talking to ${name}.`,
    joined: "Done: we go on here with the conversation of the site.",
    goOn: "I want to continue the conversation of the site here",
    movedNote: (channel) => `The person goes on with the conversation on ${channel}.`,
    leftNote: (channel) => `The person ended the conversation on ${channel}; it goes on at the site alone.`,
    wrongCode: "This code is not valid any more. Ask for another on the site, or just write here.",
    picture: "[picture]",
    file: "[file]",
    voice: "[voice message]",
    video: "[video]",
    place: "[location]",
    inbox: (channel) => `${channel} inbox`,
    noVoice: "I cannot hear voice messages here yet. Could you write it, please?",
    noFile: "I cannot take this file here. Could you tell me in words?",
    sender: (address, isVerified) =>
      isVerified
        ? `writes from ${address}.`
        : `writes from ${address}. Nothing confirms that the address is theirs: tell no customer's data here.`,
    waits: "; the message waits.",
    isLost: "; then send it again.",
    fault: {
      blocked: "The person blocked this channel: answer by another, such as e-mail.",
      "window-closed": "The 24-hour window has closed: send an approved template or an e-mail.",
      unreachable: "The person gets no messages on this channel: answer by another.",
      token: "The channel's token is not valid any more: its owner has to put a new one",
      locked: "The platform has locked the channel's account: see its dashboard",
      payment: "The channel's account has a payment due: see its dashboard",
      template: "The platform refused the template: choose another, or check what was filled in.",
      file: "The platform did not take the file: send it in another format, or as an address.",
      spam: "The platform limits sending because of complaints: write less, and later.",
      bounced: "The reader's server returned the mail: check the address, or answer by another channel.",
      mail: "The server cannot send mail: see its settings",
      "in-doubt": "Sending was cut off: whether the mail arrived is not known. Ask before you send it again.",
      elsewhere: "The conversation is in the page's own inbox: take it over to answer from here.",
      refused: "The platform refused the message: write it in another way.",
      down: "The platform takes no messages at the moment: the message waits, and goes as soon as it can.",
      unavailable: "The platform did not answer any of the tries: send it again.",
    },
  },
  es: {
    source: "Fuente",
    choose: "Elige una opción:",
    options: "Ver opciones",
    survey: "Del 1 al 5, ¿cómo fue la conversación?",
    scores: ["1, muy mala", "2, mala", "3, regular", "4, buena", "5, muy buena"],
    availability: {
      "in-stock": "en stock",
      "out-of-stock": "agotado",
      "pre-order": "en preventa",
      discontinued: "descontinuado",
    },
    form: "Para responderte después necesitamos:",
    fields: { name: "nombre", email: "correo", phone: "teléfono" },
    person: (name) => `Ahora hablas con ${name}.`,
    joined: "Listo: seguimos aquí la conversación del sitio.",
    goOn: "Quiero seguir por aquí la conversación del sitio",
    movedNote: (channel) => `La persona sigue la conversación por ${channel}.`,
    leftNote: (channel) => `La persona terminó la conversación por ${channel}; sigue solo en el sitio.`,
    wrongCode: "Este código ya no vale. Pide otro en el sitio, o escribe aquí mismo.",
    picture: "[foto]",
    file: "[archivo]",
    voice: "[audio]",
    video: "[video]",
    place: "[ubicación]",
    inbox: (channel) => `Bandeja de ${channel}`,
    noVoice: "Aún no escucho audios por aquí. ¿Puedes escribirlo, por favor?",
    noFile: "No recibo este archivo por aquí. ¿Puedes contarlo con palabras?",
    sender: (address, isVerified) =>
      isVerified
        ? `escribe desde ${address}.`
        : `escribe desde ${address}. Nada confirma que la dirección es suya: no cuentes aquí datos de un cliente.`,
    waits: "; el mensaje espera.",
    isLost: "; después, envíalo de nuevo.",
    fault: {
      blocked: "La persona bloqueó este canal: responde por otro, como el correo.",
      "window-closed": "La ventana de 24 horas se cerró: envía una plantilla aprobada o un correo.",
      unreachable: "La persona no recibe mensajes en este canal: responde por otro.",
      token: "El token del canal ya no vale: quien lo cuida pone uno nuevo",
      locked: "La plataforma bloqueó la cuenta del canal: mira su panel",
      payment: "La cuenta del canal tiene un pago pendiente: mira su panel",
      template: "La plataforma rechazó la plantilla: elige otra o revisa lo que se completó.",
      file: "La plataforma no aceptó el archivo: envíalo en otro formato, o como dirección.",
      spam: "La plataforma limita el envío por denuncias: escribe menos y más tarde.",
      bounced:
        "El servidor del destinatario devolvió el correo: revisa la dirección, o responde por otro canal.",
      mail: "El servidor no puede enviar correos: mira su configuración",
      "in-doubt": "El envío se cortó: no se sabe si el correo llegó. Pregunta antes de enviarlo de nuevo.",
      elsewhere: "La conversación está en la bandeja de la página: tómala para responder desde aquí.",
      refused: "La plataforma rechazó el mensaje: escríbelo de otro modo.",
      down: "La plataforma no recibe mensajes por ahora: el mensaje espera y sale en cuanto se pueda.",
      unavailable: "La plataforma no respondió a ningún intento: envíalo de nuevo.",
    },
  },
};

/** The words of one language. */
export function channelPhrases(language: Language): ChannelPhrases {
  return PHRASES[language];
}

/** Faults of the connection itself: they pass once its owner acts. */
const OWNERS_FAULTS: readonly ChannelFault[] = ["token", "locked", "payment", "mail"];

/** Says to agents why a message did not reach its person, and what to do; `isLost` where nothing waits for it any more. */
export function faultPhrase(language: Language, code: ChannelFault, isLost: boolean): string {
  const { fault, waits, isLost: lost } = channelPhrases(language);
  return OWNERS_FAULTS.includes(code) ? fault[code] + (isLost ? lost : waits) : fault[code];
}
