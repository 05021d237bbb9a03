import type { MoneyWords } from "../pack/entities.ts";
import { NOTHING } from "../pack/nothing.ts";
import { wordSet } from "../text/word-set.ts";

const currencies = `
    dollar=USD dollars=USD buck=USD bucks=USD euro=EUR euros=EUR pound=GBP pounds=GBP quid=GBP peso=peso pesos=peso yen=JPY yens=JPY
    yuan=CNY renminbi=CNY franc=CHF francs=CHF ruble=RUB rubles=RUB rupee=INR rupees=INR krona=SEK kronor=SEK sol=PEN won=KRW
    dinar=dinar dirham=AED dirhams=AED riyal=SAR rial=IRR shekel=ILS shekels=ILS sheqel=ILS lira=TRY liras=TRY zloty=PLN forint=HUF
    forints=HUF rand=ZAR lei=RON leu=RON lev=BGN leva=BGN hryvnia=UAH baht=THB dong=VND ringgit=MYR taka=BDT naira=NGN cedi=GHS
    cedis=GHS birr=ETB bitcoin=BTC bitcoins=BTC kwanza=AOA metical=MZN quetzal=GTQ lempira=HNL cordoba=NIO colon=CRC balboa=PAB
    peseta=ESP pesetas=ESP pataca=MOP patacas=MOP tenge=KZT guarani=PYG bolivar=VES escudo=PTE soles=PEN`;

export const englishMoney: MoneyWords = {
  coinCurrency: "cent",
  currencies: Object.fromEntries([...wordSet(currencies)].map((pair) => pair.split("=") as [string, string])),
  coins: wordSet("cent cents pence penny pennies kopek kopeks"),
  leadingCurrencies: /euros?/,
  beforeCurrency: NOTHING,
  beforeCoins: /and/,
  and: /and/,
  thousand: NOTHING,
  million: NOTHING,
  billion: NOTHING,
  nationalities: NOTHING,
  countries: NOTHING,
  free: /free/,
};
