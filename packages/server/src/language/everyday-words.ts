/** Everyday words of each language, written for telling the languages apart; spelling with and without accents both count. */
export const everydayWords = {
  "pt-BR": `o a os as um uma uns umas de do da dos das em no na nos nas num numa por pelo pela pelos pelas para pra pro com sem sob sobre
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
    tchau bom boa dia tarde noite tudo por favor desculpa vc vcs pq tb tbm blz vlw né tá tô cadê kd kkk qto qdo msm hj dinheiro preço
    valor frete prazo pedido produto loja cartão boleto nota fiscal garantia troca desconto cupom estoque atendente pagamento parcela
    tamanho cor horário endereço telefone coisa coisas gente homem mulher pessoa pessoas vida mundo ano anos mês meses semana casa trabalho
    cidade país nome água bom melhor pior novo nova grande pequeno primeiro última ajuda informação não funciona conseguir consigo consegue
    acho acha achei achar parece deve devo ontem logo perto longe dentro fora através durante segundo conforme nao voce voces ja tambem so
    ate amanha entao alguem ninguem esta estao sao ha la ai da tem projeto proposta como faço cadastro edital configuração usuário página
    quando erro problema função sistema exibir mostra mostrando carregar painel botão lista ao usar não exibe pedidos preços itens`,
  en: `the a an of to in on at by for from with without about into over under between until since and or but nor so if because while as than
    then that this these those there here where when why how what which who whom whose i you he she it we they me him her us them my your
    his its our their mine yours ours theirs myself yourself itself is am are was were be been being isn't aren't wasn't do does did done
    doing don't doesn't didn't have has had having haven't hasn't can could will would shall should may might must can't couldn't won't
    wouldn't shouldn't not no yes yeah ok okay please thanks thank hello hi hey bye goodbye good morning afternoon evening night sorry
    get got getting give gave given go going gone went come came coming make made making take took taken see saw seen know knew known think
    thought want wanted need needed like liked look looking find found tell told say said ask asked use used try trying buy bought pay paid
    send sent receive received ship shipped shipping deliver delivered delivery order ordered return returned refund cancel change help
    work working works much many more most less least very too also just only even still already yet now today tomorrow yesterday always
    never often again back up down out off all any some every each both few other another same such own one two three first last next new
    old big small long short best better worse great nice right wrong sure thing things people person man woman day days week month year
    time money price cost card account bank phone number email address store shop stock size color colour warranty discount coupon invoice
    receipt bill payment hours open closed close talk speak agent human my what's i'm i've i'd it's that's where's let's you're there's
    show showing shows page button error issue problem value list user when using does not update updated unable error after before
    through during against under above below set let keep put run turn play call start stop read write learn song music weather`,
  es: `el la los las un una unos unas lo al del de en por para con sin sobre entre hasta desde hacia según durante mediante y e o u pero ni
    sino que si porque pues como cuando donde cual cuales quien quienes cuanto cuanta cuantos cuantas cuyo qué cómo cuándo dónde cuál cuáles
    quién cuánto cuánta cuántos cuántas yo tú usted ustedes él ella ellos ellas nosotros nosotras vosotros me te le les nos os se mí conmigo
    contigo mi mis tu tus su sus nuestro nuestra nuestros nuestras mío mía suyo suya este esta estos estas ese esa esos esas aquel aquella
    esto eso aquello no sí ya aún todavía también sólo solo muy mucho mucha muchos muchas poco más menos tan tanto bien mal aquí allí allá ahí
    ahora hoy ayer mañana después antes siempre nunca jamás quizás entonces así todo toda todos todas nada algo alguien nadie algún alguno
    alguna algunos algunas ningún ninguno ninguna otro otra otros otras mismo misma cada ser soy eres es somos son era eran fue fueron sea
    siendo sido estar estoy estás está están estaba estuvo esté tener tengo tiene tienes tienen tenía tuvo tenga haber he has ha han hay había
    hubo haya hacer hago hace hacen hizo hice hecho haga ir voy vas va vamos van iba vaya poder puedo puede puedes pueden podía pude podría
    querer quiero quiere quieren quería quisiera saber sé sabe saben decir digo dice dijo dar doy da dio ver veo ve vio venir vengo viene
    vino quedar quedó dejar necesitar necesito necesita gustar gusta gustaría gustó comprar compré compra pagar pagué recibir recibí recibe
    llegar llegó llega enviar enviaron envían mandar entregar entrega cambiar cambio devolver devolución cancelar ayudar ayuda hablar habla
    gracias hola adiós chau buenos buenas días tardes noches bueno buena por favor perdón disculpe vale dinero precio costo envío envíos
    plazo pedido producto tienda tarjeta factura garantía descuento cupón existencias asesor pago cuotas tamaño talla color horario dirección
    teléfono cosa cosas gente hombre mujer persona personas vida mundo año años mes meses semana casa trabajo ciudad país nombre agua mejor
    peor nuevo nueva grande pequeño primero último información funciona funcionan conseguir creo cree pienso parece debe debo luego cerca
    lejos dentro fuera través cuesta vale sale quisiéramos podemos tenemos estamos somos hicieron dijeron usuario página error problema
    sistema mostrar muestra botón lista al utilizar no aparece pedidos precios artículos dos tres cuatro cinco seis siete ocho nueve diez
    veinte treinta cien mil millones ciento dólares euros pesos hacia tampoco además aunque mientras ello ante bajo tras`,
} as const;
