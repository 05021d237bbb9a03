/** Words of a conversation itself: greetings, trouble with an order, and ways to reach a site. Expressions hold alternatives. */
export interface TalkWords {
  /** Greetings that open a message, and "how are you" after them; accents as people write them, case does not matter. */
  greetings: RegExp;
  howAreYou: RegExp;
  /** "How are you" anywhere in a folded message. */
  asksHowAreYou: RegExp;
  trouble: TroubleWords;
  /** Words that ask for a way to reach the site; names of services are the same in every language. */
  ways: Readonly<Record<"phone" | "whatsapp" | "email" | "address" | "hours", RegExp>>;
  /** Words that ask for the site's people without a way. */
  reaches: RegExp;
}

/** Signs that something went wrong with a purchase. */
export interface TroubleWords {
  /** "It came", and then a damage. */
  came: RegExp;
  damages: RegExp;
  /** "I got", "but", the subject if any, and "ordered": something else came. */
  got: RegExp;
  but: RegExp;
  subject: RegExp;
  /** Opens the name of the thing that came instead of another. */
  another: RegExp;
  ordered: RegExp;
  failed: RegExp;
  regrets: RegExp;
  /** Beginnings of a question about a purchase, which has its own answer. */
  questions: RegExp;
  /** An order, by any name, by the names that people say after "never received", and "has not come". */
  orders: RegExp;
  ordersNotReceived: RegExp;
  notCome: RegExp;
  /** "I paid", and "have received nothing". */
  paid: RegExp;
  notReceived: RegExp;
  /** "Never", "me", and "received". */
  never: RegExp;
  me: RegExp;
  received: RegExp;
  /** Days of waiting with nothing received, as a whole. */
  waitedInVain: RegExp;
  where: RegExp;
  /** Leaves, to think about it or to come back later. */
  leaves: RegExp;
}
