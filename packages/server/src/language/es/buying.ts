import type { BuyingWords } from "../pack/language-pack.ts";
import type { SellingWords } from "../pack/selling.ts";
import { wordSet } from "../text/word-set.ts";

export const spanishBuying: BuyingWords = {
  stages: {
    customer: /mi pedido|mi compra|ya compre|recibi/,
    deciding: /hacer (?:un |el |mi )?pedido|como pido|me lo llevo|quiero comprar|como compro/,
    comparing: /cual es mejor|diferencia entre|mas barat\w+|compar\w+/,
    discovering: /estoy mirando|busco|que venden/,
  },
  objections: {
    price:
      /car[oa]s?|carisim[oa]s?|me l[oa]s? (?:deja|dejas|dejan) en|me (?:hace|haces|hacen) (?:mejor )?precio|no me alcanza|mas (?:barat|economic)\w+ en|por menos en|(?:vi|encontre) (?:\w+ )?mas (?:barat|economic)\w+/,
    trust:
      /estafa|fraude|es seguro(?! (?:(?!comprar|pagar|pedir)\w+[aei]r|para (?!comprar|pagar)\w+|cerca|dentro)\b)|confiable|me da miedo/,
    time: /tarda mucho|no puedo esperar|urgente|lo pienso|despues vuelvo/,
    need: /no necesito|ya tengo|no se si|vale la pena/,
  },
  wants: /quiero|quisiera/,
  amounts: /una?|dos|tres/,
  oneOf: /otr[oa]/,
  denials: /no es/,
  degrees: /muy /,
  doubts: /car[oa]s?/,
};

