import type { Language } from "@prosa/protocol";

/** The words of the page of conversations, which load with it. */
export interface ConversationWords {
  title: string;
  intro: string;
  search: string;
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
