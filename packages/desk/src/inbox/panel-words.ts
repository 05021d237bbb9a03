/** The words of what is known of a conversation, which load with it. */
export interface PanelWords {
  summary: string;
  open: string;
  /** Opens the talk in its own words, below a model's. */
  own: string;
  understood: string;
  intent: string;
  mood: string;
  subject: string;
  chosen: string;
  town: string;
  budget: string;
  sources: string;
  identity: string;
  id: string;
  cart: string;
  conversions: string;
  order: string;
  pages: string;
  tickets: string;
  newTicket: string;
  earlier: string;
  yes: string;
  no: string;
  by: Readonly<Record<"assistant" | "agent", string>>;
  messages: (count: number) => string;
}

export const PANEL_WORDS: Readonly<Record<"pt-BR" | "en" | "es", PanelWords>> = {
  "pt-BR": {
    summary: "Em resumo",
    open: "Em aberto",
    own: "Nas palavras da conversa",
    understood: "O que o assistente entendeu",
    intent: "Assunto",
    mood: "Humor",
    subject: "Sobre",
    chosen: "Escolheu",
    town: "Cidade",
    budget: "Até",
    sources: "Fontes da última resposta",
    identity: "No seu site",
    id: "Código",
    cart: "Carrinho",
    conversions: "Pedidos e metas",
    order: "Pedido",
    pages: "Páginas vistas",
    tickets: "Chamados",
    newTicket: "Abrir um chamado desta conversa",
    earlier: "Conversas anteriores",
    yes: "Sim",
    no: "Não",
    by: { assistant: "Assistente:", agent: "Atendente:" },
    messages: (count) => (count === 1 ? "1 mensagem" : `${count} mensagens`),
  },
  en: {
    summary: "In short",
    open: "Open",
    own: "In the words of the talk",
    understood: "What the assistant understood",
    intent: "About",
    mood: "Mood",
    subject: "Subject",
    chosen: "Chose",
    town: "Town",
    budget: "Up to",
    sources: "Sources of the last answer",
    identity: "On your site",
    id: "Id",
    cart: "Cart",
    conversions: "Orders and goals",
    order: "Order",
    pages: "Pages seen",
    tickets: "Tickets",
    newTicket: "Open a ticket of this conversation",
    earlier: "Earlier conversations",
    yes: "Yes",
    no: "No",
    by: { assistant: "Assistant:", agent: "Agent:" },
    messages: (count) => (count === 1 ? "1 message" : `${count} messages`),
  },
  es: {
    summary: "En resumen",
    open: "Sin resolver",
    own: "En las palabras de la conversación",
    understood: "Lo que entendió el asistente",
    intent: "Asunto",
    mood: "Ánimo",
    subject: "Sobre",
    chosen: "Eligió",
    town: "Ciudad",
    budget: "Hasta",
    sources: "Fuentes de la última respuesta",
    identity: "En tu sitio",
    id: "Código",
    cart: "Carrito",
    conversions: "Pedidos y metas",
    order: "Pedido",
    pages: "Páginas vistas",
    tickets: "Solicitudes",
    newTicket: "Abrir una solicitud de esta conversación",
    earlier: "Conversaciones anteriores",
    yes: "Sí",
    no: "No",
    by: { assistant: "Asistente:", agent: "Agente:" },
    messages: (count) => (count === 1 ? "1 mensaje" : `${count} mensajes`),
  },
};
