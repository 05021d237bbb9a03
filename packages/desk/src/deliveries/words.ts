import type { Delivery } from "@prosa/protocol";

/** The words of the dialog on deliveries, which load with it. */
interface DeliveryWords {
  title: string;
  none: string;
  onlyParked: string;
  states: Readonly<Record<Delivery["state"], string>>;
  tries: (count: number) => string;
  next: (at: string) => string;
  sendAgain: string;
  more: string;
  failed: string;
  off: string;
  offline: string;
}

export const DELIVERY_WORDS: Readonly<Record<"pt-BR" | "en" | "es", DeliveryWords>> = {
  "pt-BR": {
    title: "Entregas",
    none: "Nada a mostrar.",
    onlyParked: "Só as não entregues",
    states: { waiting: "Na fila", delivered: "Entregue", parked: "Não entregue", skipped: "Não enviado" },
    tries: (count) => (count === 1 ? "1 tentativa" : `${count} tentativas`),
    next: (at) => `próxima ${at}`,
    sendAgain: "Enviar de novo",
    more: "Mostrar mais",
    failed: "Não deu certo. Tente de novo.",
    off: "Ligue primeiro; depois envie de novo.",
    offline: "Sem conexão.",
  },
  en: {
    title: "Deliveries",
    none: "Nothing to show.",
    onlyParked: "Only those not delivered",
    states: { waiting: "Waiting", delivered: "Delivered", parked: "Not delivered", skipped: "Not sent" },
    tries: (count) => `${count} ${count === 1 ? "try" : "tries"}`,
    next: (at) => `next ${at}`,
    sendAgain: "Send again",
    more: "Show more",
    failed: "That did not work. Try again.",
    off: "Switch it on first; then send it again.",
    offline: "No connection.",
  },
  es: {
    title: "Entregas",
    none: "Nada que mostrar.",
    onlyParked: "Solo las no entregadas",
    states: { waiting: "En cola", delivered: "Entregado", parked: "No entregado", skipped: "No enviado" },
    tries: (count) => (count === 1 ? "1 intento" : `${count} intentos`),
    next: (at) => `siguiente ${at}`,
    sendAgain: "Enviar otra vez",
    more: "Mostrar más",
    failed: "No funcionó. Inténtalo de nuevo.",
    off: "Actívalo primero; después envía otra vez.",
    offline: "Sin conexión.",
  },
};
