/** A piece of a server's answer: the text of one event, or a sign of life that holds none. */
export type Frame = { type: "data"; event: string; text: string } | { type: "alive" };

/** The text of the event behind the last one. */
export const LAST_EVENT = /^"?\[DONE\]"?$/i;
const ALIVE: Frame = { type: "alive" };
/** A field of an event; some proxies write the name of the field before a line that has it. */
const FIELD = /^\s*([a-z]+)\s*:?\s?(?:data:\s?)*(.*)$/is;
const LINE_END = /\r\n|\n|\r(?!$)/;

/**
 * Reads the events of a body, whatever its label: server-sent events, one JSON value a line, or one JSON value alone. Empty
 * events and comments are signs of life. Gives those together that came in one piece. Throws what the body throws.
 */
export async function* framesOf(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<readonly Frame[]> {
  const decoder = new TextDecoder();
  const lines = createLineReader();
  let rest = "";
  for await (const bytes of body) {
    rest += decoder.decode(bytes, { stream: true });
    const parts = rest.split(LINE_END);
    rest = parts.pop() ?? "";
    const frames = parts.flatMap((line) => [...lines.push(line)]);
    if (frames.length > 0) yield frames;
  }
  rest = (rest + decoder.decode()).replace(/\r$/, "");
  const last = [...(rest === "" ? [] : lines.push(rest)), ...lines.end()];
  if (last.length > 0) yield last;
}

function createLineReader() {
  let event = "";
  let data: string[] = [];
  let json = "";

  function* dispatch(): Generator<Frame> {
    const text = data.join("\n").trim();
    yield text === "" ? ALIVE : { type: "data", event, text };
    data = [];
    event = "";
  }

  return {
    *push(line: string): Generator<Frame> {
      if (json !== "" || /^\s*[{[]/.test(line)) {
        // A line that is whole by itself is an event of a stream of JSON lines.
        if (json === "" && isWhole(line)) yield { type: "data", event, text: line };
        else json += `${line}\n`;
      } else if (line.trim() === "") yield* dispatch();
      else if (line.startsWith(":")) yield ALIVE;
      else {
        const [, field = "", value = ""] = FIELD.exec(line) ?? [];
        const name = field.toLowerCase();
        if (name === "event") event = value.trim();
        if (name === "error") yield { type: "data", event: name, text: value.trim() };
        if (name !== "data") return;
        // Some servers leave the empty line between two events out.
        if (data.length > 0 && isWhole(data.join("\n"))) yield* dispatch();
        data.push(value);
      }
    },
    *end(): Generator<Frame> {
      if (data.length > 0) yield* dispatch();
      if (json.trim() !== "") yield { type: "data", event, text: json.trim() };
    },
  };
}

function isWhole(text: string): boolean {
  if (LAST_EVENT.test(text)) return true;
  if (!/[}\]]\s*$/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
