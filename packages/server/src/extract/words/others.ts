import type { PageWords } from "./page-words.ts";

/** Phrases of languages that the assistant does not speak, whose shops are read all the same. */
export const OTHERS: Partial<PageWords> = {
  control: ["werbung", "publicité"],
  oldPrice: ["statt", "ab", "pvp"],
  buy: [
    "in den (?:warenkorb|einkaufswagen)|jetzt kaufen",
    "ajouter au panier|acheter",
    "aggiungi al carrello|acquista",
    "in winkelwagen|bestellen",
    "do koszyka|dodaj do koszyka|kup teraz",
    "do košíka|do košíku|vložiť do košíka|kúpiť|koupit",
    "dodaj u košaricu|u košaricu|kupi|kosárba",
    "в корзину|купить|добавить в корзину|до кошика|купити",
    "sepete ekle|satın al",
    "lägg i (?:varukorg|kundvagn)|læg i kurv|legg i handlekurv|lisää ostoskoriin",
    "adaugă în coș",
    "הוסף לסל|הוספה לסל|קנה עכשיו",
    "加入購物車|加入购物车|立即購買|立即购买|カートに入れる|장바구니",
  ],
  soldOut: [
    "ausverkauft|nicht (?:verfügbar|auf lager|lieferbar)",
    "rupture de stock|épuisé|indisponible",
    "esaurito|non disponibile|uitverkocht",
    "vyprodáno|vypredané|brak w magazynie|niedostępny|rasprodano",
    "нет в наличии|немає в наявності|tükendi|slutsåld|udsolgt",
    "אזל מהמלאי|已售完|缺貨|売り切れ|품절",
  ],
  inStock: [
    "(?:artikel |ist )?(?:auf lager|sofort lieferbar|lieferbar|vorrätig)",
    "disponibile|op voorraad",
    "skladem|na sklade|na skladě|dostupné|dostępny|na stanju|dostupno|raktáron",
    "в наличии|є в наявності",
    "på lager|i lager|varastossa",
    "במלאי|有貨|有货|在庫あり",
  ],
  fewLeft: [String.raw`nur noch \d{1,2} |plus que \d{1,2} `],
};
