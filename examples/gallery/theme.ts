import { attributesOf, codeOf, type Look, propertiesOf } from "./theme-code.ts";
import { EDITOR_LANGUAGES, EDITOR_WORDS, type EditorLanguage, editorLanguageOf } from "./theme-words.ts";

const form = find("form", HTMLFormElement);
const frame = find("iframe", HTMLIFrameElement);
const code = find("pre code", HTMLElement);
const copied = find("#copied", HTMLElement);
const chooser = find("#language", HTMLSelectElement);
const usual = look();
let words = EDITOR_WORDS["pt-BR"];

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

/** Says everything in a language, the chat in the frame too; what was chosen stays. */
function speak(language: EditorLanguage): void {
  words = EDITOR_WORDS[language];
  document.documentElement.lang = language;
  document.title = `${words.title} · Prosa`;
  chooser.value = language;
  for (const element of document.querySelectorAll<HTMLElement>("[data-words]"))
    element.textContent = wordsAt(element.dataset.words);
  for (const field of document.querySelectorAll<HTMLInputElement>("[data-placeholder]"))
    field.placeholder = wordsAt(field.dataset.placeholder);
  frame.title = words.preview;
  frame.src = `scene.html?scene=answer&lang=${language}`;
}

function wordsAt(key = ""): string {
  const found = Object.entries(words).find(([name]) => name === key);
  if (found) return found[1];
  throw new Error(`The editor has no words for "${key}".`);
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
  const isCopied = await navigator.clipboard.writeText(code.textContent ?? "").then(
    () => true,
    () => false,
  );
  copied.textContent = isCopied ? words.copied : words.notCopied;
});
chooser.addEventListener("change", () => {
  const language = EDITOR_LANGUAGES.find((one) => one === chooser.value) ?? "pt-BR";
  history.replaceState(null, "", `?lang=${language}`);
  speak(language);
  show();
});
const asked = new URLSearchParams(location.search).get("lang");
speak(editorLanguageOf([...(asked ? [asked] : []), ...navigator.languages]));
show();
