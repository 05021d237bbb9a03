/** Two pairs in one way of marking questions and answers. */
export interface QuestionMarkup {
  kind: string;
  html: string;
}

const PAIRS = [
  ["O museu abre nos feriados?", "Abre, menos no Natal e no primeiro dia do ano."],
  ["Posso fotografar as obras?", "Pode, sem flash e sem tripé, em todas as salas."],
] as const;

function each(make: (question: string, answer: string, index: number) => string): string {
  return PAIRS.map(([question, answer], index) => make(question, answer, index)).join("");
}

/** Questions and answers as site builders and plug-ins mark them, after the class names that they use. */
export const QUESTION_MARKUPS: readonly QuestionMarkup[] = [
  {
    kind: "Elementor's accordion",
    html: `<div class="elementor-accordion">${each(
      (q, a, i) =>
        `<div class="elementor-accordion-item"><div id="e-${i}" class="elementor-tab-title" data-tab="${i}" role="button" aria-controls="c-${i}" aria-expanded="false"><span class="elementor-accordion-icon"><i class="fas fa-plus"></i></span><a class="elementor-accordion-title" tabindex="0">${q}</a></div><div id="c-${i}" class="elementor-tab-content elementor-clearfix" role="region" aria-labelledby="e-${i}" hidden><p>${a}</p></div></div>`,
    )}</div>`,
  },
  {
    kind: "Elementor's nested accordion",
    html: `<div class="e-n-accordion">${each((q, a, i) => `<details id="i-${i}" class="e-n-accordion-item"><summary class="e-n-accordion-item-title"><span class="e-n-accordion-item-title-header"><div class="e-n-accordion-item-title-text"> ${q} </div></span></summary><div role="region"><p>${a}</p></div></details>`)}</div>`,
  },
  {
    kind: "Yoast's block of questions",
    html: `<div class="schema-faq wp-block-yoast-faq-block">${each((q, a, i) => `<div class="schema-faq-section" id="faq-${i}"><strong class="schema-faq-question">${q}</strong> <p class="schema-faq-answer">${a}</p> </div>`)}</div>`,
  },
  {
    kind: "Rank Math's block of questions",
    html: `<div id="rank-math-faq" class="rank-math-block">${each((q, a) => `<div class="rank-math-list-item"><h3 class="rank-math-question">${q}</h3><div class="rank-math-answer"><p>${a}</p></div></div>`)}</div>`,
  },
  { kind: "a list of definitions", html: `<dl>${each((q, a) => `<dt>${q}</dt><dd>${a}</dd>`)}</dl>` },
  {
    kind: "Wix's folds",
    html: `<ul>${each((q, a) => `<li><div role="button" aria-expanded="false" tabindex="0"><span><span>${q}</span></span><svg><path d=""/></svg></div><div aria-hidden="true" class="answer-wrapper"><div><p><span>${a}</span></p></div></div></li>`)}</ul>`,
  },
  {
    kind: "Shopify's folds",
    html: `${each((q, a, i) => `<div class="accordion"><details id="d-${i}"><summary role="button"><span class="accordion__title">${q}</span><svg class="icon"></svg></summary><div class="accordion__content rte"><p>${a}</p></div></details></div>`)}`,
  },
  {
    kind: "Webflow's dropdowns",
    html: each(
      (q, a) =>
        `<div data-hover="false" class="accordion-item w-dropdown"><div class="accordion-toggle w-dropdown-toggle"><div class="icon w-icon-dropdown-toggle"></div><div>${q}</div></div><nav class="accordion-list w-dropdown-list"><p class="paragraph">${a}</p></nav></div>`,
    ),
  },
  {
    kind: "Bootstrap's accordion",
    html: `<div class="accordion">${each((q, a, i) => `<div class="accordion-item"><h2 class="accordion-header"><button class="accordion-button collapsed" type="button" data-bs-toggle="collapse" data-bs-target="#b-${i}" aria-expanded="false">${q}</button></h2><div id="b-${i}" class="accordion-collapse collapse"><div class="accordion-body">${a}</div></div></div>`)}</div>`,
  },
  {
    kind: "a button and a block that is not displayed",
    html: `<div class="perguntas">${each((q, a) => `<button type="button">${q}</button><div style="display:none">${a}</div>`)}</div>`,
  },
  { kind: "bold paragraphs", html: each((q, a) => `<p><strong>${q}</strong></p><p>${a}</p>`) },
  { kind: "bold lines and breaks", html: `<p>${each((q, a) => `<b>${q}</b><br>${a}<br><br>`)}</p>` },
  { kind: "bold lines in paragraphs of their own", html: each((q, a) => `<p><b>${q}</b><br>\n${a}</p>`) },
  {
    kind: "bold by style",
    html: each((q, a) => `<p><span style="font-weight: 700">${q}</span></p><p>${a}</p>`),
  },
  { kind: "letters before both", html: each((q, a) => `<p>P: ${q}</p><p>R: ${a}</p>`) },
  {
    kind: "a table of two columns",
    html: `<table>${each((q, a) => `<tr><td>${q}</td><td>${a}</td></tr>`)}</table>`,
  },
  {
    kind: "a label and a box that opens",
    html: each(
      (q, a, i) =>
        `<div class="tab"><input type="checkbox" id="k-${i}"><label for="k-${i}">${q}</label><div class="tab-content">${a}</div></div>`,
    ),
  },
  {
    kind: "bare blocks in pairs",
    html: each((q, a) => `<div class="linha"><div class="esq">${q}</div><div class="dir">${a}</div></div>`),
  },
  { kind: "numbered headings", html: each((q, a, i) => `<h4>${i + 1}. ${q}</h4><p>${a}</p>`) },
];

export const QUESTION_PAIRS = PAIRS;
