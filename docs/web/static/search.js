// El trozo que se enseña de cada resultado: donde está la palabra, con tilde o sin ella.
if (typeof Search !== "undefined") {
  const plain = (text) => text.replace(/\p{Letter}/gu, (letter) => letter.normalize("NFD")[0].toLowerCase());
  const summary = Search.makeSearchSummary;
  Search.makeSearchSummary = (html, keywords, asked) => {
    const anchor = asked || ".bd-article"; // sin la barra de botones
    const text = Search.htmlToText(html, anchor);
    const flat = plain(text);
    const places = [...keywords].map((word) => [flat.indexOf(plain(word)), word.length]);
    const written = places.filter(([at]) => at >= 0).map(([at, length]) => text.substr(at, length));
    if (!written.length) return document.createElement("p");
    const shown = summary(html, written, anchor);
    written.forEach((word) => _highlightText(shown, word.toLowerCase(), "highlighted"));
    return shown;
  };
}
