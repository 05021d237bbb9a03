/** The kinds of thing that a question may ask for. */
export type AnswerKind =
  | "price"
  | "duration"
  | "hours"
  | "time"
  | "place"
  | "count"
  | "weekday"
  | "person"
  | "weight"
  | "size"
  | "volume"
  | "temperature"
  | "height"
  | "interest"
  | "percent"
  | "email"
  | "phone";

/** How questions are asked. Every expression holds alternatives over folded text, without a group around them. */
export interface AskingWords {
  /** Ways to ask for a kind of thing, and words by which its answer is known beside figures and signs. */
  kinds: Readonly<Record<AnswerKind, { asked: RegExp; answered: RegExp }>>;
  /** Units of `duration`, `weight`, `size`, `volume`, `temperature` and `height`, after a number. */
  units: Readonly<Record<"duration" | "weight" | "size" | "volume" | "temperature" | "height", RegExp>>;
  /** Words for a street, which stand beside its number in an address. */
  streets: RegExp;
  /** First words of a question as people write them, accents included. */
  opensQuestion: RegExp;
  and: RegExp;
  /** First words of a message that leans on what was said, and words anywhere in it that do. */
  leansBackFirst: RegExp;
  leansBack: RegExp;
  /** Asks which of the several things that the talk was about. */
  ofSeveral: RegExp;
  /** Opens a question of which bare facts say nothing: how, who, why, where from. */
  asksHow: RegExp;
}
