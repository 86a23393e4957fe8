const ORIGIN = 'http://127.0.0.1:4001';

/** The sample's products; `gone.jpg` does not exist and `size-guide.html` is no image, on purpose. */
const PRODUCTS: [name: string, ...files: string[]][] = [
  ['Stoneware Mug, Harbour Blue', 'mug-blue-front.jpg', 'mug-blue-above.jpg'],
  ['Stoneware Mug, Cream', 'mug-cream-cutout.png'],
  ['Oak Dining Chair', 'chair-oak-front.jpg', 'chair-oak-detail.jpg'],
  ['Walnut Stool', 'stool-walnut.jpg'],
  ['Table Lamp "Ember"', 'tile,w_800/lamp.jpg', 'lamp-lit.jpg'],
  ['Market Tote, Natural', 'tote-natural-front.jpg', 'tote-natural-print.jpg'],
  ['Flat-Woven Rug, Terracotta', 'rug-terracotta.jpg', 'rug-terracotta-weave.jpg', 'size-guide.html'],
  ['Candle N° 14, Fig & Cedar', 'candle-fig.jpg', 'candle-fig-flame.jpg'],
  ['Linen Cushion, Striped', 'cushion-stripe.jpg', 'cushion-rust.webp'],
  ['Belly Vase, Speckled', 'vase-stoneware.jpg', 'vase-stoneware-glaze.jpg'],
  ['Turned Bowl', 'bowl-oranges.jpg', 'bowl-cutout.png'],
  ['Notebook A5, Cloth-Bound', 'notebook-green.jpg', 'notebook-red.jpg'],
  ['Twin-Bell Alarm Clock', 'clock-mint.jpg', 'clock-coral.webp'],
  ['Celadon Teapot', 'teapot-celadon.jpg', 'gone.jpg'],
  ['Cactus in Terracotta', 'planter-cactus.jpg'],
  ['Chopping Board, Beech', 'board-beech.jpg'],
  ['"First Light", Framed Print', 'print-first-light.jpg'],
];

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** The sample catalogue as CSV; the demo's image server stands for a shop's. */
export function catalogue(): string {
  const rows = PRODUCTS.map(([name, ...files], at) => {
    const urls = files.map((file) => `${ORIGIN}/${file}`).join(',');
    return `${at + 1},${quoted(name)},${quoted(urls)}`;
  });
  return ['S. No.,Product Name,Input Image Urls', ...rows, ''].join('\n');
}
