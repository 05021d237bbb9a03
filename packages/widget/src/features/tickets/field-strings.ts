import type { Urgency } from "@prosa/protocol";
import type { WidgetLanguage } from "../../strings/language.ts";

/** The words of the form that opens a ticket, loaded with it. A missing key does not compile. */
interface TicketFieldStrings {
  subject: string;
  urgency: string;
  description: string;
  urgencies: Readonly<Record<Urgency, string>>;
  send: string;
}

export const TICKET_FIELD_STRINGS: Readonly<Record<WidgetLanguage, TicketFieldStrings>> = {
  "pt-BR": {
    subject: "Assunto",
    urgency: "Urgência",
    description: "O que aconteceu",
    urgencies: { low: "Baixa", normal: "Normal", high: "Alta", urgent: "Urgente" },
    send: "Abrir chamado",
  },
  en: {
    subject: "Subject",
    urgency: "Urgency",
    description: "What happened",
    urgencies: { low: "Low", normal: "Normal", high: "High", urgent: "Urgent" },
    send: "Open ticket",
  },
  es: {
    subject: "Asunto",
    urgency: "Urgencia",
    description: "Qué pasó",
    urgencies: { low: "Baja", normal: "Normal", high: "Alta", urgent: "Urgente" },
    send: "Abrir ticket",
  },
  ar: {
    subject: "الموضوع",
    urgency: "الأولوية",
    description: "ما الذي حدث",
    urgencies: { low: "منخفضة", normal: "عادية", high: "عالية", urgent: "عاجلة" },
    send: "فتح التذكرة",
  },
};
