import type { SeedTopic } from "../../language/pack/topics.ts";
import { allPacks } from "../../language/packs.ts";
import { fold } from "../../language/text/words.ts";

const topics = new Map(
  allPacks.flatMap(({ topicNames }) =>
    Object.entries(topicNames).flatMap(([topic, names]) =>
      names.split("|").map((name) => [name, topic as SeedTopic] as const),
    ),
  ),
);

/** The seed topic that an intent's name speaks of: "cumprimentar", "order_status" and "human-handoff" each name one. */
export function seedTopicOf(name: string): SeedTopic | undefined {
  return topics.get(
    fold(name)
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  );
}
