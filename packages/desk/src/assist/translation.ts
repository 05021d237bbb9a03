import type { Message } from "@prosa/protocol";
import { TRANSLATED_MESSAGES_MAX, type TranslatedOwn, type Translation } from "@prosa/protocol/desk";
import type { Conversation } from "../client/conversation-state.ts";
import { RequestProblem } from "../client/requests.ts";
import { translateMessages, translateOwnWords } from "./writing-requests.ts";

interface TranslationDeps {
  /** Called when something is to be shown otherwise. */
  onChange: () => void;
  ask?: typeof translateMessages;
  askOwn?: typeof translateOwnWords;
}

/** The translations of one conversation into the language of who reads it, asked for as messages come, each once. */
export class TalkTranslation {
  readonly session: string;
  readonly #to: string;
  readonly #deps: Required<TranslationDeps>;
  readonly #known = new Map<string, Translation>();
  readonly #asOriginal = new Set<string>();
  #isAsking = false;
  /** The code of the last reason for which a message of a request could not be translated. */
  problem: string | undefined;

  constructor(session: string, to: string, deps: TranslationDeps) {
    this.session = session;
    this.#to = to;
    this.#deps = { ask: translateMessages, askOwn: translateOwnWords, ...deps };
  }

  /** The translation that is to be read in a message's place; `undefined` where the message is. */
  of(message: Message): { text: string; isOriginal: boolean; toggle: () => void } | undefined {
    const text = this.#known.get(message.id)?.text;
    if (text === undefined) return undefined;
    const { id } = message;
    const isOriginal = this.#asOriginal.has(id);
    const toggle = () => {
      if (isOriginal) this.#asOriginal.delete(id);
      else this.#asOriginal.add(id);
      this.#deps.onChange();
    };
    return { text, isOriginal, toggle };
  }

  /** The language that a reply is to be in: that of the visitor's last message that is known; `undefined` where it is one's own. */
  languageOfVisitor({ chat, visitor }: Conversation): string | undefined {
    const known = chat.log.flatMap((event) => {
      const isVisitors = event.type === "said" && event.message.author === "visitor";
      return isVisitors ? (this.#known.get(event.message.id) ?? []) : [];
    });
    const last = known.findLast(({ from, problem }) => from !== undefined || problem === "same");
    const language = last?.problem === "same" ? (last.from ?? this.#to) : (last?.from ?? visitor.language);
    return language === undefined || isSameLanguage(language, this.#to) ? undefined : language;
  }

  /** Asks for the last messages of others that are not known yet, the latest first. */
  async follow({ chat, me }: Conversation): Promise<void> {
    if (this.#isAsking) return;
    const wanted = chat.log
      .flatMap((event) =>
        event.type === "said" && isTranslated(event.message, me?.id) ? event.message.id : [],
      )
      .slice(-TRANSLATED_MESSAGES_MAX)
      .filter((id) => !this.#known.has(id));
    if (wanted.length === 0) return;
    this.#isAsking = true;
    try {
      const translations = await this.#deps.ask(this.session, this.#to, wanted);
      for (const one of translations) this.#known.set(one.id, one);
      this.problem = translations.find(({ problem }) => problem !== undefined && problem !== "same")?.problem;
    } catch (error) {
      this.problem = codeOf(error);
      // They are asked for again when the switch is pressed again.
      for (const id of wanted) this.#known.set(id, { id, problem: this.problem });
    }
    this.#isAsking = false;
    this.#deps.onChange();
  }

  /** One's own words in the visitor's language. */
  ofOwn(text: string, language: string): Promise<TranslatedOwn> {
    return this.#deps
      .askOwn(this.session, language, text)
      .catch((error: unknown) => ({ problem: codeOf(error) }));
  }
}

/** The code of what a server refused. */
export function codeOf(error: unknown): string {
  return error instanceof RequestProblem ? error.code : "unknown";
}

function isTranslated({ author, agent, parts }: Message, me: string | undefined): boolean {
  const isOthers = author === "visitor" || author === "assistant" || (author === "agent" && agent?.id !== me);
  return isOthers && parts.some(({ type }) => type === "text");
}

function isSameLanguage(one: string, other: string): boolean {
  return one.split("-", 1)[0] === other.split("-", 1)[0];
}
