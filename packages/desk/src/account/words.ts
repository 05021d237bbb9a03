/** The words of the page on one's own account, which load with it. */
export interface AccountWords {
  title: string;
  intro: (email: string) => string;
  picture: string;
  pictureIntro: string;
  pictureChoose: string;
  pictureChange: string;
  pictureRemove: string;
  pictureSaved: string;
  pictureRemoved: string;
  pictureBad: string;
  passkeys: string;
  passkeysIntro: string;
  noPasskeys: string;
  notHere: string;
  add: string;
  addTitle: string;
  name: string;
  nameExample: string;
  password: string;
  passwordHint: string;
  next: string;
  cancel: string;
  save: string;
  rename: (name: string) => string;
  remove: (name: string) => string;
  removeAsk: (name: string) => string;
  added: (name: string) => string;
  removed: (name: string) => string;
  made: (date: string) => string;
  used: (date: string) => string;
  unused: string;
  synced: string;
  needs: string;
  needsHint: string;
  factorTitle: string;
  factorIntro: (site: string) => string;
  factorNext: string;
  factorMissing: string;
  notices: string;
  noticesIntro: string;
  noticesHere: string;
  noticesHint: string;
  noticesForbidden: string;
  noticesUnsupported: string;
  noticesFailed: string;
  signIns: string;
  signInsIntro: string;
  thisOne: string;
  lastUse: (date: string) => string;
  unknownBrowser: string;
  end: string;
  endOf: (browser: string) => string;
  ended: string;
  bad: string;
  known: string;
  last: string;
  tooMany: string;
  failed: string;
}

