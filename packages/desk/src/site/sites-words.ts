import type { ApiScopeName, Language } from "@prosa/protocol";

/** The words of the page on sites and keys, which load with it. */
export interface SitesWords {
  title: string;
  intro: string;
  add: string;
  onlyOwners: string;
  current: string;
  archived: string;
  nowhere: string;
  enter: string;
  rename: string;
  name: string;
  looks: string;
  archive: string;
  unarchive: string;
  archiveAsk: (name: string) => string;
  exportSite: string;
  erase: string;
  eraseTitle: (name: string) => string;
  eraseList: readonly string[];
  eraseConfirm: (name: string) => string;
  erasing: string;
  channels: string;
  /** Another site, which demands a second factor, is not entered. */
  factorThere: (name: string) => string;
  toAccount: string;
  save: string;
  cancel: string;
  saved: string;
  keys: {
    title: string;
    intro: string;
    make: string;
    name: string;
    days: string;
    forEver: string;
    scopes: Readonly<Record<ApiScopeName, string>>;
    scopesTitle: string;
    scopesNeeded: string;
    none: string;
    once: string;
    copy: string;
    copied: string;
    revoke: string;
    revokeAsk: (name: string) => string;
    used: (at: string | undefined) => string;
    ends: (at: string) => string;
  };
}

const PT: SitesWords = {
  title: "Sites",
  intro: "Os sites em que o assistente atende, e as chaves de cada um.",
  add: "Novo site",
  onlyOwners: "Só donos veem e mudam os sites.",
  current: "Você está aqui",
  archived: "Arquivado",
  nowhere: "Nenhum endereço pode abrir conversas",
  enter: "Abrir",
  rename: "Mudar o nome",
  name: "Nome",
  looks: "Aparência e instalação",
  archive: "Arquivar",
  unarchive: "Trazer de volta",
  archiveAsk: (name) =>
    `Arquivar “${name}”? Nenhuma conversa nova se abre e as páginas não são lidas de novo. Nada é apagado.`,
  exportSite: "Exportar tudo",
  erase: "Apagar",
  eraseTitle: (name) => `Apagar “${name}”?`,
  eraseList: [
    "todas as conversas, com contatos e arquivos dos visitantes",
    "o conhecimento: páginas lidas, textos, perguntas e fatos",
    "as contas de todas as pessoas deste site, e o registro do que fizeram",
    "configurações, números, chaves e tickets",
  ],
  eraseConfirm: (name) => `Não há volta. Escreva ${name} para confirmar.`,
  erasing: "Apagando…",
  channels: "Desconecte os canais deste site primeiro.",
  factorThere: (name) =>
    `“${name}” exige um segundo fator, e a sua conta daqui entra só com a senha. Ative códigos ou exija uma chave de acesso em Sua conta, e abra de novo. Ou saia e entre em “${name}” com o segundo fator que você tem lá.`,
  toAccount: "Ir para Sua conta",
  save: "Salvar",
  cancel: "Cancelar",
  saved: "Salvo.",
  keys: {
    title: "Chaves deste site",
    intro: "Com uma chave, um programa seu usa a API. Dê só as permissões de que ele precisa.",
    make: "Criar chave",
    name: "Para que serve",
    days: "Vale por (dias)",
    forEver: "Sem prazo",
    scopesTitle: "Permissões",
    scopesNeeded: "Escolha ao menos uma permissão.",
    scopes: {
      site: "Configurações",
      knowledge: "Conhecimento",
      "conversations:read": "Ler conversas e contatos",
      "conversations:write": "Mudar e apagar conversas",
      "analytics:read": "Números",
      people: "Convidar pessoas",
      channels: "Canais",
      exports: "Envio a outros sistemas",
    },
    none: "Nenhuma chave ainda.",
    once: "Copie agora: a chave não é mostrada de novo.",
    copy: "Copiar",
    copied: "Copiada.",
    revoke: "Revogar",
    revokeAsk: (name) => `Revogar “${name}”? Os programas que a usam param.`,
    used: (at) => (at ? `Usada em ${at}` : "Nunca usada"),
    ends: (at) => `Vale até ${at}`,
  },
};

