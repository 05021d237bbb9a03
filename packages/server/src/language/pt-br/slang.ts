const written = `
vc você | vcs vocês | c/ com | p/ para | s/ sem | q que | oq o que | oqe o que | oque o que | pq porque | pqe porque | pk porque | porq porque
tb também | tbm também | tbem também | tbn também | tmb também | n não | ñ não | nn não | naum não | ñao não | num não | eh é | neh né | nd nada
td tudo | tds todos | tdo tudo | tda toda | mt muito | mto muito | mta muita | mtos muitos | mtas muitas | mts muitos | muinto muito | mtt muito
qdo quando | qd quando | qnd quando | qndo quando | quano quando | qto quanto | qnto quanto | qt quanto | qtos quantos | qtas quantas | qnts quantos | qq qualquer
qlqr qualquer | qualqr qualquer | ql qual | qr quer | qro quero | qria queria | qse quase | cmg comigo | ctg contigo | dps depois | dpois depois
hj hoje | hoj hoje | amnh amanhã | amh amanhã | ont ontem | agr agora | ag agora | vdd verdade | blz beleza | flw falou | vlw valeu | obg obrigado
obgd obrigado | brigado obrigado | brigada obrigada | abç abraço | abs abraços | bj beijo | bjo beijo | bjs beijos | bjos beijos | pfv por favor
pf por favor | pfvr por favor | plz por favor | pls por favor | fvr favor | msg mensagem | msgs mensagens | msm mesmo | mesm mesmo | ngm ninguém
alg alguém | algm alguém | gnt gente | to estou | tô estou | ta está | tá está | tao estão
tão tão | tava estava | tavam estavam | tive tive | tamo estamos | tamos estamos | cê você | ce você | cês vocês | oce você | ocê você | aki aqui
aq aqui | axo acho | axei achei | axar achar | kd cadê | kde cadê | kero quero | ker quer | kem quem | kual qual | komo como | cmo como | cm com
c com | p para | d de | s sem | ja já | soh só | eh é | entaum então | intão então | entao então | tlgd está ligado | sdd saudade | sdds saudades
vlr valor | qnt quanto | kit kit | tel telefone | cel celular | fone fone | cod código | cód código | num número | nº número | nro número | end endereço
ender endereço | apto apartamento | ap apartamento | av avenida | info informação | infos informações | prod produto | prods produtos | equip equipamento
qtd quantidade | qtde quantidade | qnts quantos | unid unidade | und unidade | un unidade | pgto pagamento | pag pagamento | pagto pagamento
parc parcela | desc desconto | dsc desconto | promo promoção | promos promoções | prest prestação | cad cadastro | atend atendimento | dev devolução
hr hora | hrs horas | hs horas | min minuto | mins minutos | fds fim de semana | sem semana | dia dia | mes mês
rs (risos) | rsrs (risos) | rss (risos) | rsrsrs (risos) | kk (risos) | kkk (risos) | kkkk (risos) | haha (risos) | hehe (risos) | lol (risos)
fb facebook | face facebook | insta instagram | zap whatsapp | wpp whatsapp | whats whatsapp | zapzap whatsapp | note notebook
ml mercado livre | net internet | app aplicativo | vid vídeo | foto foto | pic foto | refri refrigerador | ar ar | ctz certeza
ctza certeza | crtz certeza | vdds verdades | bora vamos | vamo vamos | simbora vamos | peraí espera aí | pera espera | perai espera aí | daí daí
dai daí | né né | ne não é | sqn só que não | slc está louco | mano mano | mn mano | mina menina | cmpr comprar | cmprei comprei | comprr comprar
tds todos | tdas todas | ninguem ninguém | mlhr melhor | melhr melhor | mior melhor | pq porque | pqp puxa | fzr fazer | fz faz | fzd fazendo | dá dá
qm quem | cnt conta | cnsg consigo | conseg consegue | pd pode | pdm podem | pds podes | pdi pedi | vzs vezes | vz vez | ai aí | hein hein | ein hein
bao bom | bão bom | bm bem | mal mal | bd bom dia | bdia bom dia | bt boa tarde | bn boa noite | tranks tranquilo | trankilo tranquilo | suave suave
aff aff | afs aff | omg nossa | nss nossa | noss nossa | vdc vida | mds meu deus | glr galera | add adicionar | att atenciosamente | dnv de novo
dnvo de novo | denovo de novo | derrepente de repente | concerteza com certeza | agente a gente | apartir a partir | encima em cima | tecn técnico
assist assistência | garant garantia | vcê você | voce você | voces vocês | vçs vocês | vse você | nois nós | nóis nós | mió melhor | cartao cartão
preco preço | oxe oxe | ké que | kero quero | fmz firmeza | firmeza firmeza | sussa sossegado | tranq tranquilo | pfta perfeita
`;

// Full words of other meanings, which slang borrows only when the sentence says so.
const ambiguous = new Set([
  "tão",
  "num",
  "sem",
  "dia",
  "foto",
  "fone",
  "ar",
  "mal",
  "dá",
  "né",
  "daí",
  "mano",
  "tive",
  "kit",
  "suave",
]);

/** Brazilian chat slang and its written-out form, keyed by the lower-case form as typed. */
export const portugueseSlang: ReadonlyMap<string, string> = new Map(
  written
    .split(/[|\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && line.includes(" "))
    .map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)] as const)
    .filter(([slang, word]) => slang !== word && !ambiguous.has(slang)),
);
