/** A piece of a server's answer: the text of one event, or a sign of life that holds none. */
export type Frame = { type: "data"; event: string; text: string } | { type: "alive" };

/** The text of the event behind the last one. */
export const LAST_EVENT = /^"?\[DONE\]"?$/i;
const ALIVE: Frame = { type: "alive" };
/** A field of an event; some proxies write the name of the field before a line that has it. */
const FIELD = /^\s*([a-z]+)\s*:?\s?(?:data:\s?)*(.*)$/is;
/** Such a field as nearly all servers write it. */
const PLAIN_FIELD = "data: {";
const BEGINS_JSON = /^\s*[{[]/;
const LINE_END = /\r\n|\n|\r(?!$)/;

/** Reads the events of a body from its pieces. */
interface FrameReader {
  /** The events that are whole with this piece. */
  push(bytes: Uint8Array): Frame[];
  end(): Frame[];
}

/**
 * Reads the events of a body, whatever its label: server-sent events, one JSON value a line, or one JSON value alone. Empty
 * events and comments are signs of life.
 */
export function createFrameReader(): FrameReader {
  const decoder = new TextDecoder();
  let rest = "";
  let event = "";
  let data: string[] = [];
  let json = "";

  function dispatch(frames: Frame[]): void {
    const text = data.join("\n").trim();
    frames.push(text === "" ? ALIVE : { type: "data", event, text });
    data = [];
    event = "";
  }

  function read(line: string, frames: Frame[]): void {
    if (json !== "" || BEGINS_JSON.test(line)) {
      // A line that is whole by itself is an event of a stream of JSON lines.
      if (json === "" && isWhole(line)) frames.push({ type: "data", event, text: line });
      else json += `${line}\n`;
    } else if (line.trim() === "") dispatch(frames);
    else if (line.startsWith(":")) frames.push(ALIVE);
    else {
      const [, field = "", value = ""] = line.startsWith(PLAIN_FIELD)
        ? ["", "data", line.slice(PLAIN_FIELD.length - 1)]
        : (FIELD.exec(line) ?? []);
      const name = field.toLowerCase();
      if (name === "event") event = value.trim();
      if (name === "error") frames.push({ type: "data", event: name, text: value.trim() });
      if (name !== "data") return;
      // Some servers leave the empty line between two events out.
      if (data.length > 0 && isWhole(data.join("\n"))) dispatch(frames);
      data.push(value);
    }
  }

  return {
    push(bytes) {
      rest += decoder.decode(bytes, { stream: true });
      const lines = rest.split(rest.includes("\r") ? LINE_END : "\n");
      rest = lines.pop() ?? "";
      const frames: Frame[] = [];
      for (const line of lines) read(line, frames);
      return frames;
    },
    end() {
      const frames: Frame[] = [];
      const last = (rest + decoder.decode()).replace(/\r$/, "");
      if (last !== "") read(last, frames);
      if (data.length > 0) dispatch(frames);
      if (json.trim() !== "") frames.push({ type: "data", event, text: json.trim() });
      return frames;
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
