import type { BuyingWords } from "../pack/language-pack.ts";
import type { SellingWords } from "../pack/selling.ts";
import { wordSet } from "../text/word-set.ts";

export const portugueseBuying: BuyingWords = {
  stages: {
    customer:
      /meu pedido|minha compra|minha encomenda|ja comprei|comprei (?:ontem|semana|dia|um|uma|o|a)|recebi/,
    deciding:
      /como (?:eu )?(?:faco|fazer|faz|faz(?:em)?) (?:o |um |meu )?pedido|fazer (?:um |o |meu )?pedido|vou levar|vou querer|quero comprar|vou comprar|como (?:eu )?compro|fechar (?:o )?pedido|finalizar|fecho|reserva(?:r)? (?:um|pra)|link de pagamento/,
    comparing:
      /qual a diferenca|diferenca entre|melhor|compar\w+|ou o|versus|vs|mais barat\w+|concorren\w+|outra loja/,
    discovering:
      /o que (?:voces|vcs) vendem|estou (?:so )?olhando|so olhando|conhecer|procurando|quais produtos/,
  },
  objections: {
    price:
      /(?:muito |ta |esta |achei |meio )?car[oa]s?|caro demais|nao tenho (?:esse )?dinheiro|sem grana|acima do (?:meu )?orcamento|mais barat\w+|por menos (?:no|na|em|ali|la)|(?:ta|esta|tava|e|vi|achei) (?:\w+ )?mais em conta|abaixa|salgado|faz(?:em)? por menos|(?:consegue|da pra) (?:baixar o preco|fazer por menos)/,
    trust:
      /confiavel|confiar|golpe|fraude|e seguro(?! (?:(?!comprar|pagar|pedir)\w+[aei]r|pr[ao]|para (?!comprar|pagar)\w+|perto|dentro)\b)|site seguro|original mesmo|falso|falsificad\w+|reclame aqui|medo de|ja fui enganad\w+/,
    time: /demora (?:muito|mto|demais)|muito tempo|nao (?:posso|da pra) esperar|preciso (?:pra|para) (?:hoje|amanha|ja)|urgente|nao chega a tempo|prazo (?:muito )?longo|depois eu (?:vejo|compro|volto)|agora nao|mais tarde|vou pensar/,
    need: /nao preciso|ja tenho|nao sei se (?:preciso|vale|serve)|vale a pena|sera que (?:serve|compensa|vale)|compensa|nao (?:e|era) (?:isso|bem isso) que/,
  },
  wants: /quero|queria|vou querer|me ve/,
  amounts: /uma?|dois|duas|tres/,
  oneOf: /mais um|mais uma/,
  denials: /nao (?:e|ta|esta|acho|achei|parece)/,
  degrees: /muito |tao /,
  doubts: /car[oa]s?|golpe/,
};