export const spanishSelling: SellingWords = {
  moves: {
    buys: "quiero$$ me_apunto$$ inscribeme va_es quiero_si dame_ puede_ser_[0-9]+$ quiero_inscribirme me_inscribo$ quiero_reservar quiero_agendar puede_ser_es puede_ser_est quiero_est quiero_es quiero_ese quiero_el$ quiero_la$ quiero_los$ quiero_las$ lo_quiero la_quiero los_quiero las_quiero me_lo_llevo me_la_llevo me_los_llevo me_las_llevo me_llevo me_quedo_con voy_a_llevar voy_a_comprar quiero_comprar quiero_pedir quiero_encargar quiero_llevar anade_al_carrito agrega_al_carrito agregalo ponlo_en_el ponla_en_el manda_el_link mandame_el_link pasame_el_enlace mandame_el_enlace enlace_de_pago link_de_pago reservamelo reservamela ese_mismo$ esa_misma$ quiero_1$ quiero_2$ quiero_3$ quiero_dos quiero_tres",
    "asks-how":
      "como_*_para_(?:comprar|inscribir|apuntar|reservar|pedir|matricular) como_me_(?:apunto|inscribo|anoto|matriculo) como_puedo_(?:inscribir|apuntar) como_reservo como_reservar como_puedo_reservar como_agendo como_saco_turno como_pido_cita como_agendar como_compro como_comprar como_puedo_comprar como_hago_para_comprar como_se_compra como_pido como_hago_un_pedido quiero_hacer_un_pedido donde_compro donde_puedo_comprar donde_lo_compro",
    bulk: "(?:queremos|necesitamos)_[1-9][0-9]+ por_mayor al_mayor mayorista revend reventa para_mi_empresa para_empresas para_mi_tienda gran_cantidad en_cantidad descuento_por_cantidad descuento_por_volumen descuento_para_(?:grupos|empresas) si_compr(?:o|amos)_(?:vari|much)",
    cheaper: "mas_barat mas_economic menos_car mas_accesible cueste_menos cuesta_menos precio_menor",
    similar:
      "parecid similar semejante algo_como del_mismo_tipo otra_opcion otras_opciones otro_modelo otros_modelos alternativa",
    needs:
      "busco$ buscando necesito_un necesito_algo necesito_una algo_para nunca_us quiere_aprender recomiend recomend sugier cual_me_conviene soy_principiante estoy_empezando regalo_para un_regalo quiero_un$ quiero_una$ quisiera_un cual_sirve",
  },
  cheapest: "cual_es_el cual_es_la cual_es_mas cual_de el_mas_barato$ la_mas_barata$",
  refuses: "no_quiero no_voy cancel",
  asksTotal: "cuanto_*_(?:todo|total) cual_es_el_total",
  asksStill:
    "todavia_(?:hay|tienen|esta|venden) aun_(?:hay|tienen|esta) (?:sigue|siguen)_(?:abiert|disponible)",
  asksToBeTold: "avisame me_avisa",
  elsewhere:
    "(?:vi|encontre)_*_por_menos por_menos_en (?:vi|encontre)_*_mas_economic mas_(?:barat[oa]|economic[oa])_en_ vi_*_mas_barat encontre_*_mas_barat lo_encontre_mas mas_barat_en$ esta_mas_barat otra_tienda en_amazon mercado_libre la_competencia",
  billing:
    "factura cobr pago_no pago_rechazad pague_*_confirmacion pague_*_*_confirmacion hice_el_pago hice_la_transferencia deposite recibo comprobante reembolso_no debit duplicad",
  billingTrouble:
    "mal$ errad equivocad incorrect dos_veces 2_veces doble duplicad no_recibi no_llego no_ha_llegado no_me_llego sin_confirmacion rechazad no_reconozco de_mas pendiente no_aparece no_se_refleja",
  asksExistence:
    "(?:necesito|busco)_una?$ quien_es$ tienen$ tiene$ hay$ teneis$ tenes$ ofrecen$ hacen$ trabajan_con aceptan$ acepta$ aceptais$",
  opensNext: "y$ pero_y$ y_si_es que_tal",
  pointsBack: "ella$ ellos$ ellas$ eso$ ese$ esa$ este$ esta$ esos$ esas$",
  pointsToPerson: "ella$",
  ofSite: "ustedes$ vosotros$ clinica$ tienda$ hotel$ escuela$ sitio$ empresa$",
  ordinals: ["primer opcion_1$", "segund opcion_2$", "tercer opcion_3$", "cuart opcion_4$", "ultim"],
  notGoods: wordSet(
    "anos ano dias dia horas hora h min minutos euros euro pesos dolares cm mm m metros kg g gramos kilos ml l litros x veces personas persona meses mes semanas semana por grados km noches",
  ),
  also: "tambien otro$ otra$ uno_mas una_mas",
  wishWords: wordSet(
    "busco buscando necesito algo recomienda recomiendan sugiere cual conviene soy estoy regalo quiero quisiera sirve quiere mejor bueno buena para un una me comprar tienen hasta",
  ),
  great: "¡Muy bien!",
  total: (count, name, each, total) =>
    count === 1
      ? `**${name}** cuesta ${each}.`
      : `**${count} × ${name}**: ${each} cada uno, **${total}** en total, al precio de la página y sin el envío.`,
  inAll: (total) => `En total: **${total}**, sin el envío.`,
  unpriced: (count, name) => `**${count === 1 ? name : `${count} × ${name}`}**.`,
  howTo: "Para comprar:",
  bulk: "Para cantidades mayores:",
  cheaper: (name) => `Más económico que **${name}**:`,
  similar: (name) => `Del mismo tipo que **${name}**:`,
  noneCheaper: (name) => `Del mismo tipo no encontré nada más barato que **${name}** en el sitio.`,
  noneSimilar: (name) => `No encontré en el sitio otro producto del mismo tipo que **${name}**.`,
  advised: "Por lo que dicen las páginas, esto puede servir:",
  noDiscount:
    "Entiendo. Las páginas del sitio no hablan de descuentos ni de otras condiciones. El equipo puede decir si hay alguna.",
  leavingWith:
    "¡Sin problema, piénsalo con calma! Si quieres, el equipo te escribe: basta con dejar un contacto.",
  tellWhenBack: "Si quieres, el equipo te escribe cuando vuelva a haber: basta con dejar un contacto.",
  card: "Hablar con ventas",
  order: (goods) => `¡Hola! Quiero comprar: ${goods}.`,
  interest: (name) => `¡Hola! Me interesa: ${name}.`,
  buy: "Comprar en la página",
  more: "Saber más",
  askMore: (name) => `Cuéntame más sobre ${name}`,
};
