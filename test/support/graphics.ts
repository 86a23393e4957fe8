import type { Sharp } from 'sharp';
import { box, circle, draw, line, type Paint, text } from './draw.ts';

const white: Paint = [255, 255, 255];
const black: Paint = [0, 0, 0];
const navy: Paint = [31, 43, 69];
const red: Paint = [220, 20, 30];
const green: Paint = [28, 140, 62];
const grey: Paint = [110, 110, 110];

/** Pictures of the kinds that shops have besides photographs; always the same. */
export const graphics: Record<string, () => Sharp> = {
  icon: () => draw(64, 64, white, [circle(32, 31, 24, green), box(28, 12, 8, 40, white)]),
  'small icon': () => draw(16, 16, white, [circle(8, 8, 7, [240, 120, 0]), box(7, 4, 2, 8, white)]),
  'icon on navy': () => draw(96, 96, navy, [circle(48, 48, 30, [250, 200, 40]), box(30, 44, 36, 8, navy, 4)]),
  logo: () =>
    draw(320, 120, white, [
      circle(60, 60, 40, [0, 90, 200]),
      circle(76, 48, 18, [255, 190, 0]),
      ...text('HALLO', 120, 36, 48, 8, navy),
    ]),
  'logo in red': () => draw(240, 100, white, text('SOLD', 24, 24, 52, 7, red)),
  'clear logo': () =>
    draw(200, 200, [0, 0, 0, 0], [circle(100, 100, 80, [200, 30, 90]), ...text('TON', 44, 70, 60, 9, white)]),
  placeholder: () => draw(600, 600, white, text('NO IMAGE', 110, 270, 52, 5, [100, 100, 100])),
  text: () => draw(400, 300, white, paragraphs(400, 300, 11, 1.3, black)),
  'grey text': () => draw(400, 300, [250, 250, 250], paragraphs(400, 300, 12, 1.1, [150, 150, 150])),
  'red text': () => draw(320, 200, white, paragraphs(320, 200, 12, 1.4, red)),
  'white on black': () => draw(320, 200, black, paragraphs(320, 200, 14, 1.6, white)),
  gradient: () => draw(300, 200, (x, y) => [60 + 0.6 * x, 120 + 0.3 * y, 230 - 0.5 * x], []),
  'dark gradient': () => draw(256, 256, (x, y) => [8 + x / 10, 10 + y / 9, 24 + (x + y) / 16], []),
  glow: () =>
    draw(
      240,
      240,
      (x, y) => {
        const light = Math.exp(-((x - 120) ** 2 + (y - 120) ** 2) / 6000);
        return [40 + 200 * light, 30 + 120 * light, 90 + 60 * light];
      },
      [],
    ),
  screenshot: () =>
    draw(
      480,
      320,
      [245, 246, 248],
      [
        box(0, 0, 480, 40, [36, 41, 58]),
        ...text('SHOP', 16, 12, 16, 2, white),
        box(16, 56, 120, 248, white, 6),
        ...paragraphs(120, 240, 9, 1.1, [70, 80, 95]).map((shape) => moved(shape, 18, 60)),
        box(152, 56, 312, 150, [222, 232, 246], 6),
        circle(308, 130, 52, [240, 110, 70]),
        box(152, 222, 96, 30, [30, 110, 230], 5),
        ...text('ADD', 180, 232, 10, 1.6, white),
        ...text('RED CHAIR', 152, 270, 14, 1.7, [30, 34, 44]),
      ],
    ),
  chart: () =>
    draw(400, 260, white, [
      ...[...Array(6).keys()].map((i) => line(30, 30 + 40 * i, 380, 30 + 40 * i, 1, [225, 225, 225])),
      ...[90, 150, 60, 190, 120, 170].map((height, i) =>
        box(50 + 55 * i, 230 - height, 32, height, i % 2 ? [230, 90, 40] : [40, 120, 200]),
      ),
      ...[90, 150, 60, 190, 120].map((height, i) =>
        line(66 + 55 * i, 200 - height, 121 + 55 * i, 190 - height * 0.7, 1.5, [20, 150, 90]),
      ),
    ]),
  bars: () =>
    draw(
      300,
      140,
      white,
      [...Array(60).keys()].flatMap((i) =>
        (i * 7) % 5 < 2 ? [box(20 + 4.3 * i, 20, 1 + ((i * 3) % 4), 100, black)] : [],
      ),
    ),
  'grey scale': () =>
    draw(
      320,
      80,
      (x) => {
        const value = 16 * Math.floor(x / 20);
        return [value, value, value];
      },
      [],
    ).greyscale(),
  'colour chart': () =>
    draw(
      240,
      160,
      (x, y) => colours[(Math.floor(x / 40) + 6 * Math.floor(y / 40)) % colours.length] ?? grey,
      [],
    ),
  swatch: () => draw(100, 100, navy, []),
  'large swatch': () => draw(400, 400, [200, 15, 46], []),
  'one pixel': () => draw(1, 1, [254, 0, 0], []),
  'eight pixels': () => draw(8, 8, (x) => (x < 4 ? red : navy), []),
};

const colours: readonly Paint[] = [
  ...[red, green, navy, [255, 220, 0], [255, 105, 180], [0, 160, 180]],
  ...[[120, 60, 20], [245, 245, 220], [128, 0, 64], [150, 200, 90], grey, [255, 140, 0]],
] as Paint[];

function paragraphs(width: number, height: number, size: number, thick: number, paint: Paint) {
  const words = 'THE CHAIR IS MADE OF SOLID BEECH AND HAS A CARD BESIDE IT NOT IN CHROME ';
  const letters = Math.floor((width - 20) / size);
  return [...Array(Math.floor((height - 12) / (1.7 * size))).keys()].flatMap((row) => {
    const from = (row * 29) % words.length;
    return text((words + words).slice(from, from + letters), 10, 8 + row * 1.7 * size, size, thick, paint);
  });
}

function moved(shape: ReturnType<typeof line>, right: number, down: number): ReturnType<typeof line> {
  const [left, top, end, bottom] = shape.within;
  return {
    paint: shape.paint,
    outside: (x, y) => shape.outside(x - right, y - down),
    within: [left + right, top + down, end + right, bottom + down],
  };
}
