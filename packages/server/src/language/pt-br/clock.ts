import type { ClockWords } from "../pack/entities.ts";
import { NOTHING } from "../pack/nothing.ts";

export const portugueseClock: ClockWords = {
  hours:
    /vinte e (?:um|uma|duas|dois|tres|quatro)|vinte(?! e (?:uma?|duas|dois|tres|quatro)(?!\p{L}))|treze|(?:ca|qua)torze|quinze|dez[ea]sseis|dez[ea]ssete|dezoito|dez[ea]nove|zero|uma|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze/u,
  sureMinutes: /quarenta e cinco|quinze|trinta/,
  half: /meia/,
  quarter: /(?:um )?quarto/,
  numberGoesOn: / e (?:um|dois|tres|quatro|cinco|seis|sete|oito|nove)(?!\p{L})/u,
  and: /e/,
  beforePeriod: /d?est[ae]|d?essa|d[ae]|pel[ao]/,
  periods: /manha|manhazinha|tarde|noite|tardinha|madrugada/,
  morning: /manha|madrugada/,
  later: /tarde|tardinha|noite/,
  periodFirst: /(?:a|de|esta)\s+(?:tarde|noite|manha)\s+(?:as|a)/,
  hourUnits: /horas?|hrs?|hs|h|em ponto/,
  sureHourUnits: /h|hs|hrs|em ponto/,
  hoursWord: /horas?/,
  ofSomething: /de/,
  exactly: /em ponto/,
  minuteUnits: /minutos?|mins?/,
  beforeHour: /[ad]?as|pras|pelas|as/,
  beforeHourAndMinutes: /[ad]?as|pras|pelas/,
  beforeHourThenMinutes: NOTHING,
  itIs: /sao|eram?|ja e|agora e|deu|deram/,
  afterHour:
    /depois|antes|apos|mais|menos|pois|todos|todas|voces|eles|elas|horas|segundas|tercas|quartas|quintas|sextas|sabados|domingos|\p{L}+mos/u,
  to: /para|pra|antes/,
  toThe: /pras/,
  past: /depois|apos/,
  minus: /menos/,
  beforeCountedHour: /d?as?/,
  noon: /meio[- ]dia/,
  midnight: /meia[- ]noite|zero horas?/,
  smallHours: /meio da madrugada/,
  afterMinutes: /d[ae]|em ponto|minutos/,
  notATime:
    /por cento|reais|dias?|meses|mes|anos?|semanas?|vezes|por dia|seguidas|uteis|minutos?|mins?|unidades?|itens|pessoas|euros?|dolares/u,
};
