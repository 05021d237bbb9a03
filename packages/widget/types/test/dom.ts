import "@prosa/widget/define";

const chat = document.createElement("prosa-chat");
chat.theme = "dark";
chat.send("Qual o prazo de troca?");

chat.addEventListener("prosa-before-send", (event) => {
  if (event.detail.text === "") event.preventDefault();
});
document.body.addEventListener("prosa-message", ({ detail }) => detail.author.toUpperCase());

// @ts-expect-error: there is no such theme.
chat.theme = "pink";
