import type { DangerWords } from "../pack/danger.ts";

const WANT =
  "quero queria vou penso pensei pensando pensar vontade tentei tentar decidi planej quer$ queremos falou_que_quer cansei_de cansad[ao]_de besteira_comigo preferia preferiria melhor prefiro desejo so_queria juro_que";
const NOT = "nao nunca sem$ nada perdi cansei cansad perdeu nem$";

/** Words of danger in Brazilian Portuguese. */
export const portugueseDanger: DangerWords = {
  says: {
    medical: ({ number }) =>
      `Isso pode ser uma emergência. **Ligue agora para ${number}** ou vá ao pronto-socorro mais próximo.`,
    crisis: ({ number, medical }) =>
      `Sinto muito. Ninguém precisa passar por isso sem ajuda: **ligue agora para ${number}**. Se o perigo for imediato, ligue para ${medical} e não fique sem companhia.`,
    violence: ({ number }) => `Se o perigo é agora, vá para um lugar seguro e **ligue para ${number}**.`,
    fire: ({ number }) => `Saia do local, avise quem está perto e **ligue para ${number}**.`,
  },
  goOn: "Registrei nesta conversa que você precisa de uma pessoa da equipe, mas não espere por ela: ligue antes.",
  ofSite: "O que o site diz sobre emergências:",
  call: (number) => `Ligar para ${number}`,
  cardTitle: "Emergência",
  ownPassage: {
    query: "emergência urgência pronto-socorro",
    heading: "emergenc urgenc pronto_socorro pronto_atendimento plantao",
  },
  rows: [
    {
      kind: "crisis",
      all: [
        WANT,
        "me_matar morrer morta$ morto$ suicid me_suicid tirar_a_minha_vida tirar_minha_vida tirar_minha_propria_vida tirar_a_minha_propria_vida tirar_a_propria_vida nao_acordar_mais nunca_mais_acordar tirar_a_vida acabar_com_a_minha_vida acabar_com_minha_vida acabar_com_tudo dar_um_fim dar_cabo_da enforc me_jogar me_cortar me_machucar besteira_comigo desaparecer$ sumir_do_mundo sumir_da_vida sumir_de_vez sumir_para_sempre sumir_pra_sempre nao_existir nao_ter_nascido pular_da pular_do",
      ],
      none: [
        "promoc oferta desconto produto conta$ cadastro lista$ foto$ pedido divida boleto assinatura desaparecer_com mancha caspa cabelo curiosidade contrato",
      ],
    },
    {
      kind: "crisis",
      all: [
        NOT,
        "viver$ vida$ viv[oa]$ existir$",
        "cansei_de cansad[ao]_de quero aguento vontade sentido razao motivo vale consigo graca esperanca queria faz",
      ],
      none: ["sem_esse sem_essa sem_voces sem_cafe produto garantia util vitalici"],
    },
    {
      kind: "crisis",
      all: ["eu_me_mato$ hoje_me_mato me_mato_hoje vou_me_matar"],
      none: ["de_rir de_trabalh de_estud de_tanto"],
    },
    { kind: "crisis", all: ["sumir", "nao_aguento cansei ninguem"], none: ["pedido site app$"] },
    {
      kind: "crisis",
      all: ["suicid automutil me_cortando me_mutil me_machucando_de pensamentos_ruins_de se_matar"],
      needsPerson: true,
    },
    { kind: "crisis", all: ["falta$", "ninguem", "sentir sentiria", "minha$ mim$"] },
    {
      kind: "medical",
      all: ["peito torax coracao", "dor$ dores$ doend aperto apertad pontada queimando"],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: ["infart enfart avc$ derrame parada_card ataque_card ataque_do_cora convuls overdose anafil"],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: [
        "respir ar$ folego",
        "nao_consig nao_consegu nao_to_consegu nao_estou_consegu nao_ta nao_esta nao_respira parou sem_respir sem_folego sem_ar$ falta_de_ar dificuldade_*_respir dificuldade_pra_respir dificil_respirar mal_consigo_respirar",
      ],
      none: ["ar_condicionado mascara compressor"],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: [
        "desmai desacordad inconscient desfalec apagou_e nao_acorda nao_responde nao_levanta nao_reage sem_pulso sem_sentidos roxo$ roxa$ roxinh",
      ],
      needsPerson: true,
      none: [
        "email mensagem app$ site whats suporte atendente loja cor$ celular aparelho tela$ notebook computador produto botao controle tv$",
      ],
    },
    { kind: "medical", all: ["engasg sufoc afog asfixi"], needsPerson: true },
    {
      kind: "medical",
      all: [
        "sangr",
        "mordid facada tiro$ corte$ acidente queda$",
        "muito demais sem_parar nao_para bastante",
      ],
    },
    {
      kind: "medical",
      all: [
        "sangr hemorrag cortei_o cortei_a corte_profundo",
        "muito bastante demais sem_parar nao_para litros tanto jorr",
      ],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: [
        "engoli engoliu beb[ie]u bebi$ tomou tomei ingeri comeu",
        "pilha$ bateria$ detergente veneno chumbinho agua_sanitaria cloro alvejante soda_caustica desinfetante produto_de_limpeza amaciante gasolina querosene thinner moeda$ ima$ imas$ cartela frasco_de_rem frasco_de_comp vidro_de_rem todos_os_remedios todos_os_comprimidos muito_remedio muitos_remedios muitos_comprimidos remedio_demais remedios_demais comprimidos_demais um_monte_de_remedio varios_comprimidos",
      ],
    },
    {
      kind: "medical",
      all: [
        "rosto boca$ lado_do_corpo lado_direito lado_esquerdo braco$ fala$ falar$",
        "caiu caid torta$ torto$ dorment paralis embolad enrolad nao_consegue nao_ta_consegu nao_esta_consegu",
      ],
      needsPerson: true,
      none: ["produto peca"],
    },
    {
      kind: "medical",
      all: ["picad mordid picou mordeu", "cobra jararaca escorpiao aranha cascavel"],
      none: ["tratam soro_para vacina"],
    },
    {
      kind: "medical",
      all: [
        "levou_um_tiro tomou_um_tiro levou_tiro levei_uma levei_um_tiro fraturei_o_pesc quebrei_o_pesc quebrei_a_coluna baleado baleada facada esfaquead levou_um_choque eletrocut queimou_o_corpo",
      ],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: ["atropelad atropelaram acidente", "aqui$ agora$ acabou_de socorro ferid sangu caid rua$"],
      none: ["pedido produto"],
    },
    {
      kind: "medical",
      all: [
        "gravid gestante trabalho_de_parto bolsa_estourou bolsa_rompeu entrou_em_parto",
        "sangr trabalho_de_parto contrac semanas gravid",
      ],
      none: ["maternidade licenca mochila"],
    },
    {
      kind: "medical",
      all: [
        "bateu_a_cabeca bati_a_cabeca caiu_de_cabeca pancada_na_cabeca",
        "vomit desmai sangr sonolen confus nao_acorda",
      ],
    },
    {
      kind: "medical",
      all: [
        "braco$ lado_esquerdo rosto",
        "formig dorment",
        "suando suor_frio suando_frio tont peito de_repente",
      ],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: ["passando_muito_mal passando_mal treco$ colapso", "pressao coracao agora desmai peito"],
      needsPerson: true,
      none: ["quase"],
    },
    {
      kind: "medical",
      all: ["garganta lingua$", "fechando", "alerg picad amendoim camarao"],
      none: ["produto"],
    },
    { kind: "medical", all: ["nao_sint[oe]", "perna braco$ bracos$ corpo$"], needsPerson: true },
    {
      kind: "medical",
      all: ["coracao", "parando parou disparad acelerad"],
      needsPerson: true,
      none: ["sistema produto"],
    },
    {
      kind: "medical",
      all: [
        "garganta$ lingua$ rosto$ labio",
        "fechando inchando inchad",
        "fechando alerg agora$ respir picad comi$ comeu comer$",
      ],
      needsPerson: true,
    },
    { kind: "medical", all: ["ambulancia samu$", "chama mand preciso urgente socorro rapido"] },
    { kind: "medical", all: ["febre", "40$ 41$ 42$ convul delir"], needsPerson: true },
    {
      kind: "violence",
      all: [
        "ameacando_me_matar ameacando_matar ameaca_me_matar passa_a_mao_em_mim passou_a_mao_em_mim mexe_comigo_a_forca me_bate me_bateu me_agred me_espanc me_violent me_estupr me_ameac me_persegu me_perseguindo batendo_em_mim bate_em_mim bateu_em_mim bate_na_minha bate_no_meu bateu_na_minha batendo_na_minha apanhando apanhei_d apanho fui_estupr fui_abus fui_agred fui_violent fui_espanc fui_sequestr sendo_abus sendo_ameac sendo_agred sendo_persegu sendo_espanc sendo_violent ameacando_de_morte ameaca_de_morte ameacou_de_morte ameacada_de_morte ameacado_de_morte ameacou_me_matar quer_me_matar vai_me_matar tentou_me_matar me_trancou me_agrid me_agarr me_assediou abusa_de_mim abusou_de_mim abusa_da_minha abusam_de_mim me_tocou_a_forca tocando_em_mim nao_me_deixa_sair carcere me_perseguiu me_seguindo",
      ],
      none: ["preco juros caixa embalagem produto"],
    },
    {
      kind: "violence",
      all: ["violencia", "domestica sexual sofro sofrendo vitima marido$"],
      needsPerson: true,
    },
    {
      kind: "violence",
      all: [
        "ladrao ladroes assalt bandido invad homem_armado arma$ faca$ tiroteio",
        "escola hotel hospital clinica igreja rua$ agora$ dentro aqui$ casa$ loja$ predio apontou apontando estao$ tao$ entrou entraram",
        "socorro me$ nos$ estao$ tao$ tem$ entrou entraram apontou minha$ to$ estou",
      ],
      none: ["preco valor frete camera alarme seguro contra comprar vende"],
    },
    {
      kind: "violence",
      all: ["vou$ quero$", "matar$ esfaquear atirar", "ele$ ela$ minha$ meu$ todo_mundo alguem"],
      none: ["vontade fome saudade sede curiosidade charada barata formiga rato mosquito"],
    },
    {
      kind: "fire",
      all: [
        "fogo$ incendio chamas$ incendiando fumaca",
        "eletric tomada elevador corredor hotel escola hospital clinica presos$ casa$ cozinha apartamento apto predio quarto sala$ garagem vizinh carro$ aqui$ fogao",
        "incendio_n presos preso$ no_meu na_minha pegando pegou tem$ em_chamas comecou socorro esta$ ta$ muita saindo incendiando",
      ],
      none: ["vende exting alarme detector seguro entrega garantia"],
    },
    {
      kind: "fire",
      all: ["explodiu explosao", "botijao gas$ caldeira fogao predio casa$ cozinha"],
      none: ["vende_d oferta vendas"],
    },
    {
      kind: "fire",
      all: ["gas$", "cheiro vazando vazamento vazou"],
      none: ["vende comprar conserto_de instala quanto perfume"],
    },
  ],
  person:
    "eu$ me$ mim$ consigo$ conseguindo$ sofro$ sou$ tenho$ levei$ cortei$ passei$ cai$ comi$ bebi$ menin[oa]$ mae$ pai$ apartamento casa$ meu$ minha$ meus$ minhas$ estou$ to$ tou$ sinto sentindo tive$ acho fui$ tomei engoli socorro ajuda ajudem ele$ ela$ alguem bebe$ crianca nenem vizinh vovo filh",
  harmless:
    "voces_atend vcs_atend voces_trat vcs_trat voces_faz vcs_faz voces_vend vcs_vend voces_tem vcs_tem voces_cobr voces_aceit tem_remedio tem_tratamento quanto_custa qual_o_preco qual_o_valor curso$ palestra livro filme$ serie$ ano_passado mes_passado semana_passada anos_atras meses_atras historico_de ja_tive ja_teve exame$ seguro_cobre seguro_de_vida plano_cobre cancelar vende$ vendem tem_uti",
  figurative:
    "morri_de_rir morr*_de_rir morrendo_de_rir morrer_de_rir morrendo_de_*_fome$ morrendo_de_fome morrendo_de_calor morrendo_de_frio morrendo_de_saudade morrendo_de_vontade morrendo_de_sono morrendo_de_sede morrendo_de_medo morrendo_de_raiva morrendo_de_vergonha morrer_esperando morrer_de_tanto morto_de_ morta_de_ morto_de_fome morta_de_fome morto_de_sono morta_de_sono morto_de_cansaco morta_de_cansaco quase_morri de_matar$ matar_a_saudade matar_saudade matar_a_fome matar_a_vontade matar_minha_curiosidade matar_a_curiosidade matar_a_sede matar_tempo matar_o_tempo matar_aula me_matar_de_rir me_matar_de_trabalh me_matar_de_estud se_matar_de_trabalh me_matando_de quase_infartei quase_enfartei quase_tive_um_infarto quase_tive_um_treco infartei_com_o_preco infartei_quando_vi pegou_fogo_no promocao_pegando_fogo ofertas_*_pegando_fogo queima_de_estoque ar_condicionado falta_de_ar_condicionado tiro_no_escuro carro_zero forno_a_gas fogao_a_gas",
};
