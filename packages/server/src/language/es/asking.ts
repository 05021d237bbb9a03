import type { AskingWords } from "../pack/asking.ts";
import { NOTHING } from "../pack/nothing.ts";

export const spanishAsking: AskingWords = {
  kinds: {
    price: { asked: /cuanto (?:cuesta|vale|sale|es)|precio/, answered: NOTHING },
    duration: { asked: /cuanto (?:tarda|tiempo|demora)|cuantos dias|plazo/, answered: NOTHING },
    hours: { asked: /abren?|cierran?/, answered: /cerrad/ },
    time: { asked: /cuando|en que (?:ano|fecha)/, answered: /lunes|viernes/ },
    place: {
      asked: /donde (?:esta|queda|quedan|estan|se encuentran)|cual es la direccion/,
      answered: /calle/,
    },
    count: { asked: /cuantos|cuantas/, answered: /dos|cuatro|ocho|nueve|diez/ },
    weekday: { asked: /que dias?|cuales dias/, answered: /lunes|martes|miercoles|jueves|viernes/ },
    person: { asked: /quien/, answered: NOTHING },
    weight: { asked: NOTHING, answered: NOTHING },
    size: { asked: /tamano|ancho/, answered: NOTHING },
    volume: { asked: /cuantos (?:ml|litros)/, answered: NOTHING },
    temperature: { asked: NOTHING, answered: NOTHING },
    height: { asked: /cuantos metros/, answered: NOTHING },
    interest: { asked: /intereses/, answered: /sin interes/ },
    percent: { asked: /descuento/, answered: NOTHING },
    email: { asked: /correo/, answered: NOTHING },
    phone: { asked: /telefono/, answered: NOTHING },
  },
  units: {
    duration: NOTHING,
    weight: /gramos?/,
    size: NOTHING,
    volume: NOTHING,
    temperature: /grados/,
    height: NOTHING,
  },
  streets: /calle|avenida|av|avda|plaza|paseo|bulevar|bv|carretera|ruta/,
  opensQuestion:
    /quisiera saber|cu[aá]l(?:es)?|cu[aá]nto|cu[aá]nta|cu[aá]ndo|d[oó]nde|qui[eé]n|c[oó]mo|a qu[eé]|tienen|aceptan|puedo|hay/,
  and: /y/,
  leansBackFirst: /y|pero|que tal/,
  leansBack: /cual de|eso|esos?|esas?|est[ea]/,
  ofSeveral: /cual de (?:los|las|ellos|ellas)/,
  asksHow: /quien/,
};