export const portugueseSelling: SellingWords = {
  moves: {
    buys: "pode_ser_ess pode_ser_est pode_ser_el vou_marcar quero_marcar quero_agendar vou_agendar quero_reservar vou_reservar quero$$ blz_quero fecho$ fechou$ (?:to|estou)_levando vou_de me_ve_ pode_ser_[0-9]+$ pode_ser_dois pode_ser_duas quero_sim quero_ess quero_est quero_el$ quero_ela$ quero_ele$ quero_o$ quero_a$ quero_os$ quero_as$ quero_levar quero_comprar quero_pedir quero_encomendar vou_levar vou_ficar_com vou_querer vou_comprar vou_pegar levo_ fico_com pode_separar separa_pra separa_para reserva_pra reserva_para adiciona_no_carrinho adicionar_no_carrinho adicionar_ao_carrinho coloca_no_carrinho colocar_no_carrinho bota_no_carrinho por_no_carrinho poe_no_carrinho manda_o_link mande_o_link passa_o_link link_de_pagamento link_da_compra link_pra_comprar link_para_comprar fechado$ vamos_fechar pode_fechar ess_mesm esse_mesmo$ essa_mesma$ este_mesmo$ esta_mesma$ quero_1$ quero_2$ quero_3$ quero_dois quero_duas quero_tres",
    "asks-how":
      "como_*_(?:para|pra|p)_(?:comprar|pedir|encomendar|reservar|agendar) como_que_eu_compro como_me_inscrevo como_me_matriculo como_faco_(?:minha|a)_(?:inscricao|matricula) como_faco_para_marcar como_faco_pra_marcar como_marco como_marcar como_faco_para_agendar como_faco_pra_agendar como_agendo como_agendar como_faco_para_reservar como_reservo como_faco_uma_reserva como_faco_para_comprar como_faco_pra_comprar como_faco_p_comprar como_eu_faco_para_comprar como_eu_compro como_compro como_comprar como_posso_comprar como_que_compra como_que_compro como_faco_a_compra onde_compro onde_eu_compro onde_posso_comprar quero_fazer_um_pedido quero_fazer_pedido quero_fazer_a_compra como_encomendo",
    bulk: "(?:queremos|precisamos_de)_[1-9][0-9]+ atacado revend por_atacado preco_para_loja preco_pra_loja preco_de_revenda para_minha_empresa pra_minha_empresa para_empresa pra_empresa em_quantidade grande_quantidade compra_grande brinde_corporativo brindes_corporativos desconto_por_quantidade desconto_por_volume desconto_*_(?:bastante|quantidade) (?:comprando|levando|compro|levo)_(?:bastante|muit[oa]s?|vari[oa]s|mais_de)",
    cheaper:
      "mais_barat mais_em_conta menos_car mais_acessivel mais_economic preco_menor valor_menor custe_menos custa_menos que_seja_barat",
    similar:
      "parecid similar semelhante algo_como tipo_esse tipo_essa do_mesmo_tipo outras_opco outra_opcao outro_modelo outros_modelos alternativa",
    needs:
      "procuro$ procurando estou_atras to_atras preciso_de algo_para algo_pra alguma_coisa_para alguma_coisa_pra qual_*_(?:indica|recomenda) nunca_usei qual_me_indica qual_vc_me_indica qual_voce_me_indica me_indica me_recomenda voce_indica vc_indica qual_serve qual_e_melhor_para qual_e_bom_para sou_iniciante estou_comecando to_comecando comecando_a presente_para presente_pra e_para_presente quero_um quero_uma queria_um queria_uma",
  },
  cheapest:
    "qual_e_a_mais qual_e_o_mais qual_o_mais qual_a_mais qual_mais qual_dess qual_del a_mais_barata_de o_mais_barato_de a_mais_barata$ o_mais_barato$",
  refuses: "nao_quero nao_vou nao_queria desisti cancel",
  asksTotal: "fecha_a_conta soma_tudo quanto_*_(?:tudo|total) qual_o_total qual_e_o_total",
  asksStill: "ainda_(?:tem|ta|esta|vende) tem_ainda continua_disponivel",
  asksToBeTold: "me_avis avisa_me avise_me",
  elsewhere:
    "(?:achei|vi|encontrei)_*_por_menos por_menos_(?:no|na|em) a_menos_(?:no|na|em) (?:ta|esta|tava|e|vi|achei)_*_mais_em_conta achei_*_mais_barat vi_*_mais_barat encontrei_*_mais_barat mais_barat_em$ mais_barat_no$ mais_barat_na$ ta_mais_barat esta_mais_barat e_mais_barat_* na_concorrencia no_concorrente outra_loja_* na_amazon mercado_livre na_shopee na_internet_*",
  billing:
    "nota_fiscal (?:a|minha|essa)_nota$ fiz_*_pix fiz_*_pagamento paguei_em_dupl paguei_*_confirmar notas_fiscais nf$ nfe$ nf_e$ danfe cobranca cobrad cobraram cobrou fatura boleto estorn segunda_via paguei_*_confirmac paguei_*_*_confirmac paguei_*_comprovante pagamento_nao pagamento_foi pagamento_em pagamento_recusad pagamento_aprovad comprovante debitad debitaram debitou duplicad",
  billingTrouble:
    "errad incorret duas_vezes 2_vezes dobro duplicad nao_recebi nao_chegou nao_veio nao_confirm nao_caiu nao_aprov recusad nao_consta a_mais duplic nao_foi_aprovad nao_reconhec sem_confirmacao nada_de_confirm pendente nao_liber",
  asksExistence:
    "(?:preciso_de|procuro)_uma?$ quem_e$ tem$ voces_tem vcs_tem vc_tem voce_tem existe ha$ trabalham_com fazem$ atendem$ voces_fazem aceita$ aceitam$ voces_aceitam",
  opensNext: "e$ mas_e$ e_se_for e_quanto_a",
  pointsBack:
    "ele$ ela$ eles$ elas$ dele$ dela$ deles$ delas$ nele$ nela$ isso$ disso$ nisso$ esse$ essa$ este$ esta$ desse$ dessa$ nesse$ nessa$ aquele$ aquela$",
  pointsToPerson: "ele$ ela$",
  ofSite: "voces$ vcs$ vcs voce$ vc$ clinica$ loja$ hotel$ escola$ site$ empresa$",
  ordinals: [
    "primeir opcao_1$",
    "segundo$ segunda_opcao a_segunda$ opcao_2$",
    "terceir opcao_3$",
    "quarto$ opcao_4$",
    "ultim",
  ],
  notGoods: wordSet(
    "anos ano dias dia horas hora h min minutos reais real r cm mm m metros kg g gramas quilos ml l litros x vezes pessoas pessoa meses mes semanas semana por andar graus km watts w v volts polegadas noites",
  ),
  also: "tambem tb$ tbm$ mais_um mais_uma junto$ e_mais",
  wishWords: wordSet(
    "procuro procurando preciso algo alguma coisa qual indica indicam recomenda recomendam serve melhor bom boa sou estou to quero queria presente opcao gostaria comprar levar levo usei tem voces vcs vc voce pra para me um uma ate reais",
  ),
  great: "Ótimo!",
  total: (count, name, each, total) =>
    count === 1
      ? `**${name}** custa ${each}.`
      : `**${count} × ${name}**: ${each} cada, **${total}** no total, pelo preço da página e sem o frete.`,
  inAll: (total) => `Tudo junto: **${total}**, sem o frete.`,
  unpriced: (count, name) => `**${count === 1 ? name : `${count} × ${name}`}**.`,
  howTo: "Para comprar:",
  bulk: "Para quantidades maiores:",
  cheaper: (name) => `Mais em conta que **${name}**:`,
  similar: (name) => `Do mesmo tipo de **${name}**:`,
  noneCheaper: (name) => `Do mesmo tipo, não encontrei nada mais barato que **${name}** no site.`,
  noneSimilar: (name) => `Não encontrei no site outro produto do mesmo tipo de **${name}**.`,
  advised: "Pelo que dizem as páginas, isto pode servir:",
  noDiscount:
    "Entendo. As páginas do site não falam de desconto nem de outra condição. A equipe pode dizer se há alguma.",
  leavingWith:
    "Sem problema, pense com calma! Se preferir, a equipe escreve para você: é só deixar um contato.",
  tellWhenBack: "Se quiser, a equipe escreve quando houver de novo: é só deixar um contato.",
  card: "Falar com vendas",
  order: (goods) => `Olá! Quero comprar: ${goods}.`,
  interest: (name) => `Olá! Tenho interesse em: ${name}.`,
  buy: "Comprar na página",
  more: "Saber mais",
  askMore: (name) => `Me fale mais sobre ${name}`,
};
