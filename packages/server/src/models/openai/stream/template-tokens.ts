import { findMark, type TextFilter } from "./marks.ts";

/** Where these come the model began to write the visitor's next message. */
const OTHER_SPEAKERS = [
  "<|im_start|>user",
  "<|start_header_id|>user",
  "<start_of_turn>user",
  "<|user|>",
  "<|turn>user",
  "<|start_of_role|>user",
  "<｜user｜>",
  "[inst]",
];
/** Where these come the reply is over, but for what the model goes on to say in its own name. */
const ENDS = [
  "<|im_end|>",
  "<|eot_id|>",
  "<|end_of_text|>",
  "<|endoftext|>",
  "<|end_of_turn|>",
  "<|eot|>",
  "<end_of_turn>",
  "<eot>",
  "<｜end▁of▁sentence｜>",
];
const OWN_NAMES = [
  "<|im_start|>assistant",
  "<|start_header_id|>assistant<|end_header_id|>",
  "<start_of_turn>model",
  "<|start_of_role|>assistant<|end_of_role|>",
  "<|assistant|>",
  "<｜assistant｜>",
];
const SIGNS = [
  "<|im_start|>",
  "<end_of_turn>",
  "<start_of_turn>",
  "<eos>",
  "<bos>",
  "<pad>",
  "<unk>",
  "<s>",
  "</s>",
  "[/inst]",
  "[eos]",
  "<<sys>>",
  "<</sys>>",
  ...["answer", "final", "final_answer", "output", "reply", "response"].flatMap((name) => [
    `<${name}>`,
    `</${name}>`,
  ]),
];
const MARKS = [...OTHER_SPEAKERS, ...ENDS, ...OWN_NAMES, ...SIGNS];

/** Any other sign of the same shape, and the beginning of one. */
const ANY_SIGN = /<[|｜][\w▁/ .:-]{1,40}[|｜]>/gu;
const SIGN_BEGINNING = /<(?:[|｜](?:[\w▁/ .:-]{0,40}[|｜]?)?)?$/u;

/** The visitor's sign in a template that is not in the list. */
const USER_SIGN = /<[|｜](?:\w{1,20}_)?user(?:_\w{1,20})?[|｜]>/iu;

/** A name before the reply's own words, where the template left it to the model. */
const OWN_LINE =
  /^(?:\*\*)?(?:assistant\s*\n|(?:Assistant|AI|Final Answer|Resposta final|Respuesta final):(?:\*\*)?(?=\s))\s*/;
const OWN_LINE_BEGINNING = /^\s*\*{0,2}(?:[AFR]\w{0,9}(?: \w{0,6})?:?\*{0,2}|a\w{0,8}\s*)?$/;
/** A line in which the model begins to write the visitor's next message, and the beginning of one. */
const OTHER_LINE = /\n[ \t]*(?:(?:Human|USER):|#{3} (?:Instruction|Human|User)\b)/;
const OTHER_LINE_BEGINNING =
  /\n[ \t]*(?:H(?:u(?:m(?:a(?:n:?)?)?)?)?|U(?:S(?:E(?:R:?)?)?)?|#{1,3}(?: (?:[IHU]\w{0,10})?)?)?$/;

/** Takes out the signs of a chat template that a server let through, and all that follows the visitor's sign. */
export function createTemplateFilter(): TextFilter {
  let held = "";
  let isOver = false;
  /** Since a sign of the end, behind which only the model's own sign lets more words out. */
  let isEnded = false;
  let isStart = true;

  /** The words of a text without signs of the list; none from the visitor's on. */
  function plain(text: string): string {
    if (isEnded) return "";
    let words = text;
    const at = [USER_SIGN.exec(words)?.index, OTHER_LINE.exec(words)?.index].filter(
      (one) => one !== undefined,
    );
    if (at.length > 0) {
      isOver = true;
      words = words.slice(0, Math.min(...at));
    }
    words = words.replace(ANY_SIGN, "");
    if (!isStart || words.trim() === "") return words;
    isStart = false;
    return words.trimStart().replace(OWN_LINE, "");
  }

  /** The length of the end of a text that may be the beginning of a sign or of somebody's line. */
  function waitingLength(text: string): number {
    if (isStart && OWN_LINE_BEGINNING.test(text)) return text.length;
    const [sign, line] = [SIGN_BEGINNING, OTHER_LINE_BEGINNING].map(
      (shape) => shape.exec(text)?.[0].length ?? 0,
    );
    return Math.max(sign ?? 0, line ?? 0);
  }

  return {
    push(text) {
      if (isOver) return "";
      held += text;
      let visible = "";
      for (;;) {
        const { before, mark, rest } = findMark(held, MARKS);
        if (mark === null) {
          const waiting = rest === "" ? waitingLength(before) : 0;
          held = before.slice(before.length - waiting) + rest;
          return visible + plain(before.slice(0, before.length - waiting));
        }
        visible += plain(before);
        held = rest;
        if (OTHER_SPEAKERS.includes(mark)) isOver = true;
        if (isOver) return visible;
        if (ENDS.includes(mark)) isEnded ||= !isStart;
        else if (OWN_NAMES.includes(mark)) isEnded = false;
      }
    },
    end() {
      const rest = isOver ? "" : plain(held);
      held = "";
      return rest;
    },
  };
}
