import type { SiteWords } from "../pack/site.ts";

export const portugueseSite: SiteWords = {
  centralPages:
    /faq|perguntas|duvidas|ajuda|servicos?|planos?|precos?|convenios?|especialidades|tratamentos|exames|cursos?|matriculas?|departamentos?|secretarias?|quartos|acomodacoes|cardapio|como funciona|primeiros passos/,
  asidePages:
    /privacidade|termos|cookies|lgpd|licenca|licencas|login|entrar|carrinho|checkout|mapa do site|erro 404|changelog/,
  leaning: /(e|mas|ou|entao|nesse caso|neste caso)/,
  toVisitor:
    /(?:voces? (?:quer|tem (?:alguma )?(?:duvidas?|interesse)|ja|sabia|ficou|procura|busca|precisa)|voce |quer |precisa de ajuda|ficou com|ja (?:conhece|pensou|e cliente)|sabia que|que tal|ainda (?:tem|com) duvidas?)/,
  hoursHeading: /horarios? de (?:funcionamento|atendimento|visita)|^horarios?$|^quando abrimos/,
  starters: {
    products: "Quais produtos vocês vendem?",
    hours: "Horário de funcionamento",
    contact: "Como entro em contato?",
  },
};
