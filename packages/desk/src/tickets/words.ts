import type { TicketStatus, Urgency } from "@prosa/protocol";
import type { StatusChoice } from "./filters.ts";

/** The words of the page on tickets, which load with it. */
export interface TicketWords {
  title: string;
  intro: string;
  add: string;
  export: string;
  choices: Readonly<Record<StatusChoice, string>>;
  status: string;
  statuses: Readonly<Record<TicketStatus, string>>;
  urgency: string;
  urgencies: Readonly<Record<Urgency, string>>;
  anyUrgency: string;
  assignee: string;
  anybody: string;
  nobody: string;
  me: string;
  overdue: string;
  number: string;
  numbered: (number: number) => string;
  list: string;
  nothing: string;
  more: string;
  expected: (time: string) => string;
  late: (time: string) => string;
  unpromised: string;
  opened: string;
  changed: string;
  contact: string;
  noContact: string;
  conversation: string;
  noConversation: string;
  followLink: string;
  copied: string;
  story: string;
  description: string;
  visitor: string;
  room: string;
  note: string;
  became: (status: string) => string;
  urgent: (urgency: string) => string;
  worked: string;
  answer: string;
  answerLabel: string;
  noteLabel: string;
  send: string;
  sendSolve: string;
  addNote: string;
  closed: string;
  subject: string;
  kind: string;
  details: string;
  email: string;
  ofTalk: string;
  create: string;
  cancel: string;
  saved: string;
  failed: string;
  offline: string;
  gone: string;
}

