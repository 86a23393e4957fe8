/**
 * Whether a text is JSON or JSON lines, and not a sheet whose first cell begins with a bracket: behind a value stands
 * nothing, or another value on a line of its own. `[id],name`, `{name}` and `["a","b"];Mug` are none.
 * `text`: without white space before it. `ended`: the text is not cut.
 */
export function isJsonText(text: string, ended: boolean): boolean {
  let onlyLists = true;
  let values = 0;
  for (let from = 0; from < text.length && values < mostValues; values += 1) {
    if (!beginning.test(text.slice(from, from + 1000))) return false;
    const end = endOfValue(text, from);
    if (end === null) return values > 0 || (ended ? field : several).test(text.slice(from, from + 1000));
    onlyLists &&= listOfTexts.test(text.slice(from, end));
    const behind = /^(?:[^\S\r\n]*[\r\n]\s*|\s*$)/.exec(text.slice(end, end + 1000));
    if (behind === null) return false;
    from = end + behind[0].length;
  }
  // Lists of texts one below the other are a column of image cells without a header.
  return values === 1 || (values > 1 && !onlyLists);
}

/** So many lines are enough to be sure. */
const mostValues = 20;

/** What may follow an opening bracket. */
const beginning = /^(?:\{\s*(?:"|\}|$)|\[\s*(?:[[{"\]\d-]|true|false|null|$))/;

/** An object with a field, or a list of such. */
const field = /^(?:\[\s*)?\{\s*"[^"\n]*"\s*:/;

/** The same, a list of lists, or a list with a line for each value. */
const several = /^(?:\[\s*)?(?:\{\s*"[^"\n]*"\s*:|\[\s*\[|\[\s*[\r\n])/;

const listOfTexts = /^\[\s*"[^]*"\s*\]$/;

/** Where the value that begins at `from` ends; null: not in this text. */
function endOfValue(text: string, from: number): number | null {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter === '\\') at += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '[' || letter === '{') depth += 1;
    else if (letter === ']' || letter === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}
