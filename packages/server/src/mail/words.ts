import type { Language } from "@prosa/protocol";

/** The words of mails in one language. `site` is the site's name. */
interface MailWords {
  readonly ticketSubject: (number: number, subject: string) => string;
  readonly ticketOpened: (site: string, number: number) => string;
  readonly ticketExpected: (when: string) => string;
  readonly ticketAnswered: (name: string, number: number) => string;
  readonly ticketChanged: (number: number, status: string) => string;
  readonly followTicket: string;
  readonly missedSubject: (site: string) => string;
  readonly missed: (site: string) => string;
  readonly more: (count: number) => string;
  /** Said where an answer by mail reaches the conversation, and where nobody would read it. */
  readonly answerHere: string;
  readonly answerThere: string;
  readonly answerInTicket: string;
  readonly why: (site: string) => string;
  readonly stop: string;
  readonly waitingSubject: (site: string, count: number) => string;
  readonly waiting: (count: number, since: string) => string;
  readonly openDesk: string;
  readonly whyPeople: (site: string) => string;
  readonly invitedSubject: (site: string) => string;
  readonly invited: (site: string, until: string) => string;
  readonly accept: string;
  readonly transcriptSubject: (site: string) => string;
  readonly transcript: (site: string, when: string) => string;
  readonly whyTranscript: (site: string) => string;
  readonly you: string;
  readonly assistant: string;
  readonly file: (name: string) => string;
  readonly refusedFile: (name: string) => string;
  /** The mail by which the address of a site is tried. */
  readonly trialSubject: string;
  readonly trial: (address: string) => string;
  /** The page that ends mails. */
  readonly stopPage: Readonly<Record<"title" | "question" | "stop" | "done", string>>;
}

