/** Words about a visitor who leaves a way to be reached. The patterns are `wordPattern`s. */
export interface LeadWords {
  /** The visitor offers a contact of their own, or asks to be reached: "meu telefone é", "me liguem". */
  offers: string;
  /** The contact is the site's or a third person's: "o telefone de vocês", "mandei para". */
  ofOthers: string;
  /** The whole reply where the message brings a contact and nothing else. */
  offersToPassOn: string;
  /** Said after the answer to a message that also brings a contact. */
  alsoOffersToPassOn: string;
  /** The reply where the visitor has sent a form before. */
  alreadyPassedOn: string;
  /** The words agreed to where the site has none of its own, at most 500 characters with the site's name. */
  consent: (site: string) => string;
}
