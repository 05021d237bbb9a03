import type { VoiceStrings } from "./strings.ts";

export const es: VoiceStrings = {
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
    refused: "El micrófono está bloqueado para este sitio. Permítelo en el navegador, o escribe tu mensaje.",
    "no-microphone": "No se encontró ningún micrófono. Conecta uno, o escribe tu mensaje.",
    "no-network": "El reconocimiento de voz no tiene conexión. Escribe, o inténtalo de nuevo en un momento.",
    "language-missing": "Este navegador no reconoce voz en español. Escribe tu mensaje.",
    "nothing-heard": "No escuché nada. Pulsa el botón para hablar de nuevo, o escribe.",
    "no-voice":
      "Este dispositivo no tiene una voz en español para leer las respuestas. Siguen en la pantalla.",
    busy: "Hay demasiadas grabaciones a la vez. Inténtalo de nuevo en un momento, o escribe.",
    failed: "La voz no funcionó esta vez. Inténtalo de nuevo, o escribe tu mensaje.",
  },
};
