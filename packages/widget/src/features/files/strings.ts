import type { WidgetLanguage } from "../../strings/language.ts";

/** The words of the button that sends files. A missing key does not compile. */
export interface FileStrings {
  attach: string;
  camera: string;
  /** Shown over the chat while files are held over it. */
  dropHere: string;
  fileTooLarge: (name: string) => string;
  fileNotTaken: (name: string) => string;
  dismiss: string;
}

export const FILE_STRINGS: Readonly<Record<WidgetLanguage, FileStrings>> = {
  "pt-BR": {
    attach: "Enviar arquivo ou foto",
    camera: "Tirar uma foto",
    dropHere: "Solte aqui para enviar",
    fileTooLarge: (name) => `“${name}” passa de 10 MB. Envie um arquivo menor.`,
    fileNotTaken: (name) => `Não recebemos este tipo de arquivo: “${name}”.`,
    dismiss: "Fechar aviso",
  },
  en: {
    attach: "Send a file or photo",
    camera: "Take a photo",
    dropHere: "Drop here to send",
    fileTooLarge: (name) => `“${name}” is larger than 10 MB. Send a smaller file.`,
    fileNotTaken: (name) => `We don't take this type of file: “${name}”.`,
    dismiss: "Dismiss notice",
  },
  es: {
    attach: "Enviar archivo o foto",
    camera: "Hacer una foto",
    dropHere: "Suelta aquí para enviar",
    fileTooLarge: (name) => `“${name}” supera los 10 MB. Envía un archivo más pequeño.`,
    fileNotTaken: (name) => `No recibimos este tipo de archivo: “${name}”.`,
    dismiss: "Cerrar aviso",
  },
  ar: {
    attach: "إرسال ملف أو صورة",
    camera: "التقاط صورة",
    dropHere: "أفلت هنا للإرسال",
    fileTooLarge: (name) => `حجم «${name}» أكبر من 10 ميغابايت. أرسل ملفًا أصغر.`,
    fileNotTaken: (name) => `لا نستقبل هذا النوع من الملفات: «${name}».`,
    dismiss: "إغلاق التنبيه",
  },
};
