import type { BuyingWords } from "../pack/language-pack.ts";

export const englishBuying: BuyingWords = {
  stages: {
    customer: /my order|i bought|i received/,
    deciding:
      /how (?:do|can) i (?:place an )?order|place an order|i'?ll take|i want to buy|check ?out|how do i buy/,
    comparing: /which (?:one )?is better|difference between|cheaper|compare|versus|vs/,
    discovering: /just looking|looking for|what do you sell/,
  },
  objections: {
    price: /too expensive|expensive|can'?t afford|over my budget|cheaper/,
    trust: /is (?:it|this) (?:site |store )?(?:safe|legit)|scam|trust|fake/,
    time: /too long|can'?t wait|urgent|maybe later|think about it/,
    need: /don'?t need|already have|not sure (?:if )?i need|is it worth/,
  },
  wants: /i want|i'?ll have|i'?d like/,
  amounts: /one|two|three/,
  denials: /not|isn'?t/,
  degrees: /too |so /,
  doubts: /expensive|a scam/,
};
