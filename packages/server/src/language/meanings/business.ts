/** Words of money, trade, accounts, systems and how a matter is dealt with: see meanings.ts for the notation. */
export const businessWords = `
# money
money: dinheir*, grana, capital, pecuni*, verba*, recurso*, fundo*, montante, quantia*, financ*, bufunfa, money, cash, funds, fund, dinero, plata
price: preco*, valor*, custo, custos, custa*, custou, quantia, orcament*, cotac*, price*, pricing, cost*, worth, precio*, cuesta*
fee: taxa*, tarifa*, encargo*, multa*, juros, anuidade*, comissa*, fee, fees, charge*, interest, penalty, cobranc*, cobrad*, cobrar*, comision*, cobro*
salary: salari*, remuner*, honorari*, cache, caches, rendimento*, ordenado, vencimento*, prolabore, diaria*, gratificac*, contracheque, holerite, comissao, salary, wage*, paycheck, pay, sueldo
pay: pagar*, pago, paga, pague*, pagou, pagand*, pagament*, quit*, liquidar, desembols*, pay, pays, paid, payment*, paying, pagos
invoice: fatura*, boleto*, carne, cobranca, conta, contas, nota, notas, nf, nfe, recibo*, bill, bills, invoice*, receipt*, factura*, cuenta*, barra*, qrcode, qr, barcode*
installments: parcel*, prestac*, mensalidade*, mensal, vezes, instalment*, installment*, cuota*, plazos
card: carta*, cartoes, credito, debito, bandeira, visa, mastercard, card, cards, credit, debit, tarjeta*
transfer: transfer*, ted, doc, pix, deposit*, saque*, sacar, wire, withdraw*, retir*, encaminh*, direcion*, forward*, redirect*
balance: saldo*, extrato*, balance*, statement*
loan: emprestim*, financi*, credito, consignado, hipotec*, loan*, mortgage*, prestamo*
debt: divida*, deve*, devo, debito*, acordo*, negociac*, renegoc*, inadimpl*, atrasad*, vencid*, debt*, owe*, overdue, deuda*
tax: impost*, tribut*, fiscal, fiscais, isenc*, isent*, deduc*, deduz*, deduti*, abat*, renda, irpf, ir, irrf, ipva, iptu, icms, iss, inss, tax*, exempt*, impuesto*
discount: descont*, cupom, ofert*, abatiment*, liquidac*, barat*, economi*, pechincha, discount*, coupon*, promo*, sale, deal*, cheap*, rebaj*, descuent*, cupon*
free: gratis, gratuit*, graca, cortesia, free, brinde*, complimentary
expensive: caro, cara, caros, caras, carissim*, expensive, pricey
refund: reembols*, restitu*, estorn*, ressarc*, devolv*, devoluc*, refund*, reimburs*, chargeback
invest: invest*, aplicac*, poupanc*, acoes, bolsa, rende, renda, savings, stock*, inversion*
sponsor: patrocin*, incentiv*, apoi*, doac*, doad*, doar*, doo, contribu*, financiador*, mecen*, fomento*, fomentar, subsid*, estimul*, sponsor*, donat*, donor*, support*, apoy*
income: lucr*, receita*, fatur*, renda*, rendimento*, profit*, income, revenue*, earn*, gan*
economy: economia, inflac*, dolar*, euro*, moeda*, reais, real, currency, exchange, dollar*, moneda*
insurance: seguros, apolice*, sinistro*, seguradora*, insur*, premium
inheritance: heranc*, herdeir*, inventario*, testament*, inherit*, heir*
atm: terminal, maquininh*, atm, atms, machine*, cajero*
transaction: transac*, movimentac*, operac*, lancament*, operation*
pending: penden*, processando, aguardand*, pending, processing, pendient*
topup: recarg*, recarreg*, topup, top, topping, topped, recharg*
exchange-rate: cotac*, cambi*, convert*, rate*, conversa*, converso*, transform*, conversion*
rich: rico*, rica*, milionari*, fortuna, rich, million*, billion*
# commerce
buy: compr*, adquir*, aquisic*, encomend*, pedir, peco, pede, solicit*, requer*, buy, buying, bought, purchase*, order*
sell: vend*, comercial*, revend*, sell*, sold, venta*
contract: contrat*, assin*, ader*, adesa*, plano*, subscri*, contract*, plan, plans, suscri*, firmar
product: produt*, artigo*, mercadori*, itens, peca*, modelo*, unidade*, catalog*, product*, item*, goods
ticket: ingresso*, bilhete*, ticket*, passagem, passagens, convite*, entrad*, boleta*
stock: estoque*, disponi*, esgot*, repos*, stock, availab*, existencia*
quality: qualidade, original, garanti*, confia*, seguro, segura, autentic*, falso, falsific*, golpe*, quality, warranty, trust*, scam*, fraud*, fake, safe
delivery: entreg*, frete*, envio*, transport*, motoboy, correios, sedex, deliver*, ship*, courier, flete*, remess*
arrive: cheg*, receb*, arriv*, receiv*, lleg*, recib*
track: rastre*, acompanh*, andament*, status, situac*, track*, progress*, monitor*, seguimient*
pickup: retirad*, retirar, buscar, pegar, coleta, pickup, collect*, recoger
exchange: troc*, substitu*, exchange*, swap, replac*, cambi*, permut*
warranty: garantia*, cobertura, warranty, guarantee, assistencia
package: pacote*, caixa*, embalag*, encomenda*, package*, parcel, box, paquete*
gift: present*, brinde*, lembranc*, gift*, regal*
repair-service: manutenc*, conserto*, oficina*, mecanic*, revisao, tecnico*, mainten*, mechanic*, service, taller
test: test*, prova*, demonstrac*, trial, demo
reserve: reserv*, book*, lugares, assento*, seat*, table
# systems
register: cadastr*, inscri*, matricul*, credenci*, sign, signup, enroll*, regist*
account: conta, contas, perfil, perfis, usuari*, login, account*, profile*, user*, cuenta
enter: entrar, entro, logar, logo, acess*, login, access*, log, signin, acced*, ingres*
password: senha*, codigo*, pin, token, chave, password*, passcode, code, contrasen*, clave
forget: esquec*, lembr*, record*, recuper*, forgot*, forget*, remember*, recover*, reset*, olvid*
save: salv*, grav*, guard*, armazen*, save*, saving, store*
edit: edit*, alter*, mud*, modific*, corrig*, correc*, atualiz*, ajust*, retific*, reform*, trocar, change*, update*, modify, cambi*, actualiz*, substituic*, switch*
delete: apag*, delet*, exclu*, remov*, elimin*, tirar, erase, borr*, quitar
cancel: cancel*, desist*, encerr*, revog*, anul*, rescis*, rescind*, abandon*, terminat*
reactivate: reativ*, desarquiv*, reabr*, reabert*, restaur*, ativ*, desbloq*, activat*, unblock*, unlock*, enable, reactiv*
block: bloque*, suspen*, travad*, desativ*, inativ*, arquiv*, indefer*, block*, lock*, frozen, freeze*, disable*
error: erro*, falh*, bug*, problem*, pane, defeit*, incorret*, errad*, inval*, fail*, issue*, wrong, broken, fallo*, trouble, engan*, equivoc*, confund*, mistak*, accident*
malfunction: trav*, quebr*, lento, lenta, parou, parado, parada, pifou, congel*, crash*, slow, stuck, freez*, broke*
work: funcion*, roda, rodar, operac*, operar, works, working, work, function*
disappear: sumi*, some, desaparec*, perd*, extravi*, disappear*, lost, lose, missing, vanish*
find: ach*, encontr*, localiz*, busc*, procur*, pesquis*, consult*, find*, search*, look*, locate, encuentr*, hall*
see: ver, veja, vejo, visualiz*, olh*, enxerg*, mostr*, exib*, apresent*, vista, see, view*, show*, display*, mir*
attach: anex*, upload, carreg*, subir, inclu*, inser*, adicion*, acrescent*, attach*, add, adding, agreg*, anad*
send: envi*, mand*, submet*, submiss*, encaminh*, remet*, protocol*, propor, propost*, proponho, send*, sent, submit*
fill: preench*, complet*, formulari*, campo*, fill*, form, forms, field*, rellen*, llen*
spreadsheet: planilh*, tabel*, excel, spreadsheet*, sheet, hoja, rubrica*
document: document*, comprov*, certid*, rg, cpf, cnh, identidade, diploma*, declarac*, passport*, id, proof, certific*, laudo*, atestado*, identif*, identity, dni, passaport*, visto*, imigrac*, alfandeg*, visa*, customs, aduana
file: arquivo*, ficheiro*, pdf, file*, archivo*
photo: foto*, imag*, video*, selfie, camera*, photo*, picture*
link: link*, vincul*, associ*, ligado, ligada, conect*, relacion*, join*, connect*, enlac*
site: site*, pagina*, portal*, web*, internet, online, url, page*
app: app*, aplicativo*, sistema*, plataforma*, programa*, software*, system*, platform*, aplicacion*
phone: celular*, smartphone*, aparelho*, tablet, iphone, android, phone, mobile, movil
computer: computador*, notebook*, pc, laptop*, computer*, ordenador
download: baix*, download*, instal*, descarg*
print: imprim*, impress*, print*, escane*, scan*
security: seguranc*, privacidade, protec*, proteg*, hacke*, invad*, secur*, privacy
notification: notific*, avis*, alert*, mensagem, mensagens, sms, message*, mensaje*
technology: tecnolog*, linguagem, codigo, algoritmo*, software, machine, learning, tecnic*, technolog*, programming, python, javascript
artificial: robo*, bot, bots, chatbot*, maquina*, artificial*, inteligencia, virtual, assistente*, ia, ai, assistant*
connection: wifi, roteador*, modem*, sinal, conexao*, fibra, internet, router*, signal, connection, conexoes
# process
begin: comec*, inici*, abrir, abert*, partir, instaur*, start*, begin*, open*, empez*, comenz*
end: termin*, acab*, encerrament*, finaliz*, conclu*, fim, final, fech*, end*, finish*, complete*, close*, fin
continue: continu*, segu*, prosseg*, prossig*, avanc*, proxim*, next, follow*, sigu*
stage: etapa*, fase*, passo*, procediment*, tramit*, fluxo*, caminho*, step*, stage*, phase*, procedure*, paso*, proces*
deadline: prazo*, validade, venc*, expir*, limite, vigenc*, deadline*, due, plazo*
extend: prorrog*, adi*, estend*, ampli*, posterg*, renov*, extend*, postpone*, renew*
approve: aprov*, homolog*, autoriz*, aceit*, deferi*, liber*, selecion*, classific*, contempl*, approv*, accept*, authori*, aprob*
reject: reprov*, rejeit*, negad*, recus*, indeferi*, reject*, declin*, denied, deny, refus*, rechaz*
evaluate: avali*, analis*, parecer*, examin*, verific*, vistori*, julg*, revis*, conferi*, confer, review*, assess*, check*, verify*, analiz*, evalu*
result: result*, decis*, deliber*, desfecho, resposta, parecer, outcome*
appeal: recurso*, recorr*, apel*, contest*, impugn*, appeal*, disput*
accountability: prestac*, prestar, contabil*, fiscaliz*, comprovac*, contad*, account*, audit*, bookkeep*
denounce: delat*, irregular*, fraud*, ouvidoria, ilegal*, ilicit*, indevid*, corrupc*, corrupt*, lavagem, crime*, denounc*, report*, illegal*, denunc*
complain: reclam*, queix*, insatisf*, indign*, absurd*, complain*, unhappy, quej*
request: pedido*, solicit*, requer*, requis*, demanda*, request*, apply*, applic*
permit: pode, podem, posso, podemos, podia, poderia, permit*, possivel, consigo, consegu*, autorizad*, can, could, may, allowed, possible, able, puedo, puede*, posible
forbid: proibi*, vedad*, impedid*, impossivel, forbid*, prohib*
need: precis*, necess*, obrigat*, dever, devo, exig*, requisit*, need*, must, require*, mandatory, necesit*, requer*, oblig*
law: lei, leis, norm*, legisl*, legal, regr*, regul*, decret*, artigo*, art, instruc*, portaria*, resoluc*, estatuto*, constituic*, juridic*, law*, rule*, ley*, politica*, termos
edict: edital, editais, concurs*, licitac*, chamada, chamament*, selecao, tender, contest, convocatori*
benefit: benefic*, vantage*, privilegi*, proveito, bonific*, recompens*, ponto*, benefit*, advantage*, perk*, reward*, points, ventaj*
responsible: respons*, encarreg*, titular, proponente*, gestor*, administrad*, dirigente*, gerente*, chefe*, diretor*, dono*, proprietari*, lider*, manager*, boss, owner*, director*, jefe*, dueno*
represent: represent*, procurac*, procurador*, intermedi*, delega*, terceir*, outorg*, agent*, broker*
raise-funds: capt*, arrecad*, angari*, levantar, vaquinha, fundrais*, recaud*, raise
spend: gast*, despes*, desembolso*, custe*, consum*, spend*, spent, expens*
project: projet*, propost*, plano, planej*, iniciativ*, ideia*, obra*, program*, project*, proposal*, plan, proyect*, propuest*
advertise: divulg*, propagand*, publicid*, marketing, promov*, promoc*, publicar, midia*, advert*, promot*, publiciz*, anunc*
brand: marca*, logo, logotipo*, logomarca*, grife*, brand*, label
share: divid*, distribu*, repass*, share*, split*, compart*
category: tipo*, segmento*, area*, setor*, enquadr*, modalidad*, especie*, genero*, categor*, type*, kind*, sort, class*
participate: particip*, concorr*, integr*, envolv*, competir, join*, engage
access-for-all: democrat*, plateia*, acesso, populariz*, inclus*
accessibility: acessi*, deficien*, pcd, cadeirante*, libras, surd*, cego*, cega*, accessib*, disab*, wheelchair, accesib*, discapac*
social: socia*, comunit*, comunidade*, voluntari*, contrapartid*, filantrop*, community, volunteer*
compensation: compens*, contrapart*, indeniz*, ressarc*, indemn*
use: usa, uso, usar*, usand*, usado*, usada*, utiliz*, aproveit*, emprega, empregu, manej*, use, used, using, uses, usage
happen: acontec*, ocorr*, suced*, passou, happen*, occur*, ocurr*, pasa
try: tent*, experiment*, provar, try*, tried, attempt*, intent*
turn-on: liga, ligo, ativ*, acion*, acend*, turn, switch, enable*, encend*
turn-off: deslig*, apag*, desativ*, off, shut
leave: sair, saio, saiu, parti*, abandon*, leave*, left, exit, salir
stop: parar, pare, interromp*, cessar, paralis*, stop*, halt*, pause*, deten*
avoid: evit*, previn*, preven*, escap*, avoid*
wish-luck: sorte, sucesso, luck, success, suerte
solve: resolv*, soluc*, consert*, arrum*, repar*, solv*, fix*, repair*, arregl*
increase: aument*, cresc*, subir*, elev*, increas*, rais*, grow*, more
decrease: diminu*, redu*, baixar, baixor, abaix*, decreas*, lower*, less, menos, disminu*
steal: roub*, furt*, assalt*, ladr*, clon*, steal*, stole*, rob*, theft, thief
emergency: emergenc*, urgent*, urgenc*, perig*, risco*, grave*, socorro, acident*, danger*, risk*, accident*, peligr*
important: import*, essenci*, fundament*, princip*, crucial, priorid*, essential*, main
fast: rapid*, velo*, ligeir*, acelera*, agilid*, depressa, fast*, quick*, speed*, hurry, asap
simple: facil*, simplific*, pratico, easy, easily, simple*
difficult: dificil*, dificuld*, complicad*, complex*, hard, difficult*, tough
interesting: interess*, curios*, atraent*, interest*, curious
information: info, infos, dado*, detalh*, inform*, noca, noco, data, details, datos
example: exempl*, amostr*, example*, sample*, ejempl*
idea: ideia*, pensament*, sonho*, criativ*, idea*, dream*, sueno*
own: proprio*, propria*, pessoal*, particular*, privad*, own, personal, private, propi*
physical: fisico*, fisica*, presencial*, concret*, impresso, impressa, physical*, person
digital: digital*, virtual*, onlin*, remot*, distancia, eletronic*
before: ante*, previ*, before, prior
after: apos, depois, seguinte, posterior*, after, later, despues
without: sem, ausenc*, falt*, without, lack*, sin
`;
