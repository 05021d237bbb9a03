import type { WidgetLanguage } from "../../strings/language.ts";

/** The words of a message's buttons, loaded with them. A missing key does not compile. */
export interface EditStrings {
  /** The label of the group of buttons under a message. */
  tools: string;
  copy: string;
  copied: string;
  /** Shown where the browser lets only the visitor copy. */
  selected: string;
  again: string;
  helpful: string;
  unhelpful: string;
  edit: string;
  editing: string;
  editingHint: string;
  endEditing: string;
  editingLost: string;
}

export const EDIT_STRINGS: Readonly<Record<WidgetLanguage, EditStrings>> = {
  "pt-BR": {
    tools: "Ações da mensagem",
    copy: "Copiar",
    copied: "Copiado",
    selected: "Selecionado: agora copie",
    again: "Tentar outra resposta",
    helpful: "A resposta ajudou",
    unhelpful: "A resposta não ajudou",
    edit: "Editar a pergunta",
    editing: "Editando a sua pergunta",
    editingHint: "Ao enviar, você troca a pergunta e a resposta.",
    endEditing: "Desistir da edição",
    editingLost: "A pergunta já não pode ser trocada. O texto vai como mensagem nova.",
  },
  en: {
    tools: "What to do with the message",
    copy: "Copy",
    copied: "Copied",
    selected: "Selected: now copy it",
    again: "Try another answer",
    helpful: "This answer helped",
    unhelpful: "This answer did not help",
    edit: "Edit the question",
    editing: "Editing your question",
    editingHint: "Sending it replaces the question and its answer.",
    endEditing: "Stop editing",
    editingLost: "The question cannot be replaced any more. The text goes as a new message.",
  },
  es: {
    tools: "Qué hacer con el mensaje",
    copy: "Copiar",
    copied: "Copiado",
    selected: "Seleccionado: ahora cópialo",
    again: "Probar otra respuesta",
    helpful: "La respuesta ayudó",
    unhelpful: "La respuesta no ayudó",
    edit: "Editar la pregunta",
    editing: "Editando tu pregunta",
    editingHint: "Al enviarla cambias la pregunta y su respuesta.",
    endEditing: "Dejar de editar",
    editingLost: "La pregunta ya no se puede cambiar. El texto irá como mensaje nuevo.",
  },
  ar: {
    tools: "ما يمكن فعله بالرسالة",
    copy: "نسخ",
    copied: "تم النسخ",
    selected: "تم التحديد: انسخه الآن",
    again: "تجربة إجابة أخرى",
    helpful: "كانت الإجابة مفيدة",
    unhelpful: "لم تكن الإجابة مفيدة",
    edit: "تعديل السؤال",
    editing: "أنت تعدّل سؤالك",
    editingHint: "عند الإرسال يُستبدل السؤال وإجابته.",
    endEditing: "ترك التعديل",
    editingLost: "لم يعد بالإمكان تغيير السؤال. سيُرسل النص كرسالة جديدة.",
  },
};
