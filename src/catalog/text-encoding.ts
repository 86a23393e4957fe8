/** How a catalogue's bytes stand for text. Detected (detect-encoding.ts), kept with the request, written again. */
export type TextEncoding = 'UTF_8' | 'UTF_16LE' | 'UTF_16BE' | 'WINDOWS_1252';
