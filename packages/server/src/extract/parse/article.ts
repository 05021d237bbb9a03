import { Readability } from "@mozilla/readability";
import { phrasesOf } from "../words/phrases.ts";
import { type Block, blocksText, isFullBlock } from "./blocks.ts";
import { isArticleBoilerplate } from "./boilerplate.ts";
import { readBlocks } from "./read-blocks.ts";
import { squeeze, type Tree, type TreeElement } from "./tree.ts";

/** Least characters for a text to be taken for an article's. */
const LEAST_LENGTH = 140;

/**
 * Reads the text of a page that says it is an article: where its author marked the text, that is it, else Readability
 * finds it, and what is left of captions, bylines and teasers is taken out. Changes the tree; undefined when no article
 * is found.
 */
export function readArticle(tree: Tree, title: string): Block[] | undefined {
  const root = markedBody(tree) ?? readableRoot(tree);
  if (root === undefined) return undefined;
  const within =
    root.localName === "article" || root.querySelectorAll("article")[Symbol.iterator]().next().done;
  const blocks = readBlocks(root, (element) =>
    isArticleBoilerplate(element, within === true || isNested(element)),
  );
  const kept = withoutEdges(
    blocks.filter((block) => !isAside(block)),
    title,
  );
  return blocksText(kept).length < LEAST_LENGTH ? undefined : kept;
}

function markedBody(tree: Tree): TreeElement | undefined {
  const bodies = [...tree.querySelectorAll("[itemprop=articleBody]")];
  const body = bodies.length === 1 ? bodies[0] : undefined;
  return squeeze(body?.textContent).length >= 2 * LEAST_LENGTH ? body : undefined;
}

function readableRoot(tree: Tree): TreeElement | undefined {
  const reader = new Readability<TreeElement>(tree as never, {
    keepClasses: true,
    disableJSONLD: true,
    serializer: (element) => element as unknown as TreeElement,
  });
  try {
    return reader.parse()?.content ?? undefined;
  } catch {
    // Readability expects a browser's tree in places; a page that it stumbles over is read without it.
    return undefined;
  }
}

function isNested(element: TreeElement): boolean {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
    if (parent.localName === "article") return true;
  }
  return false;
}

const PICTURE_NOTE = new RegExp(
  `^\\W*(?:${phrasesOf("pictureWord")}(?: by| courtesy| credit)?\\s*[:©]|${phrasesOf("pictureName")} \\d+ (?:${phrasesOf("pictureOf")}|\\/)|©|\\(${phrasesOf("pictureName")})`,
  "i",
);
const POINTER = new RegExp(`^\\W*${phrasesOf("pointer")}`, "i");

const PICTURE_END = new RegExp(`\\(${phrasesOf("pictureEnd")}[^()]{0,100}\\)\\W*$`, "i");
const LABEL = new RegExp(`^\\W*${phrasesOf("label")}\\W*$`, "i");
const COOKIES = new RegExp(`cookies.{0,120}${phrasesOf("cookieReason")}`, "is");
const PITCH = new RegExp(
  `${phrasesOf("newsletter")}.{0,200}(?:${phrasesOf("newsletterOffer")}|£|\\$|R\\$)|${phrasesOf("newsletterCall")}.{0,120}(?:newsletter|inbox|delivered|subscription)`,
  "is",
);

/** Words beside the article: notes on pictures, labels, pitches, paragraphs that are a link, pointers to other pages. */
function isAside(block: Block): boolean {
  if (block.type === "table" || block.type === "question") return false;
  const { text } = block;
  if (LABEL.test(text)) return true;
  if (text.length < 350 && (PICTURE_END.test(text) || COOKIES.test(text) || PITCH.test(text))) return true;
  if (PICTURE_NOTE.test(text) && text.length < 300) return true;
  if (block.type === "text" && block.isByImage === true && isCaption(text)) return true;
  if (POINTER.test(text) && (block.linked > 0.4 || text.length < 40)) return true;
  return block.linked > 0.9 && text.length < 300;
}

/** A line by a picture that is no sentence. */
function isCaption(text: string): boolean {
  return text.length < 120 && !text.includes(": ") && !/[.!?…:;]["”’»)]?$/.test(text);
}

const HEAD_NOTE = new RegExp(
  `\\b(?:19|20)\\d\\d\\b.*\\d|^${phrasesOf("by")}\\b|\\b\\d{1,2}[:h]\\d{2}\\b|^${phrasesOf("updated")}\\b`,
  "i",
);
const TAIL_NOTE = new RegExp(`^\\W*(?:${phrasesOf("tailNote")}|©)`, "i");

/** Cuts the notes on the article before its first and after its last full paragraph. */
function withoutEdges(blocks: readonly Block[], title: string): Block[] {
  const first = blocks.findIndex(isParagraph);
  if (first === -1) return [...blocks];
  const last = blocks.findLastIndex(isParagraph);
  return blocks.filter((block, index) => {
    if (block.type === "table" || block.type === "question") return true;
    const wordCount = block.text.split(/\s+/).length;
    if (index < first) {
      if (block.type === "heading") return !sameWords(block.text, title);
      return (
        wordCount > 3 && !(wordCount < 25 && HEAD_NOTE.test(block.text)) && !sameWords(block.text, title)
      );
    }
    if (index >= last && wordCount < 40 && TAIL_NOTE.test(block.text)) return false;
    return index <= last || wordCount > 3;
  });
}

function isParagraph(block: Block): boolean {
  return block.type === "text" && isFullBlock(block) && !TAIL_NOTE.test(block.text);
}

function sameWords(text: string, title: string): boolean {
  const bare = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const one = bare(text);
  return one.length > 10 && bare(title).includes(one);
}
