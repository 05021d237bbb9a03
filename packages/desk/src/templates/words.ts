import type { Strings } from "../strings/index.ts";

/** The words about a channel's window and its templates. */
export interface TemplateWords {
  open: (channel: string, left: string) => string;
  closed: (channel: string) => string;
  /** For a channel without templates. */
  closedForGood: (channel: string) => string;
  hours: (hours: number, minutes: number) => string;
  send: string;
  title: string;
  choose: string;
  none: string;
  loading: string;
  place: (name: string) => string;
  preview: string;
  cost: (category: string) => string;
  categories: Readonly<Record<string, string>>;
  sent: string;
  failed: string;
  notYours: string;
}

/** By language, as the desk names them. */
const WORDS: Readonly<Record<"pt-BR" | "en" | "es", TemplateWords>> = {
  "pt-BR": {
    open: (channel, left) => `${channel}: janela aberta por mais ${left}`,
    closed: (channel) => `A janela do ${channel} fechou: só modelos aprovados chegam até a pessoa escrever.`,
    closedForGood: (channel) => `A janela do ${channel} fechou: responda por outro meio, como o e-mail.`,
    hours: (hours, minutes) => (hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`),
    send: "Enviar um modelo",
    title: "Modelos aprovados",
    choose: "Modelo",
    none: "A conta não tem modelos aprovados só de texto. Crie um no Gerenciador do WhatsApp.",
    loading: "Buscando os modelos…",
    place: (name) => `Preencher {{${name}}}`,
    preview: "Como a pessoa vai ler",
    cost: (category) => `A Meta cobra por modelo entregue, na categoria ${category}.`,
    categories: { UTILITY: "Utilidade", MARKETING: "Marketing", AUTHENTICATION: "Autenticação" },
    sent: "Modelo enviado.",
    failed: "Não deu certo. Tente de novo em um minuto.",
    notYours: "Assuma a conversa antes de enviar.",
  },
  en: {
    open: (channel, left) => `${channel}: window open for another ${left}`,
    closed: (channel) =>
      `${channel}'s window has closed: only approved templates arrive until the person writes.`,
    closedForGood: (channel) => `${channel}'s window has closed: answer another way, such as by e-mail.`,
    hours: (hours, minutes) => (hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`),
    send: "Send a template",
    title: "Approved templates",
    choose: "Template",
    none: "The account has no approved templates of text alone. Make one in WhatsApp Manager.",
    loading: "Reading the templates…",
    place: (name) => `Fill in {{${name}}}`,
    preview: "As the person will read it",
    cost: (category) => `Meta charges each delivered template, in the category ${category}.`,
    categories: { UTILITY: "Utility", MARKETING: "Marketing", AUTHENTICATION: "Authentication" },
    sent: "Template sent.",
    failed: "That did not work. Try again in a minute.",
    notYours: "Take the conversation before you send.",
  },
  es: {
    open: (channel, left) => `${channel}: ventana abierta ${left} más`,
    closed: (channel) =>
      `La ventana de ${channel} se cerró: solo llegan plantillas aprobadas hasta que la persona escriba.`,
    closedForGood: (channel) => `La ventana de ${channel} se cerró: responde por otro medio, como el correo.`,
    hours: (hours, minutes) => (hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`),
    send: "Enviar una plantilla",
    title: "Plantillas aprobadas",
    choose: "Plantilla",
    none: "La cuenta no tiene plantillas aprobadas solo de texto. Crea una en el Administrador de WhatsApp.",
    loading: "Buscando las plantillas…",
    place: (name) => `Completar {{${name}}}`,
    preview: "Cómo lo leerá la persona",
    cost: (category) => `Meta cobra cada plantilla entregada, en la categoría ${category}.`,
    categories: { UTILITY: "Utilidad", MARKETING: "Marketing", AUTHENTICATION: "Autenticación" },
    sent: "Plantilla enviada.",
    failed: "No salió bien. Inténtalo de nuevo en un minuto.",
    notYours: "Toma la conversación antes de enviar.",
  },
};

export function templateWords({ tag }: Pick<Strings, "tag">): TemplateWords {
  return WORDS[tag === "en" || tag === "es" ? tag : "pt-BR"];
}
