import { checkSheets } from './check-sheets.ts';
import type { EverydaySheet } from './everyday-sheet.ts';

/** Number, name, page, two columns of pictures, text of a picture, video: none of the addresses has a file's name. */
const headers: readonly (readonly [language: string, ...header: readonly string[]])[] = [
  ['English', 'Item No', 'Item name', 'Page', 'Photo', 'More photos', 'Photo caption', 'Video'],
  ['German', 'Artikelnr', 'Bezeichnung', 'Produktseite', 'Hauptbild', 'Weitere Bilder', 'Bildtext', 'Video'],
  ['French', 'Réf', 'Libellé', 'Lien produit', 'Visuel 1', 'Visuel 2', 'Légende', 'Vidéo'],
  ['Spanish', 'Código', 'Nombre', 'Enlace', 'Foto principal', 'Otras fotos', 'Título foto', 'Vídeo'],
  ['Italian', 'Codice', 'Nome', 'Pagina', 'Immagine', 'Altre immagini', 'Didascalia immagine', 'Video'],
  ['Portuguese', 'Código', 'Nome', 'Link', 'Imagem', 'Galeria', 'Legenda da imagem', 'Vídeo'],
  [
    'Dutch',
    'Artikelcode',
    'Naam',
    'Productpagina',
    'Hoofdafbeelding',
    'Extra afbeeldingen',
    'Bijschrift',
    'Video',
  ],
  ['Polish', 'Indeks', 'Nazwa', 'Odnośnik', 'Zdjęcie główne', 'Zdjęcia dodatkowe', 'Opis zdjęcia', 'Film'],
  ['Swedish', 'Artnr', 'Benämning', 'Länk', 'Huvudbild', 'Fler bilder', 'Bildtext', 'Film'],
  ['Danish', 'Varenr', 'Varenavn', 'Produktside', 'Billede', 'Flere billeder', 'Billedtekst', 'Video'],
  ['Norwegian', 'Varenummer', 'Navn', 'Lenke', 'Hovedbilde', 'Flere bilder', 'Bildetekst', 'Video'],
  ['Finnish', 'Tuotekoodi', 'Nimi', 'Linkki', 'Pääkuva', 'Lisäkuvat', 'Kuvateksti', 'Video'],
  ['Czech', 'Kód zboží', 'Název', 'Odkaz', 'Obrázek', 'Další obrázky', 'Popis obrázku', 'Video'],
  ['Hungarian', 'Cikkszám', 'Megnevezés', 'Termékoldal', 'Főkép', 'További képek', 'Kép leírás', 'Videó'],
  [
    'Romanian',
    'Cod produs',
    'Denumire',
    'Pagină',
    'Imagine principală',
    'Alte imagini',
    'Descriere imagine',
    'Video',
  ],
  ['Turkish', 'Ürün kodu', 'Ürün adı', 'Sayfa', 'Resim', 'Diğer resimler', 'Resim açıklaması', 'Video'],
  [
    'Russian',
    'Артикул',
    'Наименование',
    'Ссылка на товар',
    'Главное фото',
    'Доп. фото',
    'Подпись к фото',
    'Видео',
  ],
  [
    'Ukrainian',
    'Код товару',
    'Назва',
    'Посилання',
    'Зображення',
    'Інші зображення',
    'Опис зображення',
    'Відео',
  ],
  ['Greek', 'Κωδικός', 'Ονομασία', 'Σύνδεσμος', 'Εικόνα', 'Άλλες εικόνες', 'Περιγραφή εικόνας', 'Βίντεο'],
  ['Hebrew', 'מקט', 'שם מוצר', 'קישור', 'תמונה', 'תמונות נוספות', 'תיאור תמונה', 'סרטון'],
  ['Arabic', 'رقم الصنف', 'اسم المنتج', 'رابط', 'الصورة', 'صور أخرى', 'وصف الصورة', 'فيديو'],
  ['Japanese', '品番', '商品名', '商品ページ', '商品画像', '追加画像', '画像の説明文', '動画'],
  ['Chinese', '货号', '商品名称', '商品链接', '商品主图', '商品附图', '图片描述', '视频'],
  ['Korean', '상품코드', '상품명', '상품 링크', '대표 이미지', '추가 이미지', '이미지 설명', '동영상'],
  ['Vietnamese', 'Mã hàng', 'Tên hàng', 'Đường dẫn', 'Ảnh chính', 'Ảnh phụ', 'Mô tả ảnh', 'Video'],
  ['Thai', 'รหัสสินค้า', 'ชื่อสินค้า', 'ลิงก์', 'รูปภาพ', 'รูปเพิ่มเติม', 'คำบรรยายภาพ', 'วิดีโอ'],
  [
    'Indonesian',
    'Kode barang',
    'Nama barang',
    'Tautan',
    'Gambar',
    'Gambar lain',
    'Keterangan gambar',
    'Video',
  ],
];

const file = (n: number) => `https://f.example/${n}a9`;

function sheetIn([language, ...header]: readonly [string, ...(readonly string[])]): EverydaySheet {
  const [number = '', name = '', , image = '', more = ''] = header;
  const row = (n: number, second: string) =>
    [
      `K-${n}`,
      `Товар ${n}`,
      `https://f.example/item/${n}`,
      file(n),
      second,
      `Blue ${n}`,
      `https://f.example/v/${n}`,
    ].join(';');
  return {
    title: `A shop’s list in ${language}`,
    csv: [header.join(';'), row(1, `${file(11)}, ${file(12)}`), row(2, ''), row(3, file(31)), ''].join(
      '\r\n',
    ),
    taken: [image, more],
    name,
    serialNumber: number,
    products: [[file(1), file(11), file(12)], [file(2)], [file(3), file(31)]],
  };
}

checkSheets(headers.map(sheetIn));
