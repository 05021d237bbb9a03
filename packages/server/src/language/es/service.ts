import type { ServiceWords } from "../pack/service.ts";

export const spanishService: ServiceWords = {
  closed: (opens) =>
    opens === undefined
      ? "Ahora no hay nadie del equipo."
      : `Ahora no hay nadie del equipo; volvemos el ${opens}.`,
  leaveTicket:
    "Si prefieres, envía el formulario de abajo: abro un ticket, que el equipo responde y tú sigues aquí y en su página. Mientras tanto, puedes seguir preguntándome.",
  asksForTicket:
    "abrir_*_ticket abre_*_ticket abrir_*_reclamo abrir_*_caso abre_*_caso crear_*_ticket crea_*_ticket levantar_*_ticket levantar_*_reporte registrar_*_reclamo registrar_*_queja poner_*_reclamacion poner_*_queja hacer_*_reclamo_formal",
  draftTicket: "Preparé el ticket con lo que me contaste. Revísalo, cambia lo que quieras y envíalo:",
  urgent: "urgente$ urgencia$ emergencia$ para_hoy$ cuanto_antes$ inmediatamente$ de_inmediato$",
  kinds: {
    order: "Pedido",
    delivery: "Entrega",
    returns: "Cambio o devolución",
    payment: "Pago",
    product: "Producto",
    support: "Problema o defecto",
    complaint: "Reclamo",
    other: "Otro asunto",
  },
  noSubject: "Pedido de atención",
  conversationNumber: (number) => `Número de esta atención: **${number}**.`,
  deviceJoined:
    "Esta conversación se abrió en otro dispositivo. Si no fuiste tú, abre el menú y cierra la sesión en los demás.",
  statuses: {
    new: "Nuevo",
    open: "En curso",
    waiting: "Esperando tu respuesta",
    solved: "Resuelto",
    closed: "Cerrado",
  },
  ticketOpened: (number, expected) =>
    `Ticket n.º **${number}** abierto.${expected === undefined ? "" : ` Solución prevista: hasta el ${expected}.`}`,
  ticketChanged: (number, status) => `Ticket n.º **${number}**: ${status.toLowerCase()}.`,
  ticketAnswered: (number, name, text) => `${name} respondió al ticket n.º **${number}**:\n\n${text}`,
  page: {
    ticket: "Ticket",
    status: "Estado",
    kind: "Asunto",
    expected: "Solución prevista",
    opened: "Abierto el",
    history: "Historial",
    you: "Tú",
    team: "Equipo",
    room: "Sistema",
    add: "Agregar información",
    send: "Enviar",
    close: "Cerrar ticket",
    isClosed: "Este ticket está cerrado.",
    urgency: "Urgencia",
    file: "Adjuntar un archivo, hasta 10 MB",
  },
  fileFaults: {
    "too-large": "El archivo pasa de 10 MB. No se envió nada.",
    type: "Este tipo de archivo no se acepta. No se envió nada.",
    broken: "La imagen está dañada. No se envió nada.",
    full: "Esta conversación no acepta más archivos. No se envió nada.",
    often: "Demasiados archivos en poco tiempo. Espera unos minutos y envíalo otra vez.",
    none: "Este ticket no acepta archivos. No se envió nada.",
  },
  urgencies: { low: "Baja", normal: "Normal", high: "Alta", urgent: "Urgente" },
};