export const TICKET_WORDS: Readonly<Record<"pt-BR" | "en" | "es", TicketWords>> = {
  "pt-BR": {
    title: "Chamados",
    intro: "Pedidos que a equipe resolve depois da conversa.",
    add: "Novo chamado",
    export: "Baixar CSV",
    choices: {
      undone: "Em aberto",
      new: "Novos",
      open: "Em andamento",
      waiting: "Aguardando",
      solved: "Resolvidos",
      closed: "Fechados",
      all: "Todos",
    },
    status: "Situação",
    statuses: {
      new: "Novo",
      open: "Em andamento",
      waiting: "Aguarda o visitante",
      solved: "Resolvido",
      closed: "Fechado",
    },
    urgency: "Urgência",
    urgencies: { low: "Baixa", normal: "Normal", high: "Alta", urgent: "Urgente" },
    anyUrgency: "Qualquer urgência",
    assignee: "Responsável",
    anybody: "Qualquer responsável",
    nobody: "Sem responsável",
    me: "Eu",
    overdue: "Atrasados",
    number: "Número",
    numbered: (number) => `nº ${number}`,
    list: "Lista de chamados",
    nothing: "Nenhum chamado com este filtro.",
    more: "Mostrar mais",
    expected: (time) => `Previsto para ${time}`,
    late: (time) => `Atrasado desde ${time}`,
    unpromised: "Sem previsão: o site não tem horários",
    opened: "Aberto",
    changed: "Última mudança",
    contact: "Contato",
    noContact: "Sem contato",
    conversation: "Abrir a conversa",
    noConversation: "Sem conversa",
    followLink: "Copiar o link do visitante",
    copied: "Link copiado",
    story: "Histórico",
    description: "Descrição",
    visitor: "Visitante",
    room: "Prosa",
    note: "Nota da equipe",
    became: (status) => `Situação: ${status}`,
    urgent: (urgency) => `Urgência: ${urgency}`,
    worked: "Responsável mudado",
    answer: "Resposta",
    answerLabel: "Resposta ao visitante",
    noteLabel: "Nota que só a equipe vê",
    send: "Responder",
    sendSolve: "Responder e resolver",
    addNote: "Anotar",
    closed: "O chamado está fechado. Abra outro para continuar.",
    subject: "Assunto",
    kind: "Tipo",
    details: "O que aconteceu",
    email: "E-mail do cliente",
    ofTalk: "O visitante acompanha este chamado na conversa.",
    create: "Abrir o chamado",
    cancel: "Cancelar",
    saved: "Chamado atualizado",
    failed: "Não deu certo. Tente de novo.",
    offline: "Sem conexão. O texto fica guardado; tente de novo quando ela voltar.",
    gone: "Este chamado não existe mais.",
  },
  en: {
    title: "Tickets",
    intro: "Requests that the team works on after the conversation.",
    add: "New ticket",
    export: "Download CSV",
    choices: {
      undone: "To do",
      new: "New",
      open: "Open",
      waiting: "Waiting",
      solved: "Solved",
      closed: "Closed",
      all: "All",
    },
    status: "Status",
    statuses: {
      new: "New",
      open: "Open",
      waiting: "Waits for the visitor",
      solved: "Solved",
      closed: "Closed",
    },
    urgency: "Urgency",
    urgencies: { low: "Low", normal: "Normal", high: "High", urgent: "Urgent" },
    anyUrgency: "Any urgency",
    assignee: "Assignee",
    anybody: "Any assignee",
    nobody: "Nobody",
    me: "Me",
    overdue: "Overdue",
    number: "Number",
    numbered: (number) => `No. ${number}`,
    list: "List of tickets",
    nothing: "No ticket fits this filter.",
    more: "Show more",
    expected: (time) => `Expected by ${time}`,
    late: (time) => `Overdue since ${time}`,
    unpromised: "Nothing promised: the site has no hours",
    opened: "Opened",
    changed: "Last change",
    contact: "Contact",
    noContact: "No contact",
    conversation: "Open the conversation",
    noConversation: "No conversation",
    followLink: "Copy the visitor's link",
    copied: "Link copied",
    story: "History",
    description: "Description",
    visitor: "Visitor",
    room: "Prosa",
    note: "Note of the team",
    became: (status) => `Status: ${status}`,
    urgent: (urgency) => `Urgency: ${urgency}`,
    worked: "Assignee changed",
    answer: "Answer",
    answerLabel: "Answer to the visitor",
    noteLabel: "Note that only the team sees",
    send: "Answer",
    sendSolve: "Answer and solve",
    addNote: "Add note",
    closed: "The ticket is closed. Open another to go on.",
    subject: "Subject",
    kind: "Kind",
    details: "What happened",
    email: "Email of the customer",
    ofTalk: "The visitor follows this ticket in the conversation.",
    create: "Open the ticket",
    cancel: "Cancel",
    saved: "Ticket updated",
    failed: "That did not work. Try again.",
    offline: "No connection. The text is kept; try again when it is back.",
    gone: "This ticket is gone.",
  },
  es: {
    title: "Solicitudes",
    intro: "Pedidos que el equipo resuelve después de la conversación.",
    add: "Nueva solicitud",
    export: "Descargar CSV",
    choices: {
      undone: "Por hacer",
      new: "Nuevas",
      open: "En curso",
      waiting: "En espera",
      solved: "Resueltas",
      closed: "Cerradas",
      all: "Todas",
    },
    status: "Estado",
    statuses: {
      new: "Nueva",
      open: "En curso",
      waiting: "Espera al visitante",
      solved: "Resuelta",
      closed: "Cerrada",
    },
    urgency: "Urgencia",
    urgencies: { low: "Baja", normal: "Normal", high: "Alta", urgent: "Urgente" },
    anyUrgency: "Cualquier urgencia",
    assignee: "Responsable",
    anybody: "Cualquier responsable",
    nobody: "Sin responsable",
    me: "Yo",
    overdue: "Atrasadas",
    number: "Número",
    numbered: (number) => `n.º ${number}`,
    list: "Lista de solicitudes",
    nothing: "Ninguna solicitud con este filtro.",
    more: "Mostrar más",
    expected: (time) => `Prevista para ${time}`,
    late: (time) => `Atrasada desde ${time}`,
    unpromised: "Sin previsión: el sitio no tiene horarios",
    opened: "Abierta",
    changed: "Último cambio",
    contact: "Contacto",
    noContact: "Sin contacto",
    conversation: "Abrir la conversación",
    noConversation: "Sin conversación",
    followLink: "Copiar el enlace del visitante",
    copied: "Enlace copiado",
    story: "Historial",
    description: "Descripción",
    visitor: "Visitante",
    room: "Prosa",
    note: "Nota del equipo",
    became: (status) => `Estado: ${status}`,
    urgent: (urgency) => `Urgencia: ${urgency}`,
    worked: "Responsable cambiado",
    answer: "Respuesta",
    answerLabel: "Respuesta al visitante",
    noteLabel: "Nota que solo ve el equipo",
    send: "Responder",
    sendSolve: "Responder y resolver",
    addNote: "Anotar",
    closed: "La solicitud está cerrada. Abre otra para seguir.",
    subject: "Asunto",
    kind: "Tipo",
    details: "Qué pasó",
    email: "Correo del cliente",
    ofTalk: "El visitante sigue esta solicitud en la conversación.",
    create: "Abrir la solicitud",
    cancel: "Cancelar",
    saved: "Solicitud actualizada",
    failed: "No funcionó. Inténtalo de nuevo.",
    offline: "Sin conexión. El texto queda guardado; inténtalo cuando vuelva.",
    gone: "Esta solicitud ya no existe.",
  },
};
