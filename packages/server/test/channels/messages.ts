import { type Message, messageSchema, type Part } from "@prosa/protocol";
import fc from "fast-check";

const WORDS = [
  "troca",
  "prazo",
  "você",
  "não",
  "frete",
  "¡hola!",
  "a_b",
  "x*y",
  "🙂👍🏽",
  "<b>",
  "&",
  "café",
  "1.",
];

const word = fc.constantFrom(...WORDS);
/** Figures that no other part of a message has by chance. */
const figure = fc.integer({ min: 100_000, max: 999_999 }).map((number) => `R$ ${number},50`);
const url = fc
  .tuple(fc.stringMatching(/^[a-z]{3,12}$/), fc.stringMatching(/^[a-z0-9/&=?-]{0,120}$/))
  .map(([host, path]) => `https://${host}.example/${path.replace(/[?&=-]+$/, "")}`);
const longUrl = fc
  .integer({ min: 700, max: 1_900 })
  .map((length) => `https://longo.example/${"a".repeat(length)}`);
const anyUrl = fc.oneof({ arbitrary: url, weight: 12 }, { arbitrary: longUrl, weight: 1 });
const label = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" ")),
  fc.integer({ min: 30, max: 200 }).map((length) => "Rótulo comprido ".repeat(20).slice(0, length).trim()),
);

const piece = fc.oneof(
  { arbitrary: fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(" ")), weight: 6 },
  { arbitrary: figure, weight: 2 },
  {
    arbitrary: fc.tuple(word, anyUrl).map(([text, to]) => `[${text.replace(/[[\]<>*_]/g, "")}x](${to})`),
    weight: 2,
  },
  { arbitrary: word.map((text) => `**${text}**`), weight: 1 },
);
const paragraph = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(" "));
const block = fc.oneof(
  paragraph,
  paragraph.map((text) => `# ${text}`),
  fc
    .array(paragraph, { minLength: 1, maxLength: 4 })
    .map((lines) => lines.map((line) => `- ${line}`).join("\n")),
  figure.map((text) => `| Item | Preço |\n|---|---|\n| Café | ${text} |`),
  fc.integer({ min: 1_000, max: 5_000 }).map((length) => "palavra ".repeat(700).slice(0, length)),
  fc.integer({ min: 1_000, max: 5_000 }).map((length) => "x".repeat(length)),
);
const text = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((blocks) => blocks.join("\n\n").slice(0, 12_000));

const choices = fc.array(label, { minLength: 1, maxLength: 12 }).map(
  (labels): Part => ({
    type: "choices",
    choices: labels.map((one, index) => ({ id: `c${index}`, label: one })),
  }),
);
const textPart = text.map((words): Part => ({ type: "text", text: words }));
const part: fc.Arbitrary<Part> = fc.oneof(
  textPart,
  fc.tuple(label, anyUrl).map(([title, to]): Part => ({ type: "citation", title, url: to, quote: "…" })),
  fc.tuple(label, fc.option(anyUrl), figure).map(
    ([title, to, words]): Part => ({
      type: "card",
      title,
      text: words,
      ...(to !== null && { url: to, image: `${to.slice(0, 60)}/foto.jpg` }),
      actions: [
        { type: "link", label: "Abrir", url: "https://abrir.example/aqui" },
        { type: "say", label: title, text: "quero" },
      ],
    }),
  ),
  fc.tuple(label, fc.integer({ min: 1, max: 99_999 }), anyUrl).map(
    ([name, price, to]): Part => ({
      type: "product",
      name,
      price,
      currency: "BRL",
      url: to,
    }),
  ),
  fc.constant<Part>({ type: "survey" }),
);

/** Messages of every kind of part, with links, figures and choices, some far beyond what a bubble of a phone holds. */
export const channelMessages: fc.Arbitrary<Message> = fc
  .tuple(fc.option(textPart), fc.array(part, { maxLength: 5 }), fc.option(choices))
  .map(
    ([first, rest, last]): Message => ({
      id: "message-1",
      author: "assistant",
      parts: [...(first ? [first] : []), ...rest, ...(last ? [last] : [])],
    }),
  )
  .filter((message) => message.parts.length > 0 && messageSchema.safeParse(message).success);

/** Every address, figure and choice that a message offers its reader. */
export function offeredBy(message: Message): { links: string[]; figures: string[]; labels: string[] } {
  const all = JSON.stringify(
    message.parts.map((one) => ({ ...one, ...("image" in one && { image: undefined }) })),
  );
  const cutAt = message.parts.flatMap((one) => (one.type === "text" ? [one.text.slice(-2_000)] : []));
  const links = [...all.matchAll(/https:\/\/[^)\s"\\]+/g)].map(([link]) => link);
  return {
    // The end of a text that was cut to its limit may hold half a link.
    links: links.filter((link) => !cutAt.some((end) => end.endsWith(link) && end.length === 2_000)),
    figures: [...all.matchAll(/\d{6},50/g)].map(([found]) => found),
    labels: message.parts.flatMap((one) =>
      one.type === "choices" ? one.choices.map((choice) => choice.label) : [],
    ),
  };
}
