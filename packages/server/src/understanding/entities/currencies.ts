import { anyOf, anyTable, anyWords } from "../../language/packs.ts";

/** Currency signs and codes as people write them before or after an amount, and their ISO 4217 code (or the sign itself where none is sure). */
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

/** Names of currencies without accents, with the ISO code or the sign of a family of currencies. */
export const currencyNames = anyTable(({ money }) => money.currencies);

/** Hundredths, by name. */
export const coinNames = anyWords(({ money }) => money.coins);

/** Endings of a currency's name that say whose it is: "canadenses", "de hong kong". */
export const ofCountry = new RegExp(
  `^\\s+(?:${anyOf(({ money }) => money.nationalities)}|d[aeo]\\s+${anyOf(({ money }) => money.countries)})(?![\\p{L}])`,
  "u",
);
