import type { WidgetLanguage } from "../../strings/language.ts";

export interface VoiceButtonStrings {
  dictate: string;
  narrate: string;
  talk: string;
}

/** The names of the voice's buttons, which show before the voice is loaded. */
export const BUTTON_STRINGS: Readonly<Record<WidgetLanguage, VoiceButtonStrings>> = {
  "pt-BR": {
    dictate: "Falar em vez de escrever",
    narrate: "Ouvir as respostas em voz alta",
    talk: "Conversar por voz",
  },
  en: {
    dictate: "Speak instead of typing",
    narrate: "Hear the answers read aloud",
    talk: "Talk by voice",
  },
  es: {
    dictate: "Hablar en vez de escribir",
    narrate: "Escuchar las respuestas en voz alta",
    talk: "Conversar por voz",
  },
  ar: {
    dictate: "تحدث بدلًا من الكتابة",
    narrate: "استمع إلى الإجابات بصوت مسموع",
    talk: "محادثة صوتية",
  },
};
