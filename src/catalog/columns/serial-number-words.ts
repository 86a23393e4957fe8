/**
 * Headers of the column by which people tell a product from others, whole ones, the most certain first: SKUs and
 * article numbers, then codes, references and other numbers of theirs, bar codes last. Chosen as headerWords are.
 */
export const serialNumberWords: readonly string[] = [
  list('SKU, Product SKU, Item SKU, Variant SKU, Seller SKU, SKU Code, Stock Keeping Unit, UGS'),
  list(
    'Article Number, Article No, Item Number, Item No, Item #, Product Number, Product No, Part Number, Part No, MPN',
  ),
  list(
    'Artikelnummer, Artikel-Nr, Artikelnr, Art.-Nr., ArtNr, Art, Produktnummer, Produkt-Nr, Bestellnummer, Bestell-Nr',
  ),
  list(
    'Référence, Référence produit, Réf, Réf., Ref, Code article, Code produit, Numéro d’article, N° article',
  ),
  list(
    'Referencia, Referencia del producto, Código de producto, Código del producto, Código de artículo, Código artículo',
  ),
  list(
    'Riferimento, Codice prodotto, Codice articolo, Cod. articolo, Cod. art., Cod., Referência, Código do produto',
  ),
  list('Artikelcode, Productnummer, Productcode, Referentie, Bestelnummer'),
  list(
    'Numer katalogowy, Kod produktu, Kod towaru, Symbol, Indeks, Indeks towaru, Numer artykułu, Numer produktu',
  ),
  list(
    'Artikelnr., Varenummer, Varenr, Varenr., Artikkelnummer, Produktkode, Tuotenumero, Tuotekoodi, Tootekood',
  ),
  list(
    'Katalogové číslo, Kód produktu, Kód zboží, Kód tovaru, Číslo zboží, Objednací číslo, Šifra, Šifra artikla',
  ),
  list('Cikkszám, Termékkód, Termék kód, Cod produs, Cod articol, Cod, Ürün kodu, Stok kodu, Model kodu'),
  list(
    'Артикул, Артикул товара, Арт, Арт., Код товара, Код товару, Код продукта, Каталожный номер, Арт.номер',
  ),
  list(
    'Κωδικός, Κωδικός προϊόντος, رمز المنتج, رقم الصنف, رقم المنتج, کد محصول, کد کالا, מק״ט, מק"ט, מקט, מספר פריט',
  ),
  list('Mã sản phẩm, Mã hàng, Mã SP, รหัสสินค้า, Kode produk, Kode barang'),
  list(
    '品番, 商品コード, 商品番号, 型番, 品號, 货号, 商品编码, 商品编号, 产品编号, 产品编码, 商品編號, 貨號, 型号, 款号',
  ),
  list('상품코드, 상품번호, 제품코드, 제품번호, 품번, 모델번호'),
  list(
    'Product ID, Item ID, Article ID, Listing ID, Product Code, Item Code, Article Code, Model, Reference',
  ),
  list(
    'Code, Kode, Kod, Kód, Koodi, Código, Codice, Код, Šifra, 코드, コード, 编码, 編碼, 编号, 編號, 品号, الرمز, รหัส, Mã',
  ),
  list(
    'S. No., Sr. No., Sl. No., Serial Number, Serial No, Seriennummer, Numéro de série, Número de serie, Numero di serie',
  ),
  list(
    'Id, No, No., #, Nr, Nr., Nº, N°, №, № п/п, Number, Nummer, Numéro, Número, Numero, Numer, Číslo, Sorszám',
  ),
  list(
    'Lfd. Nr., Lfd.-Nr., Pos, Pos., L.p., Lp, Номер, № п.п., п/п, Sıra No, Numara, رقم, الرقم, م, מספר, ลำดับ, STT',
  ),
  list('番号, 序号, 序號, 번호, 순번, 連番, 通番'),
  list(
    'EAN, EAN13, EAN-13, GTIN, UPC, ISBN, JAN, JANコード, Barcode, Bar code, Strichcode, Code-barres, Code barre',
  ),
  list(
    'Código de barras, Codice a barre, Streepjescode, Kod kreskowy, Streckkod, Stregkode, Strekkode, Viivakoodi',
  ),
  list(
    'Čárový kód, Čiarový kód, Vonalkód, Cod de bare, Barkod, Штрихкод, Штрих-код, 条码, 條碼, 条形码, 바코드, バーコード',
  ),
].flat();

function list(headers: string): readonly string[] {
  return headers.split(', ');
}
