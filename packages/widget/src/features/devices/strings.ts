import type { WidgetLanguage } from "../../strings/language.ts";

/** The words of conversations on several devices. A missing key does not compile. */
interface DeviceStrings {
  otherDevice: string;
  linkComes: string;
  linkMeaning: string;
  linkLabel: string;
  codeLabel: string;
  copy: string;
  copied: string;
  failed: string;
  full: string;
  others: (count: number) => string;
  signOut: string;
  close: string;
  joinQuestion: string;
  joinMeaning: string;
  joinInPlace: string;
  join: string;
  notNow: string;
  used: string;
}

export const DEVICE_STRINGS: Readonly<Record<WidgetLanguage, DeviceStrings>> = {
  "pt-BR": {
    otherDevice: "Continuar em outro aparelho",
    linkComes: "Preparando o link…",
    linkMeaning:
      "Aponte a câmera do outro aparelho para o código, ou abra o link lá. Ele vale uma vez, por 10 minutos. Não o envie a mais ninguém.",
    linkLabel: "Link para o outro aparelho",
    codeLabel: "Código QR com o link",
    copy: "Copiar",
    copied: "Copiado",
    failed: "Não deu certo agora. Tente de novo daqui a pouco.",
    full: "Esta conversa já está em muitos aparelhos. Desconecte os outros primeiro.",
    others: (count) => (count === 1 ? "Aberta em mais 1 aparelho" : `Aberta em mais ${count} aparelhos`),
    signOut: "Desconectar os outros",
    close: "Fechar",
    joinQuestion: "Continuar aqui a conversa?",
    joinMeaning: "Ela começou em outro aparelho e segue nos dois.",
    joinInPlace: "A conversa que está neste aparelho deixa de aparecer aqui.",
    join: "Continuar aqui",
    notNow: "Agora não",
    used: "Este link já foi usado ou passou do prazo. Peça outro no primeiro aparelho.",
  },
  en: {
    otherDevice: "Continue on another device",
    linkComes: "Preparing the link…",
    linkMeaning:
      "Point the other device's camera at the code, or open the link there. It works once, for 10 minutes. Send it to nobody else.",
    linkLabel: "Link for the other device",
    codeLabel: "QR code with the link",
    copy: "Copy",
    copied: "Copied",
    failed: "That did not work now. Try again in a moment.",
    full: "This conversation is on many devices already. Sign the others out first.",
    others: (count) => (count === 1 ? "Open on 1 other device" : `Open on ${count} other devices`),
    signOut: "Sign the others out",
    close: "Close",
    joinQuestion: "Continue the conversation here?",
    joinMeaning: "It began on another device and goes on there, too.",
    joinInPlace: "The conversation on this device is no longer shown here.",
    join: "Continue here",
    notNow: "Not now",
    used: "This link was used, or is past its time. Get another one on the first device.",
  },
  es: {
    otherDevice: "Continuar en otro dispositivo",
    linkComes: "Preparando el enlace…",
    linkMeaning:
      "Apunta la cámara del otro dispositivo al código, o abre el enlace allí. Vale una vez, durante 10 minutos. No se lo envíes a nadie más.",
    linkLabel: "Enlace para el otro dispositivo",
    codeLabel: "Código QR con el enlace",
    copy: "Copiar",
    copied: "Copiado",
    failed: "No funcionó ahora. Inténtalo en un momento.",
    full: "Esta conversación ya está en muchos dispositivos. Primero cierra la sesión en los demás.",
    others: (count) =>
      count === 1 ? "Abierta en 1 dispositivo más" : `Abierta en ${count} dispositivos más`,
    signOut: "Cerrar en los demás",
    close: "Cerrar",
    joinQuestion: "¿Continuar aquí la conversación?",
    joinMeaning: "Empezó en otro dispositivo y sigue en los dos.",
    joinInPlace: "La conversación de este dispositivo deja de mostrarse aquí.",
    join: "Continuar aquí",
    notNow: "Ahora no",
    used: "Este enlace ya se usó o pasó su plazo. Pide otro en el primer dispositivo.",
  },
  ar: {
    otherDevice: "المتابعة على جهاز آخر",
    linkComes: "جارٍ تحضير الرابط…",
    linkMeaning:
      "وجّه كاميرا الجهاز الآخر نحو الرمز، أو افتح الرابط هناك. يصلح مرة واحدة لمدة 10 دقائق. لا ترسله إلى أي شخص آخر.",
    linkLabel: "رابط للجهاز الآخر",
    codeLabel: "رمز QR يحتوي على الرابط",
    copy: "نسخ",
    copied: "تم النسخ",
    failed: "لم ينجح ذلك الآن. حاول مرة أخرى بعد قليل.",
    full: "هذه المحادثة مفتوحة على أجهزة كثيرة. سجّل خروج الأجهزة الأخرى أولًا.",
    others: (count) => `عدد الأجهزة الأخرى المفتوحة: ${count}`,
    signOut: "تسجيل خروج الأجهزة الأخرى",
    close: "إغلاق",
    joinQuestion: "هل تريد متابعة المحادثة هنا؟",
    joinMeaning: "بدأت على جهاز آخر وتستمر على الجهازين.",
    joinInPlace: "لن تظهر هنا المحادثة الموجودة على هذا الجهاز.",
    join: "المتابعة هنا",
    notNow: "ليس الآن",
    used: "استُخدم هذا الرابط أو انتهت مدته. اطلب رابطًا آخر من الجهاز الأول.",
  },
};
