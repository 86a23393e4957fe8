import * as labels from './draw/labels.ts';
import type { Product } from './draw/material.ts';
import { board } from './draw/products/board.ts';
import { bowl } from './draw/products/bowl.ts';
import { candle } from './draw/products/candle.ts';
import { clock } from './draw/products/clock.ts';
import { cushion } from './draw/products/cushion.ts';
import { lamp } from './draw/products/lamp.ts';
import { mug } from './draw/products/mug.ts';
import { notebook } from './draw/products/notebook.ts';
import { planter } from './draw/products/planter.ts';
import { print } from './draw/products/print.ts';
import { rug } from './draw/products/rug.ts';
import { chair, stool } from './draw/products/seats.ts';
import { teapot } from './draw/products/teapot.ts';
import { tote } from './draw/products/tote.ts';
import { vase } from './draw/products/vase.ts';

/** One image file: what is on it, from where, on what, how large and how encoded. */
export interface Shot {
  /** Under `images/`; the extension chooses the encoder. */
  file: string;
  product: Product;
  floor: 'oak' | 'walnut' | 'linen' | 'paper' | 'none';
  backdrop: string;
  /** Degrees around the product (0: from the front) and above the table. */
  angle: number;
  rise: number;
  /** 1 shows all of it; less goes closer. */
  zoom: number;
  size: [width: number, height: number];
  quality: number;
  /** In steps of 255. */
  grain: number;
}

const shot = (
  file: string,
  product: Product,
  [floor, backdrop]: [Shot['floor'], string],
  [angle, rise, zoom]: [number, number, number],
  [width, height, quality]: [number, number, number],
  grain = 1.1,
): Shot => ({ file, product, floor, backdrop, angle, rise, zoom, size: [width, height], quality, grain });

