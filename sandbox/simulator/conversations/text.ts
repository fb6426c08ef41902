/** What a client sends as a body, as the HTML that Intercom keeps: text without tags becomes a paragraph. */
export function htmlFrom(body: string): string {
  return /<\/?[a-z][^>]*>/i.test(body) ? body : htmlFromPlain(body);
}

/** Plain text as HTML; its angle brackets mean nothing. A customer's message is plain (conversations.md). */
export function htmlFromPlain(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<p>${escaped.replace(/\r?\n/g, "<br>")}</p>`;
}

/** HTML as the text of `display_as=plaintext`: tags go, ends of blocks and `<br>` become line ends. */
export function plainFrom(html: string): string {
  return html
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<\/(p|h[1-6]|li|div)>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&amp;", "&")
    .trim();
}
