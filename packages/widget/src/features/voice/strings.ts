import type { WidgetLanguage } from "../../strings/language.ts";
import type { VoiceFault } from "./speech-input.ts";

/** The words of the voice, loaded with it. A missing key does not compile. */
export interface VoiceStrings {
  opening: string;
  listening: string;
  recording: (seconds: number) => string;
  transcribing: string;
  thinking: string;
  reading: string;
  speaking: string;
  cancel: string;
  done: string;
  send: string;
  interrupt: string;
  end: string;
  silence: string;
  rate: (rate: string) => string;
  dismiss: string;
  handsFree: string;
  /** Read aloud in place of a bare address. */
  link: string;
  faults: Readonly<Record<VoiceFault, string>>;
}

export const VOICE_STRINGS: Readonly<Record<WidgetLanguage, VoiceStrings>> = {
  "pt-BR": {
    opening: "Abrindo o microfone",
    listening: "Pode falar, estou ouvindo",
    recording: (seconds) => `Gravando: ${seconds}/60\u00a0s`,
    transcribing: "Passando para texto",
    thinking: "Buscando a resposta",
    reading: "Lendo em voz alta",
    speaking: "Respondendo em voz alta",
    cancel: "Cancelar",
    done: "Pronto",
    send: "Enviar agora",
    interrupt: "Interromper",
    end: "Encerrar",
    silence: "Parar de ler",
    rate: (rate) => `Velocidade da leitura: ${rate}`,
    dismiss: "Fechar o aviso",
    handsFree: "Conversa por voz",
    link: "link na tela",
    faults: {
      refused: "O microfone está bloqueado para este site. Libere-o no navegador, ou escreva sua mensagem.",
      "no-microphone": "Nenhum microfone foi encontrado. Conecte um, ou escreva sua mensagem.",
      "no-network": "O reconhecimento de voz está sem conexão. Escreva, ou tente de novo em instantes.",
      "language-missing": "Este navegador não reconhece voz em português. Escreva sua mensagem.",
      "nothing-heard": "Não ouvi nada. Toque no botão para falar de novo, ou escreva.",
      "no-voice": "Este aparelho não tem uma voz em português para ler as respostas. Elas continuam na tela.",
      busy: "Há muitas gravações ao mesmo tempo. Tente de novo em instantes, ou escreva.",
      failed: "A voz não funcionou desta vez. Tente de novo, ou escreva sua mensagem.",
    },
  },
  en: {
    opening: "Opening the microphone",
    listening: "Go ahead, I’m listening",
    recording: (seconds) => `Recording: ${seconds}/60\u00a0s`,
    transcribing: "Turning it into text",
    thinking: "Finding the answer",
    reading: "Reading aloud",
    speaking: "Answering aloud",
    cancel: "Cancel",
    done: "Done",
    send: "Send now",
    interrupt: "Interrupt",
    end: "End",
    silence: "Stop reading",
    rate: (rate) => `Reading speed: ${rate}`,
    dismiss: "Close the notice",
    handsFree: "Spoken conversation",
    link: "link on the screen",
    faults: {
      refused: "The microphone is blocked for this site. Allow it in your browser, or type your message.",
      "no-microphone": "No microphone was found. Connect one, or type your message.",
      "no-network": "Speech recognition has no connection. Type, or try again in a moment.",
      "language-missing": "This browser does not recognise spoken English. Type your message.",
      "nothing-heard": "I heard nothing. Press the button to speak again, or type.",
      "no-voice": "This device has no English voice to read the answers. They stay on the screen.",
      busy: "There are too many recordings at once. Try again in a moment, or type.",
      failed: "Voice did not work this time. Try again, or type your message.",
    },
  },
  es: {
    opening: "Abriendo el micrófono",
    listening: "Puedes hablar, te escucho",
    recording: (seconds) => `Grabando: ${seconds}/60\u00a0s`,
    transcribing: "Pasando a texto",
    thinking: "Buscando la respuesta",
    reading: "Leyendo en voz alta",
    speaking: "Respondiendo en voz alta",
    cancel: "Cancelar",
    done: "Listo",
    send: "Enviar ahora",
    interrupt: "Interrumpir",
    end: "Terminar",
    silence: "Dejar de leer",
    rate: (rate) => `Velocidad de lectura: ${rate}`,
    dismiss: "Cerrar el aviso",
    handsFree: "Conversación por voz",
    link: "enlace en la pantalla",
    faults: {
      refused:
        "El micrófono está bloqueado para este sitio. Permítelo en el navegador, o escribe tu mensaje.",
      "no-microphone": "No se encontró ningún micrófono. Conecta uno, o escribe tu mensaje.",
      "no-network":
        "El reconocimiento de voz no tiene conexión. Escribe, o inténtalo de nuevo en un momento.",
      "language-missing": "Este navegador no reconoce voz en español. Escribe tu mensaje.",
      "nothing-heard": "No escuché nada. Pulsa el botón para hablar de nuevo, o escribe.",
      "no-voice":
        "Este dispositivo no tiene una voz en español para leer las respuestas. Siguen en la pantalla.",
      busy: "Hay demasiadas grabaciones a la vez. Inténtalo de nuevo en un momento, o escribe.",
      failed: "La voz no funcionó esta vez. Inténtalo de nuevo, o escribe tu mensaje.",
    },
  },
  ar: {
    opening: "جارٍ فتح الميكروفون",
    listening: "تفضّل، أنا أسمعك",
    recording: (seconds) => `تسجيل: ${seconds}/60\u00a0ث`,
    transcribing: "جارٍ تحويل الكلام إلى نص",
    thinking: "جارٍ البحث عن الإجابة",
    reading: "قراءة بصوت مسموع",
    speaking: "قراءة الإجابة بصوت مسموع",
    cancel: "إلغاء",
    done: "تم",
    send: "إرسال الآن",
    interrupt: "مقاطعة",
    end: "إنهاء",
    silence: "إيقاف القراءة",
    rate: (rate) => `سرعة القراءة: ${rate}`,
    dismiss: "إغلاق التنبيه",
    handsFree: "محادثة صوتية",
    link: "رابط على الشاشة",
    faults: {
      refused: "الميكروفون محظور في هذا الموقع. اسمح به في المتصفح أو اكتب رسالتك.",
      "no-microphone": "لم يُعثر على ميكروفون. وصّل واحدًا أو اكتب رسالتك.",
      "no-network": "لا يوجد اتصال للتعرّف على الصوت. اكتب أو حاول مجددًا بعد قليل.",
      "language-missing": "لا يتعرّف هذا المتصفح على الكلام بالعربية. اكتب رسالتك.",
      "nothing-heard": "لم أسمع شيئًا. اضغط الزر للتحدث مجددًا أو اكتب.",
      "no-voice": "لا يوجد في هذا الجهاز صوت عربي لقراءة الإجابات. تبقى على الشاشة.",
      busy: "هناك تسجيلات كثيرة في وقت واحد. حاول مجددًا بعد قليل أو اكتب.",
      failed: "لم يعمل الصوت هذه المرة. حاول مجددًا أو اكتب رسالتك.",
    },
  },
};
