import type { LeadWords } from "../pack/lead.ts";

export const portugueseLead: LeadWords = {
  offers:
    "meu_tel meu_fone meu_cel meu_whats meu_zap meu_numero meu_contato meu_email meu_e_mail meus_contatos meus_dados tel$ cel$ fone$ zap$ me_lig me_chama me_chame me_cham me_manda me_mande me_mandem me_envi me_escrev me_retorn me_avis pode_me_ligar podem_me_ligar liga_pra_mim ligue_para_mim liguem_para_mim ligar_pra_mim chama_no chame_no chamar_no segue_meu anota_meu anota_ai anote_ai fala_comigo falem_comigo falar_comigo entra_em_contato entre_em_contato entrem_em_contato retorno_no retornar_no aguardo_contato aguardo_o_contato",
  ofOthers:
    "seu_tel seu_numero seu_email seu_e_mail seu_whats de_voces de_vcs da_loja do_site da_empresa da_clinica mandei_email mandei_um_email enviei_email enviei_um_email liguei_no liguei_para liguei_pro voces_me_ligaram me_ligaram_d recebi_ligacao recebi_uma_ligacao voces_me_passaram esse_numero_e esse_email_e e_esse_o esse_e_o",
  offersToPassOn:
    "Quer que eu passe seu contato para a equipe? Confira e envie pelo formulário abaixo; sem isso, ninguém da equipe o recebe.",
  alsoOffersToPassOn: "Se quiser que a equipe fale com você, envie seu contato pelo formulário abaixo.",
  alreadyPassedOn: "O contato que você enviou já está com a equipe. Posso ajudar em mais alguma coisa?",
  consent: (site) => `Concordo que ${site} use estes dados para falar comigo sobre esta conversa.`,
};
