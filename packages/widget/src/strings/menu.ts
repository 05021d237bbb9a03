import type { WidgetLanguage } from "./language.ts";

/** The words of the head's menu, which are loaded with it. A missing key does not compile. */
export interface MenuStrings {
  download: string;
  downloadAsJson: string;
  erase: string;
  eraseQuestion: string;
  eraseMeaning: string;
  eraseConfirm: string;
  cancel: string;
}

export const MENU_STRINGS: Readonly<Record<WidgetLanguage, MenuStrings>> = {
  "pt-BR": {
    download: "Baixar a conversa",
    downloadAsJson: "Baixar como dados (JSON)",
    erase: "Apagar a conversa",
    eraseQuestion: "Apagar a conversa?",
    eraseMeaning: "Ela some deste aparelho e do servidor. Ninguém consegue trazê-la de volta.",
    eraseConfirm: "Apagar",
    cancel: "Cancelar",
  },
  en: {
    download: "Download the conversation",
    downloadAsJson: "Download as data (JSON)",
    erase: "Erase the conversation",
    eraseQuestion: "Erase the conversation?",
    eraseMeaning: "It goes from this device and from the server. Nobody can bring it back.",
    eraseConfirm: "Erase",
    cancel: "Cancel",
  },
  es: {
    download: "Descargar la conversación",
    downloadAsJson: "Descargar como datos (JSON)",
    erase: "Borrar la conversación",
    eraseQuestion: "¿Borrar la conversación?",
    eraseMeaning: "Desaparece de este dispositivo y del servidor. Nadie puede recuperarla.",
    eraseConfirm: "Borrar",
    cancel: "Cancelar",
  },
  ar: {
    download: "تنزيل المحادثة",
    downloadAsJson: "تنزيل المحادثة كبيانات (JSON)",
    erase: "حذف المحادثة",
    eraseQuestion: "هل تريد حذف المحادثة؟",
    eraseMeaning: "ستُحذف من هذا الجهاز ومن الخادم، ولن يتمكن أحد من استعادتها.",
    eraseConfirm: "حذف",
    cancel: "إلغاء",
  },
};
