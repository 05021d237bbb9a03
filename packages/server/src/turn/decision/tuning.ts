/**
 * The numbers of the decision. Each was chosen by hand until the talks of `test/conversations` passed and
 * `npm run -s eval -- answers --docs examples/shop --test examples/shop/questions.json` (205 questions) did not fall: they
 * are fitted to that one shop. No run is recorded for a single number, and on other sites they were never measured.
 */

/** The least confidence of a passage that an answer may rest on, 0 to 1.5; see `confidenceOf`. */
export const ANSWERABLE = 1.1;
/** Added where the message does not sound like one for this site, or asks a product's bare facts for a reason. */
export const STRANGE = 0.15;
/** Added where the passage's headings answer another intent than the one that is sure. */
export const OTHER_INTENT = 0.3;
/** Added for a row of a table or a product of which the message names nothing. */
export const BY_CHANCE = 0.5;
/** Taken off where the passage's headings match an intent that is sure. */
export const INTENT_MATCHES = 0.2;
/** Taken off instead where the answer type agrees too. */
export const ALL_AGREE = 0.55;
/** The confidence from which a passage answers a doubt about trust better than the site's usual terms do. */
export const ANSWERS_DOUBT = 1.4;

/** The most that the lead over the next passage adds to the confidence in the first. */
export const LEAD_MAX = 0.5;
/** The share of the best score by which a second passage may lie behind and still be quoted. */
export const BESIDE = 0.15;
/** The same where the headings of neither match the intent. */
export const BESIDE_UNMATCHED = 0.3;
/** The share of a quote's words that makes it a repeat of another. */
export const SAME_WORDS = 0.75;
/** The least share of the best evidence's support with which another piece may answer in its place. */
export const AS_GOOD = 0.8;

/** The least share of a message that its nearest passage holds to be asked back about. */
export const NEAR = 0.55;
/** The least share of a message about reaching the site that its contacts hold. */
export const CONTACT_SUPPORT = 0.4;
/** The least confidence of the intent at which a short message is small talk. */
export const SURE_TALK = 0.9;

/** The sentiment below which a complaint is angry, -1 to 1. */
export const ANGRY = -0.6;
/** The same for a message that does not sound like a complaint. */
export const FURIOUS = -0.9;

/** The least share of a question about a product that its facts hold. */
export const PRODUCT_SUPPORT = 0.5;
/** The same where several products fit: asking which one is never wrong. */
export const PRODUCTS_SUPPORT = 0.4;
/** The least share of a question about a product that its page holds to be quoted beside the facts. */
export const BESIDE_PRODUCT = 0.6;
/** The least share of a question about a product, its name aside, that its page holds. */
export const DETAIL_SUPPORT = 0.75;
/** The same for a question and answer of the site that is preferred to a comparison. */
export const ANSWERED_ELSEWHERE = 0.75;
/** The least share of a short message that a product's name holds to ask about it by the name alone. */
export const NAMED_ALONE = 0.9;
/** The same for a question of the price that leans on the talk. */
export const NAMED_BY_TALK = 0.25;
/** The same for a product that is offered instead of an answer. */
export const NAMED_TO_OFFER = 0.15;
/** The same for a question whether something is sold; in another language a name holds a tenth less. */
export const SOLD_BY_NAME = 0.65;
/** The share of the best name's by which products count as named alike. */
export const NAMED_ALIKE = 0.95;
/** The share by which a product's support may lie behind that of another page. */
export const PRODUCT_LAG = 0.15;
/** The same for a short question. */
export const PRODUCT_LAG_SHORT = 0.5;
