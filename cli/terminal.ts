/** The stream that progress goes to, and what it can show. */
export interface Terminal {
  stream: NodeJS.WritableStream;
  /** Whether a line can be drawn over: a TTY that is not "dumb". */
  interactive: boolean;
  /** Colours may be used: interactive, and NO_COLOR (no-color.org) is unset or empty. */
  colour: boolean;
}

/** What `stream` can show, as its environment says. */
export function describeTerminal(
  stream: NodeJS.WritableStream & { isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const interactive = stream.isTTY === true && environment['TERM'] !== 'dumb';
  return { stream, interactive, colour: interactive && !environment['NO_COLOR'] };
}
