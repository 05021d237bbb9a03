import { NOTHING } from "../pack/nothing.ts";
import type { TalkWords } from "../pack/talk.ts";

export const spanishTalk: TalkWords = {
  greetings: /hola|buenos d[ií]as|buenas(?: tardes| noches)?/,
  howAreYou: /qu[eé] tal|c[oó]mo est[aá]s?/,
  asksHowAreYou: /que tal|como estas?/,
  trouble: {
    came: /llego|llegaron|vino|recibi/,
    damages: /rot[oa]s?|danad\w+|equivocad\w+|abollad\w+|rayad\w+|golpead\w+/,
    got: /llego|vino|recibi/,
    but: /pero|y/,
    subject: /yo /,
    another:
      /(?:otr[oa]|el|la) (?!dinero|correo|aviso|mensaje|codigo|confirmacion|factura|dia|tiempo|regalo)/,
    ordered: /compre|queria|pedi/,
    failed: /gotea|se (?:rompio|descompuso|dano)|dejo de funcionar|ya no funciona/,
    regrets:
      /no me (?:gusto|gustaron|gusta)|me arrepenti|quiero (?:devolver\w*|mi dinero|un reembolso|el reembolso)|^(?:y |pero )?si no me (?:gusta|sirve)/,
    questions: /cuanto|cual|cuando|puedo/,
    orders: /pedido|compra|paquete/,
    ordersNotReceived: /pedido|compra|paquete/,
    notCome: /no (?:llego|llega|ha llegado)/,
    paid: /pague|compre|pedi/,
    notReceived: /no (?:recibi|llego|ha llegado)/,
    never: /no|nunca|todavia no/,
    me: /me /,
    received: /recibi|llego|llega|ha llegado/,
    waitedInVain: NOTHING,
    where: /donde esta/,
    leaves:
      /(?:necesito|tengo que) pensar|olvidalo|no estoy segur[oa]$|lo pienso|lo voy a pensar|despues vuelvo|vuelvo (?:despues|luego)|lo hablo con|lo consulto con|voy a hablar con mi|lo voy a pensar|voy a pensar|lo (?:platico|comento|converso|veo) con|(?:te|les|le) (?:aviso|confirmo)$|dejame (?:pensarlo|verlo|consultarlo)/,
  },
  ways: {
    whatsapp: /wasap/,
    email: /e-?mails?|correo/,
    phone: /telefonos?|llamar|llamo/,
    address: /donde|direccion|de donde|ubicad[oa]s?|tienda fisica|tiendas? (?:em|en|no|na|ai|aqui)/,
    hours: /horarios?|abren|cierran?|abiert[oa]s?|a que horas?|que horas? atienden/,
  },
  reaches:
    /(?:con|a) quien (?:le )?(?:puedo |debo )?(?:hablo|hablar|pregunto|preguntar|llamo|escribo)|(?:hablar|comunicarme|contactar(?:me)?|contacto) con (?:ustedes|vosotros|la tienda|el equipo)|contactarl[oe]s/,
};
