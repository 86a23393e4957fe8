import type { Readable } from 'node:stream';

const kept = 1024;
/** An answer that ends within this leaves its connection usable; a longer one is cut off. */
const most = 64 * 1024;

/**
 * The first kilobyte of an answer as text that is safe to store and show. An answer that is longer than
 * 64 kB, or breaks off, is what has come of it: the status has decided already, this is for the log.
 */
export async function readAnswer(answer: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // Leaving the loop early destroys the stream and its connection.
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      if (length < kept) chunks.push(chunk.subarray(0, kept - length));
      length += chunk.length;
      if (length > most) break;
    }
  } catch {
    // Reset or out of time, after the status.
  }
  return safeText(Buffer.concat(chunks));
}

/** A character that the cut went through is left out; control characters become U+FFFD. */
function safeText(bytes: Buffer): string {
  const text = new TextDecoder().decode(bytes, { stream: true });
  return text.replace(/[^\P{Cc}\n\r\t]/gu, '\ufffd');
}
