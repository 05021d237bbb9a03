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
const SIGNS = [
  "<|im_start|>assistant",
  "<|start_header_id|>assistant<|end_header_id|>",
  "<start_of_turn>model",
  "<|start_of_role|>assistant<|end_of_role|>",
  "<|assistant|>",
  "<｜assistant｜>",
  "<|im_start|>",
  "<|im_end|>",
  "<|im_sep|>",
  "<|eot_id|>",
  "<|eom_id|>",
  "<|end_of_text|>",
  "<|begin_of_text|>",
  "<|endoftext|>",
  "<|end_of_turn|>",
  "<|end_of_role|>",
  "<|start_of_role|>",
  "<|start_header_id|>",
  "<|end_header_id|>",
  "<|end|>",
  "<|eos|>",
  "<|system|>",
  "<|observation|>",
  "<|return|>",
  "<|begin_of_solution|>",
  "<|end_of_solution|>",
  "<|begin_of_box|>",
  "<|end_of_box|>",
  "<end_of_turn>",
  "<start_of_turn>",
  "<eos>",
  "<bos>",
  "<pad>",
  "<s>",
  "</s>",
  "[/inst]",
  "[eos]",
  "<｜end▁of▁sentence｜>",
  "<｜begin▁of▁sentence｜>",
  "<answer>",
  "</answer>",
];
const MARKS = [...OTHER_SPEAKERS, ...SIGNS];

/** Any other sign of the same shape, and the beginning of one. */
const ANY_SIGN = /<[|｜][\w▁/ .:-]{1,40}[|｜]>/gu;
const SIGN_BEGINNING = /<(?:[|｜](?:[\w▁/ .:-]{0,40}[|｜]?)?)?$/u;

/** Takes out the signs of a chat template that a server let through, and all that follows the visitor's sign. */
export function createTemplateFilter(): TextFilter {
  let held = "";
  let isOver = false;
  return {
    push(text) {
      if (isOver) return "";
      held += text;
      let visible = "";
      for (;;) {
        const { before, mark, rest } = findMark(held, MARKS);
        if (mark === null) {
          const waiting = rest === "" ? (SIGN_BEGINNING.exec(before)?.[0].length ?? 0) : 0;
          held = before.slice(before.length - waiting) + rest;
          return visible + before.slice(0, before.length - waiting).replace(ANY_SIGN, "");
        }
        visible += before.replace(ANY_SIGN, "");
        held = rest;
        isOver = OTHER_SPEAKERS.includes(mark);
        if (isOver) return visible;
      }
    },
    end() {
      const rest = isOver ? "" : held;
      held = "";
      return rest;
    },
  };
}
