/** The words of the page on contacts, which load with it. */
export interface ContactWords {
  title: string;
  intro: string;
  find: string;
  list: string;
  export: string;
  nothing: string;
  more: string;
  searchOn: string;
  unnamed: string;
  left: (time: string) => string;
  merged: (count: number) => string;
  blocked: string;
  blockedSince: (time: string) => string;
  attributes: string;
  yes: string;
  no: string;
  conversations: string;
  tickets: string;
  noTickets: string;
  notYet: string;
  messages: (count: number) => string;
  consent: string;
  split: string;
  merge: string;
  mergeTitle: string;
  mergeHint: string;
  mergeFind: string;
  nobodyElse: string;
  block: string;
  unblock: string;
  blockAsk: string;
  download: string;
  erase: string;
  eraseTitle: string;
  erases: (sessions: number, tickets: number) => readonly string[];
  eraseWord: string;
  eraseConfirm: (word: string) => string;
  cancel: string;
  saved: string;
  erased: string;
  failed: string;
  offline: string;
  full: string;
  gone: string;
}

export const CONTACT_WORDS: Readonly<Record<"pt-BR" | "en" | "es", ContactWords>> = {
  "pt-BR": {
    title: "Contatos",
    intro: "Visitantes que deixaram um jeito de falar com eles.",
    find: "Nome, e-mail ou telefone",
    list: "Lista de contatos",
    export: "Baixar CSV",
    nothing: "Nenhum contato aqui.",
    more: "Mostrar mais",
    searchOn: "Procurar nos mais antigos",
    unnamed: "Sem nome",
    left: (time) => `Contato deixado · ${time}`,
    merged: (count) => (count === 1 ? "1 unido" : `${count} unidos`),
    blocked: "Bloqueado",
    blockedSince: (time) => `Bloqueado desde ${time}: as mensagens são recusadas.`,
    attributes: "No seu site",
    yes: "Sim",
    no: "Não",
    conversations: "Conversas",
    tickets: "Chamados",
    noTickets: "Nenhum chamado.",
    notYet: "Ainda sem resumo",
    messages: (count) => (count === 1 ? "1 mensagem" : `${count} mensagens`),
    consent: "Consentimento",
    split: "Separar",
    merge: "Unir a outro",
    mergeTitle: "Unir a outro contato",
    mergeHint: "As conversas e os chamados dos dois aparecem juntos. Dá para separar depois.",
    mergeFind: "Procurar o outro contato",
    nobodyElse: "Ninguém com este texto.",
    block: "Bloquear",
    unblock: "Desbloquear",
    blockAsk: "Bloquear? O site recusa as próximas mensagens destas conversas.",
    download: "Exportar tudo",
    erase: "Apagar",
    eraseTitle: "Apagar este contato",
    erases: (sessions, tickets) => [
      "Nome, e-mail e telefone",
      `${sessions} ${sessions === 1 ? "conversa" : "conversas"}, com notas e arquivos`,
      `${tickets} ${tickets === 1 ? "chamado" : "chamados"}`,
      "Os números destas conversas nas estatísticas",
    ],
    eraseWord: "APAGAR",
    eraseConfirm: (word) => `Não dá para desfazer. Escreva ${word} para continuar.`,
    cancel: "Cancelar",
    saved: "Contato atualizado",
    erased: "Contato apagado",
    failed: "Não deu certo. Tente de novo.",
    offline: "Sem conexão. Tente de novo quando ela voltar.",
    full: "Um contato junta no máximo 20 conversas.",
    gone: "Este contato não existe mais.",
  },
  en: {
    title: "Contacts",
    intro: "Visitors who left a way to reach them.",
    find: "Name, email or phone",
    list: "List of contacts",
    export: "Download CSV",
    nothing: "No contact here.",
    more: "Show more",
    searchOn: "Search the older ones",
    unnamed: "No name",
    left: (time) => `Contact left · ${time}`,
    merged: (count) => `${count} merged`,
    blocked: "Blocked",
    blockedSince: (time) => `Blocked since ${time}: messages are refused.`,
    attributes: "On your site",
    yes: "Yes",
    no: "No",
    conversations: "Conversations",
    tickets: "Tickets",
    noTickets: "No ticket.",
    notYet: "No summary yet",
    messages: (count) => (count === 1 ? "1 message" : `${count} messages`),
    consent: "Consent",
    split: "Split off",
    merge: "Merge with another",
    mergeTitle: "Merge with another contact",
    mergeHint: "The conversations and tickets of both show together. They can be split again.",
    mergeFind: "Find the other contact",
    nobodyElse: "Nobody with this text.",
    block: "Block",
    unblock: "Unblock",
    blockAsk: "Block? The site refuses further messages in these conversations.",
    download: "Export everything",
    erase: "Erase",
    eraseTitle: "Erase this contact",
    erases: (sessions, tickets) => [
      "Name, email and phone",
      `${sessions} ${sessions === 1 ? "conversation" : "conversations"}, with notes and files`,
      `${tickets} ${tickets === 1 ? "ticket" : "tickets"}`,
      "What these conversations count in the figures",
    ],
    eraseWord: "ERASE",
    eraseConfirm: (word) => `This cannot be undone. Write ${word} to go on.`,
    cancel: "Cancel",
    saved: "Contact updated",
    erased: "Contact erased",
    failed: "That did not work. Try again.",
    offline: "No connection. Try again when it is back.",
    full: "A contact holds at most 20 conversations.",
    gone: "This contact is gone.",
  },
  es: {
    title: "Contactos",
    intro: "Visitantes que dejaron una forma de hablarles.",
    find: "Nombre, correo o teléfono",
    list: "Lista de contactos",
    export: "Descargar CSV",
    nothing: "Ningún contacto aquí.",
    more: "Mostrar más",
    searchOn: "Buscar en los más antiguos",
    unnamed: "Sin nombre",
    left: (time) => `Contacto dejado · ${time}`,
    merged: (count) => (count === 1 ? "1 unido" : `${count} unidos`),
    blocked: "Bloqueado",
    blockedSince: (time) => `Bloqueado desde ${time}: los mensajes se rechazan.`,
    attributes: "En tu sitio",
    yes: "Sí",
    no: "No",
    conversations: "Conversaciones",
    tickets: "Solicitudes",
    noTickets: "Ninguna solicitud.",
    notYet: "Aún sin resumen",
    messages: (count) => (count === 1 ? "1 mensaje" : `${count} mensajes`),
    consent: "Consentimiento",
    split: "Separar",
    merge: "Unir con otro",
    mergeTitle: "Unir con otro contacto",
    mergeHint: "Las conversaciones y solicitudes de ambos aparecen juntas. Se pueden separar después.",
    mergeFind: "Buscar el otro contacto",
    nobodyElse: "Nadie con este texto.",
    block: "Bloquear",
    unblock: "Desbloquear",
    blockAsk: "¿Bloquear? El sitio rechaza los próximos mensajes de estas conversaciones.",
    download: "Exportar todo",
    erase: "Borrar",
    eraseTitle: "Borrar este contacto",
    erases: (sessions, tickets) => [
      "Nombre, correo y teléfono",
      `${sessions} ${sessions === 1 ? "conversación" : "conversaciones"}, con notas y archivos`,
      `${tickets} ${tickets === 1 ? "solicitud" : "solicitudes"}`,
      "Lo que estas conversaciones suman en las estadísticas",
    ],
    eraseWord: "BORRAR",
    eraseConfirm: (word) => `No se puede deshacer. Escribe ${word} para seguir.`,
    cancel: "Cancelar",
    saved: "Contacto actualizado",
    erased: "Contacto borrado",
    failed: "No funcionó. Inténtalo de nuevo.",
    offline: "Sin conexión. Inténtalo cuando vuelva.",
    full: "Un contacto reúne como máximo 20 conversaciones.",
    gone: "Este contacto ya no existe.",
  },
};
