/** `COMPLETED_WITH_ERRORS` -> `Completed with errors`. */
export function words(code: string): string {
  const text = code.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** `1234567` -> `1,234,567`. */
export function count(value: number): string {
  return whole.format(value);
}

/** `1 image`, `2 images`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