export const ACCOUNT_WORDS: Readonly<Record<"pt-BR" | "en" | "es", AccountWords>> = {
  "pt-BR": {
    title: "Sua conta",
    intro: (email) => `Como você entra, e como fica sabendo que alguém espera. ${email}`,
    picture: "Sua foto",
    pictureIntro:
      "Os visitantes a veem ao lado do que você escreve, e os colegas no atendimento. Escolha um arquivo, ou cole ou arraste a foto para cá; ela é cortada em quadrado neste navegador, e só o recorte é enviado.",
    pictureChoose: "Escolher foto",
    pictureChange: "Trocar foto",
    pictureRemove: "Remover foto",
    pictureSaved: "Foto salva.",
    pictureRemoved: "Foto removida.",
    pictureBad: "Este arquivo não é uma foto que o navegador saiba abrir. Use JPEG, PNG ou WebP.",
    passkeys: "Chaves de acesso",
    passkeysIntro:
      "Entre com o dedo, o rosto ou o PIN do aparelho, sem digitar a senha. Uma chave vale pelos dois fatores: é preciso ter o aparelho e desbloqueá-lo.",
    noPasskeys: "Nenhuma chave ainda.",
    notHere:
      "Este navegador não tem chaves de acesso neste endereço. Abra o Prosa pelo nome do servidor, com https.",
    add: "Adicionar chave",
    addTitle: "Nova chave de acesso",
    name: "Nome da chave",
    nameExample: "Celular, notebook, chave USB…",
    password: "Sua senha",
    passwordHint: "De novo, para que ninguém crie uma chave num computador deixado aberto.",
    next: "Continuar",
    cancel: "Cancelar",
    save: "Salvar",
    rename: (name) => `Mudar o nome de ${name}`,
    remove: (name) => `Remover ${name}`,
    removeAsk: (name) => `Remover a chave ${name}? Ela não entrará mais.`,
    added: (name) => `Chave ${name} adicionada.`,
    removed: (name) => `Chave ${name} removida.`,
    made: (date) => `criada em ${date}`,
    used: (date) => `usada em ${date}`,
    unused: "ainda não usada",
    synced: "sincronizada",
    needs: "Exigir uma chave para entrar",
    needsHint:
      "Só a senha não basta mais. Se você perder as chaves, um dono do site pode desligar isto em Pessoas.",
    factorTitle: "Proteja sua conta",
    factorIntro: (site) =>
      `${site} pede mais que a senha a toda a equipe. Ative códigos de um aplicativo autenticador ou crie uma chave de acesso; depois siga para o atendimento.`,
    factorNext: "Continuar",
    factorMissing: "Ainda falta: ative os códigos ou crie uma chave de acesso.",
    notices: "Avisos",
    noticesIntro:
      "Saiba que alguém espera mesmo com o Prosa fechado: uma conversa oferecida a você, um visitante seu que escreveu, alguém que ninguém atende.",
    noticesHere: "Avisar neste navegador",
    noticesHint:
      "O aviso sai vazio do servidor: o serviço de avisos do navegador não vê palavras, nomes nem números. Vale até você sair.",
    noticesForbidden:
      "Este navegador não permite avisos do Prosa. Permita-os nas configurações do site, no navegador.",
    noticesUnsupported:
      "Este navegador não recebe avisos deste endereço. No iPhone e no iPad, adicione primeiro o Prosa à tela de início; em todos, é preciso https.",
    noticesFailed: "O serviço de avisos do navegador não respondeu. Tente de novo.",
    signIns: "Onde você está conectado",
    signInsIntro: "Não reconhece algum? Desconecte-o e troque de chave.",
    thisOne: "este navegador",
    lastUse: (date) => `usado em ${date}`,
    unknownBrowser: "Navegador desconhecido",
    end: "Desconectar",
    endOf: (browser) => `Desconectar ${browser}`,
    ended: "Desconectado.",
    bad: "A senha não confere.",
    known: "Este aparelho já tem uma chave sua.",
    last: "É a sua última chave. Primeiro, deixe a senha entrar sozinha.",
    tooMany: "Você já tem chaves demais, ou tentou muitas vezes. Remova uma, ou espere um minuto.",
    failed: "Não deu certo. Tente de novo.",
  },
  en: {
    title: "Your account",
    intro: (email) => `How you sign in, and how you hear that somebody waits. ${email}`,
    picture: "Your picture",
    pictureIntro:
      "Visitors see it beside what you write, and colleagues in the desk. Choose a file, or paste or drop a picture here; it is cut to a square in this browser, and only that is sent.",
    pictureChoose: "Choose a picture",
    pictureChange: "Change picture",
    pictureRemove: "Remove picture",
    pictureSaved: "Picture saved.",
    pictureRemoved: "Picture removed.",
    pictureBad: "This file is no picture that the browser can open. Use JPEG, PNG or WebP.",
    passkeys: "Passkeys",
    passkeysIntro:
      "Sign in with your finger, your face or the device's PIN, without the password. A passkey counts as two factors: one has to have the device and to unlock it.",
    noPasskeys: "No passkeys yet.",
    notHere: "This browser has no passkeys at this address. Open Prosa by the server's name, over https.",
    add: "Add a passkey",
    addTitle: "New passkey",
    name: "Name of the passkey",
    nameExample: "Phone, laptop, USB key…",
    password: "Your password",
    passwordHint: "Once more, so that nobody makes a passkey on a computer that was left open.",
    next: "Continue",
    cancel: "Cancel",
    save: "Save",
    rename: (name) => `Rename ${name}`,
    remove: (name) => `Remove ${name}`,
    removeAsk: (name) => `Remove the passkey ${name}? It will sign you in no more.`,
    added: (name) => `Passkey ${name} added.`,
    removed: (name) => `Passkey ${name} removed.`,
    made: (date) => `made on ${date}`,
    used: (date) => `used on ${date}`,
    unused: "not used yet",
    synced: "synced",
    needs: "Always ask for a passkey",
    needsHint:
      "The password alone is no longer enough. If you lose your passkeys, an owner of the site can switch this off under People.",
    factorTitle: "Protect your account",
    factorIntro: (site) =>
      `${site} asks for more than the password of its whole team. Switch on codes of an authenticator app or make a passkey; then go on to the desk.`,
    factorNext: "Continue",
    factorMissing: "One is still missing: switch codes on, or make a passkey.",
    notices: "Notices",
    noticesIntro:
      "Hear that somebody waits while Prosa is closed: a conversation that is offered to you, a visitor of yours who wrote, somebody whom nobody takes.",
    noticesHere: "Notices in this browser",
    noticesHint:
      "A notice leaves the server empty: the browser's push service sees no words, names or numbers. It holds until you sign out.",
    noticesForbidden:
      "This browser does not allow notices from Prosa. Allow them in the browser, in its settings of this site.",
    noticesUnsupported:
      "This browser takes no notices from this address. On iPhone and iPad, add Prosa to the home screen first; everywhere, https is needed.",
    noticesFailed: "The browser's push service did not answer. Try again.",
    signIns: "Where you are signed in",
    signInsIntro: "One that you do not know? Sign it out, and change your passkeys.",
    thisOne: "this browser",
    lastUse: (date) => `used on ${date}`,
    unknownBrowser: "Unknown browser",
    end: "Sign out",
    endOf: (browser) => `Sign out ${browser}`,
    ended: "Signed out.",
    bad: "The password is not right.",
    known: "This device has a passkey of yours already.",
    last: "It is your last passkey. Let the password sign you in alone first.",
    tooMany: "You have too many passkeys, or tried too often. Remove one, or wait a minute.",
    failed: "That did not work. Try again.",
  },
  es: {
    title: "Tu cuenta",
    intro: (email) => `Cómo entras y cómo te enteras de que alguien espera. ${email}`,
    picture: "Tu foto",
    pictureIntro:
      "Los visitantes la ven junto a lo que escribes, y los colegas en el panel. Elige un archivo, o pega o arrastra la foto aquí; se recorta en cuadrado en este navegador, y solo se envía el recorte.",
    pictureChoose: "Elegir foto",
    pictureChange: "Cambiar foto",
    pictureRemove: "Quitar foto",
    pictureSaved: "Foto guardada.",
    pictureRemoved: "Foto quitada.",
    pictureBad: "Este archivo no es una foto que el navegador sepa abrir. Usa JPEG, PNG o WebP.",
    passkeys: "Llaves de acceso",
    passkeysIntro:
      "Entra con el dedo, la cara o el PIN del dispositivo, sin la contraseña. Una llave vale por dos factores: hay que tener el dispositivo y desbloquearlo.",
    noPasskeys: "Aún no hay llaves.",
    notHere:
      "Este navegador no tiene llaves de acceso en esta dirección. Abre Prosa por el nombre del servidor, con https.",
    add: "Añadir una llave",
    addTitle: "Nueva llave de acceso",
    name: "Nombre de la llave",
    nameExample: "Móvil, portátil, llave USB…",
    password: "Tu contraseña",
    passwordHint: "Otra vez, para que nadie cree una llave en un ordenador que quedó abierto.",
    next: "Continuar",
    cancel: "Cancelar",
    save: "Guardar",
    rename: (name) => `Cambiar el nombre de ${name}`,
    remove: (name) => `Quitar ${name}`,
    removeAsk: (name) => `¿Quitar la llave ${name}? Ya no te dejará entrar.`,
    added: (name) => `Llave ${name} añadida.`,
    removed: (name) => `Llave ${name} quitada.`,
    made: (date) => `creada el ${date}`,
    used: (date) => `usada el ${date}`,
    unused: "sin usar todavía",
    synced: "sincronizada",
    needs: "Pedir siempre una llave",
    needsHint:
      "La contraseña sola ya no basta. Si pierdes tus llaves, un dueño del sitio puede apagar esto en Personas.",
    factorTitle: "Protege tu cuenta",
    factorIntro: (site) =>
      `${site} pide más que la contraseña a todo el equipo. Activa códigos de una aplicación de autenticación o crea una llave de acceso; después sigue a la atención.`,
    factorNext: "Continuar",
    factorMissing: "Todavía falta: activa los códigos o crea una llave de acceso.",
    notices: "Avisos",
    noticesIntro:
      "Entérate de que alguien espera aunque Prosa esté cerrado: una conversación que te ofrecen, un visitante tuyo que escribió, alguien a quien nadie atiende.",
    noticesHere: "Avisar en este navegador",
    noticesHint:
      "El aviso sale vacío del servidor: el servicio de avisos del navegador no ve palabras, nombres ni números. Vale hasta que cierres la sesión.",
    noticesForbidden:
      "Este navegador no permite avisos de Prosa. Permítelos en el navegador, en los ajustes de este sitio.",
    noticesUnsupported:
      "Este navegador no recibe avisos de esta dirección. En iPhone y iPad, añade primero Prosa a la pantalla de inicio; en todos hace falta https.",
    noticesFailed: "El servicio de avisos del navegador no respondió. Prueba otra vez.",
    signIns: "Dónde tienes la sesión abierta",
    signInsIntro: "¿No reconoces alguna? Ciérrala y cambia tus llaves.",
    thisOne: "este navegador",
    lastUse: (date) => `usada el ${date}`,
    unknownBrowser: "Navegador desconocido",
    end: "Cerrar la sesión",
    endOf: (browser) => `Cerrar la sesión de ${browser}`,
    ended: "Sesión cerrada.",
    bad: "La contraseña no es correcta.",
    known: "Este dispositivo ya tiene una llave tuya.",
    last: "Es tu última llave. Primero deja que la contraseña sola te deje entrar.",
    tooMany: "Tienes demasiadas llaves o lo intentaste muchas veces. Quita una o espera un minuto.",
    failed: "No funcionó. Prueba otra vez.",
  },
};
