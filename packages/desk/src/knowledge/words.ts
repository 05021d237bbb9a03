import type { KnowledgeSource } from "@prosa/protocol";
import type { QuestionTest } from "@prosa/protocol/desk";

/** The words of the page on knowledge, which load with it. */
export interface KnowledgeWords {
  title: string;
  intro: string;
  add: string;
  kinds: Readonly<Record<KnowledgeSource["kind"], string>>;
  states: Readonly<Record<KnowledgeSource["state"], string>>;
  address: string;
  text: string;
  name: string;
  question: string;
  answer: string;
  progress: (read: number, all: number) => string;
  holds: (pages: number, passages: number) => string;
  readAgain: string;
  off: string;
  on: string;
  remove: string;
  removeAsk: (title: string) => string;
  show: string;
  nothing: string;
  onlyOwners: string;
  test: string;
  testHint: string;
  ask: string;
  asking: string;
  chance: (percent: number) => string;
  actions: Readonly<Record<QuestionTest["decision"]["action"], string>>;
  evidence: string;
  used: string;
  writeAnswer: string;
  more: string;
  rightPassage: string;
  pause: string;
  resume: string;
  importFile: string;
  importing: string;
  checkTable: string;
  inTable: (count: number) => string;
  addAll: string;
  cancel: string;
  badTable: string;
  pages: string;
  added: string;
}

