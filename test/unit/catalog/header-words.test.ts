import { describe, expect, it } from 'vitest';
import { headerSenses } from '../../../src/catalog/columns/header-senses.ts';
import { headerWords } from '../../../src/catalog/columns/header-words.ts';
import { nameWords } from '../../../src/catalog/columns/name-words.ts';
import { serialNumberWords } from '../../../src/catalog/columns/serial-number-words.ts';
import { normalizeHeader } from '../../../src/catalog/normalize-header.ts';

const sensesOf = (header: string) => [...headerSenses(header).keys()];

describe('the words of a header', () => {
  it.each([
    ...[
      'Bild',
      'Bilder',
      'Bild 1',
      'Produktbild',
      'BILDER',
      'Bild-URL 3',
      'Foto (groß)',
      'Hauptbild_2',
      'Bildadresse',
    ],
    ...[
      'Фото',
      'ФОТОГРАФИИ',
      'Изображение товара',
      'Основное изображение',
      'Картинка №2',
      'Зображення',
      'Снимка',
    ],
    ...[
      '画像',
      '商品画像URL',
      'メイン画像1',
      '写真',
      '图片',
      '商品主图',
      '图1',
      '圖片檔',
      '이미지',
      '대표이미지',
      '상품 사진',
    ],
    ...[
      'zdjęcie',
      'Zdjecie',
      'ZDJĘCIA',
      'obrázek',
      'Obrazek 1',
      'obrázky',
      'Görsel',
      'gorsel 2',
      'RESİM',
      'resim1',
    ],
    ...[
      'imagen',
      'Imágenes',
      'IMAGENES',
      'immagine principale',
      'immagini',
      'imagem',
      'afbeelding',
      'Afbeeldingen',
    ],
    ...[
      'kuva',
      'Tuotekuva',
      'produktbillede',
      'Bilde',
      'termékkép',
      'poză',
      'εικόνα',
      'ΕΙΚΟΝΕΣ',
      'صورة',
      'صور',
      'תמונה',
    ],
    ...['चित्र', 'hình ảnh', 'รูปภาพ', 'gambar', 'nuotrauka', 'slika', 'pilt', 'attēls'],
    ...[
      'photo',
      'productImageUrl',
      'IMAGEURL',
      'image_1',
      'Main-Image',
      'img',
      'ImgURL',
      'additional images',
      'pic2',
    ],
  ])('%s: images', (header) => {
    expect(sensesOf(header)).toEqual(['IMAGE']);
  });

  it.each([
    ['image_link', ['IMAGE', 'PAGE']],
    ['圖片網址', ['IMAGE', 'PAGE']],
    ['Link do zdjęcia', ['IMAGE', 'PAGE']],
    ['Ссылка на фото', ['IMAGE', 'PAGE']],
    ['Image Alt Text', ['IMAGE', 'ABOUT_IMAGE']],
    ['Bildunterschrift', ['ABOUT_IMAGE']],
    ['Kuvaus', ['ABOUT_IMAGE']],
    ['图片标题', ['IMAGE', 'ABOUT_IMAGE']],
    ['Category image', ['IMAGE', 'OTHER_THING']],
    ['Product URL', ['PAGE']],
    ['Produktlink', ['PAGE']],
    ['商品链接', ['PAGE']],
    ['Ссылка', ['PAGE']],
    ['Video', ['OTHER_FILE']],
    ['Produktvideo-URL', ['OTHER_FILE']],
    ['Bedienungsanleitung (PDF)', ['OTHER_FILE']],
    ['動画', ['OTHER_FILE']],
    ['Tracking pixel', ['OTHER_THING']],
    ['Бренд', ['OTHER_THING']],
    ['カテゴリー', ['OTHER_THING']],
    ['URL', []],
    ['SKU', []],
    ['地图', []],
    ['Default', []],
    ['Gehalt', []],
    ['Preis', []],
    ['#2', []],
    ['', []],
  ])('%s: %s', (header, senses) => {
    expect(sensesOf(header).sort()).toEqual([...senses].sort());
  });

  it('are told as people spell them', () => {
    expect(headerSenses('OBRAZEK 1').get('IMAGE')).toBe('obrazek');
    expect(headerSenses('imagenes del producto').get('IMAGE')).toBe('imágenes');
  });

  it('speak for images and against them in at least 15 languages, and never for both', () => {
    const plain = (word: string) => normalizeHeader(word.normalize('NFD').replace(/\p{M}/gu, ''));
    const all = (sense: keyof typeof headerWords) => Object.values(headerWords[sense]).flat().map(plain);
    for (const languages of Object.values(headerWords))
      expect(Object.keys(languages).length).toBeGreaterThanOrEqual(15);
    const images = new Set(all('IMAGE'));
    for (const sense of ['PAGE', 'OTHER_FILE', 'OTHER_THING', 'ABOUT_IMAGE'] as const)
      expect(all(sense).filter((word) => images.has(word))).toEqual([]);
  });
});

describe('headers of names and of serial numbers', () => {
  it('are not taken for each other, nor for images', () => {
    const names = new Set(nameWords.map(normalizeHeader));
    expect(serialNumberWords.filter((word) => names.has(normalizeHeader(word)))).toEqual([]);
    const shown = [...nameWords, ...serialNumberWords].filter((word) => headerSenses(word).has('IMAGE'));
    expect(shown).toEqual([]);
  });

  it('have the surer ones first', () => {
    const place = (word: string) => {
      expect(nameWords).toContain(word);
      return nameWords.indexOf(word);
    };
    expect(place('Produktname')).toBeLessThan(place('Titel'));
    expect(place('Название товара')).toBeLessThan(place('Название'));
    expect(place('Bezeichnung')).toBeLessThan(place('Artikel'));
    expect(serialNumberWords.indexOf('Артикул')).toBeLessThan(serialNumberWords.indexOf('Id'));
    expect(serialNumberWords.indexOf('品番')).toBeLessThan(serialNumberWords.indexOf('JANコード'));
  });
});
