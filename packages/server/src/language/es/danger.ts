import type { DangerWords } from "../pack/danger.ts";

const WANT =
  "quiero quisiera voy_a pienso pense pensando ganas intente intento decidi ojala prefiero preferiria mejor deseo planeo quiere cansad[ao]_de harto_de harta_de";
const NOT = "cansad[ao] hart[ao] no$ nunca sin$ nada perdi ni$";

/** Words of danger in Spanish. */
export const spanishDanger: DangerWords = {
  says: {
    medical: ({ number }) =>
      `Esto puede ser una emergencia. **Llama ahora al ${number}** o ve a la sala de urgencias más cercana.`,
    crisis: ({ number, medical }) =>
      `Lo siento mucho. Nadie tiene que pasar por esto sin ayuda: **llama ahora al ${number}**. Si el peligro es inmediato, llama al ${medical} y no te quedes sin compañía.`,
    violence: ({ number }) => `Si el peligro es ahora, ve a un lugar seguro y **llama al ${number}**.`,
    fire: ({ number }) => `Sal del lugar, avisa a quien esté cerca y **llama al ${number}**.`,
  },
  goOn: "Anoté en esta conversación que necesitas hablar con una persona del equipo, pero no la esperes: llama antes.",
  ofSite: "Lo que dice el sitio sobre emergencias:",
  call: (number) => `Llamar al ${number}`,
  cardTitle: "Emergencia",
  ownPassage: { query: "emergencia urgencias", heading: "emergenc urgenc guardia" },
  rows: [
    {
      kind: "crisis",
      all: [
        WANT,
        "matarme suicid morir$ morirme muert[oa]$ quitarme_la_vida acabar_con_mi_vida acabar_con_todo terminar_con_todo ahorcarme tirarme_d cortarme hacerme_dano lastimarme desaparecer$ dejar_de_existir no_existir no_haber_nacido me_muera me_muriera matarse",
      ],
      none: ["producto cuenta$ pedido deuda manchas caspa suscripcion curiosidad"],
    },
    { kind: "crisis", all: ["hoy_me_mato me_mato_hoy yo_me_mato no_quiero_seguir_viv"] },
    { kind: "crisis", all: ["me_quiero me_voy_a", "matar$ suicidar morir$ quitar_la_vida ahorcar lastimar"] },
    {
      kind: "crisis",
      all: [
        NOT,
        "vivir$ vida$ viv[oa]$ existir$",
        "cansad[ao]_de hart[ao]_de quiero aguanto ganas sentido razon motivo vale puedo esperanza",
      ],
      none: ["sin_este sin_esta sin_ustedes producto garantia util"],
    },
    {
      kind: "crisis",
      all: [
        "suicid autolesi me_estoy_haciendo_dano me_hago_dano me_corto me_estoy_cortando me_lastimo se_quiere_matar se_quiere_morir quitarse_la_vida",
      ],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: ["pecho corazon", "dolor duele dolores opresion aprieta punzada presion"],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: ["infart ataque_al_cora ataque_card derrame ictus acv$ paro_card convuls sobredosis anafil"],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: [
        "respir aire$ aliento",
        "no_puedo no_puede no_pued no_consig no_respira no_logra no_consigue dejo_de falta_el_aire falta_de_aire me_falta le_falta dificultad_para sin_aire",
      ],
      none: ["aire_acondicionado mascarilla"],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: ["desmay inconscient no_despierta no_responde no_reacciona sin_pulso conocimiento morad[oa]$"],
      needsPerson: true,
      none: [
        "correo mensaje app$ sitio soporte tienda color celular telefono pantalla aparato producto boton control",
      ],
    },
    { kind: "medical", all: ["atragant asfixi ahog"], needsPerson: true },
    { kind: "medical", all: ["mucha_sangre tanta_sangre", "no_para hay$ sale perdiendo sin_parar"] },
    {
      kind: "medical",
      all: [
        "embarazad trabajo_de_parto rompio_la_fuente rompi_fuente rompio_fuente",
        "sangr fuente trabajo_de_parto contracc",
      ],
      none: ["licencia"],
    },
    {
      kind: "medical",
      all: ["golpeo_la_cabeza golpe_en_la_cabeza pego_en_la_cabeza", "vomit desmay sangr confus dormid"],
    },
    { kind: "medical", all: ["no_sient", "piernas brazos cuerpo"], needsPerson: true },
    { kind: "medical", all: ["desangr", "esta$ me$ se$ mi$"] },
    {
      kind: "medical",
      all: ["sangr hemorrag me_corte corte_profundo", "mucho bastante sin_parar no_para demasiado tanto"],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: [
        "trago tragó bebio bebi$ tomo$ tome$ ingirio comio$",
        "pila$ pilas$ bateria$ detergente veneno raticida lejia cloro$ desinfectante gasolina moneda iman todas_las_pastillas muchas_pastillas demasiadas_pastillas un_monton_de_pastillas un_frasco_de frasco_de_pastillas todas_sus_pastillas",
      ],
    },
    {
      kind: "medical",
      all: ["cara$ boca$ lado_del_cuerpo brazo hablar$", "caid torcid dormid adormec paraliz no_puede"],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: ["picad mordid pico$ mordio", "serpiente vibora alacran escorpion culebra arana"],
      needsPerson: true,
    },
    { kind: "medical", all: ["disparo$ dispararon balazo apunal electrocut"], needsPerson: true },
    {
      kind: "medical",
      all: ["atropell accidente", "aqui$ ahora$ acaba_de socorro herid sangr calle"],
      none: ["pedido producto"],
    },
    {
      kind: "medical",
      all: ["corazon", "parando paro$ acelerad"],
      needsPerson: true,
      none: ["sistema producto"],
    },
    {
      kind: "medical",
      all: [
        "garganta lengua cara$ labio",
        "cierra cerrando hincha hinchad",
        "alerg ahora respir comi comio picad",
      ],
      needsPerson: true,
    },
    { kind: "medical", all: ["ambulancia", "llam necesito mand envi urgente socorro rapido"] },
    {
      kind: "violence",
      all: [
        "me_pega me_pego$ me_golpe me_agred me_viol me_amenaz me_persigu me_maltrat me_sigue me_estan_siguiendo me_esta_siguiendo abusa_de_mi abusan_de_mi me_acos me_toca_a_la_fuerza no_me_deja_salir le_pega_a_mi golpea_a_mi fui_violad fui_abus fui_agred abusaron_de_mi abuso_de_mi siendo_amenaz siendo_golpe siendo_persegu amenaza_de_muerte amenazado_de_muerte amenazada_de_muerte amenazo_de_muerte quiere_matarme me_quiere_matar va_a_matarme me_va_a_matar intento_matarme",
      ],
      none: ["precio producto"],
    },
    {
      kind: "violence",
      all: ["violencia", "domestica genero sexual sufro victima esposo marido"],
      needsPerson: true,
    },
    {
      kind: "violence",
      all: [
        "alguien_entro se_metieron ladron asalt robando hombre_armado armado arma$ pistola cuchillo tiroteo intruso",
        "escuela hotel hospital clinica iglesia calle hombre_con ahora dentro aqui casa$ tienda edificio apunt",
        "socorro ayuda me$ nos$ estan$ hay$ entro entraron apunt mi$ estoy",
      ],
      none: ["camara alarma seguro contra comprar venden"],
    },
    {
      kind: "violence",
      all: ["voy_a quiero", "matar$ apunalar disparar", "a_el a_ella a_mi a_todos a_alguien"],
    },
    {
      kind: "fire",
      all: [
        "fuego$ incendi llamas$ humo$ quema$ quemando",
        "casa$ cocina apartamento departamento edificio habitacion cuarto coche carro aqui$ vecin hotel escuela hospital clinica pasillo ascensor elevador",
        "hay$ se$ esta$ en_llamas empezo socorro ayuda mucho",
      ],
      none: ["venden exting alarma detector seguro garantia"],
    },
    { kind: "fire", all: ["gas$", "huele olor fuga escape"], none: ["venden comprar cuanto instal"] },
  ],
  person:
    "yo$ me$ mi$ puedo$ sufro$ tengo$ mis$ estoy$ siento creo fui$ tome$ socorro auxilio ayuda ayudenme el_esta ella_esta alguien bebe$ nin[oa]$ hij[oa] vecin abuel le_dio se_desmayo se_cayo esta$",
  harmless:
    "atienden ustedes_trat tratan$ venden ofrecen cubren tienen$ cuanto_cuesta cual_es_el_precio curso$ charla libro pelicula serie$ ano_pasado mes_pasado semana_pasada hace_anos hace_meses historial_de ya_tuve ya_tuvo examen$ seguro_cubre seguro_de_vida cancelar",
  figurative:
    "me_muero_de_ muero_de_hambre muero_de_risa muero_de_ganas muero_de_sed muero_de_calor muero_de_frio muero_de_sueno muero_de_verguenza muero_por_ muerto_de_ muerta_de_ muriendo_de_ morirme_de_risa de_muerte$ matar_el_tiempo matar_el_hambre matar_las_ganas matar_la_sed casi_me_da_un_infarto me_da_un_infarto_al da_un_infarto_al casi_me_dio_un_infarto me_da_un_infarto_con infarto_al_ver infarto_cuando_vi precio_de_infarto de_infarto$ golpeado$ golpeada$ aire_acondicionado cocina_a_gas estufa_de_gas se_me_murio en_llamas_las_ofertas a_quemarropa",
};
