import type { Language } from "@prosa/protocol";

/** The figures that a report tells, in their order. */
export const TOLD = [
  "conversations",
  "answer-rate",
  "resolution-verified",
  "escalation",
  "abandonment",
  "wait",
  "satisfaction",
  "conversion",
] as const;
type Told = (typeof TOLD)[number];

/** The words of a report in one language. */
interface ReportWords {
  figures: Readonly<Record<Told, string>>;
  subject: (site: string, headline: string) => string;
  calm: string;
  quiet: string;
  /** The range of days, as the first words of the report. */
  of: (from: string, to: string) => string;
  changed: (name: string, now: string, before: string) => string;
  nothingChanged: string;
  line: (name: string, now: string, before: string) => string;
  lineNew: (name: string, now: string) => string;
  toDo: string;
  answer: (count: string, isOne: boolean) => string;
  persons: string;
  staff: (day: string, hour: string) => string;
  scores: string;
  nothingToDo: string;
  open: string;
  why: (site: string) => string;
}

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = {
  "pt-BR": {
    figures: {
      conversations: "Conversas",
      "answer-rate": "Com resposta",
      "resolution-verified": "Resolvidas e confirmadas",
      escalation: "Precisaram de uma pessoa",
      abandonment: "Desistiram de esperar",
      wait: "Espera por uma pessoa",
      satisfaction: "Satisfação",
      conversion: "Converteram",
    },
    subject: (site, headline) => `${site}: ${headline}`,
    calm: "nada mudou além do acaso",
    quiet: "nenhuma conversa",
    of: (from, to) => `De ${from} a ${to}.`,
    changed: (name, now, before) => `${name}: ${now} (antes ${before})`,
    nothingChanged: "Nada mudou além do acaso em relação ao período anterior.",
    line: (name, now, before) => `${name}: ${now} (antes ${before})`,
    lineNew: (name, now) => `${name}: ${now}`,
    toDo: "O que fazer:",
    answer: (count, isOne) =>
      `Escreva as respostas que faltam: ${count} ${isOne ? "assunto" : "assuntos"} sem resposta.`,
    persons: "Leia as conversas que precisaram de uma pessoa: são mais do que antes.",
    staff: (day, hour) =>
      `Visitantes desistiram de esperar. O horário mais cheio é ${day}, às ${hour}h: tenha mais gente ali.`,
    scores: "Leia as conversas com nota baixa: a satisfação caiu.",
    nothingToDo: "Nada pede a sua atenção.",
    open: "Ver os números",
    why: (site) =>
      `Você recebe este relatório porque os ajustes de ${site} dizem o seu endereço. Ele se desliga ali, em Pessoas.`,
  },
  en: {
    figures: {
      conversations: "Conversations",
      "answer-rate": "Answered",
      "resolution-verified": "Resolved and confirmed",
      escalation: "Needed a person",
      abandonment: "Gave up waiting",
      wait: "Wait for a person",
      satisfaction: "Satisfaction",
      conversion: "Converted",
    },
    subject: (site, headline) => `${site}: ${headline}`,
    calm: "nothing changed beyond chance",
    quiet: "no conversation",
    of: (from, to) => `From ${from} to ${to}.`,
    changed: (name, now, before) => `${name}: ${now} (${before} before)`,
    nothingChanged: "Nothing changed beyond chance since the period before.",
    line: (name, now, before) => `${name}: ${now} (${before} before)`,
    lineNew: (name, now) => `${name}: ${now}`,
    toDo: "What to do:",
    answer: (count, isOne) =>
      `Write the answers that are missing: ${count} ${isOne ? "matter has" : "matters have"} none.`,
    persons: "Read the conversations that needed a person: they are more than before.",
    staff: (day, hour) =>
      `Visitors gave up waiting. The busiest hour is ${day} at ${hour}:00: have more people there.`,
    scores: "Read the conversations with a low score: satisfaction fell.",
    nothingToDo: "Nothing asks for your attention.",
    open: "See the figures",
    why: (site) =>
      `You get this report because the settings of ${site} name your address. It is switched off there, under People.`,
  },
  es: {
    figures: {
      conversations: "Conversaciones",
      "answer-rate": "Con respuesta",
      "resolution-verified": "Resueltas y confirmadas",
      escalation: "Necesitaron a una persona",
      abandonment: "Dejaron de esperar",
      wait: "Espera por una persona",
      satisfaction: "Satisfacción",
      conversion: "Convirtieron",
    },
    subject: (site, headline) => `${site}: ${headline}`,
    calm: "nada cambió más allá del azar",
    quiet: "ninguna conversación",
    of: (from, to) => `Del ${from} al ${to}.`,
    changed: (name, now, before) => `${name}: ${now} (antes ${before})`,
    nothingChanged: "Nada cambió más allá del azar respecto al período anterior.",
    line: (name, now, before) => `${name}: ${now} (antes ${before})`,
    lineNew: (name, now) => `${name}: ${now}`,
    toDo: "Qué hacer:",
    answer: (count, isOne) =>
      `Escriba las respuestas que faltan: ${count} ${isOne ? "asunto" : "asuntos"} sin respuesta.`,
    persons: "Lea las conversaciones que necesitaron a una persona: son más que antes.",
    staff: (day, hour) =>
      `Hubo visitantes que dejaron de esperar. La hora más llena es ${day} a las ${hour}: tenga más gente allí.`,
    scores: "Lea las conversaciones con nota baja: la satisfacción bajó.",
    nothingToDo: "Nada pide su atención.",
    open: "Ver las cifras",
    why: (site) =>
      `Recibe este informe porque los ajustes de ${site} nombran su dirección. Se apaga allí, en Personas.`,
  },
};
