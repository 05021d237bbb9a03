import "@prosa/widget/define";

const server = new URLSearchParams(location.search).get("server") ?? "http://localhost:1999";
const chat = document.createElement("prosa-chat");
chat.site = "aurora";
chat.server = server;
document.body.append(chat);

const heard = document.querySelector("#heard");

chat.addEventListener("prosa-message", (event) => {
  const line = document.createElement("li");
  const texts = event.detail.parts.flatMap((part) => (part.type === "text" ? [part.text] : []));
  line.textContent = `${event.detail.author}: ${texts.join(" ")}`;
  heard?.append(line);
});

document.querySelector("#ask")?.addEventListener("click", () => {
  chat.open();
  chat.send("Qual o prazo de troca?");
});
