import type { MoneyWords } from "../pack/entities.ts";
import { wordSet } from "../text/word-set.ts";

const currencies = `
    real=BRL reais=BRL conto=BRL contos=BRL pila=BRL pilas=BRL mango=BRL mangos=BRL paus=BRL pratas=BRL dolar=USD dolares=USD
    euro=EUR euros=EUR libra=GBP libras=GBP peso=peso pesos=peso iene=JPY ienes=JPY yuan=CNY yuans=CNY iuan=CNY iuanes=CNY
    renminbi=CNY franco=CHF francos=CHF marcos=DEM rublo=RUB rublos=RUB rupia=INR rupias=INR coroa=corona coroas=corona
    corona=corona escudo=PTE escudos=PTE bolivar=VES bolivares=VES guarani=PYG guaranis=PYG sol=PEN sois=PEN won=KRW wons=KRW
    dinar=dinar dinares=dinar dirham=AED dirhams=AED riais=IRR shekels=ILS lira=TRY liras=TRY zloty=PLN zlotys=PLN florim=HUF
    florins=HUF forints=HUF rand=ZAR rands=ZAR kwanza=AOA kwanzas=AOA metical=MZN meticais=MZN quetzal=GTQ quetzais=GTQ lempira=HNL
    lempiras=HNL cordoba=NIO cordobas=NIO colon=CRC balboa=PAB balboas=PAB peseta=ESP pesetas=ESP leu=RON lei=RON lev=BGN leva=BGN
    baht=THB bahts=THB dong=VND ringgit=MYR taka=BDT takas=BDT naira=NGN nairas=NGN xelim=KES xelins=KES pataca=MOP patacas=MOP
    tenge=KZT cedi=GHS cedis=GHS birr=ETB bitcoin=BTC bitcoins=BTC`;

export const portugueseMoney: MoneyWords = {
  coinCurrency: "BRL",
  currencies: Object.fromEntries([...wordSet(currencies)].map((pair) => pair.split("=") as [string, string])),
  coins: wordSet("centavo centavos centimo centimos pence penny penies peni copeque copeques"),
  leadingCurrencies: /dolar|dolares|euros?/,
  beforeCurrency: /d[eo]/,
  beforeCoins: /e|com/,
  and: /e/,
  thousand: /mil/,
  million: /milh(?:ao|oes)/,
  billion: /bilh(?:ao|oes)/,
  nationalities:
    /(?:norte-?\s?)?(?:american[oa]s?|estadunidenses?|canadenses?|australian[oa]s?|neozelandes(?:es|as?)?|mexican[oa]s?|argentin[oa]s?|chilen[oa]s?|colombian[oa]s?|uruguai[oa]s?|cuban[oa]s?|filipin[oa]s?|dominican[oa]s?|suic[oa]s?|frances(?:es|as?)?|belgas?|finlandes(?:es|as?)?|alemaes|alemao|alema|suec[oa]s?|holandes(?:es|as?)?|polones(?:es|as?)?|hungar[oa]s?|romen[oa]s?|italian[oa]s?|espanhol[ae]?s?|portugues(?:es|as?)?|norueg(?:ues)?(?:es|as?|os?)?|dinamarques(?:es|as?)?|checas?|islandes(?:es|as?)?|russ[oa]s?|indian[oa]s?|turc[oa]s?|esterlinas?|britanic[oa]s?|irlandes(?:es|as?)?|egipci[oa]s?|libanes(?:es|as?)?|siri[oa]s?|japones(?:es|as?)?|chines(?:es|as?)?|brasileir[oa]s?|taiwanes(?:es|as?)?|paquistanes(?:es|as?)?|quenian[oa]s?|liberian[oa]s?|jamaican[oa]s?|singapurenses?|venezuelan[oa]s?|bolivian[oa]s?|peruan[oa]s?|argelin[oa]s?|marroqui(?:nos|s|es)?|tunisian[oa]s?|iraquian[oa]s?|jordanian[oa]s?|kuwaitian[oa]s?|servi[oa]s?|bahamens?es?|barbadens?es?|namibian[oa]s?|fijian[oa]s?|ruandes(?:es|as?)?|congoles(?:es|as?)?|sul-?\s?african[oa]s?)/,
  countries:
    /hong\s?kong|singapura|taiwan|brunei|cingapura|bermudas?|bahamas|barbados|jamaica|fiji|namibia|nova zelandia|belize|trinidad(?: y tobago| e tobago)?|cayman|guiana|liberia|suriname|zimbabue|malta|gibraltar|santa helena|libano|egito|canada|australia|estados unidos|eua/,
  free: /gratis|gratuito/,
};
