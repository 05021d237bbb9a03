import type { SeedPhrases } from "../pack/topics.ts";

export const portuguesePhrases: SeedPhrases = {
  greeting: `oi | olá | ola | oii | oiee | opa | e aí | eai | bom dia | boa tarde | boa noite | bom diaa | oi bom dia | olá boa tarde
    oi tudo bem | oi, tudo bom? | olá, tudo certo? | alô | hey | salve | fala aí | oi gente | olá pessoal | oi moça | oi amigo
    boa noite tudo bem? | oi alguém aí? | tem alguém online? | bom dia a todos | oiê | opa beleza | e aí blz | fala galera | oi lindona
    olá, gostaria de uma informação | oi, pode me ajudar? | boa tarde, preciso de ajuda | oi queria tirar uma dúvida | olá robô | bdia
    oi, estou aqui pela primeira vez | bom dia, tem alguém para atender? | oi tdb | quero começar | vamos começar | iniciar conversa
    iae | eae | dale | coé | oi oi | olaa | hello | hi | oi bot | olá assistente | oi, bom dia, tudo bem? | buenas | opa bom dia | boa | oie | oi querida`,
  goodbye: `tchau | tchauzinho | até mais | até logo | até amanhã | falou | flw | fui | valeu, tchau | adeus | até breve | até a próxima
    bye | xau | bjs tchau | por hoje é só | era só isso, tchau | vou nessa | tô indo | to saindo | até outra hora | boa noite, até amanhã
    tenha um bom dia, tchau | encerrar conversa | pode encerrar o chat | finalizar atendimento | não preciso de mais nada, tchau | abraço, até
    já vou indo | fico por aqui | até qualquer hora | tchau e obrigado | me despeço por aqui | sair | fechar conversa | bom fim de semana, tchau
    até mais ver | vou desligar | nos falamos depois | depois eu volto | outra hora eu passo aqui | inté | tenho que ir
    tchau tchau | xau xau | até | até daqui a pouco | beijos | abraços | fui embora | vlw flw | já era, tchau | bom descanso | durma bem | sayonara | hasta la vista | câmbio desligo`,
  thanks: `obrigado | obrigada | muito obrigado | muito obrigada | brigado | brigadão | obg | obgd | vlw | valeu | valeu mesmo | valeu demais
    agradeço | agradecida | grato | grata | te agradeço pela ajuda | obrigado pela atenção | obrigada pela informação | ajudou muito
    ótimo, obrigado | perfeito, obrigada | entendi, obrigado | ok obrigado | show, valeu | era isso, obrigada | foi de grande ajuda
    que bom, obrigado | deus te pague | muitíssimo obrigado | gratidão | obrigado por tudo | obrigada viu | thanks | tks
    obrigado pelo retorno | você me ajudou bastante | resolveu meu problema, obrigado | nossa, muito obrigada mesmo | agradeço o atendimento
    legal, brigada | tá ótimo, valeu | maravilha, obrigado`,
  product: `quero saber mais sobre o produto | quais produtos vocês têm? | o que vocês vendem? | me fala da cafeteira | qual a voltagem?
    esse modelo é bivolt? | quais as medidas? | qual o tamanho? | tem em outras cores? | quais cores tem? | de que material é feito?
    é de inox? | qual a capacidade? | quantos litros cabem? | qual a potência? | quais as especificações técnicas? | ficha técnica
    qual a diferença entre os dois modelos? | qual é o melhor modelo? | qual você me recomenda? | me indica um moedor bom
    estou procurando um presente | tô procurando uma chaleira elétrica | serve para fogão de indução? | funciona com cápsulas?
    vem com manual? | o que vem na caixa? | acompanha filtro? | quanto pesa? | qual a marca? | é original? | tem foto do produto?
    é fácil de limpar? | pode ir na lava-louças? | esse aparelho faz espresso? | dá pra usar em viagem? | como funciona esse produto
    vcs tem acessório p/ esse modelo | qual a composição | é à prova d'água? | tem bluetooth? | qual a duração da bateria?
    queria ver o catálogo | me mostra as opções | quero comprar um fone | gostaria de conhecer a linha de produtos | tem tamanho GG?
    qual tamanho eu compro? | serve em quem calça 38? | é indicado para iniciante? | qual a validade do café? | tem glúten?
    compara o modelo A com o B | esse faz barulho? | consome muita energia?
    me mostra os tênis | me mostre as bolsas | mostre-me os vinhos | mostre-me as opções de bolo | quais cervejas vocês têm? | quais pizzas você tem? | quais sabores tem?
    quais os sabores? | quero ver o cardápio | me manda o cardápio | cardápio | quero ver os vestidos | quero ver as sobremesas | quero vê os relógios | tem lasanha?
    quais são os pratos? | o que tem pra comer? | tem opção vegetariana? | me mostre as carnes | quais bebidas você tem? | tipos de pastel | quais planos existem?
    informações sobre o plano | quais serviços vocês oferecem? | quais cursos vocês têm? | quero conhecer os cursos | como funciona o cartão? | quais os benefícios?
    o que é esse serviço? | me explica como funciona o plano | quem pode contratar? | quais os requisitos? | quais documentos preciso? | tem wifi no quarto?
    essa chaleira é bivolt? | o moedor é 110 ou 220? | a máquina é automática? | esse modelo tem timer? | o que é prensa francesa? | a jarra é de vidro? | tem tampa? | é grande? | qual o peso do moedor?
    quais cursos de graduação? | tem curso de engenharia? | qual a duração do curso? | como é a grade do curso? | tem pós-graduação? | tem curso à noite? | como funciona o vestibular?
    vocês servem almoço? | qual o prato do dia? | o que vem no combo? | tem rodízio? | quais as bebidas? | tem opção sem glúten? | o que tem de sobremesa?
    cafeteira | moedor | chaleira | fone de ouvido | notebook | tênis de corrida | camiseta | bolsa de couro | relógio | perfume | ração | cerveja | vinho tinto | carne de panela | frango assado | batata frita
    suco de laranja | hambúrguer | sorvete | graduação em direito | plano básico | cartão de crédito | me fala dos vinhos | quero ver as camisetas | quero ver os perfumes | estou na dúvida entre dois modelos
    fiquei na dúvida entre o grande e o pequeno | qual dos dois vale mais a pena?`,
  price: `quanto custa? | qual o preço? | qual o valor? | qto custa | qto é | qnto ta | quanto sai | quanto tá | quanto é a cafeteira?
    preço do moedor | valor da chaleira | quanto custa esse produto? | me passa o preço | pode me passar os valores? | tabela de preços
    qual o preço à vista? | quanto fica no total? | por quanto sai esse? | quanto vcs cobram | quanto ficaria dois desses?
    tá quanto? | saber o preço | preco | qual valor desse aí | qual o mais barato? | qual o mais caro? | tem algum até 200 reais?
    o que tem por menos de 100 reais? | o preço do site é o mesmo da loja? | quanto custa o kit completo | faz por quanto?
    quero um orçamento | orçamento para 10 unidades | preço de atacado | quanto vale? | o preço subiu? | qual o preço atual?
    quanto q é | valores por favor | gostaria de saber o preço do liquidificador | quanto custaria | quanto tá saindo a jarra
    vi por 199, é isso mesmo? | esse valor é unitário? | quanto custa o plano mensal?
    qual o valor da jarra? | qual o valor do liquidificador? | valor do modelo preto | qual o preço da máquina de café? | preço da torradeira | quanto custa o fone? | e o preço do maior?
    qual o valor com frete? | quanto é esse modelo? | o valor é esse mesmo?`,
  availability: `tem em estoque? | tem disponível? | ainda tem? | vocês ainda têm esse? | está disponível? | tá disponível? | acabou?
    esgotou? | quando chega mais? | quando volta ao estoque? | produto esgotado, vai voltar? | vai ter reposição? | tem pronta entrega?
    tem na cor preta disponível? | tem o azul em estoque? | quantas unidades restam? | tem na loja física? | tem na unidade de campinas?
    tem pra pronta entrega | tem a de 110v disponível | me avisa quando chegar | me avise quando tiver | diz indisponível no site
    aparece como indisponível | tem tamanho 42 disponível? | ainda resta algum? | tem mais unidades? | tem 5 peças pra hoje?
    vcs tem esse modelo ai | tem esse produto? | vocês têm moedor manual? | consigo encontrar esse item aí? | esse item saiu de linha?
    saiu de linha? | previsão de reposição | quando vai chegar de novo? | estoque do produto | posso reservar um? | reserva pra mim
    consegue separar um pra eu retirar? | esse produto acabou mesmo | disponibilidade do modelo novo | pré-venda já abriu?
    quando volta a chaleira? | quando chega a preta? | ainda tem a vermelha? | o modelo grande voltou? | sobrou algum? | tem previsão de chegar o azul?`,
  delivery: `vocês entregam em Manaus? | entregam na minha cidade? | entrega em todo o brasil? | qual o prazo de entrega? | quanto tempo demora pra chegar?
    quanto é o frete? | valor do frete | frete grátis? | tem frete grátis? | a partir de quanto o frete é grátis? | calcular frete
    quanto fica o frete para o cep 01310-100 | entrega em quantos dias? | chega até sexta? | chega antes do natal? | entrega no mesmo dia?
    tem entrega expressa? | mandam por sedex? | envia pelos correios? | qual transportadora vocês usam? | posso retirar na loja?
    tem retirada? | vcs entregam aki | entrega no sábado? | entrega em apartamento? | entregam em outro país? | enviam para portugal?
    quem paga o frete? | demora mto pra chegar? | prazo pra recife | qual o custo de envio? | como funciona a entrega?
    posso mudar o endereço de entrega? | posso agendar a entrega? | se eu comprar hoje chega quando? | vocês despacham quando?
    entrega rural? | precisa de alguém em casa para receber? | entregam de moto? | entrega no nordeste | frete pra belém
    qual o prazo de envio após o pagamento? | em qto tempo chega | vai pelo correio? | tem motoboy?`,
  "order-status": `cadê meu pedido? | onde está meu pedido? | qual o status do meu pedido? | rastrear pedido | quero rastrear minha encomenda
    código de rastreio | cadê o código de rastreamento? | meu pedido já saiu? | já enviaram meu pedido? | meu pedido não chegou
    ainda não recebi minha compra | quando meu pedido vai chegar? | pedido 12345 | acompanhar pedido | acompanhar minha entrega
    meu pacote está onde? | comprei semana passada e nada ainda | fiz uma compra e queria saber onde está | status da entrega
    o rastreio não atualiza | o rastreamento tá parado | consta como entregue mas não recebi | meu pedido tá atrasado
    kd meu pedido | kd minha encomenda | já foi despachado? | meu pedido foi confirmado? | o pagamento foi aprovado e o pedido?
    número do pedido 98231, pode verificar? | consulta pedido | situação do pedido | qual a previsão do meu pedido | meu produto já foi postado?
    quero saber da minha compra | comprei dia 10 e até agora nada | meu pedido saiu pra entrega? | não recebi o e-mail de confirmação do pedido
    pedido em separação há 3 dias | ver meus pedidos | andamento do pedido | minha encomenda sumiu | quero cancelar meu pedido | cancelar compra
    desisti da compra antes do envio, como cancelo? | alterar meu pedido
    status da entrega do cartão | meu cartão não chegou | quando chega meu cartão? | status do cartão | meu cartão foi aprovado? | andamento da solicitação | andamento do processo
    minha proposta foi aprovada? | cadê minha comida? | meu lanche tá demorando | o motoboy já saiu? | onde está a entrega? | acompanhar solicitação | número do protocolo
    meu pedido está a caminho? | falta muito pra chegar? | já tá vindo? | o entregador já saiu? | onde tá o motoboy? | quanto tempo falta pro meu pedido? | meu lanche não chegou | tá demorando meu pedido
    meu cartão ainda não chegou | quando meu cartão chega? | meu documento já ficou pronto? | situação da minha solicitação | andamento do meu processo | como acompanho minha solicitação? | acompanhar protocolo
    consultar protocolo | já analisaram meu pedido? | qual o andamento? | previsão de entrega do meu pedido | pedido saiu? | pedido confirmado? | número de rastreamento | transportadora do meu pedido`,
  returns: `quero trocar | quero devolver | como faço para trocar? | como faço uma devolução? | qual o prazo de troca? | política de troca
    política de devolução | posso devolver se não gostar? | quero meu dinheiro de volta | reembolso | como funciona o reembolso?
    quando recebo o estorno? | estorno no cartão | me arrependi da compra | direito de arrependimento | não serviu, posso trocar?
    veio o tamanho errado, quero trocar | trocar por outro tamanho | trocar por outra cor | quero trocar de modelo | trocar presente sem nota
    quem paga o frete da devolução? | prazo pra devolver | já devolvi e não recebi o dinheiro | como envio o produto de volta?
    troca na loja física | posso trocar na loja? | solicitar troca | solicitar devolução | devolver produto | logística reversa
    código de postagem para devolução | não gostei, dá pra devolver? | comprei errado | quero um vale-troca | o reembolso demora?
    em quanto tempo devolvem o dinheiro | aceitam devolução de produto aberto? | troca grátis? | qro trocar meu produto | devoluçao
    até quantos dias posso trocar | preciso da caixa pra trocar?`,
  warranty: `tem garantia? | qual a garantia? | quanto tempo de garantia? | a garantia cobre o quê? | garantia de fábrica | como aciono a garantia?
    ainda está na garantia? | produto quebrou na garantia | garantia estendida | vale a pena a garantia estendida? | termo de garantia
    certificado de garantia | a garantia é de 1 ano? | perdi a nota, tenho garantia? | assistência técnica autorizada | onde tem assistência técnica?
    quebrou depois de 3 meses, tem garantia? | garantia cobre queda? | a garantia cobre mau uso? | quem dá a garantia, a loja ou o fabricante?
    prazo da garantia | acionar garantia | usar a garantia | como funciona a garantia | garantia legal de 90 dias | o conserto é pela garantia?
    minha garantia venceu | quando acaba a garantia | tem garantia de quantos meses | garantia do motor | vem com garantia?
    a peça tem garantia | garantia nacional? | o produto importado tem garantia? | vocês consertam na garantia? | qts meses de garantia
    cobertura da garantia | preciso registrar o produto pra garantia? | garantia vitalícia | conserto em garantia demora quanto?`,
  payment: `quais as formas de pagamento? | aceita pix? | aceitam cartão? | posso pagar no boleto? | parcela em quantas vezes?
    divide em até quantas vezes? | tem juros? | parcelamento sem juros | dá pra parcelar? | parcela no cartão? | aceita vale alimentação?
    aceita débito? | passa cartão de crédito? | quais bandeiras vocês aceitam? | aceita elo? | posso pagar na entrega? | pagamento na retirada
    aceita dinheiro? | pagar com dois cartões | chave pix | qual a chave pix? | o pix não funcionou | meu cartão foi recusado
    meu pagamento não foi aprovado | pagamento recusado | o boleto venceu | como gerar o boleto | gerar boleto novamente | 2a via do boleto
    quanto tempo para compensar o boleto? | aceita paypal? | mercado pago | picpay | posso pagar por transferência? | é seguro pagar com cartão no site?
    parcela minima | em ate qtas vezes sem juros | como pago? | formas de pgto | posso pagar metade agora? | cartão virtual funciona?
    cobrou duas vezes no cartão | erro no pagamento | crediário | qual o valor da parcela? | 10x sem juros? | pagar por link`,
  invoice: `preciso da nota fiscal | cadê a nota fiscal? | não recebi a nota fiscal | segunda via da nota | emitir nota fiscal | nf do pedido
    nota fiscal no cnpj | vocês emitem nota? | quero a nota no nome da empresa | nota fiscal eletrônica | xml da nota | danfe
    onde baixo a nota fiscal? | me manda a nf por e-mail | nota fiscal errada | corrigir o cpf na nota | cpf na nota | nf-e
    segunda via da fatura | fatura do mês | não recebi minha fatura | quero a fatura por e-mail | recibo da compra | comprovante de compra
    preciso de um comprovante | preciso do recibo | minha fatura veio errada | cobrança indevida na fatura | detalhes da cobrança
    dados de faturamento | faturamento para empresa | vcs dão nota? | nota fiscal pra garantia | como pego minha nota | chave de acesso da nota
    perdi a nota fiscal | reenviar nota fiscal | vem com nota fiscal? | compra com nota | nota em nome de outra pessoa | mudar razão social na nota
    quando a nota é emitida? | a nota não chegou no meu email | fatura vence quando?
    código de barras | código de barras da fatura | boleto do acordo | segunda via do boleto | 2 via boleto | quero meu boleto | boleto para pagar minha dívida
    quanto devo? | qual o valor da minha fatura? | quando vence minha fatura? | data de vencimento | melhor dia de compra | saldo | consultar saldo | qual meu limite?
    quero pagar minha multa | débitos em aberto | negociar dívida | acordo de pagamento | tenho alguma pendência? | pagar conta atrasada | minha mensalidade | valor da taxa
    nota em nome da empresa | nota fiscal com cnpj | emite nota pra empresa? | quero a nf no cnpj | minha nota saiu errada
    valor do ipva | quanto devo de ipva? | consultar multas | tenho multa? | pagar multa | pagar licenciamento | taxa de inscrição | boleto da mensalidade | segunda via da mensalidade
    valor da mensalidade atrasada | parcelar meu débito | emitir guia de pagamento | débitos do veículo | quero pagar meu iptu | consultar débitos | conta de luz em atraso
    quanto tenho que pagar este mês? | boleto vencido | gerar boleto | gera o boleto pra mim | boleto atualizado | não recebi o boleto | cadê meu boleto? | imprimir boleto | enviar boleto por e-mail
    mensalidade atrasada | pagar mensalidade | pagar minha fatura | pagar boleto | quero pagar minha dívida | renegociar minha dívida | parcelar a fatura
    guia de pagamento | minha conta veio alta | cobraram errado | fui cobrado duas vezes | o que é essa cobrança? | não reconheço essa compra na fatura | extrato da conta
    segunda via da conta | conta deste mês | vencimento da fatura | mudar a data de vencimento | linha digitável | fatura fechada | limite disponível`,
  support: `não funciona | meu produto não liga | não está ligando | parou de funcionar | deu erro | está com defeito | veio com defeito
    chegou quebrado | veio faltando peça | como instalar? | como monto? | como configuro? | como usar? | não consigo instalar
    preciso de suporte técnico | ajuda técnica | problema técnico | a máquina está vazando | está fazendo barulho estranho | esquenta demais
    não carrega | a tela está preta | travou | reiniciar o aparelho | o aplicativo não abre | o site não carrega | o site deu erro
    não consigo entrar na minha conta | esqueci minha senha | recuperar senha | trocar minha senha | não consigo fazer login | não consigo finalizar a compra
    erro no checkout | onde baixo o manual? | como limpar a cafeteira? | como descalcificar? | acende uma luz vermelha | peça de reposição quebrada
    meu aparelho desliga sozinho | o botão não funciona | ñ ta funcionando | nao liga de jeito nenhum | parou do nada | como conecto no wi-fi?
    como atualizo o cadastro? | bugou | o código do cupom dá erro na tela | não chegou o código de verificação | meu moedor emperrou
    desbloquear cartão | meu cartão foi bloqueado | perdi meu cartão | roubaram meu cartão | cartão não passa | quero cancelar meu cartão | aumentar limite | senha errada
    bloquear | mudar minha senha | não recebi o token | esqueci meu login | não consigo acessar o sistema | o sistema está fora do ar | página não encontrada
    meu cadastro está errado | atualizar meus dados | mudar meu e-mail de cadastro | como faço para emitir o documento? | preciso da segunda via do documento
    tive um problema | estou com um problema | tem um erro aqui | dando erro | não está dando certo | não consigo enviar | como preencher o formulário?
    como renovo minha carteira? | renovar cnh | transferir veículo | emitir certificado | solicitar histórico escolar | não consigo acessar o portal do aluno | trocar de senha do portal
    perdi meu documento | como tiro a segunda via da carteira? | agendar vistoria | recorrer de multa | atualizar cadastro
    tá dando erro | deu problema | problema no sistema | aparece uma mensagem de erro | a página não abre | não salva | perdi o que preenchi | sumiu tudo da tela | não encontro no sistema
    não consigo cadastrar | não consigo acessar minha conta | minha conta foi bloqueada | redefinir senha | nova senha | não lembro a senha | não lembro meu usuário | o link não funciona | o app fecha sozinho | o app trava
    não consigo anexar o arquivo | não consigo enviar o formulário | meu cadastro deu erro | mudar e-mail do cadastro | alterar meus dados | excluir minha conta | como recupero o acesso?
    internet não funciona | sem sinal | tá lento | caiu a conexão | bloquear meu cartão | cartão clonado | ativar cartão`,
  complaint: `quero fazer uma reclamação | estou muito insatisfeito | péssimo atendimento | que absurdo | isso é um absurdo | vou no procon
    vou reclamar no reclame aqui | vou processar vocês | quero registrar uma queixa | vocês são uma vergonha | nunca mais compro aqui
    que falta de respeito | é um descaso | estou decepcionada | me enganaram | propaganda enganosa | isso é golpe | me sinto lesado
    ninguém resolve meu problema | já liguei mil vezes e nada | pior loja | pior empresa | horrível o atendimento de vocês
    tô indignado | tô puto com vocês | cansei de esperar | é a terceira vez que reclamo | ninguém me responde | palhaçada
    vocês só enrolam | serviço porco | lixo de produto | produto horroroso | demora absurda | fui maltratado na loja | vou acionar meu advogado
    quero abrir uma reclamação formal | ouvidoria | isso é crime contra o consumidor | vou na justiça | atendente grosseiro | mal educados
    enganação total | que porcaria | muito ruim esse serviço | deixar uma crítica
    quero reclamar | reclamação | fazer reclamação | tenho uma reclamação | estou cansado disso | péssimo | que raiva | a comida veio fria | fui mal atendido | não aguento mais esperar
    registrar reclamação | reclamar do atendimento | reclamar de cobrança`,
  human: `quero falar com um atendente | falar com humano | falar com uma pessoa | atendente | atendente por favor | me transfere para um atendente
    quero falar com alguém de verdade | você é robô? quero uma pessoa | não quero falar com robô | me passa pra um humano | atendimento humano
    falar com vendedor | chama um vendedor | quero falar com o gerente | falar com o responsável | falar com o supervisor | tem alguém pra me atender?
    posso falar com alguém? | prefiro falar com uma pessoa | chamar atendente | transferir atendimento | alguém real pode me responder?
    quero atendimento de gente | fala com gente de verdade | preciso de um atendente humano | me coloca com o suporte humano
    quero um consultor | falar com consultora | me conecta com um especialista | dá pra falar com alguém da equipe? | humano | pessoa real
    esse robô não entende, chama alguém | sai robô | quero conversar com um funcionário | qro falar c/ atendente | falar cm alguem
    operador | passar para operador | atendimento pessoal | quero ser atendido por uma pessoa | um ser humano por favor`,
  hours: `qual o horário de funcionamento? | que horas abre? | que horas fecha? | abre aos sábados? | abre domingo? | estão abertos agora?
    até que horas vocês atendem? | horário de atendimento | horario | vcs abrem no feriado? | funciona no carnaval? | atendem 24 horas?
    que horas começa o atendimento? | a loja abre hoje? | fecha pro almoço? | a que horas fecham na sexta? | qual o horário da loja?
    horário de sábado | tá aberto? | tão abertos? | abre q horas | fecha q hrs | até que horas posso ir aí? | dias de funcionamento
    que dia vocês abrem? | funcionam de segunda a sexta? | qual o expediente? | o atendimento é até que horas? | tem plantão?
    abre de manhã? | abrem à noite? | estarão abertos dia 25? | natal abre? | horário especial de fim de ano | posso ir depois das 18h?
    que horas vcs fecham hj | hora de abertura | hr de funcionamento | atende fim de semana? | segunda-feira abre?`,
  contact: `qual o telefone? | tem whatsapp? | qual o whatsapp de vocês? | qual o e-mail? | me passa o contato | como entro em contato?
    qual o endereço? | onde fica a loja? | onde vocês ficam? | onde é a loja física? | tem loja física? | tem loja em curitiba?
    número para contato | telefone da loja | telefone fixo | ligar para vocês | zap | qual o zap | tem zap? | me passa o número
    fale conosco | canais de atendimento | email do sac | telefone do sac | sac | endereço da loja mais próxima | como chego aí?
    fica perto do metrô? | tem estacionamento? | instagram de vocês | qual o insta? | facebook da loja | rede social | redes sociais
    onde encontro vocês? | localização | me manda a localização | em que bairro fica? | vocês ficam em qual cidade? | qual é o cep da loja
    telefone do suporte | tem 0800? | como posso falar com vocês por telefone | contato comercial
    qual o número de vocês? | número da central | telefone da seguradora | telefone do seguro | ligar na ouvidoria | onde fica o posto de atendimento? | qual o endereço do campus?
    e-mail para contato | tem algum telefone? | qual o site de vocês? | tem unidade no centro? | fica onde? | onde vcs tão?`,
  discount: `tem desconto? | tem cupom? | cupom de desconto | cupom de primeira compra | desconto à vista | desconto no pix | faz um descontinho?
    dá pra fazer um preço melhor? | tem promoção? | quais as promoções? | ofertas do dia | black friday | quando começa a black friday?
    tem cashback? | desconto para estudante | desconto pra quem compra mais de um | leve 3 pague 2 | meu cupom não funciona | código promocional
    voucher | tem alguma oferta? | produtos em promoção | liquidação | queima de estoque | me dá um desconto | aceita contraproposta?
    consegue melhorar o preço? | abaixa um pouco o preço | desconto de aniversário | programa de fidelidade | tenho pontos, posso usar?
    desconto pra atacado | cobre oferta da concorrência? | achei mais barato em outro lugar | tá caro, tem desconto? | promo
    desc no boleto | qnto de desconto | se levar dois tem desconto? | desconto pra revenda | vale-presente com desconto | tem combo promocional`,
  about: `quem são vocês? | o que é essa empresa? | há quanto tempo existem? | a loja é confiável? | o site é seguro? | qual o cnpj de vocês?
    me conta a história da empresa | quem é o dono? | vocês são de onde? | sobre a empresa | sobre vocês | sobre a loja | é loja brasileira?
    vocês são fabricantes? | trabalham com atacado? | vendem para revenda? | têm franquia? | quero ser revendedor | quero ser parceiro
    trabalhe conosco | vocês estão contratando? | como envio meu currículo? | tem vaga de emprego? | são representantes oficiais?
    qual a missão da empresa? | quantas lojas vocês têm? | empresa é séria? | posso confiar em vocês? | é golpe ou é confiável?
    vocês têm política de privacidade? | o que fazem com meus dados? | lgpd | termos de uso | são sustentáveis? | de onde vem o café de vocês?
    o que a empresa faz? | conheça a empresa | quero conhecer a loja | vcs existem desde quando | tem reclame aqui? | a marca é nacional?
    há quantos anos a loja existe? | desde quando existe a empresa? | qual o tempo de mercado de vocês? | a loja existe mesmo? | vocês têm loja há muito tempo?`,
  affirm: `sim | sim por favor | claro | com certeza | isso | isso mesmo | exato | exatamente | correto | certo | ok | okay | okey | tá | tá bom | tá ok | tá certo
    beleza | blz | pode ser | pode | pode sim | quero | quero sim | aceito | concordo | confirmo | positivo | afirmativo | uhum | aham | s | ss | ssim
    bora | vamos | vamos lá | demorou | fechado | combinado | perfeito | por favor | gostaria sim | acho que sim | é isso aí | é sim | certamente
    sem dúvida | tenho interesse | me interessa | yes | yep | pode mandar | manda | manda ver | entendi | compreendi | ah tá | aceito sim | continua
    pode continuar | prossiga | tudo certo | simmm | isso aí | seria ótimo | quero saber | me conta mais | de acordo | sim quero
    tô dentro | topo | eu topo | com prazer | claro que sim | mas é claro | lógico | óbvio | é claro | eu quero | eu quero sim | tenho sim | sei sim | pode crer | faz isso | faça isso | ok, pode ser
    sim, pode | sim, é isso | fechou | boa ideia | se puder, sim | por gentileza | uhun | sim senhor`,
  deny: `não | nao | n | nn | não obrigado | não, obrigada | não quero | não preciso | negativo | de jeito nenhum | nunca | nem pensar | nada | nada não
    não é isso | não foi isso que perguntei | não era isso | errado | está errado | incorreto | discordo | não concordo | não gostei | nem | nope | no
    deixa pra lá | deixa quieto | esquece | cancela | não precisa | agora não | ainda não | talvez depois | acho que não | claro que não | que nada
    não aceito | não tenho interesse | não me interessa | não mesmo | de modo algum | jamais | nenhum | nenhuma | não sei | sei lá | hoje não | melhor não
    naum | num quero | não, valeu | não precisa não | não é | não foi | nenhum dos dois | nenhuma das opções | prefiro não | deixa assim | de forma nenhuma | nem a pau | tô fora | não estou interessado
    não, outra coisa | isso não | ainda não decidi | por enquanto não | agora não posso`,
  "how-are-you": `tudo bem? | tudo bem com você? | tudo bom? | como vai? | como vai você? | como você está? | como está? | como vc ta | como cê tá | como está se sentindo?
    tudo certo? | tudo joia? | tudo tranquilo? | tudo beleza? | tdb? | td bem? | tudo em ordem? | beleza? | de boa? | tranquilo? | como tem passado?
    como vão as coisas? | como andam as coisas? | e você, tudo bem? | e vc, como está? | vai bem? | passa bem? | como foi seu dia? | está tudo bem por aí?
    estou bem e você? | tô bem, e vc? | tudo ótimo e contigo? | você está bem? | quais as novidades? | o que conta de novo? | firmeza? | suave? | tudo na paz?
    estou ótimo | estou bem | tô bem | tudo ótimo | tudo bem sim | tô mal | estou triste | bem e você? | melhor agora | vou bem, obrigado | vc está bem? | tá bem?`,
  "bot-identity": `quem é você? | quem é vc | o que é você? | qual o seu nome? | qual é seu nome? | como você se chama? | como devo te chamar? | você é um robô?
    você é humano? | você é uma pessoa? | é um robô ou uma pessoa? | estou falando com um robô? | você é real? | você existe? | quem te criou? | quem te fez?
    quem te desenvolveu? | quem é seu criador? | quando você nasceu? | quantos anos você tem? | qual a sua idade? | onde você mora? | de onde você é?
    você é homem ou mulher? | você é inteligente? | é inteligência artificial?
    o que é um chatbot? | o que é uma assistente virtual? | fale sobre você | me fale de você | se apresente | se apresenta | você é de verdade?
    como você funciona? | com que tecnologia você foi feito?
    qual é a sua função? | para que você serve? | pra que vc foi criado? | qual o seu propósito? | qual a sua missão? | por que você se chama assim? | o que quer dizer seu nome?
    quem programou você? | quem é o seu desenvolvedor? | quem está por trás desse chat? | com quem eu tô falando? | estou falando com quem? | isso aqui é um robô? | é gente ou bot? | vc é bot? | vc é uma ia?
    qual empresa fez você? | há quanto tempo você existe? | desde quando vc existe? | quero te conhecer | quero saber mais de você | como foi que te fizeram? | em que linguagem você foi programado?
    você tem nome? | seu nome é qual? | como te chamam? | robô | assistente virtual | quem fez esse robô? | quem criou esse assistente? | o que é esse assistente?`,
  personal: `você tem namorado? | quer namorar comigo? | casa comigo | você é casada? | você dorme? | você come? | você tem sentimentos? | qual seu signo? | você tem família?
    quem são seus pais? | que time você torce? | torce pro flamengo? | qual sua cor favorita? | qual sua comida preferida? | qual sua música preferida?
    qual sua religião? | você acredita em deus? | o que você faz nas horas vagas? | você gosta de dançar? | você tem hobby? | qual seu filme favorito?
    você gosta de futebol? | você bebe? | qual seu animal preferido? | você tem amigos? | você já viajou? | em quem você vota? | você é feliz? | o que é o amor?`,
  praise: `você é legal | você é demais | você é incrível | gostei de você | te amo | adorei | amei | muito bom | que legal | que bacana | show | show de bola
    parabéns | mandou bem | arrasou | você é top | ótimo atendimento | excelente | maravilhoso | sensacional | muito bem | você é inteligente
    você é muito esperta | boa resposta | gostei da resposta | você é fofa | você é linda | melhor robô | que máximo | nota dez | bom trabalho
    curti | curti muito | você é uma gracinha | muito eficiente | perfeito, adorei | você é o melhor | que atendimento bom | tô gostando de conversar`,
  insult: `você é burro | burra | idiota | você não sabe nada | robô inútil | que robô ruim | você é chato | vai se catar | cala a boca | sua máquina idiota
    você é péssimo | não serve pra nada | você é um lixo | imbecil | estúpido | vai à merda | vai se ferrar | você é horrível | otário | trouxa`,
  help: `ajuda | me ajuda | preciso de ajuda | pode me ajudar? | você pode me ajudar? | socorro | help | o que você faz? | o que você sabe fazer?
    o que você pode fazer? | como você pode me ajudar? | em que você pode ajudar? | quais são as opções? | opções | menu | voltar ao menu | menu principal
    sobre o que posso perguntar? | o que posso perguntar? | quais assuntos você conhece? | com o que você trabalha? | não entendi | como assim?
    pode repetir? | me explica melhor | explica de novo | tenho uma dúvida | tô com dúvida | preciso de uma informação | queria uma ajuda
    estou perdido | não sei o que fazer | por onde começo? | o que eu faço agora? | como funciona isso aqui? | me dá uma dica | quais serviços você oferece?
    sobre o que você fala? | o que mais você sabe? | fala mais | me ajude por favor | consegue me ajudar com uma coisa? | mais informações
    me mostra o que você faz | quais são suas funções? | o que dá pra fazer por aqui? | no que você é bom? | quais perguntas posso fazer? | que tipo de pergunta você responde? | quais são os temas?
    lista de opções | quais os comandos? | como eu uso isso? | me orienta | pode me orientar? | me dá uma luz | to precisando de uma ajudinha | me socorre | quero ajuda | ajude-me | não sei por onde começar
    posso fazer uma pergunta? | vc me ajuda? | o que mais você faz? | o que posso fazer aqui? | mostrar opções | mostrar menu | quero ver as opções do chat`,
  laughter: `kkk | kkkk | kkkkkkkk | rs | rsrs | rsrsrs | haha | hahaha | hehe | huahua | hauhau | me conta uma piada | conta outra piada | conta uma história
    que engraçado | muito engraçado | morri de rir | tô brincando | brincadeira | bora bater papo | vamos conversar | tô entediado | que dia lindo
    tá frio hoje | tá chovendo aí? | feliz natal | feliz ano novo | feliz aniversário | bom trabalho pra você | canta uma música | hmm | ah | legal | nossa | eita`,
  "place-order": `quero comprar | quero fazer um pedido | fazer pedido | gostaria de pedir | quero pedir uma pizza | vou querer dois | me vê um desse | quero esse
    vou levar | vou ficar com esse | pode fechar o pedido | fechar pedido | finalizar compra | finalizar pedido | concluir compra | adicionar ao carrinho
    coloca no carrinho | coloca mais um | quero encomendar | quero reservar uma mesa | me manda dois | como faço para comprar? | onde compro?
    comprar agora | quero contratar | quero assinar | como faço um pedido? | posso fazer o pedido por aqui? | quero um hambúrguer com fritas
    quero uma unidade | pedir comida | queria comprar um presente | desejo comprar | adicionar item | confirma meu pedido | quero a cafeteira preta
    gostaria de comprar um bolo | vou pedir 2 pizzas de calabresa | quero mais um refrigerante | quero três pastéis | me dá um café | queria um açaí | quero almoçar
    quero uma mesa para 4 pessoas | reservar para hoje à noite | quero marcar um horário | quero agendar uma visita | quero me inscrever | quero me matricular
    fazer uma reserva | encerrar meu pedido | só isso, pode fechar | pedir | comprar | quero contratar o plano
    quero uma pizza grande | vou querer o prato do dia | me vê duas cervejas | quero reservar uma mesa para sábado | queria fazer uma reserva | mesa para dois | quero pedir delivery
    pode anotar meu pedido? | quero um x-salada | uma coca por favor | pra viagem | quero repetir o último pedido | quero fazer minha matrícula
    quero dois | eu quero três | manda um | quero uma porção de batata | vou querer um combo | quero uma marmita | quero esse aqui | quero o número 3 | esse mesmo, pode mandar | adiciona mais um ao pedido
    coloca duas unidades | quero levar os dois | quero garantir o meu | quero comprar ingresso | comprar passagem | reservar um quarto | fazer reserva para o fim de semana | tem mesa para hoje? | quero agendar
    quero marcar uma consulta | agendar horário | quero fazer a inscrição | onde faço a inscrição? | como me inscrevo? | como me matriculo? | como contrato? | quero aderir | quero solicitar o cartão | quero abrir uma conta
    iniciar pedido | novo pedido | fazer encomenda | encomendar um bolo | já escolhi, quero fechar | fecha a compra pra mim | quero almoçar aí | pra entregar aqui em casa | gostaria de um refrigerante
    eu gostaria de uma pizza de mussarela | me veja um salgado | uma porção grande | duas garrafas de água`,
  "out-of-scope": `qual a capital da frança? | quem ganhou o jogo ontem? | previsão do tempo para amanhã | quanto é 25 vezes 4? | receita de bolo de cenoura
    quem é o presidente do brasil? | me ajuda com a lição de matemática | escreve um poema | traduz essa frase para o inglês
    qual o resultado da mega-sena? | o que é fotossíntese? | como emagrecer rápido? | quero marcar uma consulta médica
    qual o sentido da vida? | me indica um filme | qual a cotação do dólar? | como faço para tirar passaporte? | toca uma música
    que horas são no japão? | quantos habitantes tem são paulo? | programa em python pra mim | qual a distância da terra à lua?
    preciso de um encanador | como declarar imposto de renda | quero alugar um apartamento | tem voo para lisboa? | reserva um hotel no rio
    como trocar o pneu do carro? | o que fazer com dor de cabeça? | quem escreveu dom casmurro? | asdfgh | xyz 123 | blablabla
    meu cachorro está doente | qual o horóscopo de hoje? | quem descobriu o brasil | placar do corinthians | como plantar tomate
    me acorda às 7 horas | liga para minha mãe | apaga a luz da sala
    me conta uma coisa engraçada | sabe alguma música boa? | qual o melhor time? | você sabe cozinhar? | me ensina a dançar | o que acha do governo? | quanto tempo demora pra ir à lua?
    batata | abacaxi | teste | testando | 1234 | aaaa | lorem ipsum | qual a idade do neymar? | existe vida fora da terra? | quem veio primeiro, o ovo ou a galinha?
    me indica um restaurante na cidade | qual o melhor hotel da praia? | onde comer em são paulo? | qual a melhor praia do nordeste? | dica de viagem barata | qual o melhor bairro pra morar?
    quero levar minha namorada pra jantar, aonde vou? | qual o melhor celular do mundo em 2020? | me recomenda um livro de romance`,
};
