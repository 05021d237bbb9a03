import { NOTHING } from "../pack/nothing.ts";
import type { HoursWords } from "../pack/replies.ts";
import { twoDigits } from "../text/two-digits.ts";

export const englishHours: HoursWords = {
  known: [
    /mondays?|mon|mo/,
    /tuesdays?|tues?|tu/,
    /wednesdays?|wed|we/,
    /thursdays?|thurs?|thu|th/,
    /fridays?|fri|fr/,
    /saturdays?|sat|sa/,
    /sundays?|sun|su/,
  ],
  columns: {
    store: /store|shop/,
    phone: /phone/,
    and: /and/,
    in: /in/,
    physical: /physical/,
    service: /service/,
  },
  knownHolidays: /(?:public |bank )?holidays?/,
  knownEveryDay: /every ?day|daily/,
  knownRange: /to|through/,
  knownAnd: /and/,
  knownLead: /on|from/,
  knownFrom: /from/,
  knownTo: /to|until/,
  knownBeforeLast: NOTHING,
  knownHour: NOTHING,
  knownClosed: /closed/,
  knownUnattended: /no service|not attended/,
  knownAllDay: /24 hours/,
  days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  holidays: "holidays",
  everyDay: "every day",
  and: "and",
  row: (from, to) => `${from} to ${to}`,
  span: (from, to) => `${from} to ${to}`,
  time: (hour, minute) =>
    hour % 24 === 0 && minute === 0
      ? "midnight"
      : `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? "" : `:${twoDigits(minute)}`} ${hour % 24 < 12 ? "am" : "pm"}`,
  closed: "closed",
  unattended: "no one answers",
  allDay: "24 hours",
  column: {
    store: "store",
    phone: "phone",
    and: "and",
    in: "in",
    physical: "physical",
    service: "service",
  },
};
