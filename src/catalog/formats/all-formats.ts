import { custom } from './custom.ts';
import type { FormatRule } from './format-rule.ts';
import { plain } from './plain.ts';

/** Every format, in the order in which they are tried; PLAIN comes last and takes what no other does. */
export const allFormats: readonly FormatRule[] = [custom, plain];
