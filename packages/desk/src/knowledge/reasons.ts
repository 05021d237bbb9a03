import type { Language } from "@prosa/protocol";
import type { QuestionTest } from "@prosa/protocol/desk";

type Decision = Pick<QuestionTest["decision"], "action" | "reason">;

/** A kind of reason by the words that the server has for it, and what owners read; the first that fits counts. */
interface Kind {
  readonly of: RegExp;
  readonly words: Readonly<Record<Language, string>>;
}

const KINDS: readonly Kind[] = [
  {
    of: /^same question/,
    words: {
      "pt-BR": "É uma pergunta que você já respondeu.",
      en: "It is a question that you have answered.",
      es: "Es una pregunta que ya respondiste.",
    },
  },
  {
    of: /^(?:intent human|calls again|site's word)/,
    words: {
      "pt-BR": "Pede uma pessoa.",
      en: "It asks for a person.",
      es: "Pide una persona.",
    },
  },
  {
    of: /^danger/,
    words: {
      "pt-BR": "Alguém pode estar em perigo.",
      en: "Somebody may be in danger.",
      es: "Alguien puede estar en peligro.",
    },
  },
  {
    of: /^(?:legal words|anger|trouble|order number|objection|leaves until later)/,
    words: {
      "pt-BR": "Algo deu errado, ou quem pergunta hesita.",
      en: "Something went wrong, or the visitor hesitates.",
      es: "Algo salió mal, o quien pregunta duda.",
    },
  },
  {
    of: /^(?:hours|contact|intent contact|place|own lines)/,
    words: {
      "pt-BR": "Pergunta pelo horário, endereço ou contato.",
      en: "It asks for the hours, the address or the contacts.",
      es: "Pregunta por el horario, la dirección o el contacto.",
    },
  },
  {
    of: /^(?:product|detail|catalogue|comparison|instalments|\d+ products|sale|wish to buy|another size|advice|billing)/,
    words: {
      "pt-BR": "É sobre produtos ou compra.",
      en: "It is about products or buying.",
      es: "Es sobre productos o compra.",
    },
  },
  {
    of: /^(?:intent|asks what happens next|leaves a contact|asks for a ticket)/,
    words: {
      "pt-BR": "Não é pergunta para as páginas: saudação, contato ou pedido.",
      en: "It is no question for the pages: a greeting, a contact or a request.",
      es: "No es pregunta para las páginas: saludo, contacto o pedido.",
    },
  },
  {
    of: /^\d+ of \d+ questions/,
    words: {
      "pt-BR": "São várias perguntas em uma.",
      en: "It holds several questions.",
      es: "Son varias preguntas en una.",
    },
  },
  {
    of: /^model:/,
    words: {
      "pt-BR": "O modelo de linguagem decidiu assim.",
      en: "The language model decided so.",
      es: "El modelo de lenguaje lo decidió así.",
    },
  },
  {
    of: /^(?:nothing found|no rule)/,
    words: {
      "pt-BR": "Nada sobre isso foi encontrado.",
      en: "Nothing on it was found.",
      es: "No se encontró nada sobre eso.",
    },
  },
];

const FITS: Kind["words"] = {
  "pt-BR": "Os trechos respondem à pergunta.",
  en: "The passages answer the question.",
  es: "Los fragmentos responden a la pregunta.",
};
const UNSURE: Kind["words"] = {
  "pt-BR": "Nenhum trecho responde com segurança suficiente.",
  en: "No passage answers it surely enough.",
  es: "Ningún fragmento responde con seguridad suficiente.",
};

/** Reasons that speak of how well passages fit. */
const BY_PASSAGES = /^(?:chance|of the subject|agreed|overview|pressed)/;

/** Says to an owner why the assistant decided so; the server's own words where these know none. */
export function reasonWords({ action, reason }: Decision, language: Language): string {
  // A question after another is decided by the same rules.
  const own = reason === "another size" ? reason : reason.replace(/^another /, "");
  if (BY_PASSAGES.test(own)) return (action === "answer" ? FITS : UNSURE)[language];
  return KINDS.find(({ of }) => of.test(own))?.words[language] ?? reason;
}
