export interface MacroPageWords {
  intro: string;
  add: string;
  search: string;
  edit: (name: string) => string;
  name: string;
  nameHint: string;
  shortcut: string;
  shortcutHint: string;
  text: string;
  textHint: string;
  acts: string;
  tags: string;
  tagsHint: string;
  priority: string;
  urgency: string;
  urgencyHint: string;
  note: string;
  attributes: string;
  attributesHint: string;
  asIs: string;
  ending: string;
  endings: Readonly<Record<"none" | "queue" | "snooze" | "hand-back" | "resolve", string>>;
  team: string;
  teamHint: string;
  forTime: string;
  nothing: string;
  none: string;
  taken: string;
  empty: string;
  remove: string;
  cancel: string;
  save: string;
  saved: string;
  failed: string;
}

export const MACRO_PAGE_WORDS: Readonly<Record<"pt-BR" | "en" | "es", MacroPageWords>> = {
  "pt-BR": {
    intro: "O que a equipe faz sempre igual, de uma vez. Numa conversa, digite / e o começo do atalho.",
    add: "Nova macro",
    search: "Buscar nas macros",
    edit: (name) => `Mudar ${name}`,
    name: "Nome",
    nameHint: "Como a equipe a encontra, por exemplo Troca aprovada",
    shortcut: "Atalho",
    shortcutHint: "Letras minúsculas, números e hifens, como troca-aprovada",
    text: "Resposta ao visitante",
    textHint: "Pode ficar vazia. {{visitor|cliente}}, {{email}}, {{agent}} e {{site}} são preenchidos.",
    acts: "E na conversa",
    tags: "Acrescentar etiquetas",
    tagsHint: "Separadas por vírgulas",
    priority: "Prioridade",
    urgency: "Urgência do chamado",
    urgencyHint: "Se a conversa tiver um chamado aberto",
    note: "Nota para colegas",
    attributes: "Dados do visitante",
    attributesHint: "Um por linha, como plano: Ouro. Sem valor depois dos dois-pontos, o dado sai.",
    asIs: "Deixar como está",
    ending: "Por fim",
    endings: {
      none: "Continuar com quem aplicou",
      queue: "Passar à fila ou a uma equipe",
      snooze: "Adiar",
      "hand-back": "Devolver ao assistente",
      resolve: "Encerrar",
    },
    team: "Equipe",
    teamHint: "Vazio: a fila de todos",
    forTime: "Por quanto tempo",
    nothing: "Nenhuma macro combina com este filtro.",
    none: "Ainda não há macros.",
    taken: "Outra macro já tem este atalho.",
    empty: "Escreva uma resposta ou escolha um ato.",
    remove: "Apagar",
    cancel: "Cancelar",
    save: "Salvar",
    saved: "Salvo",
    failed: "Não deu certo. Confira os campos e tente de novo.",
  },
  en: {
    intro:
      "What the team does the same way each time, at once. In a conversation, type / and the start of its shortcut.",
    add: "New macro",
    search: "Find in the macros",
    edit: (name) => `Change ${name}`,
    name: "Name",
    nameHint: "How the team finds it, such as Exchange approved",
    shortcut: "Shortcut",
    shortcutHint: "Small letters, digits and hyphens, such as exchange-approved",
    text: "Reply to the visitor",
    textHint: "May stay empty. {{visitor|there}}, {{email}}, {{agent}} and {{site}} are filled in.",
    acts: "And in the conversation",
    tags: "Add tags",
    tagsHint: "With commas between them",
    priority: "Priority",
    urgency: "The ticket's urgency",
    urgencyHint: "Where the conversation has an open ticket",
    note: "Note for colleagues",
    attributes: "About the visitor",
    attributesHint: "One a line, such as plan: Gold. Without a value after the colon it is taken away.",
    asIs: "Leave as it is",
    ending: "At last",
    endings: {
      none: "Stay with who applied it",
      queue: "Pass to the queue or to a team",
      snooze: "Snooze",
      "hand-back": "Hand back to the assistant",
      resolve: "Resolve",
    },
    team: "Team",
    teamHint: "Empty: everybody's queue",
    forTime: "For how long",
    nothing: "No macro fits this filter.",
    none: "There are no macros yet.",
    taken: "Another macro has this shortcut.",
    empty: "Write a reply or choose an act.",
    remove: "Delete",
    cancel: "Cancel",
    save: "Save",
    saved: "Saved",
    failed: "That did not work. Check the fields and try again.",
  },
  es: {
    intro:
      "Lo que el equipo hace siempre igual, de una vez. En una conversación, escribe / y el comienzo del atajo.",
    add: "Nueva macro",
    search: "Buscar en las macros",
    edit: (name) => `Cambiar ${name}`,
    name: "Nombre",
    nameHint: "Cómo la encuentra el equipo, por ejemplo Cambio aprobado",
    shortcut: "Atajo",
    shortcutHint: "Minúsculas, números y guiones, como cambio-aprobado",
    text: "Respuesta al visitante",
    textHint: "Puede quedar vacía. {{visitor|cliente}}, {{email}}, {{agent}} y {{site}} se completan.",
    acts: "Y en la conversación",
    tags: "Añadir etiquetas",
    tagsHint: "Separadas por comas",
    priority: "Prioridad",
    urgency: "Urgencia de la solicitud",
    urgencyHint: "Si la conversación tiene una solicitud abierta",
    note: "Nota para colegas",
    attributes: "Datos del visitante",
    attributesHint: "Uno por línea, como plan: Oro. Sin valor después de los dos puntos, el dato se quita.",
    asIs: "Dejar como está",
    ending: "Al final",
    endings: {
      none: "Sigue con quien la aplicó",
      queue: "Pasar a la cola o a un equipo",
      snooze: "Posponer",
      "hand-back": "Devolver al asistente",
      resolve: "Cerrar",
    },
    team: "Equipo",
    teamHint: "Vacío: la cola de todos",
    forTime: "Por cuánto tiempo",
    nothing: "Ninguna macro coincide con este filtro.",
    none: "Todavía no hay macros.",
    taken: "Otra macro ya tiene este atajo.",
    empty: "Escribe una respuesta o elige un acto.",
    remove: "Borrar",
    cancel: "Cancelar",
    save: "Guardar",
    saved: "Guardado",
    failed: "No funcionó. Revisa los campos e inténtalo de nuevo.",
  },
};
