/** Currency signs and codes as they stand before or after an amount, and their ISO 4217 code (or the sign itself where none is sure). */
export const currencySigns: ReadonlyMap<string, string> = new Map(
  `R$=BRL RS=BRL US$=USD U$S=USD U$D=USD U$=USD USD$=USD USD=USD $US=USD C$=CAD CA$=CAD CAD$=CAD CDN$=CAD A$=AUD AU$=AUD AUD$=AUD NZ$=NZD NZD$=NZD HK$=HKD
  S$=SGD SGD$=SGD MX$=MXN MXN$=MXN NT$=TWD TW$=TWD AR$=ARS CLP$=CLP COL$=COP S/.=PEN S/=PEN B/.=PAB Bs=BOB Gs=PYG $U=UYU Q=GTQ
  $=$ €=EUR £=GBP ₤=GBP ¥=JPY 円=JPY 元=CNY ₹=INR Rs.=INR Rs=INR ₩=KRW 원=KRW ₽=RUB руб.=RUB руб=RUB рублей=RUB р.=RUB Р=RUB ₴=UAH грн.=UAH грн=UAH
  ₺=TRY TL=TRY ₪=ILS ฿=THB ₫=VND đ=VND ₱=PHP ₦=NGN ₡=CRC ₲=PYG ₵=GHS ₸=KZT ₼=AZN ₾=GEL ₮=MNT ₭=LAK ₨=PKR ₶=₶ ﷼=SAR Kč=CZK Kc=CZK zł=PLN zl=PLN Ft=HUF lei=RON
  лв=BGN kr.=SEK kr=SEK Kr=SEK SFr.=CHF Fr.=CHF Rp=IDR RM=MYR дин=RSD جنيه=EGP د.إ=AED ر.س=SAR Dh=AED Dhs=AED ден=MKD ден.=MKD PTS=ESP DM=DEM`
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const at = pair.lastIndexOf("=");
      return [pair.slice(0, at), pair.slice(at + 1)] as const;
    }),
);

