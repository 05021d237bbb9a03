import type { CrmConnection, CrmFact, CrmFieldProblem, CrmProperty, CrmSkip } from "@prosa/protocol";

/** The words of the page on CRMs, which load with it. */
export interface CrmWords {
  title: string;
  intro: string;
  add: string;
  system: string;
  token: string;
  tokenHint: string;
  domain: string;
  clientId: string;
  clientSecret: string;
  appHint: string;
  states: Readonly<Record<CrmConnection["state"], string>>;
  disabled: string;
  failing: (since: string) => string;
  waiting: (count: number) => string;
  parked: (count: number) => string;
  deliveries: string;
  fields: string;
  check: string;
  isWell: string;
  isUnwell: (fault: string) => string;
  sendAgain: string;
  on: string;
  off: string;
  remove: string;
  removeAsk: (name: string) => string;
  nothing: string;
  onlyOwners: string;
  fieldsOf: (name: string) => string;
  fieldsHint: string;
  facts: Readonly<Record<CrmFact, string>>;
  factsTitle: string;
  attributesTitle: string;
  attributesHint: string;
  newAttribute: string;
  addAttribute: string;
  leavesNot: string;
  fits: string;
  fitsNot: string;
  isKey: string;
  isRequired: string;
  types: Readonly<Record<CrmProperty["type"], string>>;
  onlyThese: (choices: string) => string;
  problems: Readonly<Record<CrmFieldProblem, string>>;
  badExample: (value: string, problem: string) => string;
  example: (value: string) => string;
  save: string;
  saved: string;
  mend: (count: number) => string;
  trial: string;
  trialHint: string;
  find: string;
  who: string;
  nobody: string;
  none: string;
  run: string;
  wouldWrite: string;
  skipped: Readonly<Record<CrmSkip, string>>;
  objects: Readonly<Record<string, string>>;
  foundBy: (field: string, value: string) => string;
  field: string;
  value: string;
  allFit: string;
  unfit: (count: number) => string;
  loading: string;
  notConnected: (detail: string) => string;
  badAddress: string;
  unreadable: string;
  full: string;
  failed: string;
  offline: string;
}

