/** The commonest words of the language, for telling it from the others; spelling with and without accents both count. */
export const portugueseEverydayWords = `o a os as um uma uns umas de do da dos das em no na nos nas num numa por pelo pela pelos pelas para pra pro com sem sob sobre
    entre até desde ao aos à às e ou mas nem que se porque pois como quando onde qual quais quem quanto quanta quantos quantas cujo
    eu tu você vocês ele ela eles elas nós a gente me te lhe nos vos lhes mim comigo contigo conosco meu minha meus minhas seu sua seus suas
    nosso nossa nossos nossas dele dela deles delas este esta estes estas esse essa esses essas aquele aquela isto isso aquilo neste nesta
    nesse nessa deste desta desse dessa daquele daquela não sim já ainda também só muito muita muitos muitas pouco mais menos tão tanto
    bem mal aqui ali lá aí agora hoje ontem amanhã depois antes sempre nunca talvez então assim tudo todo toda todos todas nada algo alguém
    ninguém algum alguma alguns algumas nenhum nenhuma outro outra outros outras mesmo mesma cada ser sou é são era eram foi foram fui seja
    sendo sido estar estou está estão estava estavam esteve esteja ter tenho tem têm tinha tinham teve tive tenha haver há havia houve fazer
    faço faz fazem fez fiz feito faça ir vou vai vamos vão ia foi vá poder posso pode podem podia pude possa querer quero quer querem queria
    quis saber sei sabe sabem sabia dizer digo diz disse dar dou dá deu ver vejo vê viu vir venho vem vêm veio ficar fico fica ficou deixar
    precisar preciso precisa gostar gosto gostei gostaria comprar comprei compra pagar paguei receber recebi recebe chegar chegou chega
    enviar enviaram mandar mandou entregar entrega entregaram trocar devolver cancelar ajudar ajuda falar fala obrigado obrigada olá oi
    tchau bom boa dia tarde noite tudo por favor desculpa vc vcs q d pq tb tbm blz vlw né tá tô cadê kd kkk qto qdo msm hj dinheiro preço
    valor frete prazo pedido produto loja cartão boleto nota fiscal garantia troca desconto cupom estoque atendente pagamento parcela
    tamanho cor horário endereço telefone coisa coisas gente homem mulher pessoa pessoas vida mundo ano anos mês meses semana casa trabalho
    cidade país nome água bom melhor pior novo nova grande pequeno primeiro última ajuda informação não funciona conseguir consigo consegue
    acho acha achei achar parece deve devo ontem logo perto longe dentro fora através durante segundo conforme nao voce voces ja tambem so
    ate amanha entao alguem ninguem esta estao sao ha la ai da tem projeto proposta como faço cadastro edital configuração usuário página
    quando erro problema função sistema exibir mostra mostrando carregar painel botão lista ao usar não exibe pedidos preços itens`;
