import type { JpegOptions } from 'sharp';

const trellis = { trellisQuantisation: true, progressive: true };

/** The encoder settings that are compared, all 4:2:0 but one; workers/encoders.ts has those in use. */
export const jpegSettings: Record<string, JpegOptions> = {
  plain: {},
  'plain 4:4:4': { chromaSubsampling: '4:4:4' },
  progressive: { progressive: true },
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8].map((quantisationTable) => [
      `table ${quantisationTable}`,
      { quantisationTable },
    ]),
  ),
  'mozjpeg: true': { mozjpeg: true },
  ...Object.fromEntries(
    [0, 1, 2, 3, 4, 5, 6, 7, 8].map((quantisationTable) => [
      `table ${quantisationTable}, scans`,
      { quantisationTable, progressive: true, optimiseScans: true },
    ]),
  ),
  ...Object.fromEntries(
    [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((quantisationTable) => [
      [`trellis, table ${quantisationTable}`, { ...trellis, quantisationTable }],
      [`trellis, table ${quantisationTable}, scans`, { ...trellis, quantisationTable, optimiseScans: true }],
    ]),
  ),
  ...Object.fromEntries(
    [0, 2, 3, 7, 8].flatMap((quantisationTable) => [
      [
        `trellis, table ${quantisationTable}, deringing`,
        { ...trellis, quantisationTable, overshootDeringing: true },
      ],
      [`trellis, table ${quantisationTable}, baseline`, { trellisQuantisation: true, quantisationTable }],
    ]),
  ),
};
