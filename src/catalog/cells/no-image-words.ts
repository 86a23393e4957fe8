import { normalizeHeader } from '../normalize-header.ts';

/**
 * What people and programs write where there is no image, by language: `none`, `no image`, `missing`; the values of
 * databases and spreadsheets for nothing. Compared as headers are, without case, accents, spaces and dots.
 */
const words = [
  'no_selection, none, no, null, nil, nan, undefined, false, empty, blank, missing, nothing, not available, unavailable',
  'no image, no images, no image available, image not available, no photo, no photos, no picture, no pictures, no pic',
  'n/a, na, n.a., n.v., k.A., #n/a, #nv, #na, #value!, #wert!, #valeur!, #ref!, #bezug!, #name?, #error!, #null!',
  'kein, keine, keins, kein Bild, keine Bilder, kein Foto, nein, fehlt, leer, nicht vorhanden, ohne, ohne Bild',
  'aucun, aucune, aucune image, aucune photo, pas de photo, pas d’image, sans image, sans photo, néant, non, vide',
  'ninguno, ninguna, sin imagen, sin imágenes, sin foto, sin fotos, no disponible, no hay, vacío',
  'nessuna, nessuno, nessuna immagine, nessuna foto, senza immagine, senza foto, non disponibile, manca, vuoto',
  'nenhum, nenhuma, sem imagem, sem foto, não, indisponível, não disponível, vazio',
  'geen, geen afbeelding, geen foto, nee, niet beschikbaar, ontbreekt, leeg, nvt',
  'brak, brak zdjęcia, brak zdjęć, nie, nie ma, bez zdjęcia, nie dotyczy, n.d.',
  'ingen, ingen bild, inget, ingen billede, ikke, intet billede, mangler, saknas, nej, nei, ei, ei kuvaa, puuttuu, pole',
  'nav, nėra, není, není k dispozici, bez obrázku, bez obrázka, nie je, žádný, chybí, nema, nema slike, nincs, nincs kép',
  'nu, nu are, fără imagine, fără, lipsă, yok, resim yok, görsel yok, boş, hayır',
  'нет, нет фото, нет изображения, без фото, без изображения, отсутствует, пусто, не указано',
  'немає, нема, ні, немає фото, без зображення, відсутнє, няма, няма снимка, όχι, χωρίς, χωρίς εικόνα, δεν υπάρχει, καμία',
  'لا يوجد, لا توجد, لا, بدون, بدون صورة, ندارد, بدون عکس, بدون تصویر, אין, אין תמונה, ללא, ללא תמונה, नहीं, कोई नहीं',
  'なし, 無し, 無, 无, 没有, 暂无, 暂无图片, 无图, 無圖, 沒有, 暫無, 画像なし, 없음, 이미지 없음, 사진 없음, 해당없음',
  'không, không có, không có ảnh, ไม่มี, ไม่มีรูป, tidak ada, tidak ada gambar, kosong',
].flatMap((list) => list.split(', '));

const known = new Set(words.map(normalizeHeader));
const longest = Math.max(...words.map((word) => word.length));

/** The text, a token of an image cell, stands for no image: a word for that, or nothing but dashes and similar characters. */
export function saysNoImage(text: string): boolean {
  if (text.length > longest) return false;
  return marks.test(text) || known.has(normalizeHeader(text));
}

const marks = /^[-–—−_.?!*#/\\\s…]{1,10}$/;
