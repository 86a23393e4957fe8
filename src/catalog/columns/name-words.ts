/**
 * Headers of the column with a product's name, whole ones, the most certain first: who takes the first that the file
 * has takes the name of the product before a mere title. Chosen as headerWords are. A description is not a name, and
 * `Artikel` is last because it is as often the number.
 */
export const nameWords: readonly string[] = [
  list('Product Name, Item Name, Article Name, Product Title, Item Title'),
  list(
    'Produktname, Produktbezeichnung, Produkttitel, Artikelname, Artikelbezeichnung, Artikeltitel, Warenbezeichnung',
  ),
  list(
    'Nom du produit, Nom produit, Nom de l’article, Nom article, Titre du produit, Désignation, Libellé, Intitulé',
  ),
  list(
    'Nombre del producto, Nombre producto, Nombre de producto, Nombre del artículo, Título del producto, Denominación',
  ),
  list('Nome prodotto, Nome del prodotto, Nome articolo, Titolo prodotto, Denominazione'),
  list('Nome do produto, Nome produto, Nome do artigo, Título do produto, Denominação, Designação'),
  list('Productnaam, Artikelnaam, Producttitel, Artikelomschrijving, Benaming'),
  list('Nazwa produktu, Nazwa towaru, Nazwa artykułu, Tytuł produktu'),
  list('Produktnamn, Artikelnamn, Benämning, Artikelbenämning'),
  list('Produktnavn, Varenavn, Artikkelnavn, Varebetegnelse, Betegnelse, Benevnelse'),
  list('Tuotenimi, Tuotteen nimi, Nimike, Tootenimi, Toote nimi, Nimetus'),
  list('Produkta nosaukums, Preces nosaukums, Prekės pavadinimas, Produkto pavadinimas'),
  list('Název produktu, Název zboží, Název výrobku, Názov produktu, Názov tovaru, Názov výrobku'),
  list('Naziv proizvoda, Naziv artikla, Ime izdelka, Naziv izdelka'),
  list('Terméknév, Termék neve, Termék megnevezése, Megnevezés, Cikknév'),
  list('Nume produs, Numele produsului, Denumire produs, Denumire'),
  list('Ürün adı, Ürün adi, Ürün ismi, Ürün başlığı, Stok adı'),
  list(
    'Название товара, Наименование товара, Название продукта, Наименование продукции, Наименование, Номенклатура',
  ),
  list(
    'Назва товару, Назва продукту, Найменування, Найменування товару, Име на продукта, Наименование на продукта',
  ),
  list('Όνομα προϊόντος, Ονομασία προϊόντος, Τίτλος προϊόντος, Ονομασία'),
  list('اسم المنتج, إسم المنتج, اسم الصنف, نام محصول, نام کالا, שם מוצר, שם המוצר, שם פריט'),
  list('उत्पाद का नाम, उत्पाद नाम, Tên sản phẩm, Tên hàng, ชื่อสินค้า, ชื่อผลิตภัณฑ์, Nama produk, Nama barang'),
  list(
    '商品名, 商品名称, 製品名, 品名, アイテム名, 产品名称, 产品名, 货品名称, 宝贝名称, 產品名稱, 商品名稱, 품명, 상품명, 제품명',
  ),
  list(
    'Name, Bezeichnung, Nom, Nombre, Nome, Naam, Nazwa, Namn, Navn, Nimi, Nosaukums, Pavadinimas, Název, Názov, Naziv',
  ),
  list(
    'Név, Nume, Adı, Ad, İsim, Название, Имя, Назва, Име, Όνομα, الاسم, اسم, نام, שם, नाम, Tên, ชื่อ, Nama, Ime',
  ),
  list('名称, 名前, 名稱, 이름, 명칭'),
  list(
    'Title, Titel, Titre, Título, Titolo, Tytuł, Tittel, Otsikko, Titulek, Nadpis, Naslov, Cím, Titlu, Başlık',
  ),
  list(
    'Заголовок, Τίτλος, العنوان, عنوان, כותרת, शीर्षक, Tiêu đề, หัวข้อ, Judul, タイトル, 标题, 標題, 商品标题, 제목',
  ),
  list(
    'Product, Produkt, Produit, Producto, Prodotto, Produto, Tuote, Toode, Prece, Prekė, Výrobek, Výrobok, Proizvod',
  ),
  list(
    'Termék, Produs, Ürün, Товар, Продукт, Προϊόν, المنتج, منتج, محصول, מוצר, उत्पाद, Sản phẩm, สินค้า, Produk',
  ),
  list(
    '商品, 製品, 产品, 產品, 상품, 제품, Item, Article, Artikel, Artículo, Articolo, Artigo, Artykuł, Towar, Vare, Zboží, Tovar',
  ),
].flat();

function list(headers: string): readonly string[] {
  return headers.split(', ');
}
