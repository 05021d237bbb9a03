function table(lines: string): Map<string, number> {
  return new Map(
    lines
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split("="))
      .map(([word, value]) => [word ?? "", Number(value)]),
  );
}

/** Cardinal words of Portuguese, Spanish and English below a thousand, without accents; the three do not contradict each other. */
export const smallNumbers = table(`
zero=0 cero=0 um=1 uma=1 hum=1 un=1 uno=1 una=1 one=1 dois=2 duas=2 dos=2 two=2 tres=3 three=3 quatro=4 cuatro=4 four=4 cinco=5 five=5
seis=6 six=6 sete=7 siete=7 seven=7 oito=8 ocho=8 eight=8 nove=9 nueve=9 nine=9 dez=10 diez=10 ten=10 onze=11 once=11 eleven=11 doze=12
doce=12 twelve=12 treze=13 trece=13 thirteen=13 catorze=14 quatorze=14 catorce=14 fourteen=14 quinze=15 quince=15 fifteen=15 dezesseis=16
dezasseis=16 dieciseis=16 sixteen=16 dezessete=17 dezassete=17 diecisiete=17 seventeen=17 dezoito=18 dieciocho=18 eighteen=18 dezenove=19
dezanove=19 diecinueve=19 nineteen=19 vinte=20 veinte=20 twenty=20 veintiun=21 veintiuno=21 veintiuna=21 veintidos=22 veintitres=23
veinticuatro=24 veinticinco=25 veintiseis=26 veintisiete=27 veintiocho=28 veintinueve=29 trinta=30 treinta=30 thirty=30 quarenta=40
cuarenta=40 forty=40 cinquenta=50 cincuenta=50 fifty=50 sessenta=60 sesenta=60 sixty=60 setenta=70 seventy=70 oitenta=80 ochenta=80
eighty=80 noventa=90 ninety=90 cem=100 cento=100 cien=100 ciento=100 duzentos=200 duzentas=200 doscientos=200 doscientas=200 trezentos=300
trezentas=300 trescientos=300 trescientas=300 quatrocentos=400 quatrocentas=400 cuatrocientos=400 cuatrocientas=400 quinhentos=500
quinhentas=500 quinientos=500 quinientas=500 seiscentos=600 seiscentas=600 seiscientos=600 seiscientas=600 setecentos=700 setecentas=700
setecientos=700 setecientas=700 oitocentos=800 oitocentas=800 ochocientos=800 ochocientas=800 novecentos=900 novecentas=900 novecientos=900
novecientas=900 hundred=100
`);

export const bigNumbers = table(`
mil=1e3 thousand=1e3 milhao=1e6 milhoes=1e6 millon=1e6 millones=1e6 million=1e6 millions=1e6 bilhao=1e9 bilhoes=1e9 biliao=1e9 billion=1e9
trilhao=1e12 trilhoes=1e12 triliao=1e12 billon=1e12 billones=1e12 trillion=1e12
`);

export const dozens = new Set(["duzia", "duzias", "docena", "docenas", "dozen", "dozens", "doz", "dozs"]);

/** Words that divide: "um oitavo", "tres cuartos". Those that also mean something else need a numerator that makes them likely. */
export const denominators = table(`
meio=2 medio=2 medios=2 half=2 terco=3 tercos=3 tercio=3 tercios=3 third=3 thirds=3 quarto=4 quartos=4 cuarto=4 cuartos=4 quarter=4 quarters=4
quinto=5 quintos=5 quinta=5 quintas=5 fifth=5 fifths=5 sexto=6 sextos=6 setimo=7 setimos=7 septimo=7 septimos=7 oitavo=8 oitavos=8 octavo=8
octavos=8 nono=9 nonos=9 noveno=9 novenos=9 decimo=10 decimos=10 decima=10 decimas=10 centesimo=100 centesimos=100 milesimo=1e3 milesimos=1e3
milesima=1e3 milesimas=1e3 milionesimo=1e6 milionesimos=1e6 millonesimo=1e6 millonesimos=1e6 bilionesimo=1e9 bilionesimos=1e9
billonesimo=1e12 billonesimos=1e12
`);

const TWO_WORDS = /^(veint[ei]|treint?a[iy]?|cuarenta[iy]?|cincuenta[iy]?)(.*)$/;

/** Spanish divisors written in one word: "veintiunavos", "doscientosmilesimos". */
export function joinedDenominator(word: string): number | undefined {
  const match = /^(.+?)(avos?|milesimos?)$/.exec(word);
  if (match === null) return undefined;
  const stem = match[1] ?? "";
  const scale = match[2]?.startsWith("mil") === true ? 1000 : 1;
  const whole = smallNumbers.get(stem);
  if (whole !== undefined) return whole * scale;
  const parts = TWO_WORDS.exec(stem);
  const tens = { v: 20, t: 30, cu: 40, ci: 50 }[/^(?:cu|ci|.)/.exec(stem)?.[0] ?? ""];
  const unit = smallNumbers.get(parts?.[2] ?? "");
  return tens !== undefined && unit !== undefined ? (tens + unit) * scale : undefined;
}
