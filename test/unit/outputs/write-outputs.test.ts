import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Image } from '../../../src/domain/image.ts';
import { FilesUnavailableError } from '../../../src/files/files-unavailable-error.ts';
import { writeFailedCsv, writeOutputCsv, writeOutputJsonl } from '../../../src/outputs/write-outputs.ts';
import { failed } from '../../contracts/store/store-fixtures.ts';
import { compressed, keyOf, type Outputs, openOutputs, origin } from './open-outputs.ts';

const header = 'S. No.,Product Name,Input Image Urls';
const mug = '1,Mug,"https://a.test/mug.jpg,https://a.test/gone.jpg"';
const bowl = '2,"Bowl, ""deep""",https://a.test/bowl.jpg';
const cup = '3,Cup,https://a.test/cup.jpg';
const csv = `${[header, mug, bowl, cup].join('\r\n')}\r\n`;

/** What is gone fails, all else has a result. */
const become = (image: Image): Image => {
  const name = image.inputUrl.slice(image.inputUrl.lastIndexOf('/') + 1);
  return name.startsWith('gone') ? failed(image.inputUrl) : compressed(image, name.replace('mug', 'a mug ü'));
};
const mugUrl = `${origin}/outputs/${keyOf('a mug ü.jpg')}/a%20mug%20%C3%BC.jpg`;
const bowlUrl = `${origin}/outputs/${keyOf('bowl.jpg')}/bowl.jpg`;
const problem = 'NOT_FOUND: https://a.test/gone.jpg: The host answered 404';

/** So many that the store is asked for them several times; every third one fails. */
const many = Array.from(
  { length: 1_001 },
  (_, n) => `https://a.test/${n % 3 === 0 ? 'gone' : 'here'}-${n}.jpg`,
);
const manyRows = many.map((url, n) => `${n},Product ${n},${url}`);

describe('what is written of a request', () => {
  let outputs: Outputs;
  beforeAll(async () => {
    outputs = await openOutputs();
  });
  afterAll(() => outputs.remove());

  it('is the upload with a column of the results there are so far', async () => {
    const request = await outputs.submit(csv);
    await outputs.finish(request, 2, become);
    expect((await outputs.written(writeOutputCsv, request)).toString()).toBe(
      `${[`${header},Output Image Urls`, `${mug},"${mugUrl},"`, `${bowl},${bowlUrl}`, `${cup},`].join('\r\n')}\r\n`,
    );
  });

  it('is the upload with results in place of the addresses, where that was asked for', async () => {
    const request = await outputs.submit(csv, { outputMode: 'REPLACE' });
    await outputs.finish(request, 2, become);
    expect((await outputs.written(writeOutputCsv, request)).toString()).toBe(
      csv.replace('https://a.test/mug.jpg', mugUrl).replace('https://a.test/bowl.jpg', bowlUrl),
    );
  });

  it('is the rows that failed so far, with why, and those that were skipped', async () => {
    const wrong = '4,Wrong,ftp://a.test/wrong.jpg';
    const request = await outputs.submit(`${csv}${wrong}\r\n`, { onInvalidRow: 'SKIP' });
    const [issue] = request.issues;
    const skipped = `${wrong},${quoted(`${issue?.code} (${issue?.column}): ${issue?.message}`)}`;
    const rows = async () => (await outputs.written(writeFailedCsv, request)).toString().split('\r\n');
    expect(await rows()).toEqual([`${header},Error`, skipped, '']);
    await outputs.finish(request, 2, become);
    expect(await rows()).toEqual([`${header},Error`, `${mug},${problem}`, skipped, '']);
  });

  it('is a line of JSON for each product, finished or not', async () => {
    const request = await outputs.submit(csv);
    await outputs.finish(request, 1, become);
    const lines = (await outputs.written(writeOutputJsonl, request)).toString().split('\n');
    expect(lines.pop()).toBe('');
    const [first, second, third] = lines.map((line) => JSON.parse(line));
    expect(first).toMatchObject({
      line: 2,
      serialNumber: '1',
      name: 'Mug',
      finishedAt: '2026-01-01T00:01:00.000Z',
      images: [
        { status: 'SUCCEEDED', outputUrl: mugUrl, savedRatio: 0.6, quality: 60, error: null },
        {
          status: 'FAILED',
          outputUrl: null,
          savedRatio: null,
          error: { code: 'NOT_FOUND', message: 'The host answered 404', retryable: false },
        },
      ],
    });
    expect(second).toMatchObject({ name: 'Bowl, "deep"', status: 'PENDING', finishedAt: null });
    expect(third).toMatchObject({
      line: 4,
      images: [{ inputUrl: 'https://a.test/cup.jpg', outputUrl: null }],
    });
    // Where a result is kept is nobody's business.
    expect(Object.keys(first.images[0])).not.toContain('key');
  });

  it('has every product once and in its place, however many there are', async () => {
    const request = await outputs.submit([header, ...manyRows].join('\n'));
    await outputs.finish(request, many.length, become);
    const linesOf = async (write: typeof writeOutputCsv) =>
      (await outputs.written(write, request)).toString().trimEnd().split('\n');

    const jsonl = (await linesOf(writeOutputJsonl)).map((line) => JSON.parse(line));
    expect(jsonl.map(({ images }) => images[0].inputUrl)).toEqual(many);
    const [, ...rows] = await linesOf(writeOutputCsv);
    const link = (n: number) =>
      n % 3 === 0 ? '' : `${origin}/outputs/${keyOf(`here-${n}.jpg`)}/here-${n}.jpg`;
    expect(rows).toEqual(manyRows.map((row, n) => `${row},${link(n)}`));
    const [, ...failures] = await linesOf(writeFailedCsv);
    expect(failures).toEqual(
      manyRows.flatMap((row, n) =>
        n % 3 === 0 ? [`${row},NOT_FOUND: ${many[n]}: The host answered 404`] : [],
      ),
    );
  });

  it('breaks off with what is missing where the kept upload is gone; what needs no upload is still there', async () => {
    const request = await outputs.submit(csv);
    await outputs.files.delete(request.uploadKey);
    for (const write of [writeOutputCsv, writeFailedCsv]) {
      const writing = outputs.written(write, request);
      await expect(writing).rejects.toThrow(FilesUnavailableError);
      await expect(writing).rejects.toThrow('the uploaded catalogue is missing');
    }
    expect((await outputs.written(writeOutputJsonl, request)).toString().trimEnd().split('\n')).toHaveLength(
      3,
    );
  });
});

function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
