import { createChatClient, messageText, rowsOf } from "@prosa/widget/client";

const form = document.querySelector("form");
const input = document.querySelector("input");
const log = document.querySelector("ol");
const status = document.querySelector("output");
if (!form || !input || !log || !status) throw new Error("The page lacks a part of the chat.");

const { site = "", server = "" } = document.body.dataset;
const client = createChatClient({ site, server, onChange: draw, onError: (code) => console.warn(code) });

/** Draws the whole conversation, then the replies in progress. */
function draw(): void {
  const { connection, replies } = client.state;
  if (status) status.textContent = connection.status;
  log?.replaceChildren(
    ...rowsOf(client.state).map((row) => {
      if (row.type === "message") return line(row.message.author, messageText(row.message));
      if (row.type !== "unsent") return line("notice", row.type);
      if (row.row.state.type !== "failed") return line("visitor", `${row.row.text} …`);
      const again = Object.assign(document.createElement("button"), { textContent: "Tentar de novo" });
      again.addEventListener("click", () => client.retry(row.key));
      return line("visitor", row.row.text, again);
    }),
    ...replies.map(({ text }) => line("assistant", `${text} …`)),
  );
  if (document.visibilityState === "visible") client.markSeen();
}

function line(author: string, ...content: (string | Node)[]): HTMLLIElement {
  const item = document.createElement("li");
  item.className = author;
  item.append(...content);
  return item;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (input.value.trim()) client.say(input.value.trim());
  input.value = "";
});
client.connect();
