/** What a header says about the addresses below it. */
export type HeaderSense =
  /** They are images. */
  | 'IMAGE'
  /** They are pages. Weak: `image_link` and `Link zum Bild` name images anyway. */
  | 'PAGE'
  /** They are files of another kind: videos, documents, sounds, 3D models. */
  | 'OTHER_FILE'
  /** They belong to something that is not a product: a category, a brand, a seller, a counter of clicks. */
  | 'OTHER_THING'
  /** Beside a word for images: the column tells something about an image (its text, place, size) and is none. */
  | 'ABOUT_IMAGE';

/**
 * How words were chosen: what shops, marketplaces, suppliers and people write above such columns, by language, in the
 * singular, the plural and the cases that follow words like "link to". They are spelled as people spell them and
 * compared as header-senses.ts says; what has a space, a digit or a sign in it is looked for as a whole.
 *
 * `url`, `src`, `file`, `path` and `address` are in no list: they say nothing. Nor are words that mean something else
 * to other people: `side` (a page in Danish, a view of a shoe in English), `عنوان` and `cím` (a title and an address),
 * `logo` and `icon` (images that a shop may want), `attachments` (where Airtable keeps pictures), `size` (`Full size image`), `name` beside a word for images (it may
 * hold a path), a lone `图` inside a longer word (`地图` is a map). Some that were kept are harmless while the cells
 * are looked at too: `links` is also "left" in German, `trang` "white" in Vietnamese, `cover` a phone's.
 */
