import type { NumberWords } from "../pack/entities.ts";
import { numberTable, wordSet } from "../text/word-set.ts";

const TENS_AND_UNIT = /^(veint[ei]|treint?a[iy]?|cuarenta[iy]?|cincuenta[iy]?)(.*)$/;

export const spanishNumbers: NumberWords = {
  small: numberTable(`
    cero=0 un=1 uno=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14
    quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiun=21 veintiuno=21 veintiuna=21 veintidos=22
    veintitres=23 veinticuatro=24 veinticinco=25 veintiseis=26 veintisiete=27 veintiocho=28 veintinueve=29 treinta=30 cuarenta=40
    cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 ciento=100 doscientos=200 doscientas=200 trescientos=300
    trescientas=300 cuatrocientos=400 cuatrocientas=400 quinientos=500 quinientas=500 seiscientos=600 seiscientas=600 setecientos=700
    setecientas=700 ochocientos=800 ochocientas=800 novecientos=900 novecientas=900`),
  multipliers: new Set(),
  big: numberTable("mil=1e3 millon=1e6 millones=1e6 billon=1e12 billones=1e12"),
  dozens: wordSet("docena docenas"),
  denominators: numberTable(`
    medio=2 medios=2 tercio=3 tercios=3 cuarto=4 cuartos=4 quinto=5 quintos=5 sexto=6 sextos=6 septimo=7 septimos=7 octavo=8 octavos=8
    noveno=9 novenos=9 decimo=10 decimos=10 centesimo=100 centesimos=100 milesimo=1e3 milesimos=1e3 millonesimo=1e6 millonesimos=1e6
    billonesimo=1e12 billonesimos=1e12`),
  unsureDenominators: new Set(),
  joinedDenominator(word, readNumber) {
    const match = /^(.+?)(avos?|milesimos?)$/.exec(word);
    if (match === null) return undefined;
    const stem = match[1] ?? "";
    const scale = match[2]?.startsWith("mil") === true ? 1000 : 1;
    const whole = readNumber(stem);
    if (whole !== undefined) return whole * scale;
    const parts = TENS_AND_UNIT.exec(stem);
    const tens = { v: 20, t: 30, cu: 40, ci: 50 }[/^(?:cu|ci|.)/.exec(stem)?.[0] ?? ""];
    const unit = readNumber(parts?.[2] ?? "");
    return tens !== undefined && unit !== undefined ? (tens + unit) * scale : undefined;
  },
  denominatorEndings: new Set(),
  joiners: wordSet("y"),
  points: wordSet("coma con"),
  beforeFraction: wordSet("con"),
  over: wordSet("sobre"),
  zeros: wordSet("cero"),
  half: wordSet("medio media"),
  halfOf: wordSet("medio media"),
  articles: new Set(),
  minus: wordSet("menos"),
  notBeforeMinus: wordSet("lo al a por de mucho mas"),
  halvableScale: /llo/,
  decimalSign: ",",
  percent: /por\s?ciento/,
};
