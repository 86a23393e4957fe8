const maxValueLength = 200;

/** What an issue shows of a found text: its first 200 characters, never half of a surrogate pair. */
export function cutValue(text: string): string {
  if (text.length <= maxValueLength) return text;
  const cut = text.slice(0, maxValueLength);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}
