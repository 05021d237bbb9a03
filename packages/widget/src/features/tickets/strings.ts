import type { TicketStatus } from "@prosa/protocol";
import type { WidgetLanguage } from "../../strings/language.ts";

/** The words of tickets, loaded with the first one. A missing key does not compile. */
interface TicketStrings {
  ticket: (number: number | string) => string;
  statuses: Readonly<Record<TicketStatus, string>>;
  expected: (time: string) => string;
  follow: string;
}

export const TICKET_STRINGS: Readonly<Record<WidgetLanguage, TicketStrings>> = {
  "pt-BR": {
    ticket: (number) => `Chamado nº ${number}`,
    statuses: {
      new: "Novo",
      open: "Em andamento",
      waiting: "Aguardando você",
      solved: "Resolvido",
      closed: "Encerrado",
    },
    expected: (time) => `Previsão: até ${time}`,
    follow: "Acompanhar",
  },
  en: {
    ticket: (number) => `Ticket no. ${number}`,
    statuses: {
      new: "New",
      open: "In progress",
      waiting: "Waiting for you",
      solved: "Solved",
      closed: "Closed",
    },
    expected: (time) => `Expected by ${time}`,
    follow: "Follow",
  },
  es: {
    ticket: (number) => `Ticket n.º ${number}`,
    statuses: {
      new: "Nuevo",
      open: "En curso",
      waiting: "Esperando tu respuesta",
      solved: "Resuelto",
      closed: "Cerrado",
    },
    expected: (time) => `Previsto hasta el ${time}`,
    follow: "Seguir",
  },
  ar: {
    ticket: (number) => `التذكرة رقم ${number}`,
    statuses: {
      new: "جديدة",
      open: "قيد المعالجة",
      waiting: "بانتظارك",
      solved: "تم حلها",
      closed: "مغلقة",
    },
    expected: (time) => `متوقع قبل ${time}`,
    follow: "متابعة",
  },
};
