import "@prosa/widget/define";
import "./style.css";

const chat = document.createElement("prosa-chat");
chat.site = "aurora";
chat.server = new URLSearchParams(location.search).get("server") ?? "http://localhost:1999";
document.body.append(chat);

for (const button of document.querySelectorAll(".questions button")) {
  button.addEventListener("click", () => chat.send(button.textContent));
}
document.querySelector("#open")?.addEventListener("click", () => chat.open());

const heard = document.querySelector("#heard");
chat.addEventListener("prosa-message", ({ detail }) => {
  const line = document.createElement("li");
  const texts = detail.parts.flatMap((part) => (part.type === "text" ? [part.text] : []));
  line.textContent = `${detail.author}: ${texts.join(" ")}`;
  heard?.append(line);
});
