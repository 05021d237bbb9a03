import type { WidgetLanguage } from "../../strings/language.ts";

/** The words of the menu, loaded with it. A missing key does not compile. */
export interface MenuStrings {
  rate: string;
  search: string;
  download: string;
  downloadAsJson: string;
  mail: string;
  mailAddress: string;
  mailSend: string;
  mailSent: (email: string) => string;
  mailFailed: string;
  mailLimited: string;
  otherDevice: string;
  chooseLanguage: string;
  erase: string;
  eraseQuestion: string;
  eraseMeaning: string;
  eraseConfirm: string;
  cancel: string;
  leave: string;
  continueOn: (channel: string) => string;
  continueMeaning: string;
  continueOpen: (channel: string) => string;
  continueFailed: string;
  backFrom: (channel: string) => string;
}

export const MENU_STRINGS: Readonly<Record<WidgetLanguage, MenuStrings>> = {
  "pt-BR": {
    rate: "Avaliar a conversa",
    search: "Buscar na conversa",
    download: "Baixar a conversa",
    downloadAsJson: "Baixar como dados (JSON)",
    mail: "Receber por e-mail",
    mailAddress: "Seu e-mail",
    mailSend: "Enviar",
    mailSent: (email) => `A conversa está a caminho de ${email}.`,
    mailFailed: "Não foi possível enviar. Tente de novo.",
    mailLimited: "Esta conversa já foi enviada muitas vezes hoje. Você pode baixá-la.",
    otherDevice: "Continuar em outro aparelho",
    chooseLanguage: "Idioma",
    erase: "Apagar a conversa",
    eraseQuestion: "Apagar a conversa?",
    eraseMeaning: "Ela some deste aparelho e do servidor. Ninguém consegue trazê-la de volta.",
    eraseConfirm: "Apagar",
    cancel: "Cancelar",
    leave: "Fechar",
    continueOn: (channel) => `Continuar no ${channel}`,
    continueMeaning:
      "Abre o aplicativo com um código que vale uma vez. Envie a mensagem, e a conversa segue lá.",
    continueOpen: (channel) => `Abrir o ${channel}`,
    continueFailed: "Não deu certo agora. Tente de novo daqui a pouco.",
    backFrom: (channel) => `Deixar de usar o ${channel}`,
  },
  en: {
    rate: "Rate the conversation",
    search: "Search the conversation",
    download: "Download the conversation",
    downloadAsJson: "Download as data (JSON)",
    mail: "Get it by e-mail",
    mailAddress: "Your e-mail",
    mailSend: "Send",
    mailSent: (email) => `The conversation is on its way to ${email}.`,
    mailFailed: "It could not be sent. Try again.",
    mailLimited: "This conversation was sent too often today. You can download it.",
    otherDevice: "Continue on another device",
    chooseLanguage: "Language",
    erase: "Erase the conversation",
    eraseQuestion: "Erase the conversation?",
    eraseMeaning: "It is removed from this device and from the server. Nobody can bring it back.",
    eraseConfirm: "Erase",
    cancel: "Cancel",
    leave: "Close",
    continueOn: (channel) => `Continue on ${channel}`,
    continueMeaning:
      "It opens the app with a code that is good once. Send the message, and the conversation goes on there.",
    continueOpen: (channel) => `Open ${channel}`,
    continueFailed: "That did not work now. Try again in a moment.",
    backFrom: (channel) => `Stop using ${channel}`,
  },
  es: {
    rate: "Valorar la conversación",
    search: "Buscar en la conversación",
    download: "Descargar la conversación",
    downloadAsJson: "Descargar como datos (JSON)",
    mail: "Recibir por correo",
    mailAddress: "Tu correo",
    mailSend: "Enviar",
    mailSent: (email) => `La conversación va camino de ${email}.`,
    mailFailed: "No se pudo enviar. Inténtalo de nuevo.",
    mailLimited: "Esta conversación ya se envió demasiadas veces hoy. Puedes descargarla.",
    otherDevice: "Continuar en otro dispositivo",
    chooseLanguage: "Idioma",
    erase: "Borrar la conversación",
    eraseQuestion: "¿Borrar la conversación?",
    eraseMeaning: "Desaparece de este dispositivo y del servidor. Nadie puede recuperarla.",
    eraseConfirm: "Borrar",
    cancel: "Cancelar",
    leave: "Cerrar",
    continueOn: (channel) => `Continuar en ${channel}`,
    continueMeaning:
      "Abre la aplicación con un código que vale una vez. Envía el mensaje y la conversación sigue allí.",
    continueOpen: (channel) => `Abrir ${channel}`,
    continueFailed: "No funcionó ahora. Inténtalo en un momento.",
    backFrom: (channel) => `Dejar de usar ${channel}`,
  },
  ar: {
    rate: "تقييم المحادثة",
    search: "البحث في المحادثة",
    download: "تنزيل المحادثة",
    downloadAsJson: "تنزيل المحادثة كبيانات (JSON)",
    mail: "استلامها بالبريد الإلكتروني",
    mailAddress: "بريدك الإلكتروني",
    mailSend: "إرسال",
    mailSent: (email) => `المحادثة في طريقها إلى ${email}.`,
    mailFailed: "تعذّر الإرسال. حاول مرة أخرى.",
    mailLimited: "أُرسلت هذه المحادثة مرات كثيرة اليوم. يمكنك تنزيلها.",
    otherDevice: "المتابعة على جهاز آخر",
    chooseLanguage: "اللغة",
    erase: "حذف المحادثة",
    eraseQuestion: "هل تريد حذف المحادثة؟",
    eraseMeaning: "ستُحذف من هذا الجهاز ومن الخادم، ولن يتمكن أحد من استعادتها.",
    eraseConfirm: "حذف",
    cancel: "إلغاء",
    leave: "إغلاق",
    continueOn: (channel) => `المتابعة على ${channel}`,
    continueMeaning: "يفتح التطبيق برمز يصلح مرة واحدة. أرسل الرسالة وتستمر المحادثة هناك.",
    continueOpen: (channel) => `فتح ${channel}`,
    continueFailed: "لم ينجح ذلك الآن. حاول مرة أخرى بعد قليل.",
    backFrom: (channel) => `التوقف عن استخدام ${channel}`,
  },
};
