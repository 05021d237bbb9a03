/** The words of the help above the composer, which load with it. */
export interface AssistWords {
  tools: string;
  translate: string;
  summarise: string;
  noModel: string;
  original: string;
  translation: string;
  translated: string;
  translating: string;
  /** A preview of one's own words, in a language by its name. */
  preview: (language: string) => string;
  sendTranslation: string;
  sendOwn: string;
  edit: string;
  translationOn: (language: string | undefined) => string;
  turnOff: string;
  /** Why a text of the model's cannot be had, by its code. */
  problems: Readonly<
    Record<"changed" | "budget-spent" | "circuit-open" | "rate-limited" | "no-model", string>
  > & {
    other: string;
  };
  noSummary: string;
  summarising: string;
  byModel: string;
  macro: (name: string) => string;
  macroOffline: string;
  macroNotYours: string;
  macroUndone: string;
  ticketFailed: string;
  macroApplied: (name: string) => string;
  undo: string;
}

const WORDS: Readonly<Record<"pt-BR" | "en" | "es", AssistWords>> = {
  "pt-BR": {
    tools: "Mais ajuda",
    translate: "Ler e responder com tradução",
    summarise: "Resumir com o modelo",
    noModel: "Tradução e resumo precisam de um modelo: este site responde só com as próprias páginas.",
    original: "Ver original",
    translation: "Ver tradução",
    translated: "Traduzido",
    translating: "Traduzindo…",
    preview: (language) => `Sua resposta em ${language}`,
    sendTranslation: "Enviar a tradução",
    sendOwn: "Enviar como escrevi",
    edit: "Editar",
    translationOn: (language) =>
      language
        ? `Tradução ligada; suas respostas vão em ${language}, depois de você conferir`
        : "Tradução ligada",
    turnOff: "Desligar",
    problems: {
      changed: "O modelo mudou um número ou um link, por isso a tradução não é mostrada.",
      "budget-spent": "O limite do modelo para esta hora acabou.",
      "circuit-open": "O modelo está fora do ar; tente em meio minuto.",
      "rate-limited": "Pedidos demais. Espere um minuto.",
      "no-model": "Este site não tem mais um modelo.",
      other: "O modelo não respondeu. Tente de novo.",
    },
    noSummary: "O resumo do modelo não foi usado. Fica o das palavras da conversa:",
    summarising: "Resumindo…",
    byModel: "Escrito pelo modelo",
    macro: (name) => `Macro ${name}`,
    macroOffline: "Sem conexão: a macro não foi aplicada.",
    macroNotYours: "Assuma a conversa para aplicar esta macro.",
    macroUndone: "Macro desfeita",
    ticketFailed: "A macro foi aplicada, mas não a urgência do chamado.",
    macroApplied: (name) => `Macro ${name} aplicada`,
    undo: "Desfazer",
  },
  en: {
    tools: "More help",
    translate: "Read and reply with translation",
    summarise: "Summarise with the model",
    noModel: "Translation and summaries need a model: this site answers from its own pages alone.",
    original: "Show original",
    translation: "Show translation",
    translated: "Translated",
    translating: "Translating…",
    preview: (language) => `Your reply in ${language}`,
    sendTranslation: "Send the translation",
    sendOwn: "Send as I wrote it",
    edit: "Edit",
    translationOn: (language) =>
      language
        ? `Translation is on; your replies go in ${language}, after you have checked them`
        : "Translation is on",
    turnOff: "Turn off",
    problems: {
      changed: "The model changed a number or a link, so the translation is not shown.",
      "budget-spent": "The model's limit for this hour is used up.",
      "circuit-open": "The model is down; try again in half a minute.",
      "rate-limited": "Too many requests. Wait a minute.",
      "no-model": "This site has no model any more.",
      other: "The model did not answer. Try again.",
    },
    noSummary: "The model's summary was not used. Here is the talk in its own words:",
    summarising: "Summarising…",
    byModel: "Written by the model",
    macro: (name) => `Macro ${name}`,
    macroOffline: "No connection: the macro was not applied.",
    macroNotYours: "Take the conversation to apply this macro.",
    macroUndone: "Macro taken back",
    ticketFailed: "The macro was applied, but not the ticket's urgency.",
    macroApplied: (name) => `Macro ${name} applied`,
    undo: "Undo",
  },
  es: {
    tools: "Más ayuda",
    translate: "Leer y responder con traducción",
    summarise: "Resumir con el modelo",
    noModel:
      "La traducción y el resumen necesitan un modelo: este sitio responde solo con sus propias páginas.",
    original: "Ver original",
    translation: "Ver traducción",
    translated: "Traducido",
    translating: "Traduciendo…",
    preview: (language) => `Tu respuesta en ${language}`,
    sendTranslation: "Enviar la traducción",
    sendOwn: "Enviar como la escribí",
    edit: "Editar",
    translationOn: (language) =>
      language
        ? `Traducción activada; tus respuestas van en ${language}, después de revisarlas`
        : "Traducción activada",
    turnOff: "Desactivar",
    problems: {
      changed: "El modelo cambió un número o un enlace, por eso la traducción no se muestra.",
      "budget-spent": "Se agotó el límite del modelo para esta hora.",
      "circuit-open": "El modelo no está disponible; inténtalo en medio minuto.",
      "rate-limited": "Demasiadas solicitudes. Espera un minuto.",
      "no-model": "Este sitio ya no tiene un modelo.",
      other: "El modelo no respondió. Inténtalo de nuevo.",
    },
    noSummary: "El resumen del modelo no se usó. Queda el de las palabras de la conversación:",
    summarising: "Resumiendo…",
    byModel: "Escrito por el modelo",
    macro: (name) => `Macro ${name}`,
    macroOffline: "Sin conexión: la macro no se aplicó.",
    macroNotYours: "Toma la conversación para aplicar esta macro.",
    macroUndone: "Macro deshecha",
    ticketFailed: "La macro se aplicó, pero no la urgencia de la solicitud.",
    macroApplied: (name) => `Macro ${name} aplicada`,
    undo: "Deshacer",
  },
};

export function assistWords(tag: string): AssistWords {
  return WORDS[tag === "en" || tag === "es" ? tag : "pt-BR"];
}

/** Why the model's text cannot be had, in words. */
export function problemWords({ problems }: AssistWords, code: string): string {
  return Object.entries(problems).find(([known]) => known === code)?.[1] ?? problems.other;
}
