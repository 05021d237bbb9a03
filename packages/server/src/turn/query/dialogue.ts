import { fold } from "../../language/text/fold.ts";
import { readStage, type StagedMessage, type StageReading } from "../../understanding/stage.ts";
import type { Context } from "../memory.ts";
import type { Reading, Signal } from "../reading.ts";

/** An objection that was met and not raised again is not dwelt upon. */
const OBJECTION_TURNS = 1;
const GOODS_BROKEN =
  /\b(veio|vieram|chegou|chegaram|recebi|came|arrived|received|llego|llegaron|vino|recibi)\b.*\b(quebrad\w+|defeito|errad\w+|trincad\w+|danificad\w+|amassad\w+|rachad\w+|lascad\w+|furad\w+|arranhad\w+|riscad\w+|vazando|faltando|broken|damaged|wrong|defective|dented|scratched|cracked|leaking|torn|rot[oa]s?|danad\w+|equivocad\w+|abollad\w+|rayad\w+|golpead\w+)\b/;
const WRONG_GOODS =
  /\b(veio|vieram|chegou|chegaram|recebi|arrived|got|received|llego|vino|recibi)\b.*\b(e|mas|so que|but|and|pero|y) (eu |i |yo )?(pedi|comprei|queria|ordered|asked|wanted|compre|queria)\b/;
const FAILED =
  /\b(quebrou|parou de (funcionar|ligar)|estragou|pifou|deu (defeito|pau)|nao (liga|funciona|esta funcionando|ta funcionando) mais|vazando|vaza muito|leaks|is leaking|gotea|stopped working|(it|has|just) broke|broke (down|after)|does ?n.?t work any ?more|se (rompio|descompuso|dano)|dejo de funcionar|ya no funciona)\b/;
const REGRETS =
  /\b(me arrependi|arrependimento|desisti da compra|nao (gostei|gostamos|curti) (d[aoe]s?\b|nao\b)|nao (gostei|curti)$|^nao (gostei|gostamos|curti)\b|nao (era|e) o que eu (esperava|queria)|quero (devolver|meu dinheiro de volta|o dinheiro de volta|reembolso|um reembolso)|(don.?t|did ?n.?t) like (it|them|the)|changed my mind|want (a refund|my money back|to (return|give|send) (it|them|this|my)( back)?)|no me (gusto|gustaron|gusta)|me arrepenti|quiero (devolver\w*|mi dinero|un reembolso|el reembolso))\b/;
const ORDER_LATE =
  /\b(pedido|encomenda|compra|order|package|paquete)\b.*\b(nao (chegou|chega|veio)|atrasad\w+|parad[oa]|(has ?n.t|not|did ?n.t|never) (yet )?(arrived?|come)|is late|no (llego|llega|ha llegado))\b|\b(paguei|comprei|pedi|paid|bought|ordered|pague|compre|pedi)\b.*\b(nao (recebi|chegou|veio)|nada chegou|not? (got|received|arrived)|(have ?n.t|did ?n.t|never) (got|gotten|receive|received|arrive|arrived)|no (recibi|llego|ha llegado))\b|\b(never|not|n.?t|nao|no|nunca|todavia no|ainda nao) (yet )?(me )?(received?|get|got|gotten|recebi|chegou|chega|veio|recibi|llego|llega|ha llegado)\b.*\b(pedido|encomenda|order|package|parcel|compra|paquete)\b|\b(faz|ha|fazem|tem) (mais de )?\d+ (dias|semanas|meses)\b.*\b(nada|nao)\b.*\b(chegou|chega|veio|recebi|pedido|encomenda|meu|minha)\b/;
const ORDER_SOUGHT =
  /\b(cade|kd|onde (esta|ta|anda)|where is|where s|donde esta)\b.*\b(pedido|encomenda|compra|order|package|paquete)\b/;
const LEAVES =
  /\b(vou pensar|depois (eu )?(volto|vejo|compro)|volto (depois|mais tarde)|think about it|(come|be) back later|maybe later|lo pienso|lo voy a pensar|despues vuelvo|vuelvo (despues|luego))\b/;
/** A question of its own about a purchase that is regretted has its own answer. */
const ASKS_WHETHER =
  /\b(posso|pode|podem|da pra|quanto|qual|quando|quem|prazo|how (much|long)|who|when|cuanto|cual|cuando|puedo|pix|cartao|boleto)\b/;
const READ_MAX = 600;

/** Reads the stage and the objections of the dialogue with this message, and the signal of the message itself. */
export function readDialogue(
  message: StagedMessage,
  { turns }: Pick<Context, "turns">,
): Pick<Reading, "stage" | "objections" | "signal"> {
  const past = turns.map((turn) => ({ folded: fold(turn.visitor), intent: turn.intent }));
  const { stage } = readStage([...past, message]);
  const { objections } = readStage([...past.slice(-OBJECTION_TURNS), message]);
  return { stage, objections, signal: signalOf(message.folded, stage) };
}

function signalOf(whole: string, stage: StageReading["stage"]): Signal | null {
  // A visitor in trouble says so at once; a longer text only makes the search slower.
  const folded = whole.slice(0, READ_MAX);
  if (GOODS_BROKEN.test(folded) || WRONG_GOODS.test(folded)) return "broken";
  if (FAILED.test(folded)) return "failed";
  if (ORDER_LATE.test(folded) || ORDER_SOUGHT.test(folded)) return "late";
  if (REGRETS.test(folded) && !ASKS_WHETHER.test(folded)) return "regret";
  if (LEAVES.test(folded)) return "leaving";
  const own = readStage([{ folded: whole, intent: "" }]);
  const [objection] = own.objections;
  if (stage === "customer") return null;
  if (objection !== undefined) return objection;
  return own.stage === "deciding" ? "buying" : null;
}
