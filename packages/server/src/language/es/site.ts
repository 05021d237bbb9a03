import type { SiteWords } from "../pack/site.ts";

export const spanishSite: SiteWords = {
  centralPages:
    /faq|preguntas|dudas|ayuda|servicios?|planes|precios|tarifas|seguros|especialidades|tratamientos|cursos?|matriculas?|inscripcion|departamentos?|habitaciones|carta|como funciona|primeros pasos/,
  asidePages:
    /privacidad|terminos|condiciones|cookies|licencias?|iniciar sesion|carrito|checkout|mapa del sitio|error 404|changelog/,
  leaning: /(y|e|pero|o|entonces|en ese caso|en este caso)/,
  toVisitor:
    /(?:simplemente )?(?:\w+[ai]ste\b|quieres|has |tienes|necesitas|buscas|sabias|listo|todavia|aun tienes|te gustaria|te interesa|conoces|no encuentras)/,
  hoursHeading: /horarios? de (?:atencion|apertura|visita)|^horarios?$|^cuando abrimos/,
  starters: {
    products: "¿Qué productos venden?",
    hours: "Horario de atención",
    contact: "¿Cómo puedo contactarlos?",
  },
};
