import { NOTHING } from "../pack/nothing.ts";
import type { TalkWords } from "../pack/talk.ts";

export const englishTalk: TalkWords = {
  greetings: /hello|hi|hey(?: there)?|good (?:morning|afternoon|evening)/,
  howAreYou: /how are you/,
  asksHowAreYou: /how are you|how.?s it going/,
  trouble: {
    came: /came|arrived|received/,
    damages: /broken|damaged|wrong|defective|dented|scratched|cracked|leaking|torn/,
    got: /arrived|got|received/,
    but: /but|and/,
    subject: /i /,
    another:
      /(?:an?|another|the) (?!email|e-mail|message|code|refund|money|receipt|invoice|confirmation|day|time)/,
    ordered: /ordered|asked|wanted/,
    failed:
      /leaks|is leaking|stopped working|(?:it|has|just) broke|broke (?:down|after)|does ?n.?t work any ?more/,
    regrets:
      /(?:don.?t|did ?n.?t) like (?:it|them|the)|changed my mind|want (?:a refund|my money back|to (?:return|give|send) (?:it|them|this|my)(?: back)?)|^(?:and |but )?(?:what )?if (?:i|we) (?:(?:don'?t|do not) like|change (?:my|our) minds?|regret)/,
    questions: /how (?:much|long)|who|when/,
    orders: /order|package/,
    ordersNotReceived: /order|package|parcel/,
    notCome: /(?:has ?n.t|not|did ?n.t|never) (?:yet )?(?:arrived?|come)|is late/,
    paid: /paid|bought|ordered/,
    notReceived:
      /not? (?:got|received|arrived)|(?:have ?n.t|did ?n.t|never) (?:got|gotten|receive|received|arrive|arrived)/,
    never: /never|not|n.?t|no/,
    me: NOTHING,
    received: /received?|get|got|gotten/,
    waitedInVain: NOTHING,
    where: /where is|where s/,
    leaves:
      /think about it|never mind|not sure yet|forget it|(?:come|be) back later|maybe later|i'?ll talk (?:it over )?(?:to|with) my|i'?ll ask my|let me think|get back to you|sleep on it|need to think|talk it over/,
  },
  ways: {
    whatsapp: /whats(?! (?:your|ur|the|is|up|a|an|it|this|that|my|time|on|with|in)\b)/,
    email: /e-?mails?/,
    phone: /phone|call/,
    address: /where|address|located|physical (?:store|shop)|(?:store|shop)s? (?:in|near|around)/,
    hours: /hours|open|close|what time/,
  },
  reaches:
    /who (?:do|can|should|could|must) i (?:ask|contact|call|write to|(?:talk|speak) (?:to|with))|contact (?:you|the (?:store|shop|team))|reach (?:you|the (?:store|shop|team))|get in touch/,
};