export const CRM_WORDS: Readonly<Record<"pt-BR" | "en" | "es", CrmWords>> = {
  "pt-BR": {
    title: "CRM",
    intro: "Leva ao HubSpot ou ao Salesforce quem deixou o contato e concordou com isso.",
    add: "Conectar",
    system: "Sistema",
    token: "Token de acesso",
    tokenHint: "Do aplicativo privado da sua conta no HubSpot.",
    domain: "Endereço da organização",
    clientId: "Chave do consumidor",
    clientSecret: "Segredo do consumidor",
    appHint: "Do External Client App, com o fluxo de credenciais do cliente.",
    states: { on: "Ligado", off: "Desligado", disabled: "Desativado" },
    disabled: "Nada foi aceito por tempo demais. Confira as credenciais e ligue de novo.",
    failing: (since) => `Falha desde ${since}:`,
    waiting: (count) => `${count} na fila`,
    parked: (count) => (count === 1 ? "1 não gravado" : `${count} não gravados`),
    deliveries: "Entregas",
    fields: "Campos",
    check: "Conferir a conexão",
    isWell: "A conexão está em ordem.",
    isUnwell: (fault) => `A conexão não está em ordem: ${fault}`,
    sendAgain: "Enviar de novo o que não foi gravado",
    on: "Ligar",
    off: "Desligar",
    remove: "Desconectar",
    removeAsk: (name) => `Desconectar ${name}? O que já está lá fica; o que está na fila se perde.`,
    nothing: "Nenhum CRM conectado ainda.",
    onlyOwners: "Só os donos do site veem esta página.",
    fieldsOf: (name) => `Campos no ${name}`,
    fieldsHint: "O que não tem campo não sai daqui.",
    facts: {
      email: "E-mail",
      phone: "Telefone",
      name: "Nome completo",
      firstName: "Primeiro nome",
      lastName: "Sobrenome",
      language: "Idioma",
      consent: "Consentimento",
    },
    factsTitle: "O que a pessoa deixou",
    attributesTitle: "O que o site conta dela",
    attributesHint: "Atributos que o site envia com a identidade assinada do visitante.",
    newAttribute: "Outro atributo",
    addAttribute: "Adicionar",
    leavesNot: "Não sai",
    fits: "Servem",
    fitsNot: "Não servem",
    isKey: "A pessoa é achada por este campo.",
    isRequired: "obrigatório",
    types: {
      text: "texto",
      number: "número",
      boolean: "sim ou não",
      date: "data",
      choice: "escolha",
      other: "outro tipo",
    },
    onlyThese: (choices) => `Aceita só: ${choices}`,
    problems: {
      unknown: "O sistema não tem este campo.",
      "read-only": "Ninguém pode escrever neste campo.",
      "wrong-type": "Este campo guarda outro tipo de valor.",
      "not-a-choice": "O valor não é uma das escolhas deste campo.",
      "taken-twice": "Outro dado já vai para este campo.",
      missing: "O sistema exige este campo, e nada o preenche.",
    },
    badExample: (value, problem) => `Por exemplo “${value}”: ${problem}`,
    example: (value) => `por exemplo “${value}”`,
    save: "Salvar",
    saved: "Salvo. Vale para o que for gravado a partir de agora.",
    mend: (count) =>
      count === 1
        ? "Um campo não serve: troque antes de salvar."
        : `${count} campos não servem: troque antes de salvar.`,
    trial: "Experimentar",
    trialHint: "Mostra o que seria gravado com os campos acima, mesmo sem salvar. Nada é gravado.",
    find: "Procurar contato",
    who: "Contato",
    nobody: "Uma pessoa inventada",
    none: "Nenhum contato encontrado; a pessoa inventada serve.",
    run: "Experimentar",
    wouldWrite: "Seria gravado:",
    skipped: {
      gone: "Nada sairia: a conversa não existe mais.",
      "no-contact": "Nada sairia: a pessoa não deixou contato.",
      "no-consent": "Nada sairia: a pessoa não concordou com nenhum texto de consentimento.",
      "no-email": "Nada sairia: a pessoa não deixou e-mail.",
    },
    objects: { contacts: "Contato", tickets: "Ticket", notes: "Nota", Lead: "Lead", Case: "Caso" },
    foundBy: (field, value) => `chave: ${field} = ${value}`,
    field: "Campo",
    value: "Valor",
    allFit: "Tudo serve. Nada foi gravado.",
    unfit: (count) =>
      count === 1 ? "Um campo não serve. Nada foi gravado." : `${count} campos não servem. Nada foi gravado.`,
    loading: "Perguntando ao sistema…",
    notConnected: (detail) => `O sistema não aceitou: ${detail}`,
    badAddress: "Use o endereço da organização: https://NOME.my.salesforce.com.",
    unreadable: "Os dados desta conexão não podem ser lidos: desconecte e conecte de novo.",
    full: "O site já tem o máximo de conexões: remova uma.",
    failed: "Não deu certo. Tente de novo.",
    offline: "Sem conexão.",
  },
  en: {
    title: "CRM",
    intro: "Takes people who left their contact, and agreed to this, to HubSpot or Salesforce.",
    add: "Connect",
    system: "System",
    token: "Access token",
    tokenHint: "Of the private app in your HubSpot account.",
    domain: "Address of the organisation",
    clientId: "Consumer key",
    clientSecret: "Consumer secret",
    appHint: "Of the External Client App, with the client-credentials flow.",
    states: { on: "On", off: "Off", disabled: "Disabled" },
    disabled: "Nothing was taken for too long. Check the credentials and switch it on again.",
    failing: (since) => `Failing since ${since}:`,
    waiting: (count) => `${count} waiting`,
    parked: (count) => `${count} not written`,
    deliveries: "Deliveries",
    fields: "Fields",
    check: "Check the connection",
    isWell: "The connection is well.",
    isUnwell: (fault) => `The connection is not well: ${fault}`,
    sendAgain: "Send again what was not written",
    on: "Switch on",
    off: "Switch off",
    remove: "Disconnect",
    removeAsk: (name) => `Disconnect ${name}? What is there stays; what waits is lost.`,
    nothing: "No CRM is connected yet.",
    onlyOwners: "Only owners of the site see this page.",
    fieldsOf: (name) => `Fields at ${name}`,
    fieldsHint: "What has no field does not leave.",
    facts: {
      email: "E-mail",
      phone: "Phone",
      name: "Full name",
      firstName: "First name",
      lastName: "Last name",
      language: "Language",
      consent: "Consent",
    },
    factsTitle: "What the person left",
    attributesTitle: "What the site tells of them",
    attributesHint: "Attributes that the site sends with the signed identity of the visitor.",
    newAttribute: "Another attribute",
    addAttribute: "Add",
    leavesNot: "Does not leave",
    fits: "Fit",
    fitsNot: "Do not fit",
    isKey: "The person is found by this field.",
    isRequired: "required",
    types: {
      text: "text",
      number: "number",
      boolean: "yes or no",
      date: "date",
      choice: "choice",
      other: "another kind",
    },
    onlyThese: (choices) => `Takes only: ${choices}`,
    problems: {
      unknown: "The system has no such field.",
      "read-only": "Nobody may write into this field.",
      "wrong-type": "This field holds another kind of value.",
      "not-a-choice": "The value is none of the choices of this field.",
      "taken-twice": "Something else already goes into this field.",
      missing: "The system requires this field, and nothing fills it.",
    },
    badExample: (value, problem) => `For example “${value}”: ${problem}`,
    example: (value) => `for example “${value}”`,
    save: "Save",
    saved: "Saved. It holds for what is written from now on.",
    mend: (count) =>
      count === 1
        ? "One field does not fit: change it before you save."
        : `${count} fields do not fit: change them before you save.`,
    trial: "Try it",
    trialHint: "Shows what the fields above would write, saved or not. Nothing is written.",
    find: "Find a contact",
    who: "Contact",
    nobody: "A made-up person",
    none: "No contact was found; the made-up person will do.",
    run: "Try it",
    wouldWrite: "Would be written:",
    skipped: {
      gone: "Nothing would leave: the conversation is gone.",
      "no-contact": "Nothing would leave: the person left no contact.",
      "no-consent": "Nothing would leave: the person agreed to no words of consent.",
      "no-email": "Nothing would leave: the person left no e-mail address.",
    },
    objects: { contacts: "Contact", tickets: "Ticket", notes: "Note", Lead: "Lead", Case: "Case" },
    foundBy: (field, value) => `key: ${field} = ${value}`,
    field: "Field",
    value: "Value",
    allFit: "Everything fits. Nothing was written.",
    unfit: (count) =>
      count === 1
        ? "One field does not fit. Nothing was written."
        : `${count} fields do not fit. Nothing was written.`,
    loading: "Asking the system…",
    notConnected: (detail) => `The system did not take it: ${detail}`,
    badAddress: "Give the address of the organisation: https://NAME.my.salesforce.com.",
    unreadable: "What this connection keeps cannot be read: disconnect it and connect it again.",
    full: "The site has as many connections as it may: remove one.",
    failed: "That did not work. Try again.",
    offline: "No connection.",
  },
  es: {
    title: "CRM",
    intro: "Lleva a HubSpot o a Salesforce a quien dejó su contacto y estuvo de acuerdo.",
    add: "Conectar",
    system: "Sistema",
    token: "Token de acceso",
    tokenHint: "De la aplicación privada de tu cuenta en HubSpot.",
    domain: "Dirección de la organización",
    clientId: "Clave del consumidor",
    clientSecret: "Secreto del consumidor",
    appHint: "De la External Client App, con el flujo de credenciales de cliente.",
    states: { on: "Activo", off: "Apagado", disabled: "Desactivado" },
    disabled: "Nada se aceptó durante demasiado tiempo. Revisa las credenciales y enciéndelo de nuevo.",
    failing: (since) => `Falla desde ${since}:`,
    waiting: (count) => `${count} en cola`,
    parked: (count) => (count === 1 ? "1 sin escribir" : `${count} sin escribir`),
    deliveries: "Entregas",
    fields: "Campos",
    check: "Revisar la conexión",
    isWell: "La conexión está bien.",
    isUnwell: (fault) => `La conexión no está bien: ${fault}`,
    sendAgain: "Enviar otra vez lo que no se escribió",
    on: "Encender",
    off: "Apagar",
    remove: "Desconectar",
    removeAsk: (name) => `¿Desconectar ${name}? Lo que ya está allí se queda; lo que está en cola se pierde.`,
    nothing: "Todavía no hay ningún CRM conectado.",
    onlyOwners: "Solo los dueños del sitio ven esta página.",
    fieldsOf: (name) => `Campos en ${name}`,
    fieldsHint: "Lo que no tiene campo no sale de aquí.",
    facts: {
      email: "Correo",
      phone: "Teléfono",
      name: "Nombre completo",
      firstName: "Nombre",
      lastName: "Apellido",
      language: "Idioma",
      consent: "Consentimiento",
    },
    factsTitle: "Lo que la persona dejó",
    attributesTitle: "Lo que el sitio cuenta de ella",
    attributesHint: "Atributos que el sitio envía con la identidad firmada del visitante.",
    newAttribute: "Otro atributo",
    addAttribute: "Agregar",
    leavesNot: "No sale",
    fits: "Sirven",
    fitsNot: "No sirven",
    isKey: "La persona se encuentra por este campo.",
    isRequired: "obligatorio",
    types: {
      text: "texto",
      number: "número",
      boolean: "sí o no",
      date: "fecha",
      choice: "opción",
      other: "otro tipo",
    },
    onlyThese: (choices) => `Solo acepta: ${choices}`,
    problems: {
      unknown: "El sistema no tiene este campo.",
      "read-only": "Nadie puede escribir en este campo.",
      "wrong-type": "Este campo guarda otro tipo de valor.",
      "not-a-choice": "El valor no es una de las opciones de este campo.",
      "taken-twice": "Otro dato ya va a este campo.",
      missing: "El sistema exige este campo, y nada lo llena.",
    },
    badExample: (value, problem) => `Por ejemplo “${value}”: ${problem}`,
    example: (value) => `por ejemplo “${value}”`,
    save: "Guardar",
    saved: "Guardado. Vale para lo que se escriba desde ahora.",
    mend: (count) =>
      count === 1
        ? "Un campo no sirve: cámbialo antes de guardar."
        : `${count} campos no sirven: cámbialos antes de guardar.`,
    trial: "Probar",
    trialHint: "Muestra lo que escribirían los campos de arriba, guardados o no. No se escribe nada.",
    find: "Buscar contacto",
    who: "Contacto",
    nobody: "Una persona inventada",
    none: "No se encontró ningún contacto; sirve la persona inventada.",
    run: "Probar",
    wouldWrite: "Se escribiría:",
    skipped: {
      gone: "No saldría nada: la conversación ya no existe.",
      "no-contact": "No saldría nada: la persona no dejó contacto.",
      "no-consent": "No saldría nada: la persona no aceptó ningún texto de consentimiento.",
      "no-email": "No saldría nada: la persona no dejó correo.",
    },
    objects: { contacts: "Contacto", tickets: "Ticket", notes: "Nota", Lead: "Lead", Case: "Caso" },
    foundBy: (field, value) => `clave: ${field} = ${value}`,
    field: "Campo",
    value: "Valor",
    allFit: "Todo sirve. No se escribió nada.",
    unfit: (count) =>
      count === 1
        ? "Un campo no sirve. No se escribió nada."
        : `${count} campos no sirven. No se escribió nada.`,
    loading: "Preguntando al sistema…",
    notConnected: (detail) => `El sistema no lo aceptó: ${detail}`,
    badAddress: "Usa la dirección de la organización: https://NOMBRE.my.salesforce.com.",
    unreadable: "Los datos de esta conexión no se pueden leer: desconéctala y conéctala de nuevo.",
    full: "El sitio ya tiene el máximo de conexiones: quita una.",
    failed: "No funcionó. Inténtalo de nuevo.",
    offline: "Sin conexión.",
  },
};
