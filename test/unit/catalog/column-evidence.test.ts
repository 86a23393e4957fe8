import { describe, expect, it } from 'vitest';
import { addressKind } from '../../../src/catalog/columns/address-likeness.ts';
import { columnEvidence, imageScore } from '../../../src/catalog/columns/column-evidence.ts';
import { isImageAlias } from '../../../src/catalog/columns/image-alias.ts';

describe('an address looks like', () => {
  it.each([
    ...[
      'https://shop.example/a.jpg',
      'https://a.example/p/A.JPEG?v=1',
      'https://a.example/x?file=a.webp&w=3',
    ],
    ...[
      'catalog/demo/a.png',
      'https://static.example/media/x.jpg/v1/fill/w_300,h_200/file',
      '//a.example/a.gif',
    ],
    ...['https://ae01.example/kf/x.jpg_640x640', 'https://shop.example/products/mug.avif'],
  ])('an image’s file: %s', (url) => {
    expect(addressKind(url)).toBe('IMAGE_FILE');
  });

  it.each([
    ...['https://images.example/4711', 'https://shop.example/media/4711', 'https://cdn.example/a/b'],
    ...[
      'https://res.cloudinary.com/demo/upload/v1/mug',
      'https://a.example/is/image/mug',
      'https://a.example/x?width=300',
    ],
    ...['https://lh3.googleusercontent.com/abc', 'https://a.example/w_300,h_200/mug'],
  ])('a place of images: %s', (url) => {
    expect(addressKind(url)).toBe('IMAGE_PLACE');
  });

  it.each([
    ...[
      'https://shop.example/products/mug',
      'https://shop.example/',
      'https://shop.example',
      'https://a.example/p/1',
    ],
    ...[
      'https://shop.example/kategorie/tassen',
      'https://shop.example/item.php?id=1',
      'https://a.example/dp/B00',
    ],
  ])('a page: %s', (url) => {
    expect(addressKind(url)).toBe('PAGE');
  });

  it.each([
    ['https://shop.example/mug.html', 'OTHER_FILE'],
    ['https://cdn.example/manual.pdf?v=1', 'OTHER_FILE'],
    ['https://cdn.example/mug.mp4', 'OTHER_FILE'],
    ['https://www.youtube.com/watch?v=1', 'OTHER_HOST'],
    ['https://youtu.be/1', 'OTHER_HOST'],
    ['https://player.vimeo.com/video/1', 'OTHER_HOST'],
    ['https://pixel.example/1.gif', 'OTHER_HOST'],
    ['https://stats.example/track/1x1.gif?id=1', 'OTHER_HOST'],
    ['https://shop.example/4711', 'UNKNOWN'],
    ['https://cdn.example/products/4711', 'UNKNOWN'],
  ])('%s: %s', (url, kind) => {
    expect(addressKind(url)).toBe(kind);
  });
});

describe('the score of a column', () => {
  const taken = (header: string | null, ...cells: string[]) =>
    columnEvidence(
      header,
      cells.map((cell) => [cell]),
      0,
    ).score >= imageScore;

  it.each<[string, string | null, string[], boolean]>([
    ['files, whatever the header', 'Link', ['https://a.example/1.jpg', 'https://a.example/2.jpg'], true],
    ['files without a header', null, ['https://a.example/1.jpg'], true],
    ['places without a word', 'x', ['https://images.example/1'], true],
    ['places under a word against them', 'Link', ['https://images.example/1'], false],
    ['unknown under a word for images', 'Фото', ['https://a.example/1', 'https://a.example/2'], true],
    ['unknown under a link to images', 'Link do zdjęcia', ['https://a.example/1'], true],
    ['unknown without a word', 'x', ['https://a.example/1'], false],
    ['pages under a word for images', 'Bild', ['https://a.example/products/1'], true],
    ['pages without one', 'URL', ['https://a.example/products/1'], false],
    ['videos under a word for images', 'Image', ['https://youtu.be/1'], false],
    ['documents under a word for images', 'Photo', ['https://a.example/1.pdf'], false],
    ['counters, though they are files', 'x', ['https://pixel.example/1.gif'], false],
    [
      'images among a few others',
      'x',
      ['https://a.example/1.jpg', 'https://a.example/2.jpg', 'https://a.example/3'],
      true,
    ],
    ['what Halftone wrote', 'Output Image Urls', ['https://a.example/1.jpg'], false],
    ['no address', 'Image', ['yes', 'no'], false],
  ])('%s', (_, header, cells, expected) => {
    expect(taken(header, ...cells)).toBe(expected);
  });

  it('comes with what it was made of', () => {
    const rows = [
      ['https://a.example/1.jpg'],
      [''],
      ['a note'],
      ['b.jpg, https://a.example/2.jpg'],
      ['c.jpg'],
    ];
    expect(columnEvidence('Produktbild', rows, 0)).toMatchObject({
      filled: 4,
      withAddresses: 3,
      withUrls: 2,
      kind: 'IMAGE_FILE',
      examples: ['https://a.example/1.jpg', 'a note', 'b.jpg, https://a.example/2.jpg'],
    });
  });

  it('does not see images in a description, but does in cells of tags alone', () => {
    const tag = '<img src="https://a.example/1.jpg">';
    expect(columnEvidence('x', [[`<p>Nice ${tag}</p>`]], 0).withAddresses).toBe(0);
    expect(columnEvidence('x', [[`<p>${tag}</p>`]], 0).withAddresses).toBe(1);
  });
});

it.each([
  ...[
    'Input Image Urls',
    'Image 1',
    'Image 10',
    'image_url_1',
    'IMAGE1',
    'Main Image',
    'Additional Images',
    'Img',
  ],
  ...['Picture', 'Photos', 'Image URL', 'Product Image (URL)', 'image.src', '2. Image', 'Photo #3'],
])('"%s" is a name of an image column', (header) => {
  expect(isImageAlias(header)).toBe(true);
});

it.each([
  ...[
    'Image Alt Text',
    'Image Position',
    'Number of images',
    'Image Title',
    'Has image',
    'Imagery',
    'Photographer',
  ],
  ...['Output Image Urls', 'Image count', 'Video', 'Description', '', 'Picture frame'],
])('"%s" is none', (header) => {
  expect(isImageAlias(header)).toBe(false);
});
