import type { Plural } from "./plural.ts";
import type { Moment, Strings } from "./strings.ts";

// "el sábado a ", but "mañana a ".
const dayOf = ({ kind, day }: Moment) =>
  day && `${kind === "weekday" || kind === "date" ? "el " : ""}${day} a `;
// "la 1:00", but "las 2:00".
const clockOf = ({ time }: Moment) => `${/^0?1\D/.test(time) ? "la" : "las"} ${time}`;

export const es = (plural: Plural): Strings => ({
  language: "es",
  chatWith: (site) => `Chat con ${site}`,
  defaultName: "Atención",
  close: "Cerrar el chat",
  messages: "Mensajes",
  conversation: "Conversación",
  you: "Tú",
  assistant: "Asistente",
  person: "Persona del equipo",
  notice: "Aviso",
  greeting: "¡Hola! Qué bueno tenerte aquí. ¿Qué quieres saber?",
  whoAnswers: "El asistente responde al momento. Si prefieres, pide una persona.",
  suggestions: "Ideas para empezar",
  starters: ["¿Qué ofrecen?", "¿Cuál es el horario de atención?", "¿Cómo puedo contactarlos?"],
  placeholder: "Escribe tu mensaje",
  write: "Tu mensaje",
  send: "Enviar",
  stop: "Detener la respuesta",
  writing: "Escribiendo",
  lookingUp: "Buscando",
  askHuman: "Hablar con una persona",
  humanAsked: "Pediste hablar con una persona",
  personHere: "Con alguien del equipo",
  online: "Responde al momento",
  connecting: "Conectando",
  offline: "Sin conexión",
  away: "No disponible",
  offlineHint:
    "No tienes conexión. Puedes escribir: el mensaje se guarda y se envía en cuanto vuelva la conexión.",
  retryNow: "Probar ahora",
  outdated:
    "Esta página lleva mucho tiempo abierta. Recárgala para continuar; tu conversación está guardada.",
  reload: "Recargar",
  unavailable:
    "El chat no está disponible en esta página. Usa los contactos del sitio para hablar con el equipo.",
  notKept: "Este navegador no permite guardar la conversación: desaparece cuando salgas de la página.",
  menu: "Más opciones",
  erased: "La conversación se ha borrado, aquí y en el servidor.",
  erasing: "La conversación se ha borrado en este dispositivo. El servidor la borra en cuanto haya conexión.",
  notKeptFull: "No queda espacio en este dispositivo: lo que venga ahora se pierde al salir de la página.",
  notRead:
    "No se pudo leer todo lo guardado en este dispositivo. Puede que se hayan perdido mensajes aún no enviados.",
  consent:
    "Nada se guarda antes de tu primer mensaje. Al enviarlo, la conversación queda en este dispositivo y en el sitio.",
  ready: "Listo para conversar",
  sending: "Enviando",
  waiting: "Se envía cuando vuelva la conexión",
  notSent: "No se envió.",
  failed: "No se envió. Inténtalo de nuevo.",
  retry: "Reintentar",
  discard: "Borrar",
  jump: "Ir al último mensaje",
  news: "Mensajes nuevos",
  newMessages: (count) => plural(count, { one: "# mensaje nuevo", other: "# mensajes nuevos" }),
  earlier: "Mostrar mensajes anteriores",
  teamHere: "El equipo atiende ahora.",
  teamHereUntil: (moment) => `El equipo atiende ahora, hasta ${dayOf(moment)}${clockOf(moment)}.`,
  teamBackAt: (moment) => `El equipo vuelve ${dayOf(moment) || "a "}${clockOf(moment)}.`,
});
