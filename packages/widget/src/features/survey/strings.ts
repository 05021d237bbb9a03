import type { WidgetLanguage } from "../../strings/language.ts";

/** The words of the survey, loaded with it. A missing key does not compile. */
export interface SurveyStrings {
  survey: string;
  /** From 1, very bad, to 5, very good. */
  surveyScores: readonly [string, string, string, string, string];
  surveyComment: string;
  surveyOptional: string;
  surveySend: string;
  surveyThanks: string;
  surveySending: string;
  surveyWaiting: string;
  surveyNotSent: string;
  surveyChange: string;
  surveyCancel: string;
}

export const SURVEY_STRINGS: Readonly<Record<WidgetLanguage, SurveyStrings>> = {
  "pt-BR": {
    survey: "Como foi a conversa?",
    surveyScores: ["Péssima", "Ruim", "Regular", "Boa", "Ótima"],
    surveyComment: "Quer contar por quê?",
    surveyOptional: "opcional",
    surveySend: "Enviar",
    surveyThanks: "Obrigado por avaliar!",
    surveySending: "Enviando a avaliação",
    surveyWaiting: "Guardada: será enviada quando a conexão voltar",
    surveyNotSent: "A avaliação não foi enviada",
    surveyChange: "Mudar",
    surveyCancel: "Cancelar",
  },
  en: {
    survey: "How was the conversation?",
    surveyScores: ["Very bad", "Poor", "Fair", "Good", "Great"],
    surveyComment: "Would you like to say why?",
    surveyOptional: "optional",
    surveySend: "Send",
    surveyThanks: "Thank you for rating!",
    surveySending: "Sending your rating",
    surveyWaiting: "Kept: it is sent once you are online again",
    surveyNotSent: "Your rating was not sent",
    surveyChange: "Change",
    surveyCancel: "Cancel",
  },
  es: {
    survey: "¿Cómo fue la conversación?",
    surveyScores: ["Pésima", "Mala", "Regular", "Buena", "Excelente"],
    surveyComment: "¿Quieres contar por qué?",
    surveyOptional: "opcional",
    surveySend: "Enviar",
    surveyThanks: "¡Gracias por valorar!",
    surveySending: "Enviando la valoración",
    surveyWaiting: "Guardada: se envía cuando vuelva la conexión",
    surveyNotSent: "La valoración no se envió",
    surveyChange: "Cambiar",
    surveyCancel: "Cancelar",
  },
  ar: {
    survey: "كيف كانت المحادثة؟",
    surveyScores: ["سيئة جدًا", "سيئة", "مقبولة", "جيدة", "ممتازة"],
    surveyComment: "هل تود أن تخبرنا بالسبب؟",
    surveyOptional: "اختياري",
    surveySend: "إرسال",
    surveyThanks: "شكرًا على تقييمك!",
    surveySending: "جارٍ إرسال التقييم",
    surveyWaiting: "محفوظ، وسيُرسل عند عودة الاتصال",
    surveyNotSent: "لم يُرسل التقييم",
    surveyChange: "تغيير",
    surveyCancel: "إلغاء",
  },
};
