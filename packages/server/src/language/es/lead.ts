import type { LeadWords } from "../pack/lead.ts";

export const spanishLead: LeadWords = {
  offers:
    "mi_tel mi_cel mi_movil mi_whats mi_numero mi_contacto mi_correo mi_email mi_mail mis_datos llama$ llamame llamenme llamarme me_llam escribeme escribanme escribirme me_escrib contactame contactenme contactarme me_contact avisame avisenme mandame mandenme enviame envienme me_mand me_envi pueden_llamar_al pueden_escribir_al espero_su_llamada anota_mi anote_mi",
  ofOthers:
    "tu_tel tu_numero tu_correo su_numero_es su_tel_es de_ustedes de_la_tienda del_sitio de_la_empresa envie_un_correo mande_un_correo escribi_a llame_al ustedes_me_llamaron me_llamaron_d recibi_una_llamada este_numero_es este_correo_es es_este_el ese_es_el",
  offersToPassOn:
    "¿Quieres que le pase tu contacto al equipo? Revísalo y envíalo con el formulario de abajo; sin eso, nadie del equipo lo recibe.",
  alsoOffersToPassOn: "Si quieres que el equipo te contacte, envía tus datos con el formulario de abajo.",
  alreadyPassedOn: "El equipo ya tiene el contacto que enviaste. ¿Puedo ayudarte en algo más?",
  consent: (site) => `Acepto que ${site} use estos datos para contactarme sobre esta conversación.`,
};
