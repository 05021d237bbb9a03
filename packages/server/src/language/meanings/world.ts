/** Words of people, places, time, the body, food, leisure and things: see meanings.ts for the notation. */
export const worldWords = `
# people
father: pai, pais, papai, painho, padrasto, father, dad, padre
mother: mae, maes, mamae, mainha, madrasta, mother, mom, mum, madre
sibling: irmao*, irma, irmas, brother*, sister*, hermano*, hermana*
child: filh*, bebe*, crianca*, neto*, neta*, child, children, kid, kids, son, daughter, baby, hijo*, hija*, nino*
relative: parente*, famili*, tio*, tia, tias, primo, prima, primas, primos, sobrinh*, avo, avos, vovo, cunhad*, sogr*, genro, nora, cousin*, uncle, aunt, relative*, family, pariente*
spouse: marid*, espos*, mulher, conjuge*, casad*, noiv*, companheir*, husband, wife, spouse, partner, pareja
romance: namor*, casar, casament*, solteir*, paquer*, crush, amor, amo, amar, apaixon*, ficante, love, loves, girlfriend, boyfriend, married, marry, single, dating, novia, novio, casado*
friend: amig*, colega*, parceir*, camarada, friend*, buddy, mate, companer*
man: homem, homens, rapaz, moco, cara, senhor, menino*, garoto*, macho, man, men, boy, guy, hombre*, senor, chico
woman: mulheres, moca, senhora, menina*, garota*, femea, woman, women, girl, lady, mujer*, senora, chica
individual: pessoa*, gente, individu*, cidada*, sujeito, alguem, ninguem, pf, person, people, someone, somebody, anyone, nobody, persona*, alguien, nadie
youth: jovem, adolescente*, novo, nova, idade, anos, young, teen*, age, old, joven*, edad
elder: idos*, velh*, aposentad*, anciao, elderly, retired, viej*
foreigner: estrangeir*, gringo*, imigrante*, foreign*, extranjer*, nacionalidade, naturalizad*
gender: sexo, genero*, gender*, male, female
birth: nasc*, aniversar*, born, birth*, nacist*, cumple*
live: mora, moro, morar, moram, reside*, live*, living, viv*
life: vida*, existenc*, viver, life, lives
retire: aposentad*, pensao, previdenc*, inss, beneficio*, retire*, 401k, pension*
# organisations
company: empresa*, firma*, companhia*, corporac*, estabeleciment*, negocio*, empreend*, microempre*, mei, eireli, ltda, sociedade, socio*, cnpj, pj, juridic*, industria*, company, companies, business*, firm, corporation
institution: instituic*, institut*, orga*, entidade*, associac*, ong, ongs, fundac*, cooperativ*, secretari*, autarqui*, foundation*, agency, institucion*
government: govern*, ministeri*, ministr*, estado, estatal, federal, federac*, municip*, prefeit*, public*, uniao, politic*, presidente*, senad*, deputad*, camara, state, gobierno
shop: loja*, lojinha, comercio, mercado*, supermercado*, armazem, quitanda, shop, store*, market*, tienda*
bank: banco*, bancari*, agencia*, caixa, itau, bradesco, santander, nubank, bank*, branch, banca
school: escola*, colegi*, faculdade*, universidade*, academi*, campus, ensino, educac*, school*, college, university, escuela
hospital: hospital*, clinic*, posto, upa, consultorio*, farmacia*, drogaria, pharmacy
restaurant: lanchonete*, bar, bares, pizzaria*, padaria*, churrascaria*, cafeteria, boteco, restaurant*, cafe, bakery
court: tribunal, juiz*, procon, processor, processar, advogad*, advocac*, oab, court, lawyer*, attorney, judge, abogad*, indeniz*, danos, justica*, sue, lawsuit, demand*
police: polici*, delegaci*, bo, boletim, police
# places
where: onde, aonde, cade, kd, where, donde
address: enderec*, rua, ruas, avenida, bairro*, cep, numero, address*, street, zip, direccion*, calle
location: local, locais, lugar*, localiz*, ponto, perto, proximo, proxima, longe, location*, place*, near*, map*, ubicac*, cerca
city: cidade*, municipio*, capital, interior, brasilia, paulo, rio, curitiba, manaus, salvador, recife, fortaleza, city, town, ciudad*
country: pais, brasil, brazil, eua, portugal, exterior, nacional, internacional, country, countries, abroad, international*, paises
house: casa*, apartament*, imovel, imoveis, moradia, residenc*, quarto*, banheiro*, cozinha*, sala, house, home, apartment*, room*, vivienda
office: escritorio*, sede, filial, agencia*, unidade, reparticao, office*, headquarters, oficina
travel: viag*, viaj*, turis*, hotel*, pousada*, ferias, mala*, travel*, trip*, flight*, vacation*, luggage, vuelo*, bagag*, baggage, equipaj*
vehicle: carro*, moto*, veicul*, caminh*, onibus, bicicleta*, bike*, car, cars, vehicle*, truck, bus, coche*, dirig*, habilitac*, placa*, licenciamento, crlv, renavam, ipva, emplac*, dpvat, detran, multa*, plates
road: estrada*, rodovia*, transito, trafego, estacion*, vaga*, road*, traffic, parking, park, route*
airport: voo*, aviao, aeroporto*, aere*, plane*, airport*, airline*
world: mundo, mundial, global*, planet*, internacional*, world*, globe
driver: cnh, carteira*, motorista*, condutor*, habilita*, licen*, driver*
hotel: hotel*, hosped*, quarto*, diaria*, checkin, checkout, pousad*, suite*, lodg*, room*
# time
today: hoje, agora, imediat*, ja, now, today, hoy, ahora, urgent*, urgenc*
tomorrow: amanha, depois, logo, futuro, breve, tomorrow, later, soon, manana, luego
yesterday: ontem, anteontem, passado, passada, antes, yesterday, last, ago, ayer
day: dia, dias, diari*, data*, day, days, date*, daily, fecha*
week: semana*, week*
weekday: segunda, terca, quarta, quinta, sexta, sabado*, domingo*, feriado*, monday, tuesday, wednesday, thursday, friday, saturday, sunday, weekend, holiday*, lunes, martes, miercoles, jueves, viernes, feira
month: mes, meses, mensal*, janeiro, fevereiro, marco, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro, month*, january, february, march, april, june, july, august, september, october, november, december
year: ano, anos, anual*, year*, annual*
hour: hora*, minut*, segundos, relogio*, hour*, time, clock, fuso*, timezone*, zone
period: period*, tempo, durac*, dura, intervalo*, cronograma*, agenda*, duration, schedule*, calendar*, tiempo
wait: esper*, aguard*, demor*, atras*, fila, wait*, delay*, late, tard*, pera, calma*, instante, momento*, minutinho, moment
frequency: sempre, nunca, vezes, frequen*, raramente, always, never, often, siempre
morning: manha, cedo, madrugada, morning, early
night: noite, tarde, tardinha, night, evening, afternoon, noche
appointment: agend*, marcar, marcor, marquei, reserv*, consulta*, compromisso*, appointment*, schedule*, book*, cita*
remind: lembrete*, lembrar, recordatorio, remind*, alarm*
future: futur*, destin*, previsao
# health
health: saude, doenc*, doent*, enferm*, sintoma*, febre, tosse, dor, dores, gripe*, virus, covid*, corona*, pandemia, health*, sick*, disease*, illness, symptom*, fever, pain*, salud
medicine: remedi*, medicament*, vacin*, tratament*, exame*, test*, medicin*, vaccin*, drug*, treatment*, cura
doctor: medico*, medica*, enfermeir*, dentist*, psicolog*, doutor*, doctor*, nurse*
body: corpo, cabec*, mao*, braco*, perna*, olho*, pele, cabelo*, body, head, hand*, eye*, hair, skin
die: morr*, mort*, falec*, obito*, die*, death, dead, muri*, mure*
exercise: exercici*, trein*, academia, ginast*, exercise*, gym, workout*
sleep: dorm*, descans*, acord*, sleep*, cansad*, exaust*, cansac*, sono*, tired*, exhaust*
isolation: quarenten*, isolament*, distanci*, confin*, quarantine, lockdown
hygiene: lav*, limp*, higien*, desinfet*, mascara*, sabao, alcool, clean*, wash*, mask*
contagion: contag*, transmi*, contamin*, infec*, propag*, spread*
hunger: fome, famint*, sede, hungry, thirst*, hambre
virus: virus*, covid*, corona*, sars*, pandem*, epidem*, surto*, infet*, infec*, outbreak*
symptom: sintom*, toss*, espirr*, febre*, respir*, cough*, sneez*, breath*
surface: superfic*, barra*, corrimao, macaneta*, surface*
mask: mascara*, luva*, viseira*, mask*, glove*
# food
food: comid*, aliment*, refeic*, almoc*, jant*, lanch*, food*, meal*, lunch, dinner, breakfast, eat*
eat: comer, come, comendo, comi, cozinh*, eat, cook*, cocin*
dish: prato*, cardapio*, menu*, porcao, rodizio, dish*, recipe*, plato*, receit*, ingredient*, cook*
meat: carne*, frango*, boi, picanha, costel*, lingui*, salsich*, file*, porco, pernil*, lombo, maminha, alcatra, cordeiro, pato, peru, ave, aves, bife, chourico*, presunto, bacon, churrasco*, meat*, chicken*, beef, pork, steak*, pollo
fish: peixe*, camar*, salmao, atum, bacalhau, fish, shrimp, tuna, pescado
pastry: pao, paes, pizza*, pastel*, pasteis, bolo*, massa*, macarr*, lasanha*, canelone*, hamburg*, sanduich*, salgad*, torta*, esfiha*, coxinha*, bread, cake*, pasta, sandwich*, burger*
sweet: doce*, chocolate*, sobremesa*, sorvete*, acucar, brigadeiro, goiabada, dessert*, sweet*, sugar, candy, dulce*
fruit: fruta*, banana*, maca, laranja*, limao, morango*, salad*, legume*, verdura*, vegetarian*, vegan*, fruit*, apple*, vegetable*
drink: bebid*, beber, agua, suco*, cerveja*, vinho*, refrigerante*, refri, cafe, cha, leite, coca, chopp, whisky, drink*, water, juice, beer*, wine*, coffee, tea, milk
dairy: queijo*, manteiga, iogurte, ovo*, cheese, butter, egg*, queso
taste: sabor*, gosto*, tempero*, picante, flavor*, taste*, spicy
nutrition: calori*, nutric*, nutrition*, diet*
# culture
art: arte*, artist*, cultur*, pintur*, escultur*, museu*, exposic*, quadro*, art, arts
theater: teatr*, palco*, ator*, atriz*, circo*, danca*, ballet, theat*, dance*, actor*, stage
music: music*, cant*, canca*, playlist*, show*, instrument*, orquestra*, festival*, disco*, rock, samba, concert*, song*, band*, sing*, cancion*, tocar, tocor, toque, play, reproduc*, reproduz*
film: film*, cinema*, serie*, novela*, desenho*, netflix, audiovisual, documentari*, movie*, pelicula*
book: livro*, literat*, poesi*, poet*, leitura*, ler, escritor*, biblioteca*, romance*, autor*, book, books, poem*, read*, libro*
event: event*, fest*, apresentac*, espetacul*, congresso*, feira*, party, parties, fiesta*
game: jog*, brinc*, videogame*, xadrez, game*, play*, jueg*
sport: esport*, futebol, time, bola, corrida, volei, campeonato*, sport*, football, soccer, team*, deport*
joke: piada*, engrac*, rir, ria, charada*, zoeira, humor, joke*, funny, chiste*, laugh*, gracios*
story: historia*, conto*, lenda*, curiosid*, story, stories, tale*, cuento*
heritage: patrimoni*, tombad*, historic*, tradic*, folclor*, heritage, tradition*
news: noticia*, jornal*, reportag*, imprensa, news, newspaper*, noticier*, revista*
weather: clima, chuva*, chov*, sol, calor, frio, temperatura*, previsao, nublad*, neve, vento*, weather, rain*, snow*, sunny, hot, cold, temperature*, forecast, lluvi*
animal: animal*, cachorr*, cao, gato*, gata*, passaro*, pet, pets, bicho*, cavalo*, dog*, cat, cats, bird*, perro*, morceg*, galinh*, mosquit*, cobra*, bat, bats, chicken, snake*
nature: natureza, planta*, flor*, arvore*, mar, praia*, montanha*, nature, tree*, flower*, beach*, planeta*, lua, terra, espaco, universo, buque*, rosa*, bouquet*
religion: deus, jesus, igreja*, crist*, catolic*, evangelic*, protestant*, espirit*, ateu, ateia, ateis*, budis*, muculman*, fe, crente*, rezar, bibl*, god, church*, relig*, faith, iglesia
politics: politic*, eleic*, partido*, votar, voto*, lula, bolsonaro, candidat*, direita, esquerda, election*, vote*
science: cienc*, cientis*, quimic*, fisica, matematic*, biolog*, scien*, math*, physics
language: idioma*, lingua*, ingles*, espanhol, portugues*, frances*, traduz*, traduc*, language*, english, spanish, french, translat*
study: estud*, aprend*, aula*, professor*, alun*, ensin*, graduac*, vestibular*, prova*, diploma, disciplina*, study*, student*, class, course*, learn*, teach*, exam*, curs*, nota*, boletim*, historico*, matricula*, mensalidade*, semestre*, bolsa*, estagio*, tcc, enem, grade, scholarship*, semester*, transcript*
job: trabalh*, emprego*, vaga*, profiss*, carreira*, curriculo*, rh, oficio, job*, work*, career*, employ*, resume, trabaj*, empleo*, ferias*, demiss*, admiss*, clt, ponto, folga*, turno*, vacation, pto, shift*, payday
professional: profission*, engenheir*, arquitet*, tecnico*, especialist*, consultor*, contador*, advogad*, freelanc*, professional*, expert*, specialist*
hobby: passatemp*, lazer, hobb*, leisure
# things
furniture: movel, moveis, mesa*, cadeira*, sofa*, cama*, armario*, estante*, colchao, furniture, table*, chair*, couch, bed, mueble*
appliance: geladeira*, fogao, microondas, televis*, tv, ventilador*, liquidific*, cafeteira*, chaleira*, aspirador*, eletrodom*, fridge, oven, microwave, washer, appliance*, nevera, lavadora, cafetera
clothes: roupa*, camis*, calca*, vestid*, sapato*, tenis, blusa*, casaco*, saia*, meia*, bone*, jaqueta*, clothes, clothing, shirt*, shoe*, dress*, jacket*, pants, ropa, zapat*
accessory: bolsa*, mochila*, carteira*, oculos, anel, brinco*, colar*, pulseira*, joia*, bag*, wallet*, purse*, glasses, ring*, watch
cosmetic: maquiag*, perfum*, creme*, batom, shampoo, cosmetic*, makeup, cream*
material: madeira*, metal*, plastic*, vidro*, papel*, aco, inox, couro, algodao, ouro, prata, wood*, glass, paper*, steel, leather, cotton, gold, silver
tool: ferrament*, martelo*, parafus*, furadeira*, tool*, hammer*, screw*, herramient*
key: chave*, fechadur*, cadead*, key*, lock*, llave*
fuel: gasolina, combustivel, etanol, diesel, oleo, pneu*, bateria*, gas, fuel, oil, tire*, battery
electricity: energia*, luz, eletric*, voltagem, tomada*, bivolt, volts, electric*, power, light*, voltage, plug, enchufe, esgot*, gas, saneament*, utility, utilities
rent: alug*, locac*, locat*, inquilin*, condomini*, rent*, lease*, landlord, tenant*, alquil*
toy: brinquedo*, bonec*, toy*, doll*, juguete*
baby-things: fralda*, mamadeira*, chupeta*, diaper*, stroller*
sound: som, barulh*, volume*, ruido*, silenc*, sound*, noise*, loud, aument*, louder, up
# amounts
limit: teto*, maxim*, minim*, ultrapass*, exced*, limit*, tope, most, highest
size: tamanho*, medida*, dimens*, largura, altura, comprimento, peso, grande*, pequen*, medio, media, size*, weight, large, small, tamano, talla*
color: cor, cores, color*, azul, vermelh*, preto, preta, branco, branca, verde*, amarel*, rosa, cinza, marrom, colour*, blue, red, black, white, green, yellow
quantity: quantidade*, quanto*, quanta*, numero*, total, soma, qtd, qtde, montante, many, much, amount*, number*, quantit*, cantidad*, cuant*, algarism*, cifra*, digit*
percent: porcent*, percent*, cento, aliquota*, proporc*, fracao, rate
calculate: calcul*, comput*, simul*, somar
ordinal-one: primeir*, um, uma, 1, first, one, primer*
ordinal-two: dois, duas, 2, second, two, segundo*
ordinal-three: terceir*, tres, 3, third, three, tercer*
number: mil, milhao, milho*, bilh*, cem, cento*, duzent*, hundred*, thousand*, million*, dois, duas, tres, quatro, cinco, seis, sete, oito, nove, dez, two, three, four, five, six, seven, eight, nine, ten, cuatro, siete, ocho, nueve, diez
random: aleator*, sorte*, dado, random*, dice, coin, azar
color-light: claro, clara, escuro*, escura*, brilh*, light, dark*, bright*
strength: forte*, forti*, forca*, fraco*, fraca*, poder*, strong*, weak*, power*
measure: quilo*, kg, grama*, litro*, metro*, centimetr*, km, ml, kilo*, liter*, meter*, inch*, mile*, pound*, measure*
`;
