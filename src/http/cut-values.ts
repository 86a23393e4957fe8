/** Characters of a value that an error's message may repeat. */
const mostOfValue = 200;
/** Characters of a whole message; what graphql-js says besides the values is far shorter. */
const mostOfMessage = 2000;

/** A value in quotes, as JSON or as graphql-js writes it; the quotes inside are escaped. */
const quoted = /"(?:[^"\\]|\\.)*"/gs;

/**
 * The message of an error without the bulk of what the client sent: graphql-js repeats a refused value whole, twice
 * for some scalars, so that a small error would be larger than the request.
 */
export function cutValues(message: string): string {
  if (message.length <= mostOfValue) return message;
  const cut = message.replace(quoted, (value) =>
    value.length <= mostOfValue + 2 ? value : `${cutAt(value, mostOfValue + 1)}…"`,
  );
  return cut.length <= mostOfMessage ? cut : `${cutAt(cut, mostOfMessage)}…`;
}

/** Not in the middle of a pair of surrogates or of an escape. */
function cutAt(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/\\+$/, '');
}
