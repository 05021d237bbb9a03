/**
 * Words of shops, things and service that mean much the same: a line a meaning, `pt | en | es`, words of one language separated by
 * spaces, none accented. A `+` joins the words of one expression.
 */
export const shoppingWords = `
entregar entrega envio enviar mandar despachar remessa postagem postar | deliver delivery ship shipping shipment send dispatch | entregar entrega envio enviar mandar despachar despacho
frete | freight shipping postage | flete envio gastos+envio
prazo | deadline term period time | plazo termino
tempo | time | tiempo
demorar demora levar | take delay last | tardar demorar demora
chegar chegada | arrive arrival come | llegar llegada
receber recebimento | receive receipt get | recibir recepcion
transportadora transporte | carrier courier transport | transportista transportadora transporte
rastrear rastreio rastreamento acompanhar | track tracking trace follow | rastrear rastreo seguimiento seguir
pedido compra encomenda | order purchase | pedido orden compra encargo
comprar adquirir | buy purchase | comprar adquirir
vender venda vendas | sell sale sales | vender venta ventas
vendedor | seller vendor salesperson | vendedor
comprador | buyer shopper purchaser | comprador
cliente consumidor | customer client consumer | cliente consumidor
loja armazem comercio | shop store | tienda almacen comercio local
fisica | physical | fisica
produto artigo mercadoria | product item goods article merchandise | producto articulo mercancia
item itens | item items | articulo articulos item
peca | piece part | pieza parte
preco valor custo custar custa | price cost value charge | precio valor costo coste costar cuesta
caro | expensive | caro
barato | cheap inexpensive affordable | barato economico
gratis gratuito | free complimentary | gratis gratuito
desconto abatimento | discount off rebate | descuento rebaja
promocao oferta promocional | promotion sale offer deal promotional | promocion oferta promocional
cupom vale | coupon voucher code | cupon vale
pagar pagamento | pay payment paid | pagar pago
forma meio metodo modo jeito maneira | method way means mode form | forma medio metodo modo manera
cartao | card | tarjeta
credito | credit | credito
debito | debit | debito
boleto | bank+slip boleto | boleto
dinheiro | money cash | dinero efectivo
transferencia transferir | transfer | transferencia transferir
parcela parcelar parcelado prestacao parcelamento | installment installments instalment instalments | cuota cuotas plazos parcelas
juros | interest | interes intereses
taxa tarifa | fee rate charge tariff | tasa tarifa cargo comision
imposto tributo | tax taxes duty | impuesto tributo
nota fiscal fatura | invoice bill receipt | factura
recibo comprovante | receipt proof voucher | recibo comprobante
reembolso reembolsar estorno estornar restituicao devolver | refund reimbursement chargeback repay money+back | reembolso reembolsar reintegro devolver
devolucao devolver | return returns | devolucion devolver
troca trocar | exchange swap change replace replacement return | cambio cambiar canje
desistir desistencia arrependimento cancelar | withdraw cancel regret cancellation | desistir desistimiento arrepentimiento cancelar
cancelar cancelamento | cancel cancellation | cancelar cancelacion anular
garantia | warranty guarantee | garantia
defeito defeituoso | defect defective fault faulty flaw | defecto defectuoso
quebrar quebrado | break broken crack cracked damaged | romper roto quebrado
dano danificar danificado avaria | damage damaged | dano danar danado averia
conserto consertar reparo reparar | repair fix mend | reparacion reparar arreglo arreglar
problema | problem issue trouble | problema incidencia
erro falha | error failure fault bug mistake | error falla fallo
falhar falha | fail failure failing fails | fallar falla fallo
ajuda ajudar | help assist | ayuda ayudar
suporte atendimento | support service assistance | soporte atencion
falar conversar | talk speak chat | hablar conversar charlar
atendente humano pessoa | agent human person representative someone | agente humano persona
gente equipe | team staff people | equipo gente personal
funcionario empregado colaborador | employee staff worker | empleado trabajador
contato contatar | contact reach | contacto contactar
telefone fone ligar | phone telephone call | telefono llamar
celular | mobile cell cellphone | movil celular
zap whats whatsapp | whatsapp | whatsapp
email correio eletronico | email mail | correo email electronico
mensagem | message | mensaje
responder resposta | answer reply respond response | responder respuesta
pergunta duvida | question doubt | pregunta duda
endereco | address | direccion domicilio
rua | street road | calle
cidade | city town | ciudad
bairro | neighbourhood neighborhood district | barrio
estado | state status condition | estado
situacao | status situation | situacion estado
pais | country | pais
regiao | region area | region zona
lugar local localizacao localizada | place location located site | lugar ubicacion ubicada ubicado sitio local queda
perto proximo | near close nearby next | cerca proximo
longe distancia | far distance | lejos distancia
horario hora | hours time hour schedule opening | horario hora
abrir abre aberto | open opens opening | abrir abre abierto apertura
fechar fecha fechado | close closes closed shut | cerrar cierra cerrado
funcionar funcionamento funciona | work works working run function operate | funcionar funcionamiento funciona
dia | day | dia
util | business working useful | habil util laborable
semana | week | semana
mes | month | mes
ano | year | ano
minuto | minute | minuto
hoje | today | hoy
amanha | tomorrow | manana
ontem | yesterday | ayer
segunda | monday second | lunes segunda
terca | tuesday third | martes
quarta | wednesday fourth | miercoles
quinta | thursday fifth | jueves
sexta | friday | viernes
sabado | saturday | sabado
domingo | sunday | domingo
feriado | holiday | feriado festivo
fim final | end final | fin final
inicio comeco comecar iniciar | start beginning begin initial | inicio comienzo comenzar empezar iniciar
janeiro | january | enero
fevereiro | february | febrero
junho | june | junio
julho | july | julio
setembro | september | septiembre
dezembro | december | diciembre
natal | christmas | navidad
retirar retirada buscar | pick+up pickup collect withdraw | retirar retiro recoger recogida
entrada | entrance entry input | entrada ingreso
saida sair sai | exit leave output exit+ | salida salir sale
estoque disponivel disponibilidade | stock available availability inventory | stock disponible disponibilidad existencias inventario
esgotado acabou indisponivel falta | sold+out unavailable out+stock missing | agotado no+disponible falta faltante
tamanho medida dimensao | size measure dimension dimensions | tamano medida talla dimension
altura alto | height tall high | altura alto
largura largo | width wide | ancho anchura
comprimento longo | length long | largo longitud
peso pesar pesa | weight weigh weighs | peso pesar pesa
diametro | diameter | diametro
capacidade cabe caber volume litro | capacity fit fits hold holds volume liter litre | capacidad cabe caber volumen litro
cor | color colour | color
vermelho vermelha | red | rojo roja
preto preta | black | negro negra
branco branca | white | blanco blanca
azul | blue | azul
verde | green | verde
amarelo amarela | yellow | amarillo amarilla
marrom | brown | marron
novo nova | new | nuevo nueva
usado usada | used | usado usada
velho antigo | old | viejo antiguo
bom boa | good | bueno buena
melhor | best better | mejor
ruim pior | bad worse worst | malo peor
grande | big large great | grande
pequeno | small little | pequeno chico
forte | strong | fuerte
fraco leve | weak light mild | debil ligero suave
rapido | fast quick rapid | rapido
devagar lento lentidao | slow slowness | lento lentitud
quente | hot warm | caliente
frio | cold | frio
material | material | material
madeira | wood wooden | madera
aco | steel | acero
aluminio | aluminium aluminum | aluminio
vidro | glass | vidrio cristal
ceramica porcelana | ceramic porcelain china | ceramica porcelana
pano tecido algodao | cloth fabric cotton | tela pano tejido algodon
plastico | plastic | plastico
papel papelao | paper cardboard | papel carton
couro | leather | cuero
lavar limpar limpeza | wash clean cleaning | lavar limpiar limpieza
lava+loucas lavalouca | dishwasher | lavavajillas lavaplatos
microondas micro+ondas | microwave | microondas
fogao chama fogo | stove hob stovetop flame fire | cocina estufa hornalla fuego
forno | oven | horno
inducao | induction | induccion
agua | water | agua
cafe | coffee | cafe
cafeteira moka | coffee+maker moka coffeemaker pot percolator | cafetera moka
moedor moer moagem moido | grinder grind ground grinding mill | molinillo moledor moler molienda molido
chaleira | kettle | tetera hervidor pava
balanca | scale scales | balanza bascula
coador filtro coado | filter dripper strainer brewer | filtro colador
xicara caneca copo | cup mug glass | taza vaso
grao graos | bean beans grain | grano granos
torra torrar torrefacao torrado | roast roasted roasting roastery | tueste tostado tostar tostaduria tostador
assinatura assinar clube | subscription subscribe club | suscripcion suscribir club
presente embrulho | gift present wrap wrapping | regalo envoltorio envolver
embalagem caixa pacote | package packaging box pack packet | embalaje caja paquete envase
abrir+pacote | open+package | abrir+paquete
gravar gravacao | engrave engraving record | grabar grabado
nome | name | nombre
curso aula | course class lesson | curso clase
livro | book | libro
visita visitar | visit tour | visita visitar
estacionamento vaga estacionar | parking park | estacionamiento aparcamiento aparcar
cachorro cao bicho | dog pet | perro mascota
atacado | wholesale bulk | mayorista mayoreo por+mayor
empresa companhia | company business firm enterprise | empresa compania negocio
emprego trabalho trabalhar | job work employment | empleo trabajo trabajar
historia fundacao fundar fundada | history story founded foundation start | historia fundacion fundar fundada
dono proprietario fundador | owner founder | dueno propietario fundador
banco | bank database | banco
agencia | agency branch | agencia sucursal
emprestimo financiamento | loan lending financing | prestamo financiamiento
divida dever devedor | debt owe | deuda deber
saldo | balance | saldo
poupanca | savings | ahorro
investir investimento | invest investment | invertir inversion
cheque | check cheque | cheque
saque sacar | withdrawal withdraw | retiro sacar
cambio | exchange currency | cambio
reclamacao reclamar queixa | complaint complain claim | reclamo reclamacion reclamar queja
fraude golpe | fraud scam | fraude estafa
roubo roubado furto | theft stolen | robo robado hurto
perder perdido perda | lose lost loss | perder perdido perdida
idade | age | edad
crianca menor | child children kid minor | nino menor
mulher | woman women | mujer
homem | man men | hombre
escola | school | escuela
universidade faculdade | university college | universidad facultad
aluno estudante | student pupil | alumno estudiante
professor | teacher professor | profesor maestro
saude medico | health doctor medical | salud medico
comida alimento | food | comida alimento
bebida beber | drink beverage | bebida beber
acucar | sugar | azucar
leite | milk | leche
cha | tea | te
fazer preparar preparo | make prepare do brew | hacer preparar preparacion
cuidar cuidado | care take+care | cuidar cuidado
trocar | change replace | cambiar reemplazar
durar duracao validade vencer vencimento | last duration validity expire expiry expiration | durar duracion validez caducidad vencer vencimiento
expirar expirado | expire expired expiration | expirar expirado caducar
continuar | continue keep | continuar seguir
parar | stop | parar detener
manter | keep maintain | mantener
tentar tentativa | try attempt | intentar intento
oferecer | offer provide | ofrecer
existir existe haver | exist exists | existir existe haber
precisar necessario necessidade exigir | need necessary require required | necesitar necesario requerir
obrigatorio | mandatory required compulsory | obligatorio
receita | recipe revenue prescription | receta ingreso
combinar combinacao | combine combination match pair | combinar combinacion
comparar diferenca | compare difference comparison | comparar diferencia
recomendar indicar sugerir | recommend suggest suggestion | recomendar sugerir
ponto | point | punto
lote | lot batch | lote
kit conjunto jogo | kit set bundle | kit conjunto juego
balcao | counter desk | mostrador
mesa | table desk | mesa
cabo | handle cable | mango cable
tampa | lid cover cap | tapa
regulagem ajuste posicao | setting adjustment position | ajuste posicion regulacion
borracha vedacao | rubber gasket seal | goma junta empaque
reposicao | replacement spare | repuesto recambio
bico | spout beak | pico boquilla
termometro temperatura | thermometer temperature | termometro temperatura
pilha bateria | battery | pila bateria
energia eletrico | power electric electrical energy | energia electrico
altitude | altitude elevation | altitud
fazenda sitio | farm | finca granja hacienda
fruta sabor gosto aroma | fruit flavor flavour taste aroma | fruta sabor gusto aroma
acido acidez | acid acidity | acido acidez
fidelidade pontos | loyalty points | fidelidad puntos
salario | salary wage | salario sueldo
aniversario | birthday anniversary | cumpleanos aniversario
casamento | wedding marriage married | boda casamiento matrimonio
festa | party | fiesta
evento | event | evento
viagem viajar | trip travel | viaje viajar
hotel pousada | hotel inn | hotel posada
carro | car | coche carro auto
onibus | bus | autobus colectivo
aviao voo | plane flight | avion vuelo
chuva | rain | lluvia
senhor senhora | sir madam mr mrs | senor senora
obrigado | thanks thank | gracias
`;
