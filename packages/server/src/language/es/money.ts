import type { MoneyWords } from "../pack/entities.ts";
import { NOTHING } from "../pack/nothing.ts";
import { wordSet } from "../text/word-set.ts";

const currencies = `
    reales=BRL dolar=USD dolares=USD euro=EUR euros=EUR libra=GBP libras=GBP peso=peso pesos=peso yen=JPY yenes=JPY yuan=CNY
    yuanes=CNY renminbi=CNY franco=CHF francos=CHF rublo=RUB rublos=RUB rupia=INR rupias=INR corona=corona coronas=corona krona=SEK
    kronor=SEK escudo=PTE bolivar=VES bolivares=VES guarani=PYG guaranis=PYG guaranies=PYG sol=PEN soles=PEN won=KRW wones=KRW
    dinar=dinar dinares=dinar dirham=AED dirhams=AED riyal=SAR rial=IRR riales=IRR shekel=ILS shekels=ILS lira=TRY liras=TRY
    zloty=PLN forint=HUF rand=ZAR kwanza=AOA kwanzas=AOA metical=MZN quetzal=GTQ quetzales=GTQ lempira=HNL lempiras=HNL cordoba=NIO
    cordobas=NIO colon=CRC colones=CRC balboa=PAB balboas=PAB peseta=ESP pesetas=ESP leu=RON lei=RON lev=BGN leva=BGN grivna=UAH
    baht=THB bahts=THB dong=VND ringgit=MYR taka=BDT naira=NGN nairas=NGN chelin=KES chelines=KES pataca=MOP patacas=MOP tenge=KZT
    cedi=GHS cedis=GHS birr=ETB bitcoin=BTC bitcoins=BTC marcos=DEM zlotis=PLN`;

export const spanishMoney: MoneyWords = {
  coinCurrency: "cent",
  currencies: Object.fromEntries([...wordSet(currencies)].map((pair) => pair.split("=") as [string, string])),
  coins: wordSet("centavo centavos centimo centimos penique peniques"),
  leadingCurrencies: /dolar|dolares|euros?/,
  beforeCurrency: /de/,
  beforeCoins: /y|con/,
  and: /y/,
  thousand: /mil/,
  million: /millon(?:es)?/,
  billion: NOTHING,
  nationalities:
    /(?:norte-?\s?)?(?:american[oa]s?|estadounidenses?|canadienses?|canadiens[ei]s?|australian[oa]s?|neozelandes(?:es|as?)?|mexican[oa]s?|argentin[oa]s?|chilen[oa]s?|colombian[oa]s?|uruguay[oa]s?|cuban[oa]s?|filipin[oa]s?|dominican[oa]s?|suiz[oa]s?|frances(?:es|as?)?|belgas?|finlandes(?:es|as?)?|aleman(?:es|as?)?|suec[oa]s?|holandes(?:es|as?)?|hungar[oa]s?|italian[oa]s?|espanhol[ae]?s?|portugues(?:es|as?)?|norueg(?:ues)?(?:es|as?|os?)?|daneses?|danes[ae]s?|checas?|islandes(?:es|as?)?|rus[oa]s?|indi[oa]s?|turc[oa]s?|esterlinas?|britanic[oa]s?|irlandes(?:es|as?)?|egipci[oa]s?|libanes(?:es|as?)?|siri[oa]s?|japones(?:es|as?)?|chin[oa]s?|brasilen[oa]s?|taiwanes(?:es|as?)?|pakistani(?:es|s)?|liberian[oa]s?|jamaican[oa]s?|venezuelan[oa]s?|bolivian[oa]s?|peruan[oa]s?|argelin[oa]s?|marroqui(?:nos|s|es)?|servi[oa]s?|ruandes(?:es|as?)?|congoles(?:es|as?)?|sud-?\s?african[oa]s?)/,
  countries:
    /hong\s?kong|singapur|taiwan|brunei|bermudas?|bahamas|barbados|jamaica|fiji|namibia|nueva zelanda|belize|belice|trinidad(?: y tobago| e tobago)?|cayman|guyana|liberia|surinam|zimbabwe|chipre|malta|gibraltar|libano|egipto|singapur|canada|australia|estados unidos|eeuu/,
  free: /gratis|gratuito/,
};
