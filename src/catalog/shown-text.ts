const longestShown = 200;

/** Characters that turn the direction of what follows: text could be shown as something else than it is. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;
/** What a terminal acts on instead of showing it: the C0 and C1 control characters. */
const control = /[\u0000-\u001f\u007f-\u009f]/g;

/**
 * A text from a file as it may be shown anywhere: tabs and line breaks are spaces, other control characters U+FFFD,
 * and it is cut to 200 characters, never inside a surrogate pair.
 */
export function shownText(text: string): string {
  const cut = text.slice(0, longestShown);
  const whole = cut.length < text.length && /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
  return whole.replace(turning, '').replace(control, (one) => (/\s/.test(one) ? ' ' : '\ufffd'));
}

/** A text as it is kept: whole, with its tabs and line breaks, without other control characters. */
export function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '');
}
