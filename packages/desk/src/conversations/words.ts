import type { Language } from "@prosa/protocol";
import type { FoundWords } from "@prosa/protocol/desk";

/** The words of the page of conversations, which load with it. */
export interface ConversationWords {
  title: string;
  intro: string;
  search: string;
  /** The search in words, and what it means to allow it, a sentence or two in each paragraph. */
  wordSearch: Readonly<Record<"label" | "off" | "on" | "turnOn" | "turnOff" | "bounds", string>> & {
    readonly meaning: readonly string[];
  };
  foundBy: Readonly<Record<FoundWords["author"], string>>;
  anyOutcome: string;
  outcome: string;
  between: (from: string, to: string) => string;
  score: (score: string) => string;
  tag: (tag: string) => string;
  without: (filter: string) => string;
  messages: (count: number) => string;
  more: string;
  nothing: string;
  choose: string;
  back: string;
  tags: string;
  addTag: string;
  removeTag: (tag: string) => string;
  saved: string;
  exportText: string;
  exportJson: string;
  erase: string;
  eraseAsk: string;
  eraseHint: string;
  erased: string;
  cancel: string;
  until: (day: string) => string;
  noted: string;
  openInDesk: string;
  onlyOwners: string;
  gone: string;
  failed: string;
  offline: string;
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const CONVERSATION_WORDS: Readonly<Record<Language, ConversationWords>> = {
  "pt-BR": {
    title: "Conversas",
    intro: "Tudo o que foi dito no site, até o prazo de guarda.",
    search: "Nome, e-mail, telefone ou código",
    wordSearch: {
      label: "Palavras ditas na conversa",
      off: "Buscar também nas palavras…",
      on: "Sobre a busca em palavras…",
      turnOn: "Ligar a busca",
      turnOff: "Desligar e apagar o índice",
      meaning: [
        "A busca encontra conversas por até cinco palavras inteiras, ditas por visitantes, pelo assistente ou por pessoas do site.",
        "Para isso o servidor guarda, de cada conversa, marcas das palavras feitas com uma chave. O texto não está nelas, e elas somem com a conversa.",
        "Vale para conversas que recebem uma mensagem depois de ligada. Cada busca fica no registro de auditoria, sem as palavras. Se a política de privacidade do site não prevê isso, ajuste-a antes.",
      ],
      bounds: "Escreva de uma a cinco palavras, de 2 a 40 letras ou algarismos cada uma.",
    },
    foundBy: { visitor: "Visitante", assistant: "Assistente", agent: "Atendente" },
    anyOutcome: "Qualquer desfecho",
    outcome: "Desfecho",
    between: (from, to) => `${from} a ${to}`,
    score: (score) => `Nota ${score}`,
    tag: (tag) => `Etiqueta: ${tag}`,
    without: (filter) => `Tirar o filtro ${filter}`,
    messages: (count) => plural(count, "mensagem", "mensagens"),
    more: "Mostrar mais",
    nothing:
      "Nenhuma conversa com estes filtros. Conversas apagadas ou vencidas seguem contadas, mas não ficam aqui.",
    choose: "Escolha uma conversa para ler.",
    back: "Voltar à lista",
    tags: "Etiquetas",
    addTag: "Nova etiqueta",
    removeTag: (tag) => `Tirar a etiqueta ${tag}`,
    saved: "Etiquetas salvas",
    exportText: "Baixar texto",
    exportJson: "Baixar JSON",
    erase: "Apagar",
    eraseAsk: "Apagar esta conversa para sempre?",
    eraseHint: "As palavras, os arquivos e o que ela contou somem de vez. Não dá para desfazer.",
    erased: "Conversa apagada",
    cancel: "Cancelar",
    until: (day) => `Some sozinha em ${day}`,
    noted: "A leitura fica no registro de auditoria.",
    openInDesk: "Abrir no atendimento",
    onlyOwners: "Só donos leem todas as conversas.",
    gone: "Esta conversa não existe mais.",
    failed: "Não deu certo. Tente de novo.",
    offline: "Sem conexão com o servidor.",
  },
  en: {
    title: "Conversations",
    intro: "Everything that was said on the site, for as long as it is kept.",
    search: "Name, e-mail, phone or code",
    wordSearch: {
      label: "Words said in the conversation",
      off: "Search in words too…",
      on: "About the search in words…",
      turnOn: "Turn the search on",
      turnOff: "Turn it off and erase the index",
      meaning: [
        "The search finds conversations by up to five whole words that visitors, the assistant or people of the site said.",
        "For that the server keeps marks of each conversation's words, made with a key. The text is not in them, and they go with the conversation.",
        "It covers conversations that get a message after it is turned on. Each search is in the audit log, without its words. If your site's privacy notice does not provide for this, change it first.",
      ],
      bounds: "Write one to five words, each of 2 to 40 letters or digits.",
    },
    foundBy: { visitor: "Visitor", assistant: "Assistant", agent: "Agent" },
    anyOutcome: "Any outcome",
    outcome: "Outcome",
    between: (from, to) => `${from} to ${to}`,
    score: (score) => `Score ${score}`,
    tag: (tag) => `Tag: ${tag}`,
    without: (filter) => `Without the filter ${filter}`,
    messages: (count) => plural(count, "message", "messages"),
    more: "Show more",
    nothing:
      "No conversations with these filters. Those whose time is over are still counted, but not kept here.",
    choose: "Choose a conversation to read.",
    back: "Back to the list",
    tags: "Tags",
    addTag: "New tag",
    removeTag: (tag) => `Remove the tag ${tag}`,
    saved: "Tags saved",
    exportText: "Download text",
    exportJson: "Download JSON",
    erase: "Erase",
    eraseAsk: "Erase this conversation for good?",
    eraseHint: "Its words, its files and all that it counted are gone for good. This cannot be undone.",
    erased: "Conversation erased",
    cancel: "Cancel",
    until: (day) => `Goes by itself on ${day}`,
    noted: "The audit log notes who read it.",
    openInDesk: "Open in the inbox",
    onlyOwners: "Only owners read all conversations.",
    gone: "This conversation is gone.",
    failed: "That did not work. Try again.",
    offline: "No connection to the server.",
  },
  es: {
    title: "Conversaciones",
    intro: "Todo lo dicho en el sitio, mientras se guarda.",
    search: "Nombre, correo, teléfono o código",
    wordSearch: {
      label: "Palabras dichas en la conversación",
      off: "Buscar también en las palabras…",
      on: "Sobre la búsqueda en palabras…",
      turnOn: "Activar la búsqueda",
      turnOff: "Desactivar y borrar el índice",
      meaning: [
        "La búsqueda encuentra conversaciones por hasta cinco palabras enteras que dijeron visitantes, el asistente o personas del sitio.",
        "Para eso el servidor guarda, de cada conversación, marcas de las palabras hechas con una clave. El texto no está en ellas, y se van con la conversación.",
        "Vale para conversaciones que reciben un mensaje después de activarla. Cada búsqueda queda en el registro de auditoría, sin las palabras. Si el aviso de privacidad del sitio no lo prevé, cámbialo antes.",
      ],
      bounds: "Escribe de una a cinco palabras, de 2 a 40 letras o cifras cada una.",
    },
    foundBy: { visitor: "Visitante", assistant: "Asistente", agent: "Agente" },
    anyOutcome: "Cualquier desenlace",
    outcome: "Desenlace",
    between: (from, to) => `${from} a ${to}`,
    score: (score) => `Nota ${score}`,
    tag: (tag) => `Etiqueta: ${tag}`,
    without: (filter) => `Quitar el filtro ${filter}`,
    messages: (count) => plural(count, "mensaje", "mensajes"),
    more: "Mostrar más",
    nothing: "Ninguna conversación con estos filtros. Las vencidas siguen contadas, pero no están aquí.",
    choose: "Elige una conversación para leer.",
    back: "Volver a la lista",
    tags: "Etiquetas",
    addTag: "Nueva etiqueta",
    removeTag: (tag) => `Quitar la etiqueta ${tag}`,
    saved: "Etiquetas guardadas",
    exportText: "Descargar texto",
    exportJson: "Descargar JSON",
    erase: "Borrar",
    eraseAsk: "¿Borrar esta conversación para siempre?",
    eraseHint: "Sus palabras, sus archivos y todo lo que contó desaparecen. No se puede deshacer.",
    erased: "Conversación borrada",
    cancel: "Cancelar",
    until: (day) => `Se va sola el ${day}`,
    noted: "El registro de auditoría anota quién la leyó.",
    openInDesk: "Abrir en la bandeja",
    onlyOwners: "Solo los dueños leen todas las conversaciones.",
    gone: "Esta conversación ya no existe.",
    failed: "No funcionó. Prueba otra vez.",
    offline: "Sin conexión con el servidor.",
  },
};
