import type { ClockWords } from "../pack/entities.ts";
import { NOTHING } from "../pack/nothing.ts";

export const spanishClock: ClockWords = {
  hours:
    /veinti(?:una?|dos|tres|cuatro)|veinte|trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce/,
  sureMinutes: /quince|treinta|cuarenta y cinco/,
  half: /media/,
  quarter: /(?:un )?cuarto/,
  numberGoesOn: NOTHING,
  and: /y/,
  beforePeriod: /por la|de la/,
  periods: /tarde|madrugada|manana|noche/,
  morning: /manana|madrugada/,
  later: /tarde|noche/,
  periodFirst: NOTHING,
  hourUnits: /horas?|hrs?|hs|h|en punto/,
  sureHourUnits: /h|hs|hrs|en punto/,
  hoursWord: /horas/,
  ofSomething: /de/,
  exactly: /en punto/,
  minuteUnits: /minutos?|mins?/,
  beforeHour: /las|a la/,
  beforeHourAndMinutes: /las?/,
  beforeHourThenMinutes: NOTHING,
  itIs: NOTHING,
  afterHour:
    /despues|antes|menos|todos|todas|ustedes|ellos|ellas|nosotros|lunes|martes|miercoles|jueves|viernes|\p{L}+mos/u,
  to: /para|antes/,
  toThe: NOTHING,
  past: /despues/,
  minus: /menos/,
  beforeCountedHour: /de las|las?/,
  noon: /mediodia/,
  midnight: /medianoche/,
  smallHours: NOTHING,
  afterMinutes: /d[ae]|minutos/,
  notATime: /dias?|meses|mes|anos?|semanas?|minutos?|mins?|euros?|dolares/u,
};