export const currencyCodes: ReadonlySet<string> = new Set(
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DEM DKK
  DOP DZD EGP ETB EUR FJD FRF GBP GEL GHS GTQ HKD HNL HRK HUF IDR ILS INR IQD IRR ISK ITL JMD JOD JPY KES KGS KHR KRW KWD KZT LAK LBP LKR MAD MDL
  MGA MKD MMK MNT MOP MUR MVR MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PTE PYG QAR RMB RON RSD RUB SAR SEK SGD THB TND TRY
  TTD TWD TZS UAH UGX USD UYU UZS VEF VES VND XAF XCD XOF XPF YER ZAR ZMW`.split(/\s+/),
);

/** Names of currencies without accents, singular and plural, with the ISO code or the sign of a family of currencies. */
export const currencyNames: ReadonlyMap<string, string> = new Map(
  `real=BRL reais=BRL reales=BRL conto=BRL contos=BRL pila=BRL pilas=BRL mango=BRL mangos=BRL paus=BRL pratas=BRL dolar=USD dolares=USD dollar=USD dollars=USD
  buck=USD bucks=USD euro=EUR euros=EUR libra=GBP libras=GBP pound=GBP pounds=GBP quid=GBP peso=peso pesos=peso iene=JPY ienes=JPY yen=JPY yenes=JPY
  yens=JPY yuan=CNY yuans=CNY yuanes=CNY iuan=CNY iuanes=CNY renminbi=CNY franco=CHF francos=CHF franc=CHF francs=CHF marcos=DEM rublo=RUB
  rublos=RUB ruble=RUB rubles=RUB rupia=INR rupias=INR rupee=INR rupees=INR coroa=corona coroas=corona corona=corona coronas=corona krona=SEK kronor=SEK
  escudo=PTE escudos=PTE bolivar=VES bolivares=VES guarani=PYG guaranis=PYG guaranies=PYG sol=PEN soles=PEN sois=PEN won=KRW wons=KRW wones=KRW dinar=dinar dinares=dinar
  dirham=AED dirhams=AED riyal=SAR rial=IRR riais=IRR riales=IRR shekel=ILS shekels=ILS sheqel=ILS lira=TRY liras=TRY zloty=PLN zlotys=PLN zlotis=PLN
  florim=HUF florins=HUF forint=HUF forints=HUF rand=ZAR rands=ZAR kwanza=AOA kwanzas=AOA metical=MZN meticais=MZN quetzal=GTQ quetzais=GTQ quetzales=GTQ
  lempira=HNL lempiras=HNL cordoba=NIO cordobas=NIO colon=CRC colones=CRC balboa=PAB balboas=PAB peseta=ESP pesetas=ESP leu=RON lei=RON lev=BGN
  leva=BGN grivna=UAH hryvnia=UAH baht=THB bahts=THB dong=VND ringgit=MYR taka=BDT takas=BDT naira=NGN nairas=NGN xelim=KES xelins=KES chelin=KES chelines=KES
  pataca=MOP patacas=MOP tenge=KZT cedi=GHS cedis=GHS birr=ETB bitcoin=BTC bitcoins=BTC`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split("="))
    .map(([name, code]) => [name ?? "", code ?? ""]),
);

/** Hundredths, by name. */
export const coinNames: ReadonlySet<string> = new Set(
  "centavo centavos cent cents centimo centimos penique peniques pence penny pennies penies pênis peni copeque copeques kopek kopeks".split(
    " ",
  ),
);

/** Endings of a currency's name that say whose it is: "canadenses", "de hong kong". */
export const ofCountry =
  /^\s+(?:(?:norte-?\s?)?(?:american[oa]s?|estadunidenses?|estadounidenses?|canadenses?|canadienses?|canadiens[ei]s?|australian[oa]s?|neozelandes(?:es|as?)?|mexican[oa]s?|argentin[oa]s?|chilen[oa]s?|colombian[oa]s?|uruguai[oa]s?|uruguay[oa]s?|cuban[oa]s?|filipin[oa]s?|dominican[oa]s?|suic[oa]s?|suiz[oa]s?|frances(?:es|as?)?|belgas?|finlandes(?:es|as?)?|alemaes|alemao|alema|aleman(?:es|as?)?|suec[oa]s?|holandes(?:es|as?)?|polones(?:es|as?)?|hungar[oa]s?|romen[oa]s?|italian[oa]s?|espanhol[ae]?s?|portugues(?:es|as?)?|norueg(?:ues)?(?:es|as?|os?)?|dinamarques(?:es|as?)?|daneses?|danes[ae]s?|checas?|islandes(?:es|as?)?|russ[oa]s?|rus[oa]s?|indian[oa]s?|indi[oa]s?|turc[oa]s?|esterlinas?|britanic[oa]s?|irlandes(?:es|as?)?|egipci[oa]s?|libanes(?:es|as?)?|siri[oa]s?|japones(?:es|as?)?|chines(?:es|as?)?|chin[oa]s?|brasileir[oa]s?|brasilen[oa]s?|taiwanes(?:es|as?)?|paquistanes(?:es|as?)?|pakistani(?:es|s)?|quenian[oa]s?|liberian[oa]s?|jamaican[oa]s?|singapurenses?|venezuelan[oa]s?|bolivian[oa]s?|peruan[oa]s?|argelin[oa]s?|marroqui(?:nos|s|es)?|tunisian[oa]s?|iraquian[oa]s?|jordanian[oa]s?|kuwaitian[oa]s?|servi[oa]s?|bahamens?es?|barbadens?es?|namibian[oa]s?|fijian[oa]s?|ruandes(?:es|as?)?|congoles(?:es|as?)?|sul-?\s?african[oa]s?|sud-?\s?african[oa]s?)|d[aeo]\s+(?:hong\s?kong|singapura|singapur|taiwan|brunei|cingapura|bermudas?|bahamas|barbados|jamaica|fiji|namibia|nova zelandia|nueva zelanda|belize|belice|trinidad(?: y tobago| e tobago)?|cayman|guiana|guyana|liberia|suriname|surinam|zimbabue|zimbabwe|chipre|malta|gibraltar|santa helena|libano|egipto|egito|singapur|canada|australia|estados unidos|eua|eeuu))(?![\p{L}])/u;
