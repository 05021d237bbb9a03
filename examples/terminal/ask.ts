import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import {
  type Command,
  decodeEvents,
  encodeCommand,
  type Message,
  PROTOCOL_VERSION,
  problemSchema,
  type RoomEvent,
  sessionTokenSchema,
} from "@prosa/protocol";
import { PartySocket } from "partysocket";

const USAGE = `Asks a Prosa room one question and streams its answer.

  npm run ask -- "Qual o prazo de troca?"
  npm run -s ask -- --json "Qual o prazo de troca?"     every event, one a line

  --server  where the rooms are   (http://localhost:1999)
  --site    whose assistant       (aurora)`;

const PATIENCE_MS = 90_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    server: { type: "string", default: `http://localhost:${process.env.PORT || 1999}` },
    site: { type: "string", default: "aurora" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const text = positionals.join(" ").trim();

if (values.help || !text) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 1);
}

const { session, token } = await openSession();
// PartyKit's own client, which adds what a room of ours does not need but takes: a connection's id in the address.
const socket = new PartySocket({
  host: values.server,
  protocol: values.server.startsWith("https:") ? "wss" : "ws",
  room: session,
  maxEnqueuedMessages: 0,
});
const question = randomUUID();
const timer = setTimeout(() => fail(`No answer in ${PATIENCE_MS / 1_000} s.`), PATIENCE_MS);
let streamed = "";

socket.addEventListener("open", () =>
  send({ type: "hello", protocol: PROTOCOL_VERSION, token, since: 0, epoch: null }),
);
socket.addEventListener("error", () => fail(`The room at ${values.server} cannot be reached.`));
socket.addEventListener("message", ({ data }) => {
  const decoded = decodeEvents(data);
  if (!decoded.ok) fail(decoded.fault.message);
  for (const event of decoded.value) hear(event);
});

function hear(event: RoomEvent): void {
  if (values.json) console.log(JSON.stringify(event));
  switch (event.type) {
    case "welcome":
      send({ type: "say", id: question, text });
      return;
    case "refused":
    case "rejected":
      fail(`${event.code}: ${event.message}`);
      break;
    case "replying":
      // The room began again: what it streamed before is void.
      if (streamed && !values.json) process.stdout.write("\n\n");
      streamed = "";
      return;
    case "delta":
      streamed += event.text;
      if (!values.json) process.stdout.write(event.text);
      return;
    case "said":
      if (event.message.author === "assistant" && event.message.replyTo === question) end(event.message);
  }
}

function end(message: Message): void {
  clearTimeout(timer);
  if (!values.json) {
    const parts = message.parts.flatMap((part) => {
      if (part.type === "citation")
        return [`  ↳ ${part.title}${part.url === undefined ? "" : ` — ${part.url}`}`];
      if (part.type === "choices") return [`  ${part.choices.map(({ label }) => `[ ${label} ]`).join(" ")}`];
      return [];
    });
    console.log(["", ...parts, ...(message.end === "done" ? [] : [`(${message.end})`])].join("\n"));
  }
  process.exitCode = message.end === "done" ? 0 : 1;
  socket.close();
}

function send(command: Command): void {
  socket.send(encodeCommand(command));
}

async function openSession() {
  const response = await fetch(`${values.server}/api/sessions`, {
    method: "POST",
    body: JSON.stringify({ site: values.site }),
  }).catch(() => fail(`No server answers at ${values.server}. Start one with: npm start`));
  const body: unknown = await response.json();
  if (response.status === 201) return sessionTokenSchema.parse(body);
  return fail(problemSchema.parse(body).detail);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