export const headerWords: Readonly<Record<HeaderSense, Readonly<Record<string, readonly string[]>>>> = {
  IMAGE: {
    english: words(
      'image, images, img, imgs, imgurl, imgurls, imgsrc, imglink, picture, pictures, pic, pics, picurl',
      'photo, photos, photograph, photographs, thumbnail, thumbnails, thumb, gallery, packshot, swatch, cover, artwork, screenshot, screenshots',
    ),
    german: words(
      'Bild, Bilder, Bildern, Foto, Fotos, Fotografie, Abbildung, Abbildungen, Abb, Galerie, Titelbild, Vorschau',
    ),
    french: words(
      'image, images, photo, photos, photographie, visuel, visuels, vignette, vignettes, illustration, galerie, couverture',
    ),
    spanish: words(
      'imagen, imágenes, foto, fotos, fotografía, fotografías, miniatura, miniaturas, galería, portada',
    ),
    italian: words(
      'immagine, immagini, foto, fotografia, fotografie, miniatura, miniature, galleria, copertina',
    ),
    portuguese: words(
      'imagem, imagens, foto, fotos, fotografia, fotografias, miniatura, miniaturas, galeria, capa',
    ),
    dutch: words('afbeelding, afbeeldingen, foto, fotos, plaatje, plaatjes, beeld, beelden, galerij'),
    polish: words(
      'zdjęcie, zdjęcia, zdjęć, foto, fotografia, fotografie, obraz, obrazy, obrazek, obrazki, miniaturka, okładka',
    ),
    swedish: words('bild, bilder, bilden, foto, foton, fotografi, miniatyr, galleri'),
    danish: words('billede, billeder, billedet, billed, foto, fotos, galleri'),
    norwegian: words('bilde, bilder, bildet, bildene, foto, fotoer, galleri'),
    finnish: words('kuva, kuvat, kuvan, kuvien, valokuva, valokuvat, galleria'),
    estonian: words('pilt, pildid, pildi, foto, fotod'),
    latvian: words('attēls, attēli, attēla, bilde, bildes, foto'),
    lithuanian: words('nuotrauka, nuotraukos, paveikslėlis, paveikslėliai, foto'),
    czech: words('obrázek, obrázky, obrázku, obrázků, foto, fotka, fotky, fotografie, snímek, snímky'),
    slovak: words('obrázok, obrázky, obrázka, obrázkov, foto, fotka, fotky, fotografia, snímka'),
    croatian: words('slika, slike, fotografija, fotografije, слика, слике'),
    hungarian: words(
      'kép, képek, képe, képei, termékkép, termékképek, főkép, fotó, fotók, fénykép, fényképek',
    ),
    romanian: words(
      'imagine, imagini, imaginea, imaginile, poză, poze, poza, pozele, foto, fotografie, fotografii',
    ),
    turkish: words(
      'resim, resimler, resmi, resimleri, görsel, görseller, görseli, görselleri, fotoğraf, fotoğraflar, foto',
    ),
    russian: words(
      'изображение, изображения, изображений, фото, фотография, фотографии, картинка, картинки, снимок, обложка',
    ),
    ukrainian: words(
      'зображення, зображень, фото, фотографія, фотографії, картинка, картинки, світлина, світлини, обкладинка',
    ),
    bulgarian: words('снимка, снимки, изображение, изображения'),
    greek: words('εικόνα, εικόνες, εικόνας, φωτογραφία, φωτογραφίες, φωτο'),
    arabic: words('صورة, صور, صوره, الصورة, الصور, الصوره'),
    persian: words('تصویر, تصاویر, عکس, عکسها'),
    hebrew: words('תמונה, תמונות, תמונת, התמונה'),
    hindi: words('चित्र, फोटो, फ़ोटो, छवि, तस्वीर, तस्वीरें'),
    japanese: words('画像, 写真, イメージ, フォト, サムネイル, サムネ, ピクチャ, 表紙'),
    chinese: words(
      '图片, 图像, 主图, 附图, 副图, 详情图, 细节图, 轮播图, 白底图, 缩略图, 照片, 相片, 图, 封面',
    ),
    chineseTraditional: words('圖片, 圖像, 主圖, 附圖, 副圖, 縮圖, 縮略圖, 相片, 圖'),
    korean: words('이미지, 사진, 그림, 썸네일, 포토, 표지'),
    vietnamese: words('ảnh, hình, hình ảnh'),
    thai: words('รูปภาพ, รูป, ภาพ'),
    indonesian: words('gambar, foto'),
  },
  PAGE: {
    english: words(
      'link, links, page, webpage, website, permalink, canonical, href, deeplink, product url, item url',
      'listing url, detail url, shop url, store url, site url, web url, source url, buy url, cart url',
    ),
    german: words(
      'Link, Links, Seite, Produktseite, Detailseite, Webseite, Internetseite, Produkt-URL, Artikel-URL',
    ),
    french: words('lien, liens, page, fiche produit, URL produit, URL du produit, site web'),
    spanish: words('enlace, enlaces, vínculo, página, URL producto, URL del producto, sitio web'),
    italian: words('collegamento, pagina, URL prodotto, URL del prodotto, sito web'),
    portuguese: words('ligação, página, URL produto, URL do produto, site'),
    dutch: words('link, pagina, productpagina, koppeling'),
    polish: words('link, odnośnik, strona, strony, URL produktu'),
    swedish: words('länk, länkar, sida, produktsida, webbplats, webbsida, produkt-url'),
    danishNorwegian: words('lenke, lenker, produktside, hjemmeside, webside, nettside, vare-url'),
    finnish: words('linkki, linkit, sivu, tuotesivu, verkkosivu'),
    czechSlovak: words('odkaz, odkazy, stránka, URL produktu'),
    hungarian: words('hivatkozás, oldal, weboldal, termékoldal'),
    romanian: words('legătură, pagină, pagina, URL produs'),
    turkish: words('bağlantı, bağlantısı, linki, sayfa, sayfası, ürün URL'),
    russian: words('ссылка, ссылки, страница, страницы, сайт, URL товара'),
    ukrainian: words('посилання, сторінка, сторінки, сайт, URL товару'),
    greek: words('σύνδεσμος, σελίδα, ιστοσελίδα'),
    arabic: words('رابط, روابط, الرابط, صفحة'),
    persian: words('لینک, پیوند, صفحه'),
    hebrew: words('קישור, קישורים, דף, עמוד'),
    japanese: words('リンク, ページ, 商品URL'),
    chinese: words('链接, 网址, 页面, 連結, 鏈接, 網址, 頁面'),
    korean: words('링크, 페이지, 상품 URL'),
    vietnamese: words('liên kết, đường dẫn, trang'),
    thai: words('ลิงก์, ลิงค์'),
    indonesian: words('tautan, laman, halaman'),
  },
  OTHER_FILE: {
    english: words(
      'video, videos, youtube, vimeo, movie, clip, mp4, audio, sound, mp3, pdf, pdfs, manual, manuals',
      'datasheet, data sheet, brochure, document, documents, certificate, msds, sds, glb, usdz',
      'spec sheet, specsheet, user guide, instructions, download, downloads, 3d model',
    ),
    german: words(
      'Video, Videos, Film, Handbuch, Anleitung, Datenblatt, Dokument, Dokumente, Prospekt, Zertifikat',
    ),
    french: words('vidéo, vidéos, notice, manuel, emploi, fiche technique, document, documents, certificat'),
    spanish: words('vídeo, vídeos, manual, ficha técnica, folleto, documento, documentos, certificado'),
    italian: words('video, manuale, istruzioni, scheda tecnica, opuscolo, documento, documenti, certificato'),
    portuguese: words('vídeo, vídeos, manual, ficha técnica, documento, documentos, certificado'),
    dutch: words('video, handleiding, gebruiksaanwijzing, productblad, document, documenten, certificaat'),
    polish: words('wideo, film, filmy, instrukcja, karta produktu, dokument, dokumenty, certyfikat'),
    swedish: words('video, film, filmer, bruksanvisning, datablad, dokument'),
    danishNorwegian: words('video, film, vejledning, brugsanvisning, bruksanvisning, datablad, dokument'),
    finnish: words('video, videot, käyttöohje, esite, asiakirja, tuotekortti'),
    czechSlovak: words('video, návod, dokument, dokumenty, technický list, certifikát'),
    hungarian: words('videó, videók, útmutató, adatlap, dokumentum'),
    romanian: words('video, manual, fișă tehnică, document, certificat'),
    turkish: words('video, videosu, kılavuz, kılavuzu, belge, doküman, sertifika'),
    russian: words(
      'видео, видеоролик, ролик, инструкция, инструкции, документ, документы, сертификат, паспорт',
    ),
    ukrainian: words('відео, інструкція, інструкції, документ, документи, сертифікат'),
    greek: words('βίντεο, εγχειρίδιο, έγγραφο'),
    arabic: words('فيديو, الفيديو, دليل, مستند, كتيب'),
    persian: words('ویدیو, ویدئو, فیلم, راهنما, سند'),
    hebrew: words('וידאו, סרטון, מדריך, מסמך'),
    japanese: words('動画, ビデオ, 映像, 説明書, 資料, カタログ, 音声'),
    chinese: words('视频, 影片, 視頻, 说明书, 說明書, 文档, 文檔, 证书, 音频'),
    korean: words('동영상, 비디오, 영상, 설명서, 매뉴얼, 문서'),
    vietnamese: words('tài liệu, hướng dẫn'),
    thai: words('วิดีโอ, คู่มือ, เอกสาร'),
    indonesian: words('video, panduan, dokumen'),
  },
  OTHER_THING: {
    english: words(
      'category, categories, breadcrumb, collection, department, brand, brands, manufacturer, maker',
      'vendor, supplier, seller, merchant, store, company, author, user, customer, review, reviews',
      'tracking, tracker, pixel, click, clicks, affiliate, utm, avatar, barcode',
    ),
    names: words('facebook, instagram, twitter, tiktok, pinterest, linkedin, whatsapp, telegram'),
    german: words(
      'Kategorie, Kategorien, Warengruppe, Marke, Marken, Hersteller, Lieferant, Händler, Verkäufer, Bewertung',
    ),
    french: words('catégorie, catégories, marque, fabricant, fournisseur, vendeur, avis'),
    spanish: words('categoría, categorías, marca, fabricante, proveedor, vendedor, tienda, reseña'),
    italian: words(
      'categoria, categorie, marca, marchio, produttore, fornitore, venditore, negozio, recensione',
    ),
    portuguese: words('categoria, categorias, marca, fabricante, fornecedor, vendedor, loja, avaliação'),
    dutch: words('categorie, categorieën, merk, fabrikant, leverancier, verkoper, winkel'),
    polish: words(
      'kategoria, kategorie, kategorii, marka, marki, producent, producenta, dostawca, sprzedawca, sklep',
    ),
    swedish: words('kategori, kategorier, varumärke, märke, tillverkare, leverantör, butik, säljare'),
    danishNorwegian: words(
      'kategori, kategorier, mærke, varemærke, merke, producent, produsent, leverandør, butik',
    ),
    finnish: words('kategoria, tuoteryhmä, merkki, brändi, tuotemerkki, valmistaja, toimittaja, kauppa'),
    czechSlovak: words(
      'kategorie, kategória, značka, značky, výrobce, výrobca, dodavatel, dodávateľ, prodejce',
    ),
    hungarian: words('kategória, márka, gyártó, beszállító, eladó'),
    romanian: words('categorie, marcă, marca, producător, furnizor, vânzător'),
    turkish: words('kategori, marka, markası, üretici, tedarikçi, satıcı, mağaza'),
    russian: words(
      'категория, категории, раздел, бренд, бренда, производитель, производителя, поставщик, продавец, отзыв',
    ),
    ukrainian: words('категорія, категорії, розділ, бренд, виробник, виробника, постачальник, продавець'),
    greek: words('κατηγορία, μάρκα, κατασκευαστής, προμηθευτής'),
    arabic: words('فئة, الفئة, قسم, تصنيف, ماركة, الماركة, مورد'),
    persian: words('دسته, برند, سازنده, فروشنده'),
    hebrew: words('קטגוריה, מותג, יצרן, ספק'),
    japanese: words('カテゴリ, ブランド, メーカー, 店舗, ショップ, レビュー'),
    chinese: words('分类, 分類, 类目, 類目, 品牌, 厂家, 厂商, 廠商, 供应商, 供應商, 店铺, 店鋪, 评论'),
    korean: words('카테고리, 분류, 브랜드, 제조사, 판매자, 공급사, 리뷰'),
    vietnamese: words('danh mục, thương hiệu, nhà cung cấp'),
    thai: words('หมวดหมู่, แบรนด์, ยี่ห้อ'),
    indonesian: words('kategori, merek, pemasok'),
  },
  ABOUT_IMAGE: {
    english: words(
      'alt, alts, alttext, title, titles, label, labels, caption, captions, text, description, position',
      'order, sort, count, width, height, dimensions, credit, credits, photographer',
      'copyright, license, hash, checksum, md5, tag, tags, status, date, created, updated, imagealt',
    ),
    german: words(
      'Alternativtext, Bildtext, Titel, Bildtitel, Beschriftung, Bildunterschrift, Beschreibung, Reihenfolge',
      'Bildbeschreibung, Sortierung, Breite, Höhe, Anzahl, Bildnachweis, Bildquelle',
    ),
    french: words(
      'légende, légendes, crédit, photographe, titre, texte, description, ordre, largeur, hauteur',
    ),
    spanish: words(
      'leyenda, crédito, fotógrafo, título, texto, descripción, posición, orden, ancho, alto, cantidad',
    ),
    italian: words(
      'didascalia, didascalie, titolo, testo, descrizione, posizione, ordine, larghezza, altezza',
    ),
    portuguese: words('legenda, título, texto, descrição, posição, ordem, largura, altura'),
    dutch: words(
      'bijschrift, titel, tekst, omschrijving, beschrijving, positie, volgorde, breedte, hoogte, aantal',
    ),
    polish: words('podpis, tytuł, tekst, opis, pozycja, kolejność, szerokość, wysokość, liczba'),
    swedish: words('bildtext, titel, beskrivning, ordning, bredd, höjd, antal'),
    danishNorwegian: words(
      'billedtekst, bildetekst, titel, tittel, beskrivelse, rækkefølge, rekkefølge, bredde, højde',
    ),
    finnish: words('kuvateksti, kuvatekstit, kuvaus, kuvauksen, otsikko, teksti, järjestys, leveys, korkeus'),
    czechSlovak: words('popisek, popis, titulek, text, pořadí, poradie, šířka, výška, počet'),
    hungarian: words('felirat, leírás, szöveg, sorrend, szélesség, magasság'),
    romanian: words('legendă, titlu, text, descriere, poziție, ordine, lățime, înălțime'),
    turkish: words('başlık, başlığı, metin, metni, açıklama, açıklaması, sıra, sırası, genişlik, yükseklik'),
    russian: words('подпись, заголовок, текст, описание, порядок, ширина, высота, количество'),
    ukrainian: words('підпис, заголовок, текст, опис, порядок, ширина, висота, кількість'),
    greek: words('λεζάντα, τίτλος, κείμενο, περιγραφή, θέση, σειρά, πλάτος, ύψος'),
    arabic: words('نص, وصف, ترتيب, ارتفاع, عدد'),
    hebrew: words('כיתוב, כותרת, טקסט, תיאור, סדר, רוחב, גובה'),
    japanese: words('代替テキスト, キャプション, タイトル, 説明文, 順番, 並び順, 枚数'),
    chinese: words('替代文字, 标题, 標題, 描述, 说明文字, 排序, 顺序, 順序, 数量'),
    korean: words('대체텍스트, 대체 텍스트, 캡션, 제목, 설명, 순서, 개수'),
  },
};

function words(...lists: readonly string[]): readonly string[] {
  return lists.flatMap((list) => list.split(', '));
}
