/** The words of the theme editor, by the `data-words` of the page's elements. A missing key does not compile. */
interface EditorWords {
  title: string;
  intro: string;
  language: string;
  brand: string;
  accent: string;
  name: string;
  greeting: string;
  logo: string;
  shape: string;
  radius: string;
  density: string;
  font: string;
  fontDefault: string;
  fontSerif: string;
  fontRounded: string;
  fontMono: string;
  theme: string;
  themeAuto: string;
  themeLight: string;
  themeDark: string;
  place: string;
  corner: string;
  right: string;
  left: string;
  fromSide: string;
  fromBottom: string;
  site: string;
  server: string;
  siteId: string;
  reset: string;
  code: string;
  copy: string;
  copied: string;
  notCopied: string;
  preview: string;
  /** In fields that the page may leave to the site's settings. */
  ofSettings: string;
}

export const EDITOR_LANGUAGES = ["pt-BR", "en", "es"] as const;

export type EditorLanguage = (typeof EDITOR_LANGUAGES)[number];

export const EDITOR_WORDS: Readonly<Record<EditorLanguage, EditorWords>> = {
  "pt-BR": {
    title: "Editor de tema",
    intro: "Mude a aparência, veja o bate-papo verdadeiro ao lado e copie o código para o seu site.",
    language: "Idioma",
    brand: "Marca",
    accent: "Cor",
    name: "Nome",
    greeting: "Saudação",
    logo: "Logotipo",
    shape: "Forma",
    radius: "Arredondamento",
    density: "Espaço",
    font: "Fonte",
    fontDefault: "padrão",
    fontSerif: "com serifa",
    fontRounded: "arredondada",
    fontMono: "monoespaçada",
    theme: "Tema",
    themeAuto: "o do aparelho",
    themeLight: "claro",
    themeDark: "escuro",
    place: "Lugar",
    corner: "Canto",
    right: "direita",
    left: "esquerda",
    fromSide: "Da lateral",
    fromBottom: "De baixo",
    site: "Seu site",
    server: "Servidor",
    siteId: "Site",
    reset: "Recomeçar",
    code: "Código",
    copy: "Copiar",
    copied: "Copiado.",
    notCopied: "Não foi possível copiar. Selecione o código e copie.",
    preview: "O bate-papo com este tema",
    ofSettings: "vem das configurações do site",
  },
  en: {
    title: "Theme editor",
    intro: "Change the look, see the real chat beside it, and copy the code to your site.",
    language: "Language",
    brand: "Brand",
    accent: "Colour",
    name: "Name",
    greeting: "Greeting",
    logo: "Logo",
    shape: "Shape",
    radius: "Roundness",
    density: "Room",
    font: "Font",
    fontDefault: "default",
    fontSerif: "with serifs",
    fontRounded: "rounded",
    fontMono: "monospaced",
    theme: "Theme",
    themeAuto: "that of the device",
    themeLight: "light",
    themeDark: "dark",
    place: "Place",
    corner: "Corner",
    right: "right",
    left: "left",
    fromSide: "From the side",
    fromBottom: "From the bottom",
    site: "Your site",
    server: "Server",
    siteId: "Site",
    reset: "Start again",
    code: "Code",
    copy: "Copy",
    copied: "Copied.",
    notCopied: "It could not be copied. Select the code and copy it.",
    preview: "The chat with this theme",
    ofSettings: "from the site's settings",
  },
  es: {
    title: "Editor de tema",
    intro: "Cambia el aspecto, mira el chat de verdad al lado y copia el código para tu sitio.",
    language: "Idioma",
    brand: "Marca",
    accent: "Color",
    name: "Nombre",
    greeting: "Saludo",
    logo: "Logotipo",
    shape: "Forma",
    radius: "Redondeo",
    density: "Espacio",
    font: "Fuente",
    fontDefault: "predeterminada",
    fontSerif: "con serifa",
    fontRounded: "redondeada",
    fontMono: "monoespaciada",
    theme: "Tema",
    themeAuto: "el del dispositivo",
    themeLight: "claro",
    themeDark: "oscuro",
    place: "Lugar",
    corner: "Esquina",
    right: "derecha",
    left: "izquierda",
    fromSide: "Desde el lado",
    fromBottom: "Desde abajo",
    site: "Tu sitio",
    server: "Servidor",
    siteId: "Sitio",
    reset: "Empezar de nuevo",
    code: "Código",
    copy: "Copiar",
    copied: "Copiado.",
    notCopied: "No se pudo copiar. Selecciona el código y cópialo.",
    preview: "El chat con este tema",
    ofSettings: "viene de la configuración del sitio",
  },
};

/** The first of the wished languages that the editor speaks; Portuguese where it speaks none. */
export function editorLanguageOf(wished: readonly string[]): EditorLanguage {
  for (const tag of wished) {
    const found = EDITOR_LANGUAGES.find((language) => tag.split("-")[0] === language.split("-")[0]);
    if (found) return found;
  }
  return "pt-BR";
}
