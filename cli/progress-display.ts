import { Presets, SingleBar } from 'cli-progress';
import { describeProgress, imagesDone, type ProgressFigures } from './format/describe-progress.ts';
import type { Terminal } from './terminal.ts';

/** Shows how far a request is, on standard error. */
export interface ProgressDisplay {
  update(figures: ProgressFigures): void;
  stop(): void;
}

/** Between two plain lines, in milliseconds: a log must stay readable. */
const LINE_INTERVAL = 1000;

/** A bar that lives on one line of a terminal; plain lines elsewhere. */
export function progressDisplay(terminal: Terminal): ProgressDisplay {
  return terminal.interactive ? bar(terminal) : lines(terminal);
}

function bar({ stream, colour }: Terminal): ProgressDisplay {
  const [on, off] = colour ? ['\x1b[36m', '\x1b[39m'] : ['', ''];
  const single = new SingleBar(
    {
      stream,
      format: `${on}{bar}${off} {percentage}% {text}`,
      barsize: 24,
      hideCursor: true,
      clearOnComplete: false,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update(figures) {
      const payload = { text: describeProgress(figures) };
      if (!started) single.start(Math.max(1, figures.images), imagesDone(figures), payload);
      else single.update(imagesDone(figures), payload);
      started = true;
    },
    stop: () => single.stop(),
  };
}

function lines({ stream }: Terminal): ProgressDisplay {
  let shown = '';
  let shownAt = Number.NEGATIVE_INFINITY;
  let latest = '';
  const show = () => {
    if (latest !== shown) stream.write(`${latest}\n`);
    shown = latest;
    shownAt = performance.now();
  };
  return {
    update(figures) {
      latest = describeProgress(figures);
      if (performance.now() - shownAt >= LINE_INTERVAL) show();
    },
    stop: show,
  };
}
