import type { WidgetLanguage } from "../../strings/language.ts";

/** The words of the forms, loaded with the first form. A missing key does not compile. */
export interface FormStrings {
  form: string;
  formStart: string;
  formRequired: string;
  formGo: string;
  formName: string;
  formEmail: string;
  formPhone: string;
  formOptional: string;
  formNameMissing: string;
  formEmailMissing: string;
  formPhoneMissing: string;
  formEmailBad: string;
  formPhoneBad: string;
  formNothing: string;
  formPrivacy: string;
  formSend: string;
  formPass: string;
  formSent: string;
  formSending: string;
  formWaiting: string;
  formNotSent: string;
  formCorrect: string;
  formCancel: string;
}

export const FORM_STRINGS: Readonly<Record<WidgetLanguage, FormStrings>> = {
  "pt-BR": {
    form: "Como podemos entrar em contato?",
    formStart: "Antes de começar, como falamos com você?",
    formRequired: "Para conversar, preencha antes os seus dados.",
    formGo: "Preencher",
    formName: "Nome",
    formEmail: "E-mail",
    formPhone: "Telefone",
    formOptional: "opcional",
    formNameMissing: "Escreva o seu nome.",
    formEmailMissing: "Escreva o seu e-mail.",
    formPhoneMissing: "Escreva o seu telefone.",
    formEmailBad: "Confira o e-mail: deve ser como nome@exemplo.com.",
    formPhoneBad: "Confira o telefone: são pelo menos seis números.",
    formNothing: "Preencha pelo menos um dos campos.",
    formPrivacy: "Privacidade",
    formSend: "Enviar",
    formPass: "Agora não",
    formSent: "Dados enviados",
    formSending: "Enviando os seus dados",
    formWaiting: "Guardados: serão enviados quando a conexão voltar",
    formNotSent: "Os dados não foram enviados",
    formCorrect: "Corrigir",
    formCancel: "Cancelar",
  },
  en: {
    form: "How can we reach you?",
    formStart: "Before we start, how can we reach you?",
    formRequired: "To chat, fill in your details first.",
    formGo: "Fill in",
    formName: "Name",
    formEmail: "E-mail",
    formPhone: "Phone",
    formOptional: "optional",
    formNameMissing: "Enter your name.",
    formEmailMissing: "Enter your e-mail address.",
    formPhoneMissing: "Enter your phone number.",
    formEmailBad: "Check the address: it should look like name@example.com.",
    formPhoneBad: "Check the number: it needs at least six digits.",
    formNothing: "Fill in at least one of the fields.",
    formPrivacy: "Privacy",
    formSend: "Send",
    formPass: "Not now",
    formSent: "Details sent",
    formSending: "Sending your details",
    formWaiting: "Kept: they are sent once you are online again",
    formNotSent: "Your details were not sent",
    formCorrect: "Correct",
    formCancel: "Cancel",
  },
  es: {
    form: "¿Cómo te contactamos?",
    formStart: "Antes de empezar, ¿cómo te contactamos?",
    formRequired: "Para conversar, completa antes tus datos.",
    formGo: "Completar",
    formName: "Nombre",
    formEmail: "Correo electrónico",
    formPhone: "Teléfono",
    formOptional: "opcional",
    formNameMissing: "Escribe tu nombre.",
    formEmailMissing: "Escribe tu correo electrónico.",
    formPhoneMissing: "Escribe tu teléfono.",
    formEmailBad: "Revisa el correo: debe ser como nombre@ejemplo.com.",
    formPhoneBad: "Revisa el teléfono: necesita al menos seis números.",
    formNothing: "Completa al menos uno de los campos.",
    formPrivacy: "Privacidad",
    formSend: "Enviar",
    formPass: "Ahora no",
    formSent: "Datos enviados",
    formSending: "Enviando tus datos",
    formWaiting: "Guardados: se envían cuando vuelva la conexión",
    formNotSent: "Los datos no se enviaron",
    formCorrect: "Corregir",
    formCancel: "Cancelar",
  },
  ar: {
    form: "كيف نتواصل معك؟",
    formStart: "قبل أن نبدأ، كيف نتواصل معك؟",
    formRequired: "لبدء المحادثة، املأ بياناتك أولًا.",
    formGo: "ملء البيانات",
    formName: "الاسم",
    formEmail: "البريد الإلكتروني",
    formPhone: "الهاتف",
    formOptional: "اختياري",
    formNameMissing: "اكتب اسمك.",
    formEmailMissing: "اكتب بريدك الإلكتروني.",
    formPhoneMissing: "اكتب رقم هاتفك.",
    formEmailBad: "تحقق من البريد: يجب أن يكون مثل name@example.com.",
    formPhoneBad: "تحقق من الرقم: يجب ألا يقل عن ستة أرقام.",
    formNothing: "املأ خانة واحدة على الأقل.",
    formPrivacy: "الخصوصية",
    formSend: "إرسال",
    formPass: "ليس الآن",
    formSent: "أُرسلت البيانات",
    formSending: "جارٍ إرسال بياناتك",
    formWaiting: "محفوظة، وستُرسل عند عودة الاتصال",
    formNotSent: "لم تُرسل البيانات",
    formCorrect: "تصحيح",
    formCancel: "إلغاء",
  },
};
