/** What is around an address and is none of it: white space, control characters, and such as are not seen at all. */
const blank = /^[\s\u0000-\u001f\u007f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*$/;

/** There is nothing to see in the text. */
export function isBlank(text: string): boolean {
  if (text === '') return true;
  const first = text.charCodeAt(0);
  return (first <= 0x20 || first >= 0x7f) && blank.test(text);
}

/** Whether the UTF-16 unit at an offset is white space of any kind: no-break, zero-width, a byte order mark. */
export function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 0x20 || (code >= 0x7f && blank.test(text.charAt(at)));
}
