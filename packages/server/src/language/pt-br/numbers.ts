import type { NumberWords } from "../pack/entities.ts";
import { numberTable, wordSet } from "../text/word-set.ts";

export const portugueseNumbers: NumberWords = {
  small: numberTable(`
    zero=0 um=1 uma=1 hum=1 dois=2 duas=2 tres=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 treze=13 catorze=14
    quatorze=14 quinze=15 dezesseis=16 dezasseis=16 dezessete=17 dezassete=17 dezoito=18 dezenove=19 dezanove=19 vinte=20 trinta=30
    quarenta=40 cinquenta=50 sessenta=60 setenta=70 oitenta=80 noventa=90 cem=100 cento=100 duzentos=200 duzentas=200 trezentos=300
    trezentas=300 quatrocentos=400 quatrocentas=400 quinhentos=500 quinhentas=500 seiscentos=600 seiscentas=600 setecentos=700
    setecentas=700 oitocentos=800 oitocentas=800 novecentos=900 novecentas=900`),
  multipliers: new Set(),
  big: numberTable(`
    mil=1e3 milhao=1e6 milhoes=1e6 bilhao=1e9 bilhoes=1e9 biliao=1e9 trilhao=1e12 trilhoes=1e12 triliao=1e12`),
  dozens: wordSet("duzia duzias"),
  denominators: numberTable(`
    meio=2 medio=2 medios=2 terco=3 tercos=3 quarto=4 quartos=4 quinto=5 quintos=5 quinta=5 quintas=5 sexto=6 sextos=6 setimo=7 setimos=7
    oitavo=8 oitavos=8 nono=9 nonos=9 decimo=10 decimos=10 decima=10 decimas=10 centesimo=100 centesimos=100 milesimo=1e3 milesimos=1e3
    milesima=1e3 milesimas=1e3 milionesimo=1e6 milionesimos=1e6 bilionesimo=1e9 bilionesimos=1e9`),
  unsureDenominators: wordSet("quartos quinta quintas"),
  joinedDenominator: () => undefined,
  denominatorEndings: wordSet("avos"),
  joiners: wordSet("e"),
  points: wordSet("virgula ponto"),
  beforeFraction: new Set(),
  over: wordSet("sobre"),
  zeros: wordSet("zero"),
  half: wordSet("meio meia"),
  halfOf: wordSet("meio meia"),
  articles: new Set(),
  minus: wordSet("menos"),
  notBeforeMinus: wordSet("pelo ao a por no de muito bem mais quero um uns"),
  halvableScale: /lho/,
  decimalSign: ",",
  percent: /por\s?cento/,
};
