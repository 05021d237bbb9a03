import type { Language } from "@prosa/protocol";
import type { UnansweredDetail, UnansweredGroup } from "@prosa/protocol/desk";

/** The words of the page of unanswered questions, which load with it. */
export interface UnansweredWords {
  title: string;
  intro: string;
  states: Readonly<Record<UnansweredGroup["state"], string>>;
  empty: Readonly<Record<UnansweredGroup["state"], readonly [title: string, hint: string]>>;
  asked: (count: number, sessions: number) => string;
  last: (time: string) => string;
  first: (time: string) => string;
  more: string;
  between: (from: string, to: string) => string;
  without: (filter: string) => string;
  back: string;
  question: string;
  answer: string;
  placeholder: string;
  address: string;
  draft: string;
  draftFrom: string;
  save: string;
  saving: string;
  dismiss: string;
  reopen: string;
  undo: string;
  next: string;
  previous: string;
  write: string;
  alike: (count: number) => string;
  causes: Readonly<Record<UnansweredDetail["questions"][number]["cause"], string>>;
  causeOf: (causes: UnansweredGroup["causes"]) => string;
  saved: (question: string) => string;
  dismissed: (question: string) => string;
  undone: string;
  reopened: string;
  answeredAt: (time: string) => string;
  closedAt: (time: string) => string;
  closedBy: Readonly<Record<"answered" | "person", string>>;
  waitsForLike: string;
  trend: string;
  onlyOwners: string;
  failed: string;
  offline: string;
  full: string;
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const UNANSWERED_WORDS: Readonly<Record<Language, UnansweredWords>> = {
  "pt-BR": {
    title: "Sem resposta",
    intro: "O que o assistente não soube responder. Escreva uma vez; da próxima, ele sabe.",
    states: { open: "Em aberto", answered: "Escritas", closed: "Encerradas" },
    empty: {
      open: ["Tudo respondido.", "Quando alguém perguntar o que o assistente não sabe, aparece aqui."],
      answered: ["Nenhuma esperando.", "Respostas escritas ficam aqui até serem usadas pela primeira vez."],
      closed: ["Nada encerrado ainda.", "Aqui fica o que já foi respondido ou dispensado."],
    },
    asked: (count, sessions) =>
      `${plural(count, "vez", "vezes")}, em ${plural(sessions, "conversa", "conversas")}`,
    last: (time) => `última ${time}`,
    first: (time) => `primeira ${time}`,
    more: "Mostrar mais",
    between: (from, to) => `${from} a ${to}`,
    without: (filter) => `Tirar o filtro: ${filter}`,
    back: "Voltar à lista",
    question: "Pergunta",
    answer: "Resposta",
    placeholder: "Responda como responderia a um cliente",
    address: "Página que fala disso, se houver",
    draft: "Rascunho do que uma pessoa respondeu. Confira antes de salvar.",
    draftFrom: "ver a conversa",
    save: "Salvar resposta",
    saving: "Salvando…",
    dismiss: "Dispensar",
    reopen: "Reabrir",
    undo: "Desfazer",
    next: "Próxima",
    previous: "Anterior",
    write: "Escrever",
    alike: (count) => `O que perguntaram (${count})`,
    causes: { declined: "não soube", disliked: "reprovada", "handed-over": "passada a uma pessoa" },
    causeOf: ({ declined, disliked, handedOver }) =>
      [
        declined > 0 ? `${declined} sem resposta` : "",
        disliked > 0 ? plural(disliked, "reprovada", "reprovadas") : "",
        handedOver > 0 ? plural(handedOver, "passada a pessoas", "passadas a pessoas") : "",
      ]
        .filter(Boolean)
        .join(" · "),
    saved: (question) => `Resposta salva: “${question}”`,
    dismissed: (question) => `Dispensada: “${question}”`,
    undone: "Desfeito",
    reopened: "Reaberta",
    answeredAt: (time) => `Respondida ${time}`,
    closedAt: (time) => `Encerrada ${time}`,
    closedBy: {
      answered: "Uma pergunta parecida já foi respondida com ela.",
      person: "Dispensada por uma pessoa.",
    },
    waitsForLike: "Encerra sozinha quando uma pergunta parecida for respondida com ela.",
    trend: "Últimos 14 dias",
    onlyOwners: "Só donos veem e respondem estas perguntas.",
    failed: "Não deu certo. Tente de novo.",
    offline: "Sem conexão com o servidor. O que você escreveu continua aqui.",
    full: "O conhecimento deste site está cheio. Apague uma fonte e tente de novo.",
  },
  en: {
    title: "Not answered",
    intro: "What the assistant could not answer. Write it once; next time it knows.",
    states: { open: "Open", answered: "Written", closed: "Closed" },
    empty: {
      open: [
        "Everything is answered.",
        "When somebody asks what the assistant does not know, it appears here.",
      ],
      answered: [
        "None is waiting.",
        "Answers that you wrote stay here until they are used for the first time.",
      ],
      closed: ["Nothing closed yet.", "Answered and dismissed questions are kept here."],
    },
    asked: (count, sessions) =>
      `${count === 1 ? "once" : `${count} times`}, in ${plural(sessions, "conversation", "conversations")}`,
    last: (time) => `last ${time}`,
    first: (time) => `first ${time}`,
    more: "Show more",
    between: (from, to) => `${from} to ${to}`,
    without: (filter) => `Remove the filter: ${filter}`,
    back: "Back to the list",
    question: "Question",
    answer: "Answer",
    placeholder: "Answer as you would answer a customer",
    address: "A page that says it, if there is one",
    draft: "A draft from what a person answered. Check it before you save.",
    draftFrom: "see the conversation",
    save: "Save answer",
    saving: "Saving…",
    dismiss: "Dismiss",
    reopen: "Reopen",
    undo: "Undo",
    next: "Next",
    previous: "Previous",
    write: "Write",
    alike: (count) => `As it was asked (${count})`,
    causes: { declined: "not known", disliked: "disliked", "handed-over": "handed to a person" },
    causeOf: ({ declined, disliked, handedOver }) =>
      [
        declined > 0 ? `${declined} without an answer` : "",
        disliked > 0 ? `${disliked} disliked` : "",
        handedOver > 0 ? `${handedOver} handed to people` : "",
      ]
        .filter(Boolean)
        .join(" · "),
    saved: (question) => `Answer saved: “${question}”`,
    dismissed: (question) => `Dismissed: “${question}”`,
    undone: "Undone",
    reopened: "Reopened",
    answeredAt: (time) => `Answered ${time}`,
    closedAt: (time) => `Closed ${time}`,
    closedBy: {
      answered: "A like question has been answered with it.",
      person: "Dismissed by a person.",
    },
    waitsForLike: "It closes by itself when a like question is answered with it.",
    trend: "Last 14 days",
    onlyOwners: "Only owners see and answer these questions.",
    failed: "That did not work. Try again.",
    offline: "No connection to the server. What you wrote is still here.",
    full: "The knowledge of this site is full. Delete a source and try again.",
  },
  es: {
    title: "Sin respuesta",
    intro: "Lo que el asistente no supo responder. Escríbelo una vez; la próxima, lo sabe.",
    states: { open: "Abiertas", answered: "Escritas", closed: "Cerradas" },
    empty: {
      open: ["Todo respondido.", "Cuando alguien pregunte lo que el asistente no sabe, aparece aquí."],
      answered: ["Ninguna esperando.", "Las respuestas escritas quedan aquí hasta su primer uso."],
      closed: ["Nada cerrado todavía.", "Aquí queda lo respondido y lo descartado."],
    },
    asked: (count, sessions) =>
      `${plural(count, "vez", "veces")}, en ${plural(sessions, "conversación", "conversaciones")}`,
    last: (time) => `última ${time}`,
    first: (time) => `primera ${time}`,
    more: "Mostrar más",
    between: (from, to) => `${from} a ${to}`,
    without: (filter) => `Quitar el filtro: ${filter}`,
    back: "Volver a la lista",
    question: "Pregunta",
    answer: "Respuesta",
    placeholder: "Responde como responderías a un cliente",
    address: "Una página que lo diga, si la hay",
    draft: "Borrador de lo que respondió una persona. Revísalo antes de guardar.",
    draftFrom: "ver la conversación",
    save: "Guardar respuesta",
    saving: "Guardando…",
    dismiss: "Descartar",
    reopen: "Reabrir",
    undo: "Deshacer",
    next: "Siguiente",
    previous: "Anterior",
    write: "Escribir",
    alike: (count) => `Lo que preguntaron (${count})`,
    causes: { declined: "no supo", disliked: "rechazada", "handed-over": "pasada a una persona" },
    causeOf: ({ declined, disliked, handedOver }) =>
      [
        declined > 0 ? `${declined} sin respuesta` : "",
        disliked > 0 ? plural(disliked, "rechazada", "rechazadas") : "",
        handedOver > 0 ? plural(handedOver, "pasada a personas", "pasadas a personas") : "",
      ]
        .filter(Boolean)
        .join(" · "),
    saved: (question) => `Respuesta guardada: «${question}»`,
    dismissed: (question) => `Descartada: «${question}»`,
    undone: "Deshecho",
    reopened: "Reabierta",
    answeredAt: (time) => `Respondida ${time}`,
    closedAt: (time) => `Cerrada ${time}`,
    closedBy: {
      answered: "Ya se respondió una pregunta parecida con ella.",
      person: "Descartada por una persona.",
    },
    waitsForLike: "Se cierra sola cuando se responda una pregunta parecida con ella.",
    trend: "Últimos 14 días",
    onlyOwners: "Solo los dueños ven y responden estas preguntas.",
    failed: "No funcionó. Prueba otra vez.",
    offline: "Sin conexión con el servidor. Lo que escribiste sigue aquí.",
    full: "El conocimiento de este sitio está lleno. Borra una fuente y prueba otra vez.",
  },
};
