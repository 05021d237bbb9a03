import type { Webhook } from "@prosa/protocol";

/** The words of the page on webhooks, which load with it. */
export interface WebhookWords {
  title: string;
  intro: string;
  add: string;
  url: string;
  description: string;
  events: string;
  all: string;
  states: Readonly<Record<Webhook["state"], string>>;
  disabled: Readonly<Record<NonNullable<Webhook["disabled"]>["why"], string>>;
  failing: (since: string) => string;
  waiting: (count: number) => string;
  parked: (count: number) => string;
  deliveries: string;
  sendAllAgain: string;
  test: string;
  tested: string;
  testFailed: (fault: string) => string;
  rotate: string;
  secret: string;
  secretOnce: string;
  copy: string;
  copied: string;
  on: string;
  off: string;
  remove: string;
  removeAsk: (url: string) => string;
  nothing: string;
  onlyOwners: string;
  failed: string;
  refused: string;
  offline: string;
}

export const WEBHOOK_WORDS: Readonly<Record<"pt-BR" | "en" | "es", WebhookWords>> = {
  "pt-BR": {
    title: "Webhooks",
    intro: "Avisam outros sistemas do que acontece nas conversas.",
    add: "Adicionar",
    url: "Endereço",
    description: "Para que serve (opcional)",
    events: "Eventos",
    all: "Todos",
    states: { on: "Ligado", off: "Desligado", disabled: "Desativado" },
    disabled: {
      gone: "O endereço respondeu que não quer mais nada (410).",
      failing: "Nada chegou por cinco dias.",
      full: "Ficou para trás demais.",
    },
    failing: (since) => `Falha desde ${since}:`,
    waiting: (count) => `${count} na fila`,
    parked: (count) => (count === 1 ? "1 não entregue" : `${count} não entregues`),
    deliveries: "Entregas",
    sendAllAgain: "Enviar de novo tudo o que não chegou",
    test: "Enviar um teste",
    tested: "O teste chegou.",
    testFailed: (fault) => `O teste não chegou: ${fault}`,
    rotate: "Trocar o segredo",
    secret: "Segredo",
    secretOnce: "Copie agora: ele não é mostrado outra vez. O anterior ainda assina por um dia.",
    copy: "Copiar",
    copied: "Copiado",
    on: "Ligar",
    off: "Desligar",
    remove: "Remover",
    removeAsk: (url) => `Remover ${url}? O que está na fila se perde.`,
    nothing: "Nenhum endereço ainda.",
    onlyOwners: "Só os donos do site veem esta página.",
    failed: "Não deu certo. Tente de novo.",
    refused: "O endereço não é aceito: use https e um nome público.",
    offline: "Sem conexão.",
  },
  en: {
    title: "Webhooks",
    intro: "Tell other systems what happens in conversations.",
    add: "Add",
    url: "Address",
    description: "What it is for (optional)",
    events: "Events",
    all: "All",
    states: { on: "On", off: "Off", disabled: "Disabled" },
    disabled: {
      gone: "The address answered that it wants no more (410).",
      failing: "Nothing arrived for five days.",
      full: "It fell too far behind.",
    },
    failing: (since) => `Failing since ${since}:`,
    waiting: (count) => `${count} waiting`,
    parked: (count) => `${count} not delivered`,
    deliveries: "Deliveries",
    sendAllAgain: "Send again all that did not arrive",
    test: "Send a test",
    tested: "The test arrived.",
    testFailed: (fault) => `The test did not arrive: ${fault}`,
    rotate: "Change the secret",
    secret: "Secret",
    secretOnce: "Copy it now: it is not shown again. The one before still signs for a day.",
    copy: "Copy",
    copied: "Copied",
    on: "Switch on",
    off: "Switch off",
    remove: "Remove",
    removeAsk: (url) => `Remove ${url}? What waits for it is lost.`,
    nothing: "No address yet.",
    onlyOwners: "Only owners of the site see this page.",
    failed: "That did not work. Try again.",
    refused: "This address is not taken: use https and a public name.",
    offline: "No connection.",
  },
  es: {
    title: "Webhooks",
    intro: "Avisan a otros sistemas de lo que pasa en las conversaciones.",
    add: "Agregar",
    url: "Dirección",
    description: "Para qué sirve (opcional)",
    events: "Eventos",
    all: "Todos",
    states: { on: "Activo", off: "Apagado", disabled: "Desactivado" },
    disabled: {
      gone: "La dirección respondió que no quiere nada más (410).",
      failing: "Nada llegó durante cinco días.",
      full: "Se quedó demasiado atrás.",
    },
    failing: (since) => `Falla desde ${since}:`,
    waiting: (count) => `${count} en cola`,
    parked: (count) => (count === 1 ? "1 sin entregar" : `${count} sin entregar`),
    deliveries: "Entregas",
    sendAllAgain: "Enviar otra vez todo lo que no llegó",
    test: "Enviar una prueba",
    tested: "La prueba llegó.",
    testFailed: (fault) => `La prueba no llegó: ${fault}`,
    rotate: "Cambiar el secreto",
    secret: "Secreto",
    secretOnce: "Cópialo ahora: no se muestra otra vez. El anterior todavía firma por un día.",
    copy: "Copiar",
    copied: "Copiado",
    on: "Encender",
    off: "Apagar",
    remove: "Quitar",
    removeAsk: (url) => `¿Quitar ${url}? Lo que está en cola se pierde.`,
    nothing: "Todavía no hay direcciones.",
    onlyOwners: "Solo los dueños del sitio ven esta página.",
    failed: "No funcionó. Inténtalo de nuevo.",
    refused: "Esta dirección no se acepta: usa https y un nombre público.",
    offline: "Sin conexión.",
  },
};
