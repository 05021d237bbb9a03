import { attributesOf, codeOf, type Look, propertiesOf } from "./theme-code.ts";

const form = find("form", HTMLFormElement);
const frame = find("iframe", HTMLIFrameElement);
const code = find("pre code", HTMLElement);
const copied = find("#copied", HTMLElement);
const usual = look();

function find<E extends Element>(selector: string, type: new () => E): E {
  const found = document.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`The editor's page lacks ${selector}.`);
}

function look(): Look {
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  return Object.fromEntries(fields);
}

/** Shows the look in the frame's chat, beside each slider its value, and the code of it all. */
function show(): void {
  const wished = look();
  for (const output of form.querySelectorAll("output"))
    output.value = output.parentElement?.querySelector("input")?.value ?? "";
  code.textContent = codeOf(wished, usual);
  copied.textContent = "";
  const chat = frame.contentDocument?.querySelector<HTMLElement>("prosa-chat");
  if (!chat) return;
  for (const name of ["name", "greeting", "logo", "theme", "position", "offset-x", "offset-y"])
    chat.removeAttribute(name);
  chat.removeAttribute("style");
  for (const [name, value] of attributesOf(wished, usual)) chat.setAttribute(name, value);
  for (const [name, value] of propertiesOf(wished, usual)) chat.style.setProperty(name, value);
}

form.addEventListener("input", show);
form.addEventListener("reset", () => setTimeout(show));
form.addEventListener("submit", (event) => event.preventDefault());
// The scene puts its chat on the page a moment after the frame has loaded.
frame.addEventListener("load", () => {
  const { body } = frame.contentDocument ?? document;
  new MutationObserver(show).observe(body, { childList: true });
  show();
});
find("#copy", HTMLButtonElement).addEventListener("click", async () => {
  await navigator.clipboard.writeText(code.textContent ?? "");
  copied.textContent = "Copiado.";
});
show();
