import { elementsBelow, fewWordsBelow, isElement, squeeze, type TreeElement } from "./tree.ts";

const LABEL_LENGTH_MAX = 120;
const CONTROLS = ["aria-controls", "data-bs-target", "data-target", "href"];
const TAB_NAMES = /(?:^|[\s_-])tabs?(?:$|[\s_-])/i;

interface Panels {
  /** The words of the tab that shows a panel, by the panel's id. */
  labels: Map<string, string>;
  /** The ids that any control of the page shows and hides. */
  controlled: Set<string>;
}

const panelsOf = new WeakMap<TreeElement, Panels>();

/** The name of a tab's panel, as its tab has it; undefined for what is no panel. */
export function labelOf(element: TreeElement): string | undefined {
  const id = element.id;
  if (!id && element.getAttribute("role") !== "tabpanel") return undefined;
  const { labels } = panelsAround(element);
  const label = labels.get(id) ?? "";
  return label === "" ? undefined : label;
}

/** Tells an element that is hidden only until its reader opens it. */
export function isOpenedOnDemand(element: TreeElement): boolean {
  const role = element.getAttribute("role");
  if (role === "tabpanel" || role === "region") return true;
  if ((element.getAttribute("hidden") ?? "").toLowerCase() === "until-found") return true;
  return (element.id !== "" && panelsAround(element).controlled.has(element.id)) || isBehindOpener(element);
}

const OPENERS = "button, summary, [role='button'], [aria-expanded='false']";
const MENU_ROLES = /^(?:menu|menubar|listbox|dialog|tooltip|alert|navigation)$/;
const ASKED_LENGTH_MAX = 250;

/** Builders that name no panel put it right behind what opens it: a question, and then its answer. */
function isBehindOpener(element: TreeElement): boolean {
  if (MENU_ROLES.test(element.getAttribute("role") ?? "")) return false;
  let before = element.previousSibling;
  while (before !== null && !isElement(before)) before = before.previousSibling;
  if (before === null || !isElement(before)) return false;
  const words = fewWordsBelow(before, ASKED_LENGTH_MAX) ?? "";
  if (!/[?？]\W*$/u.test(words)) return false;
  return isOpener(before) || before.querySelector(OPENERS) !== null;
}

function isOpener(element: TreeElement): boolean {
  if (element.localName === "button" || element.localName === "summary") return true;
  return element.getAttribute("role") === "button" || element.getAttribute("aria-expanded") === "false";
}

function panelsAround(element: TreeElement): Panels {
  let root = element;
  while (root.parentElement !== null) root = root.parentElement;
  let panels = panelsOf.get(root);
  if (panels === undefined) {
    panels = readPanels(root);
    panelsOf.set(root, panels);
  }
  return panels;
}

function readPanels(root: TreeElement): Panels {
  const labels = new Map<string, string>();
  const controlled = new Set<string>();
  const tabs = new Map<string, TreeElement>();
  const panels: TreeElement[] = [];
  for (const element of elementsBelow(root)) {
    const role = element.getAttribute("role");
    if (role === "tab") tabs.set(element.id, element);
    if (role === "tabpanel") panels.push(element);
    for (const name of CONTROLS) {
      const target = element.getAttribute(name) ?? "";
      const id = name === "aria-controls" ? target : target.startsWith("#") ? target.slice(1) : "";
      if (id === "" || /\s/.test(id)) continue;
      const isTab =
        role === "tab" || TAB_NAMES.test(`${element.className} ${element.parentElement?.className ?? ""}`);
      if (name === "href" && !isTab) continue;
      controlled.add(id);
      const label = isTab ? fewWordsBelow(element, LABEL_LENGTH_MAX) : undefined;
      if (label && !labels.has(id)) labels.set(id, label);
    }
  }
  for (const panel of panels) {
    const tab = tabs.get(squeeze(panel.getAttribute("aria-labelledby")));
    const label = tab && fewWordsBelow(tab, LABEL_LENGTH_MAX);
    if (label && panel.id !== "" && !labels.has(panel.id)) labels.set(panel.id, label);
  }
  return { labels, controlled };
}
