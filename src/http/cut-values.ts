/** Characters of a value that an error's message may repeat. */
const mostOfValue = 200;
/** Characters of a whole message; of a longer one, such as with a list or an object, the middle is left out. */
const mostOfMessage = 1000;

/** Characters at each end of a message that are looked at, so that the time it takes is bounded. */
const lookedAt = 10_000;

/** A value in quotes, as JSON or as graphql-js writes it; the quotes inside are escaped. */
const quoted = /"(?:[^"\\]|\\.)*\\?(?:"|$)/gs;

/**
 * The message of an error without the bulk of what the client sent: graphql-js repeats a refused value whole, twice
 * for some scalars, so that a small error would be larger than the request.
 */
export function cutValues(message: string): string {
  if (message.length <= mostOfValue) return message;
  const ends =
    message.length <= 2 * lookedAt ? message : message.slice(0, lookedAt) + message.slice(-lookedAt);
  const cut = ends.replace(quoted, (value) =>
    value.length <= mostOfValue + 2 ? value : `${cutAt(value, mostOfValue + 1)}…"`,
  );
  return cut.length <= mostOfMessage ? cut : `${cutAt(cut, mostOfValue)} … ${cut.slice(-mostOfValue)}`;
}

/** Not in the middle of a pair of surrogates or of an escape. */
function cutAt(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/\\+$/, '');
}