const WORDS: Readonly<Record<Language, MailWords>> = {
  "pt-BR": {
    ticketSubject: (number, subject) => `Chamado nº ${number}: ${subject}`,
    ticketOpened: (site, number) => `Seu chamado em ${site} está aberto. O número dele é ${number}.`,
    ticketExpected: (when) => `Solução prevista até ${when}.`,
    ticketAnswered: (name, number) => `${name} respondeu ao seu chamado nº ${number}:`,
    ticketChanged: (number, status) => `Seu chamado nº ${number} mudou de estado: ${status}.`,
    followTicket: "Acompanhar o chamado",
    missedSubject: (site) => `Você tem uma resposta de ${site}`,
    missed: (site) => `Enquanto você estava fora do chat de ${site}, escreveram para você:`,
    more: (count) =>
      count === 1 ? "E mais uma mensagem antes destas." : `E mais ${count} mensagens antes destas.`,
    answerHere: "Para continuar a conversa, responda a este e-mail ou volte ao chat do site.",
    answerThere: "Para continuar a conversa, volte ao chat do site: respostas a este e-mail não são lidas.",
    answerInTicket: "Para responder, use a página do chamado: respostas a este e-mail não são lidas.",
    why: (site) => `Você recebe este e-mail porque deixou seu endereço no chat de ${site}.`,
    stop: "Não receber mais e-mails desta conversa",
    waitingSubject: (site, count) =>
      count === 1
        ? `${site}: uma pessoa espera atendimento`
        : `${site}: ${count} pessoas esperam atendimento`,
    waiting: (count, since) =>
      count === 1
        ? `Uma pessoa espera atendimento desde ${since}, e ninguém assumiu a conversa.`
        : `${count} pessoas esperam atendimento, a primeira desde ${since}, e ninguém assumiu as conversas.`,
    openDesk: "Abrir o atendimento",
    whyPeople: (site) => `Você recebe este e-mail porque atende as conversas de ${site}.`,
    invitedSubject: (site) => `Convite para o atendimento de ${site}`,
    invited: (site, until) =>
      `Você foi convidado para atender as conversas de ${site}. O convite vale uma vez, até ${until}.`,
    accept: "Aceitar o convite",
    transcriptSubject: (site) => `Sua conversa com ${site}`,
    transcript: (site, when) => `A conversa do chat de ${site}, como estava em ${when}:`,
    whyTranscript: (site) => `Este e-mail foi pedido no chat de ${site}. Se não foi você, ignore-o.`,
    you: "Você",
    assistant: "Assistente",
    file: (name) => `[arquivo: ${name}]`,
    refusedFile: (name) => `[arquivo não aceito: ${name}]`,
    trialSubject: "Teste do endereço de e-mail",
    trial: (address) =>
      `Este e-mail testa se o que chega em ${address} é encaminhado ao atendimento. Não é preciso fazer nada: quando ele voltar, o endereço aparece como conferido.`,
    stopPage: {
      title: "E-mails desta conversa",
      question: "Quer parar de receber e-mails desta conversa?",
      stop: "Parar",
      done: "Pronto: nenhum outro e-mail desta conversa será enviado.",
    },
  },
  en: {
    ticketSubject: (number, subject) => `Ticket no. ${number}: ${subject}`,
    ticketOpened: (site, number) => `Your ticket at ${site} is open. Its number is ${number}.`,
    ticketExpected: (when) => `Expected solution: by ${when}.`,
    ticketAnswered: (name, number) => `${name} answered your ticket no. ${number}:`,
    ticketChanged: (number, status) => `Your ticket no. ${number} has changed: ${status}.`,
    followTicket: "Follow the ticket",
    missedSubject: (site) => `You have an answer from ${site}`,
    missed: (site) => `While you were away from the chat of ${site}, this was written to you:`,
    more: (count) =>
      count === 1 ? "And one more message before these." : `And ${count} more messages before these.`,
    answerHere: "To go on, answer this e-mail or come back to the site's chat.",
    answerThere: "To go on, come back to the site's chat: answers to this e-mail are not read.",
    answerInTicket: "To answer, use the ticket's page: answers to this e-mail are not read.",
    why: (site) => `You get this e-mail because you left your address in the chat of ${site}.`,
    stop: "No more e-mails of this conversation",
    waitingSubject: (site, count) =>
      count === 1 ? `${site}: someone is waiting for a person` : `${site}: ${count} people are waiting`,
    waiting: (count, since) =>
      count === 1
        ? `Someone has been waiting for a person since ${since}, and nobody has taken the conversation.`
        : `${count} people are waiting, the first since ${since}, and nobody has taken the conversations.`,
    openDesk: "Open the desk",
    whyPeople: (site) => `You get this e-mail because you answer the conversations of ${site}.`,
    invitedSubject: (site) => `Invitation to the desk of ${site}`,
    invited: (site, until) =>
      `You are invited to answer the conversations of ${site}. The invitation is good once, until ${until}.`,
    accept: "Accept the invitation",
    transcriptSubject: (site) => `Your conversation with ${site}`,
    transcript: (site, when) => `The conversation in the chat of ${site} as it was on ${when}:`,
    whyTranscript: (site) =>
      `This e-mail was asked for in the chat of ${site}. If it was not you, ignore it.`,
    you: "You",
    assistant: "Assistant",
    file: (name) => `[file: ${name}]`,
    refusedFile: (name) => `[file not taken: ${name}]`,
    trialSubject: "Test of the e-mail address",
    trial: (address) =>
      `This mail tests whether what arrives at ${address} is passed on to the chat's desk. There is nothing to do: once it is back, the address is shown as checked.`,
    stopPage: {
      title: "E-mails of this conversation",
      question: "Do you want no more e-mails of this conversation?",
      stop: "Stop",
      done: "Done: no other e-mail of this conversation will be sent.",
    },
  },
  es: {
    ticketSubject: (number, subject) => `Ticket n.º ${number}: ${subject}`,
    ticketOpened: (site, number) => `Tu ticket en ${site} está abierto. Su número es el ${number}.`,
    ticketExpected: (when) => `Solución prevista hasta el ${when}.`,
    ticketAnswered: (name, number) => `${name} respondió a tu ticket n.º ${number}:`,
    ticketChanged: (number, status) => `Tu ticket n.º ${number} cambió de estado: ${status}.`,
    followTicket: "Seguir el ticket",
    missedSubject: (site) => `Tienes una respuesta de ${site}`,
    missed: (site) => `Mientras no estabas en el chat de ${site}, te escribieron:`,
    more: (count) =>
      count === 1 ? "Y un mensaje más antes de estos." : `Y ${count} mensajes más antes de estos.`,
    answerHere: "Para seguir la conversación, responde a este correo o vuelve al chat del sitio.",
    answerThere:
      "Para seguir la conversación, vuelve al chat del sitio: las respuestas a este correo no se leen.",
    answerInTicket: "Para responder, usa la página del ticket: las respuestas a este correo no se leen.",
    why: (site) => `Recibes este correo porque dejaste tu dirección en el chat de ${site}.`,
    stop: "No recibir más correos de esta conversación",
    waitingSubject: (site, count) =>
      count === 1 ? `${site}: una persona espera atención` : `${site}: ${count} personas esperan atención`,
    waiting: (count, since) =>
      count === 1
        ? `Una persona espera atención desde ${since}, y nadie tomó la conversación.`
        : `${count} personas esperan atención, la primera desde ${since}, y nadie tomó las conversaciones.`,
    openDesk: "Abrir la atención",
    whyPeople: (site) => `Recibes este correo porque atiendes las conversaciones de ${site}.`,
    invitedSubject: (site) => `Invitación a la atención de ${site}`,
    invited: (site, until) =>
      `Te invitaron a atender las conversaciones de ${site}. La invitación vale una vez, hasta el ${until}.`,
    accept: "Aceptar la invitación",
    transcriptSubject: (site) => `Tu conversación con ${site}`,
    transcript: (site, when) => `La conversación del chat de ${site}, como estaba el ${when}:`,
    whyTranscript: (site) => `Este correo se pidió en el chat de ${site}. Si no fuiste tú, ignóralo.`,
    you: "Tú",
    assistant: "Asistente",
    file: (name) => `[archivo: ${name}]`,
    refusedFile: (name) => `[archivo no aceptado: ${name}]`,
    trialSubject: "Prueba de la dirección de correo",
    trial: (address) =>
      `Este correo prueba si lo que llega a ${address} se reenvía al equipo de atención. No hay que hacer nada: cuando vuelva, la dirección aparece como comprobada.`,
    stopPage: {
      title: "Correos de esta conversación",
      question: "¿Quieres dejar de recibir correos de esta conversación?",
      stop: "Dejar de recibir",
      done: "Listo: no se enviará ningún otro correo de esta conversación.",
    },
  },
};

export function mailWords(language: Language): MailWords {
  return WORDS[language];
}