/** Every image of the sample catalogue, products in the catalogue's order. */
export async function shots(): Promise<Shot[]> {
  const sun = await labels.bagPrint('#27405e');
  const fig = await labels.candleLabel();
  const gilt = await labels.notebookTitle('#d8b878');
  const face = await labels.clockFace();
  const landscape = await labels.halftonePrint('#b4472e', '#f3e7cf');
  return [
    shot('mug-blue-front.jpg', mug('#3c5f86', 0.5), ['oak', '#b9b3a8'], [-22, 18, 1], [800, 800, 90]),
    shot('mug-blue-above.jpg', mug('#3c5f86', 0.5), ['oak', '#b9b3a8'], [35, 48, 0.85], [800, 800, 90]),
    shot(
      'mug-cream-cutout.png',
      mug('#e6dfcd', 0.35),
      ['none', '#ffffff'],
      [-30, 20, 1.05],
      [360, 360, 100],
      0.5,
    ),
    shot(
      'chair-oak-front.jpg',
      chair('#d9b27c', '#9a6a3a'),
      ['paper', '#d6d2ca'],
      [28, 12, 1],
      [800, 1000, 88],
      1.2,
    ),
    shot(
      'chair-oak-detail.jpg',
      chair('#d9b27c', '#9a6a3a'),
      ['paper', '#d6d2ca'],
      [-35, 30, 0.5],
      [800, 800, 88],
    ),
    shot(
      'stool-walnut.jpg',
      stool('#a9764a', '#54331d'),
      ['linen', '#c7c1b6'],
      [15, 22, 1],
      [720, 900, 86],
      1.4,
    ),
    shot('lamp-lit.jpg', lamp('#3f5c52'), ['walnut', '#6d6257'], [10, 8, 1], [720, 960, 88]),
    shot('tile,w_800/lamp.jpg', lamp('#8d3b2e'), ['walnut', '#7a756c'], [-20, 14, 1.1], [800, 800, 90]),
    shot(
      'tote-natural-front.jpg',
      tote('#d9cbb0', sun),
      ['oak', '#a9b4b8'],
      [-14, 10, 1],
      [720, 864, 85],
      1.2,
    ),
    shot('tote-natural-print.jpg', tote('#d9cbb0', sun), ['oak', '#a9b4b8'], [8, 8, 0.5], [720, 720, 85]),
    shot(
      'rug-terracotta.jpg',
      rug('#b9603f', '#e7d3b0', '#3c2d33'),
      ['oak', '#bdb8ae'],
      [24, 38, 0.78],
      [900, 675, 85],
      1.2,
    ),
    shot(
      'rug-terracotta-weave.jpg',
      rug('#b9603f', '#e7d3b0', '#3c2d33'),
      ['oak', '#bdb8ae'],
      [12, 34, 0.3],
      [720, 720, 85],
    ),
    shot('candle-fig.jpg', candle('#46503f', fig), ['linen', '#8c8579'], [-8, 12, 1], [800, 800, 90]),
    shot(
      'candle-fig-flame.jpg',
      candle('#46503f', fig),
      ['linen', '#5b554d'],
      [20, 32, 0.72],
      [720, 900, 88],
      2,
    ),
    shot(
      'cushion-stripe.jpg',
      cushion('#d8d0c0', '#47607a'),
      ['oak', '#c4beb3'],
      [14, 10, 1],
      [800, 800, 85],
      1.2,
    ),
    shot(
      'cushion-rust.webp',
      cushion('#b5552f', '#e5cfa8'),
      ['paper', '#cfc9c0'],
      [-18, 14, 1],
      [800, 800, 86],
    ),
    shot('vase-stoneware.jpg', vase('#dcd3c0', 0.65), ['walnut', '#a39d92'], [0, 10, 1], [720, 960, 90], 1.5),
    shot(
      'vase-stoneware-glaze.jpg',
      vase('#dcd3c0', 0.65),
      ['walnut', '#a39d92'],
      [40, 16, 0.6],
      [720, 720, 92],
    ),
    shot(
      'bowl-oranges.jpg',
      bowl('#b98650', '#6e4526', true),
      ['linen', '#a8aaa4'],
      [20, 32, 1],
      [960, 720, 86],
      1.4,
    ),
    shot(
      'bowl-cutout.png',
      bowl('#b98650', '#6e4526', false),
      ['none', '#ffffff'],
      [0, 28, 1.05],
      [374, 280, 100],
      0.3,
    ),
    shot(
      'notebook-green.jpg',
      notebook('#2f5747', '#1d2a26', gilt),
      ['oak', '#b5b0a6'],
      [10, 42, 0.85],
      [800, 800, 86],
      1.3,
    ),
    shot(
      'notebook-red.jpg',
      notebook('#8d2f2a', '#2a1917', gilt),
      ['walnut', '#948d82'],
      [-30, 34, 0.7],
      [800, 800, 88],
    ),
    shot('clock-mint.jpg', clock('#7fb3a2', face), ['oak', '#c2b8b0'], [16, 10, 1], [800, 800, 92]),
    shot('clock-coral.webp', clock('#d46a55', face), ['paper', '#d5d0c8'], [-28, 16, 1], [800, 800, 90]),
    shot(
      'teapot-celadon.jpg',
      teapot('#8fae95', 0.3),
      ['walnut', '#9a958c'],
      [-12, 18, 0.9],
      [880, 715, 88],
      1.5,
    ),
    shot('planter-cactus.jpg', planter('#c2714a'), ['paper', '#cfd2cc'], [20, 14, 1], [800, 960, 88]),
    shot(
      'board-beech.jpg',
      board('#e0bc8a', '#b07a45'),
      ['linen', '#b8b4ab'],
      [-16, 12, 1],
      [720, 900, 85],
      1.2,
    ),
    shot(
      'print-first-light.jpg',
      print('#c9a06a', '#8a5e35', landscape),
      ['oak', '#c9c5bc'],
      [10, 8, 0.95],
      [720, 900, 86],
      1.1,
    ),
  ];
}
