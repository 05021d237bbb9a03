import type { WidgetLanguage } from "../../strings/language.ts";

/** The words of the menu, loaded with it. A missing key does not compile. */
export interface MenuStrings {
  rate: string;
  search: string;
  download: string;
  downloadAsJson: string;
  chooseLanguage: string;
  erase: string;
  eraseQuestion: string;
  eraseMeaning: string;
  eraseConfirm: string;
  cancel: string;
  leave: string;
}

export const MENU_STRINGS: Readonly<Record<WidgetLanguage, MenuStrings>> = {
  "pt-BR": {
    rate: "Avaliar a conversa",
    search: "Buscar na conversa",
    download: "Baixar a conversa",
    downloadAsJson: "Baixar como dados (JSON)",
    chooseLanguage: "Idioma",
    erase: "Apagar a conversa",
    eraseQuestion: "Apagar a conversa?",
    eraseMeaning: "Ela some deste aparelho e do servidor. Ninguém consegue trazê-la de volta.",
    eraseConfirm: "Apagar",
    cancel: "Cancelar",
    leave: "Fechar",
  },
  en: {
    rate: "Rate the conversation",
    search: "Search the conversation",
    download: "Download the conversation",
    downloadAsJson: "Download as data (JSON)",
    chooseLanguage: "Language",
    erase: "Erase the conversation",
    eraseQuestion: "Erase the conversation?",
    eraseMeaning: "It is removed from this device and from the server. Nobody can bring it back.",
    eraseConfirm: "Erase",
    cancel: "Cancel",
    leave: "Close",
  },
  es: {
    rate: "Valorar la conversación",
    search: "Buscar en la conversación",
    download: "Descargar la conversación",
    downloadAsJson: "Descargar como datos (JSON)",
    chooseLanguage: "Idioma",
    erase: "Borrar la conversación",
    eraseQuestion: "¿Borrar la conversación?",
    eraseMeaning: "Desaparece de este dispositivo y del servidor. Nadie puede recuperarla.",
    eraseConfirm: "Borrar",
    cancel: "Cancelar",
    leave: "Cerrar",
  },
  ar: {
    rate: "تقييم المحادثة",
    search: "البحث في المحادثة",
    download: "تنزيل المحادثة",
    downloadAsJson: "تنزيل المحادثة كبيانات (JSON)",
    chooseLanguage: "اللغة",
    erase: "حذف المحادثة",
    eraseQuestion: "هل تريد حذف المحادثة؟",
    eraseMeaning: "ستُحذف من هذا الجهاز ومن الخادم، ولن يتمكن أحد من استعادتها.",
    eraseConfirm: "حذف",
    cancel: "إلغاء",
    leave: "إغلاق",
  },
};
