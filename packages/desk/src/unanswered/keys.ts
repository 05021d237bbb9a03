type Act = "next" | "previous" | "write" | "leave" | "save" | "dismiss" | "undo";

/** The keys that act while nobody writes. */
const QUIET: Readonly<Record<string, Act>> = {
  j: "next",
  ArrowDown: "next",
  k: "previous",
  ArrowUp: "previous",
  r: "write",
  e: "dismiss",
  z: "undo",
};

type Press = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "composedPath"
>;

/** The act of a press: of single keys none while somebody writes (WCAG 2.1.4), or composes a word. */
export function actOf(press: Press): Act | undefined {
  const { key, ctrlKey, metaKey, altKey, isComposing } = press;
  const [target] = press.composedPath();
  const isWriting = target instanceof HTMLElement && target.matches("input, textarea, select");
  if (isComposing || altKey) return undefined;
  if (ctrlKey || metaKey) return isWriting && key === "Enter" ? "save" : undefined;
  if (isWriting) return key === "Escape" ? "leave" : undefined;
  return QUIET[key];
}
