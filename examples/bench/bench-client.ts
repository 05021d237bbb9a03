import { decodeEvents, PROTOCOL_VERSION } from "@prosa/protocol";
import { openSession, openSocket } from "./bench-site.ts";

/** The kinds of turns that are told apart: a question to be searched for, and three that need no search. */
export const KINDS = ["question", "greeting", "thanks", "pressed choice"] as const;
export type Kind = (typeof KINDS)[number];

/** Takes a client's next turn, and resolves once it is answered. */
export type Ask = () => Promise<void>;

const GREETINGS = [
  "oi",
  "Olá, bom dia!",
  "boa tarde",
  "hi",
  "Hello there",
  "good morning",
  "hola",
  "¡Buenas tardes!",
];
const THANKS = [
  "obrigada",
  "valeu!",
  "muito obrigado",
  "thanks",
  "thank you so much",
  "gracias",
  "muchas gracias",
];

/** Connects to the floor, which stores what it is sent and sends it back. */
export async function floorClient(origin: string, id: string, questions: readonly string[]): Promise<Ask> {
  const socket = await openSocket(`${origin}/parties/main/${id}`);
  const next = inTurn(questions);
  return () => exchange(socket, { type: "say", id: crypto.randomUUID(), text: next() }, () => true);
}

/** Opens a session of a site and connects to its room. */
export async function roomClient(
  origin: string,
  site: string,
  questions: readonly string[],
): Promise<Record<Kind, Ask>> {
  const { session, token } = await openSession(origin, site);
  const socket = await openSocket(`${origin}/parties/main/${session}`);
  const hello = { type: "hello", protocol: PROTOCOL_VERSION, token, since: 0, epoch: null };
  await exchange(socket, hello, (frame) => frame.includes('"welcome"'));
  let offered: { messageId: string; choices: readonly string[] } = { messageId: "", choices: [] };
  const say = (texts: readonly string[]): Ask => {
    const next = inTurn(texts);
    return () => {
      const id = crypto.randomUUID();
      return exchange(socket, { type: "say", id, text: next() }, isReplyTo(id), (frame) => {
        offered = choicesIn(frame) ?? offered;
      });
    };
  };
  let pressed = 0;
  const press: Ask = () => {
    const id = crypto.randomUUID();
    const { messageId, choices } = offered;
    const choiceId = choices[pressed % choices.length];
    pressed += 1;
    return exchange(socket, { type: "press", id, messageId, choiceId }, isReplyTo(id));
  };
  return { question: say(questions), greeting: say(GREETINGS), thanks: say(THANKS), "pressed choice": press };
}

/** True for the frame that ends the reply to a message; throws for a rejection. */
function isReplyTo(id: string): (frame: string) => boolean {
  return (frame) => frame.includes(`"replyTo":"${id}"`) && frame.includes('"end":"done"');
}

/** The choices that a frame's last message offers. */
function choicesIn(frame: string): { messageId: string; choices: readonly string[] } | undefined {
  if (!frame.includes('"choices"')) return undefined;
  const decoded = decodeEvents(frame);
  const messages = decoded.ok
    ? decoded.value.flatMap((event) => (event.type === "said" ? [event.message] : []))
    : [];
  return messages
    .map(({ id, parts }) => ({
      messageId: id,
      choices: parts.flatMap((part) =>
        part.type === "choices" ? part.choices.map((choice) => choice.id) : [],
      ),
    }))
    .findLast(({ choices }) => choices.length > 0);
}

function inTurn(texts: readonly string[]): () => string {
  let at = 0;
  return () => texts[at++ % texts.length] ?? "";
}

function exchange(
  socket: WebSocket,
  command: object,
  isAnswer: (frame: string) => boolean,
  onAnswer: (frame: string) => void = () => {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.onmessage = ({ data }) => {
      const frame = String(data);
      if (frame.includes('"rejected"')) reject(new Error(frame));
      if (!isAnswer(frame)) return;
      onAnswer(frame);
      resolve();
    };
    socket.onclose = ({ code }) => reject(new Error(`The server closed the socket (${code}).`));
    socket.send(JSON.stringify(command));
  });
}

/** Has one reply streamed, and resolves, once it has ended, with when its first chunk came. */
type Reply = () => Promise<number>;

/** Connects to the floor, which has the LLM at an address write. */
export async function floorReply(origin: string, llm: string): Promise<Reply> {
  const socket = await openSocket(`${origin}/parties/main/${crypto.randomUUID()}`);
  return streamed(
    socket,
    () => ({ llm }),
    () => (frame) => frame === "done",
  );
}

/** Opens a session of a site, whose room has its LLM answer the questions in turn. */
export async function roomReply(origin: string, site: string, questions: readonly string[]): Promise<Reply> {
  const { session, token } = await openSession(origin, site);
  const socket = await openSocket(`${origin}/parties/main/${session}`);
  const hello = { type: "hello", protocol: PROTOCOL_VERSION, token, since: 0, epoch: null };
  await exchange(socket, hello, (frame) => frame.includes('"welcome"'));
  const next = inTurn(questions);
  return streamed(socket, (id) => ({ type: "say", id, text: next() }), isReplyTo, '"delta"');
}

function streamed(
  socket: WebSocket,
  commandOf: (id: string) => object,
  isEndOf: (id: string) => (frame: string) => boolean,
  first = "",
): Reply {
  return async () => {
    const id = crypto.randomUUID();
    const isEnd = isEndOf(id);
    let firstAt = 0;
    await exchange(socket, commandOf(id), (frame) => {
      if (firstAt === 0 && frame.includes(first)) firstAt = performance.now();
      return isEnd(frame);
    });
    return firstAt;
  };
}
