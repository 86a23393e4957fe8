import { it } from 'vitest';
import { checkSheet } from './check-sheet.ts';
import type { EverydaySheet } from './everyday-sheet.ts';

/** One test for each sheet. */
export function checkSheets(sheets: readonly EverydaySheet[]): void {
  it.each(sheets.map((sheet) => [sheet.title, sheet] as const))('%s', async (_, sheet) => {
    await checkSheet(sheet);
  });
}
