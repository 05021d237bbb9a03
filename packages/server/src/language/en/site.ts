import type { SiteWords } from "../pack/site.ts";

export const englishSite: SiteWords = {
  centralPages:
    /faqs?|questions|help|support|services?|plans?|pricing|prices|insurance|specialties|treatments|courses?|admissions?|enrolment|departments?|rooms|amenities|menu|how it works|getting started/,
  asidePages: /privacy|terms|cookies|gdpr|licen[cs]es?|login|sign in|cart|checkout|sitemap|404|changelog/,
  leaning: /(and|but|or|so|then|in that case|if so|if not)/,
  toVisitor:
    /(?:(?:still |do you |have you )?(?:want|need|looking|ready|trouble|got) |still |have you |did you know|do you have (?:a|any|more|other) (?:question|problem|idea|feedback)|would you like|are you (?:a|an|new|ready|looking) |why not )/,
  hoursHeading:
    /\b(?:opening|business|office|working|store|support|visiting) hours\b|^hours$|^when (?:are )?we (?:are )?open/,
  starters: {
    products: "What do you sell?",
    hours: "Opening hours",
    contact: "How can I contact you?",
  },
};
