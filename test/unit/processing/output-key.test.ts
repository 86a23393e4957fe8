import { expect, test } from 'vitest';
import { defaultCompressionOptions as options } from '../../../src/domain/compression-options.ts';
import { outputFileKey } from '../../../src/files/output-file-key.ts';
import { outputKey } from '../../../src/processing/output-key.ts';

const sha256 = 'a'.repeat(64);

test('the same bytes and options of the same owner have the same key, anything else another', () => {
  const key = outputKey('secret', 'default', sha256, options);
  expect(outputKey('secret', 'default', sha256, { ...options })).toBe(key);
  const others = [
    outputKey('other secret', 'default', sha256, options),
    outputKey('secret', 'someone', sha256, options),
    outputKey('secret', 'default', 'b'.repeat(64), options),
    outputKey('secret', 'default', sha256, { ...options, effort: 'BEST' }),
    outputKey('secret', 'default', sha256, { ...options, target: { kind: 'ratio', ratio: 0.4 } }),
    ...(['LOSSLESS', 'HIGH', 'GOOD'] as const).map((visual) =>
      outputKey('secret', 'default', sha256, { ...options, target: { kind: 'visual', visual } }),
    ),
  ];
  expect(new Set([key, ...others]).size).toBe(9);
});

test('keys stay what they were: results of earlier versions are found by them', () => {
  expect(outputKey('secret', 'default', sha256, options)).toBe('QujehKQiA6lTKP3EEkI_zm4DtS5m8VFs');
});

test('a key is a place for files, and nothing else is', () => {
  const key = outputKey('secret', 'default', sha256, options);
  expect(outputFileKey(key, 'jpg')).toBe(`outputs/${key.slice(0, 2)}/${key}.jpg`);
  expect(outputFileKey(key, 'html')).toBeNull();
  expect(outputFileKey('../../../../etc/passwd', 'jpg')).toBeNull();
});