const EN: SitesWords = {
  title: "Sites",
  intro: "The sites where the assistant answers, and the keys of each.",
  add: "New site",
  onlyOwners: "Only owners see and change the sites.",
  current: "You are here",
  archived: "Archived",
  nowhere: "No address may open conversations",
  enter: "Open",
  rename: "Rename",
  name: "Name",
  looks: "Looks and installation",
  archive: "Archive",
  unarchive: "Bring back",
  archiveAsk: (name) =>
    `Archive “${name}”? No new conversation opens, and pages are not read again. Nothing is erased.`,
  exportSite: "Export everything",
  erase: "Delete",
  eraseTitle: (name) => `Delete “${name}”?`,
  eraseList: [
    "all conversations, with contacts and files of visitors",
    "the knowledge: pages read, texts, questions and facts",
    "the accounts of everybody at this site, and the log of what they did",
    "settings, figures, keys and tickets",
  ],
  eraseConfirm: (name) => `There is no way back. Write ${name} to confirm.`,
  erasing: "Deleting…",
  channels: "Disconnect this site's channels first.",
  factorThere: (name) =>
    `“${name}” demands a second factor, and your account here needs only its password. Switch codes on, or always ask for a passkey, under Your account; then open it again. Or sign out, and sign in at “${name}” with the second factor that you have there.`,
  toAccount: "Go to Your account",
  save: "Save",
  cancel: "Cancel",
  saved: "Saved.",
  keys: {
    title: "Keys of this site",
    intro: "With a key, a program of yours uses the API. Give it only the permissions that it needs.",
    make: "Make a key",
    name: "Its use",
    days: "Good for (days)",
    forEver: "No end",
    scopesTitle: "Permissions",
    scopesNeeded: "Choose at least one permission.",
    scopes: {
      site: "Settings",
      knowledge: "Knowledge",
      "conversations:read": "Read conversations and contacts",
      "conversations:write": "Change and erase conversations",
      "analytics:read": "Figures",
      people: "Invite people",
      channels: "Channels",
      exports: "Sending to other systems",
    },
    none: "No keys yet.",
    once: "Copy it now: the key is not shown again.",
    copy: "Copy",
    copied: "Copied.",
    revoke: "Revoke",
    revokeAsk: (name) => `Revoke “${name}”? Programs that use it stop.`,
    used: (at) => (at ? `Used on ${at}` : "Never used"),
    ends: (at) => `Good until ${at}`,
  },
};

const ES: SitesWords = {
  title: "Sitios",
  intro: "Los sitios donde atiende el asistente, y las claves de cada uno.",
  add: "Nuevo sitio",
  onlyOwners: "Solo los dueños ven y cambian los sitios.",
  current: "Estás aquí",
  archived: "Archivado",
  nowhere: "Ninguna dirección puede abrir conversaciones",
  enter: "Abrir",
  rename: "Cambiar el nombre",
  name: "Nombre",
  looks: "Aspecto e instalación",
  archive: "Archivar",
  unarchive: "Traer de vuelta",
  archiveAsk: (name) =>
    `¿Archivar “${name}”? No se abren conversaciones nuevas y las páginas no se leen otra vez. No se borra nada.`,
  exportSite: "Exportar todo",
  erase: "Borrar",
  eraseTitle: (name) => `¿Borrar “${name}”?`,
  eraseList: [
    "todas las conversaciones, con contactos y archivos de los visitantes",
    "el conocimiento: páginas leídas, textos, preguntas y datos",
    "las cuentas de todas las personas de este sitio, y el registro de lo que hicieron",
    "configuración, cifras, claves y tickets",
  ],
  eraseConfirm: (name) => `No hay vuelta atrás. Escribe ${name} para confirmar.`,
  erasing: "Borrando…",
  channels: "Desconecta antes los canales de este sitio.",
  factorThere: (name) =>
    `“${name}” exige un segundo factor, y tu cuenta de aquí entra solo con la contraseña. Activa códigos o pide siempre una llave de acceso en Tu cuenta, y abre el sitio de nuevo. O cierra la sesión y entra en “${name}” con el segundo factor que tienes allí.`,
  toAccount: "Ir a Tu cuenta",
  save: "Guardar",
  cancel: "Cancelar",
  saved: "Guardado.",
  keys: {
    title: "Claves de este sitio",
    intro: "Con una clave, un programa tuyo usa la API. Dale solo los permisos que necesita.",
    make: "Crear clave",
    name: "Para qué sirve",
    days: "Vale por (días)",
    forEver: "Sin plazo",
    scopesTitle: "Permisos",
    scopesNeeded: "Elige al menos un permiso.",
    scopes: {
      site: "Configuración",
      knowledge: "Conocimiento",
      "conversations:read": "Leer conversaciones y contactos",
      "conversations:write": "Cambiar y borrar conversaciones",
      "analytics:read": "Cifras",
      people: "Invitar personas",
      channels: "Canales",
      exports: "Envío a otros sistemas",
    },
    none: "Ninguna clave todavía.",
    once: "Cópiala ahora: la clave no se muestra otra vez.",
    copy: "Copiar",
    copied: "Copiada.",
    revoke: "Revocar",
    revokeAsk: (name) => `¿Revocar “${name}”? Los programas que la usan se detienen.`,
    used: (at) => (at ? `Usada el ${at}` : "Nunca usada"),
    ends: (at) => `Vale hasta ${at}`,
  },
};

export const SITES_WORDS: Readonly<Record<Language, SitesWords>> = { "pt-BR": PT, en: EN, es: ES };
