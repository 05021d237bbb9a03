import type { Knowledge, Passage } from "../../knowledge/passage.ts";

const CONTACTS_MAX = 3;

const contactsBySite = new WeakMap<Knowledge, readonly Passage[]>();

/** The site's passages that say how to reach its people, the fullest first. */
export function contactsIn(knowledge: Knowledge): readonly Passage[] {
  let contacts = contactsBySite.get(knowledge);
  if (contacts === undefined) {
    contacts = [...knowledge.ofKind("contact")]
      .sort((one, other) => other.text.length - one.text.length)
      .slice(0, CONTACTS_MAX);
    contactsBySite.set(knowledge, contacts);
  }
  return contacts;
}