export const KNOWLEDGE_WORDS: Readonly<Record<"pt-BR" | "en" | "es", KnowledgeWords>> = {
  "pt-BR": {
    title: "Conhecimento",
    intro: "O que o assistente lê. Ele só responde o que está aqui.",
    add: "Adicionar",
    kinds: {
      url: "Uma página",
      sitemap: "Um mapa do site",
      crawl: "Um site inteiro",
      text: "Um texto",
      questions: "Pergunta e resposta",
      fact: "Um fato",
    },
    states: {
      waiting: "Aguardando",
      reading: "Lendo",
      paused: "Em pausa",
      ready: "Lido",
      failed: "Não deu para ler",
    },
    address: "Endereço",
    text: "Texto",
    name: "Título",
    question: "Pergunta",
    answer: "Resposta",
    progress: (read, all) => `${read} de ${all} páginas`,
    holds: (pages, passages) =>
      `${pages} ${pages === 1 ? "página" : "páginas"} · ${passages} ${passages === 1 ? "trecho" : "trechos"}`,
    readAgain: "Ler de novo",
    off: "Desligar",
    on: "Ligar",
    remove: "Apagar",
    removeAsk: (title) => `Apagar “${title}”? O assistente deixa de responder com ele.`,
    show: "Ver os trechos",
    nothing: "Nada aqui ainda. Adicione o endereço do seu site para começar.",
    onlyOwners: "Só donos veem e mudam o conhecimento.",
    test: "Testar uma pergunta",
    testHint: "Como um visitante perguntaria",
    ask: "Testar",
    asking: "Pensando…",
    chance: (percent) => `${percent}% de chance de responder`,
    actions: {
      answer: "Responde",
      clarify: "Pergunta de volta",
      "hand-over": "Chama uma pessoa",
      decline: "Diz que não sabe",
    },
    evidence: "O que encontrou",
    used: "usado na resposta",
    writeAnswer: "Escrever a resposta certa",
    more: "Mais trechos",
    rightPassage: "Este é o trecho certo",
    pause: "Pausar a leitura",
    resume: "Continuar a leitura",
    importFile: "Mandar um arquivo: PDF, texto, ou uma tabela CSV de perguntas",
    importing: "Lendo o arquivo…",
    checkTable: "Conferir as perguntas",
    inTable: (n) => `${n} ${n === 1 ? "pergunta" : "perguntas"} na tabela`,
    addAll: "Adicionar todas",
    cancel: "Cancelar",
    badTable:
      "A tabela não serve. A primeira linha precisa dizer pergunta e resposta, e nenhuma linha pode ter uma delas vazia.",
    pages: "Páginas",
    added: "Adicionado.",
  },
  en: {
    title: "Knowledge",
    intro: "Everything that the assistant reads. It answers from here alone.",
    add: "Add",
    kinds: {
      url: "One page",
      sitemap: "A sitemap",
      crawl: "A whole site",
      text: "A text",
      questions: "Question and answer",
      fact: "A fact",
    },
    states: {
      waiting: "Waiting",
      reading: "Reading",
      paused: "Paused",
      ready: "Read",
      failed: "Could not be read",
    },
    address: "Address",
    text: "Text",
    name: "Title",
    question: "Question",
    answer: "Answer",
    progress: (read, all) => `${read} of ${all} pages`,
    holds: (pages, passages) =>
      `${pages} ${pages === 1 ? "page" : "pages"} · ${passages} ${passages === 1 ? "passage" : "passages"}`,
    readAgain: "Read again",
    off: "Switch off",
    on: "Switch on",
    remove: "Delete",
    removeAsk: (title) => `Delete “${title}”? The assistant answers from it no more.`,
    show: "Show the passages",
    nothing: "Nothing here yet. Add the address of your site to begin.",
    onlyOwners: "Only owners see and change the knowledge.",
    test: "Test a question",
    testHint: "As a visitor would ask it",
    ask: "Test",
    asking: "Thinking…",
    chance: (percent) => `${percent}% likely to answer`,
    actions: {
      answer: "Answers",
      clarify: "Asks back",
      "hand-over": "Calls a person",
      decline: "Says that it does not know",
    },
    evidence: "Found",
    used: "used in the answer",
    writeAnswer: "Write the right answer",
    more: "More passages",
    rightPassage: "This is the right passage",
    pause: "Pause the reading",
    resume: "Go on reading",
    importFile: "Send a file: PDF, text, or a CSV table of questions",
    importing: "Reading the file…",
    checkTable: "Check the questions",
    inTable: (n) => `${n} ${n === 1 ? "question" : "questions"} in the table`,
    addAll: "Add them all",
    cancel: "Cancel",
    badTable:
      "The table does not fit. Its first line must name question and answer, and no row may leave one of them empty.",
    pages: "Pages",
    added: "Added.",
  },
  es: {
    title: "Conocimiento",
    intro: "Todo lo que lee el asistente. Solo responde lo que está aquí.",
    add: "Añadir",
    kinds: {
      url: "Una página",
      sitemap: "Un mapa del sitio",
      crawl: "Un sitio entero",
      text: "Un texto",
      questions: "Pregunta y respuesta",
      fact: "Un dato",
    },
    states: {
      waiting: "En espera",
      reading: "Leyendo",
      paused: "En pausa",
      ready: "Leído",
      failed: "No se pudo leer",
    },
    address: "Dirección",
    text: "Texto",
    name: "Título",
    question: "Pregunta",
    answer: "Respuesta",
    progress: (read, all) => `${read} de ${all} páginas`,
    holds: (pages, passages) =>
      `${pages} ${pages === 1 ? "página" : "páginas"} · ${passages} ${passages === 1 ? "pasaje" : "pasajes"}`,
    readAgain: "Leer otra vez",
    off: "Desactivar",
    on: "Activar",
    remove: "Borrar",
    removeAsk: (title) => `¿Borrar «${title}»? El asistente deja de responder con él.`,
    show: "Ver los pasajes",
    nothing: "Nada aquí todavía. Añade la dirección de tu sitio para empezar.",
    onlyOwners: "Solo los dueños ven y cambian el conocimiento.",
    test: "Probar una pregunta",
    testHint: "Como preguntaría un visitante",
    ask: "Probar",
    asking: "Pensando…",
    chance: (percent) => `${percent} % de probabilidad de responder`,
    actions: {
      answer: "Responde",
      clarify: "Pregunta de vuelta",
      "hand-over": "Llama a una persona",
      decline: "Dice que no sabe",
    },
    evidence: "Lo que encontró",
    used: "usado en la respuesta",
    writeAnswer: "Escribir la respuesta correcta",
    more: "Más pasajes",
    rightPassage: "Este es el pasaje correcto",
    pause: "Pausar la lectura",
    resume: "Seguir leyendo",
    importFile: "Enviar un archivo: PDF, texto o una tabla CSV de preguntas",
    importing: "Leyendo el archivo…",
    checkTable: "Revisar las preguntas",
    inTable: (n) => `${n} ${n === 1 ? "pregunta" : "preguntas"} en la tabla`,
    addAll: "Añadirlas todas",
    cancel: "Cancelar",
    badTable:
      "La tabla no sirve. La primera línea debe decir pregunta y respuesta, y ninguna fila puede dejar una vacía.",
    pages: "Páginas",
    added: "Añadido.",
  },
};
