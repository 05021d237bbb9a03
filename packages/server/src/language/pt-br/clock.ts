import type { ClockWords } from "../pack/entities.ts";

export const portugueseClock: ClockWords = {
  hours: /uma|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze/,
  minutes:
    /(?:vinte|trinta|quarenta|cinquenta) e (?:um|dois|tres|quatro|cinco|seis|sete|oito|nove)|cinco|dez|quinze|vinte|trinta|quarenta|cinquenta|onze|doze|treze|catorze|dezoito|um|dois|tres/,
  sureMinutes: /quarenta e cinco|quinze|trinta/,
  half: /meia/,
  quarter: /(?:um )?quarto/,
  numberGoesOn: / e (?:um|dois|tres|quatro|cinco|seis|sete|oito|nove)(?!\p{L})/u,
  and: /e/,
  beforePeriod: /d[ae]|pel[ao]/,
  periods: /manha|manhazinha|tarde|noite|tardinha|madrugada/,
  morning: /manha|madrugada/,
  later: /tarde|tardinha|noite/,
  periodFirst: /(?:a|de)\s+(?:tarde|noite|manha)\s+as/,
  periodFirstDigits: /(?:a|de|à)\s+(?:tarde|noite|manha)\s+(?:as|a)/,
  hourUnits: /horas?|hrs?|hs|h|em ponto/,
  sureHourUnits: /h|hs|hrs|em ponto/,
  hoursWord: /horas/,
  minuteUnits: /minutos?|mins?/,
  beforeHour: /as|das|pras/,
  beforeHourAndMinutes: /as|pras/,
  to: /para|antes/,
  past: /depois/,
  beforeCountedHour: /d?as/,
  noon: /meio[- ]dia/,
  midnight: /meia[- ]noite/,
  smallHours: /meio da madrugada/,
  afterMinutes: /d[ae]|em ponto|minutos/,
  notATime:
    /por cento|reais|dias?|meses|mes|anos?|semanas?|vezes|minutos?|mins?|unidades?|itens|pessoas|de\s+\p{L}|euros?|dolares/u,
};
