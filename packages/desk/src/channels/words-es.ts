import type { ChannelWords } from "./channel-words.ts";

/** The page's words in Spanish. */
export const ES: ChannelWords = {
  title: "Canales",
  intro: "Dónde escribe la gente además del sitio. Hablan con el mismo asistente y el mismo equipo.",
  add: "Conectar un canal",
  connect: "Conectar",
  connecting: "Comprobando…",
  nothing: "Todavía no hay ningún canal conectado.",
  onlyOwners: "Solo los dueños del sitio conectan canales.",
  fields: {
    token: "Token",
    phoneNumberId: "Identificador del número de teléfono",
    accountId: "Identificador de la cuenta de WhatsApp Business",
    pageId: "Identificador de la página",
    appSecret: "Clave secreta de la app",
    address: "Dirección de correo",
  },
  before: {
    telegram: [
      "En Telegram, escribe a @BotFather y envía /newbot.",
      "Responde a sus dos preguntas: el nombre y la dirección del bot.",
      "Copia el token que te da y pégalo aquí. Prosa registra sola la dirección para los mensajes.",
    ],
    whatsapp: [
      "En developers.facebook.com, crea una app de tipo Empresa y añade el producto WhatsApp.",
      "En WhatsApp, Configuración de la API, copia los dos identificadores. En Configuración de la app, Básica, copia la clave secreta.",
      "En la configuración de la empresa, crea un usuario del sistema, dale la app y la cuenta, y genera un token con whatsapp_business_messaging y whatsapp_business_management. El token de la página de la API termina en un día; este no.",
    ],
    messenger: [
      "En developers.facebook.com, crea una app de tipo Empresa y añade el producto Messenger.",
      "En la página de Facebook, en Información, Transparencia de la página, copia el identificador. En Configuración de la app, Básica, copia la clave secreta.",
      "En Messenger, Configuración de la API, vincula la página a la app y genera su token. Para que no termine, genera el token de la página con un usuario del sistema, con pages_messaging y pages_manage_metadata.",
    ],
    instagram: [
      "La cuenta de Instagram tiene que ser profesional y estar vinculada a una página de Facebook; en los mensajes de Instagram, permite el acceso de herramientas conectadas.",
      "En developers.facebook.com, crea una app de tipo Empresa, añade Instagram y copia la clave secreta de Configuración de la app, Básica. Copia el identificador de la página en Información, Transparencia de la página.",
      "Genera el token de la página con un usuario del sistema, con instagram_basic, instagram_manage_messages y pages_manage_metadata.",
    ],
    email: [
      "Elige la dirección a la que la gente les escribe, como contacto@tienda.com, y escríbela abajo.",
      "Prosa da a cambio una dirección de entrada. En tu servicio de correo, reenvía a ella todo lo que llega a la primera.",
    ],
  },
  after: {
    telegram: "Listo: escribe al bot.",
    whatsapp:
      "Último paso: en WhatsApp, Configuración, pega esta dirección y este token de verificación, y suscríbete al campo messages.",
    messenger:
      "Último paso: en Messenger, Configuración de la API, pega esta dirección y este token de verificación, y suscríbete a messages, messaging_postbacks, message_echoes, message_deliveries, message_reads, messaging_handovers y standby.",
    instagram:
      "Último paso: en Instagram, Webhooks, pega esta dirección y este token de verificación, y suscríbete a messages, messaging_postbacks, messaging_seen, messaging_handover y standby.",
    email:
      'Último paso: en tu servicio de correo, reenvía lo que llega a este canal a la dirección de abajo. Ya salió un correo de prueba; cuando vuelva, el canal aparece como comprobado. Si tarda, pide "Comprobar ahora".',
  },
  callback: "URL de devolución de llamada",
  verifyToken: "Token de verificación",
  copy: "Copiar",
  copied: "Copiado",
  intake: "Dirección de entrada",
  isWaiting: (channel) =>
    channel === "E-mail" ? "A la espera del correo de prueba" : "A la espera de la comprobación de Meta",
  isVerified: (when) => `Dirección comprobada el ${when}`,
  isWell: "Funcionando",
  hasFault: "Con un problema",
  renew: "Token nuevo",
  renewHint:
    "De la misma cuenta. Las personas y las conversaciones quedan, y lo que espera sale en menos de quince minutos.",
  renewed: (name) => `El token nuevo de ${name} funciona.`,
  faults: {
    token: "El token ya no vale. Elige “Token nuevo” en el menú; los mensajes esperan.",
    locked: "La plataforma bloqueó la cuenta: mira su panel. Los mensajes esperan.",
    payment: "Hay un pago pendiente en la plataforma. Los mensajes esperan.",
    mail: "El servidor no puede enviar correos: mira su configuración. Los mensajes esperan.",
    down: "La plataforma no recibe mensajes por ahora. Esperan y salen en cuanto se pueda.",
    other: "La plataforma rechazó mensajes: mira su panel.",
  },
  check: "Comprobar ahora",
  checked: (name) => `Todo bien con ${name}.`,
  tried: (address) => `Salió un correo de prueba a ${address}.`,
  disconnect: "Desconectar",
  disconnectAsk: (name) => `¿Desconectar ${name}? El token se destruye y no llega nada más por aquí.`,
  since: (when) => `Conectado el ${when}`,
  usage: "Lo que se cobró",
  usageHint: "Mensajes entregados, como los contó Meta. Los precios están en la tabla de Meta.",
  month: "Mes",
  category: "Categoría",
  billed: "Cobrados",
  free: "Gratis",
  categories: {
    service: "Atención",
    utility: "Utilidad",
    marketing: "Marketing",
    authentication: "Autenticación",
  },
  siteOnly: "Solo sobre este sitio",
  siteOnlyHint:
    "Siempre activado: los términos de WhatsApp no admiten asistentes generales. El asistente responde solo con el conocimiento del sitio.",
  problems: {
    "wrong-token": "La plataforma no conoce este token, o ya terminó. Cópialo de nuevo.",
    "wrong-app-secret":
      "La clave secreta no es la de la app del token. Cópiala de Configuración de la app, Básica.",
    "wrong-number": "Este token no alcanza ese número. Revisa el identificador y los permisos.",
    "wrong-account":
      "La app no puede oír esa cuenta. Revisa el identificador de la cuenta y los permisos del token.",
    "wrong-page": "Este token no alcanza esa página. Revisa el identificador y los permisos.",
    "address-refused":
      "La plataforma no aceptó la dirección de este servidor. Debe ser HTTPS y pública (PROSA_PUBLIC_URL).",
    "no-answer": "La plataforma no respondió. Inténtalo en un minuto.",
    "no-mail":
      "El correo de este servidor no está configurado o no funciona: quien lo cuida revisa PROSA_MAIL_URL y PROSA_MAIL_REPLY_TO.",
    "mail-refused": "El servidor de correo no aceptó nada para esta dirección. Revisa cómo está escrita.",
    "another-account": "El token es de otra cuenta. Conecta esa cuenta como otro canal.",
    "bad-body": "Algo no tiene la forma que usa la plataforma. Cópialo de nuevo, sin espacios.",
    failed: "No funcionó. Inténtalo de nuevo.",
    offline: "Sin conexión con el servidor.",
  },
};
