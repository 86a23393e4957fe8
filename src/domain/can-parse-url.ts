/**
 * `URL.canParse` for any text. Node 20's own, once V8 has compiled it, refuses every host with a letter of Latin-1
 * (`bücher.example`): its fast path hands over the bytes of the string as if they were UTF-8. What it takes is right,
 * so that only a refusal costs a second look.
 */
export function canParseUrl(text: string, base?: string): boolean {
  if (URL.canParse(text, base)) return true;
  try {
    return new URL(text, base).href !== '';
  } catch {
    return false;
  }
}
