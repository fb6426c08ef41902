const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["hellip", "…"],
  ["ndash", "–"],
  ["mdash", "—"],
  ["lsquo", "‘"],
  ["rsquo", "’"],
  ["ldquo", "“"],
  ["rdquo", "”"],
  ["euro", "€"],
]);

// Longer than any that is read, so that a lone ampersand costs nothing.
const LONGEST_ENTITY = 10;

/** Tags that stand within a word; all others part words. */
const INLINE = /^\/?(a|abbr|b|code|em|font|i|mark|s|small|span|strong|sub|sup|u|wbr)([\s/]|$)/i;

/**
 * A body as Intercom sends it (HTML) as one line of plain text: without tags, entities read, each run of white space
 * one space. In a time that grows with the length only, whatever a customer writes.
 */
export function plainText(html: string): string {
  return readEntities(withoutTags(html)).replace(/\s+/g, " ").trim();
}

function withoutTags(html: string): string {
  const pieces: string[] = [];
  let from = 0;
  let close = -1;
  for (let open = html.indexOf("<"); open !== -1; open = html.indexOf("<", from)) {
    // Sought once for all the brackets before it: a body of nothing but brackets must not take its length squared.
    if (close < open) close = html.indexOf(">", open);
    // Without an end to it, nothing from here on is a tag.
    if (close === -1) break;
    const isTag = /[a-z/!]/i.test(html.charAt(open + 1));
    pieces.push(html.slice(from, isTag ? open : open + 1));
    from = isTag ? close + 1 : open + 1;
    if (isTag && !INLINE.test(html.slice(open + 1, Math.min(close, open + 20)))) pieces.push(" ");
  }
  return pieces.join("") + html.slice(from);
}

function readEntities(text: string): string {
  return text
    .split("&")
    .map((piece, index) => (index === 0 ? piece : readEntity(piece)))
    .join("");
}

/** `amp; B` → `& B`; what is no entity keeps its ampersand. */
function readEntity(piece: string): string {
  const end = piece.slice(0, LONGEST_ENTITY).indexOf(";");
  const character = end === -1 ? undefined : characterOf(piece.slice(0, end));
  return character === undefined ? `&${piece}` : character + piece.slice(end + 1);
}

function characterOf(name: string): string | undefined {
  const hex = /^#x([0-9a-f]+)$/i.exec(name)?.[1];
  const decimal = /^#([0-9]+)$/.exec(name)?.[1];
  if (hex === undefined && decimal === undefined) return ENTITIES.get(name);
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
