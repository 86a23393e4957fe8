import { formatBytes } from '../../src/format/format-bytes.ts';
import { formatDuration } from '../../src/format/format-duration.ts';
import { formatPercent } from '../../src/format/format-percent.ts';
import { isFinal } from '../live/is-final.ts';
import type { WholeRequest } from '../live/live-request.ts';
import { count, counted } from '../words.ts';
import { HalftoneBar } from './halftone-bar.tsx';

/** How far it is, in one bar and the numbers that matter. */
export function LiveBar({ request }: { request: WholeRequest }) {
  const { progress, status, startedAt, finishedAt } = request;
  const { images, imagesSucceeded, imagesFailed, imagesSkipped, bytesIn, bytesOut, percent } = progress;
  const done = imagesSucceeded + imagesFailed + imagesSkipped;
  const finished = isFinal(status);
  const saved = bytesIn - bytesOut;
  return (
    <section className="live" aria-label="Progress">
      <div className="big">
        <p>
          <strong>{progress.savedRatio == null ? '0%' : formatPercent(progress.savedRatio)}</strong>
          <span>
            {bytesIn > 0 ? `saved: ${formatBytes(bytesIn)} became ${formatBytes(bytesOut)}` : 'saved so far'}
          </span>
        </p>
      </div>
      <HalftoneBar
        share={images === 0 ? 1 : done / images}
        failedShare={images === 0 ? 0 : imagesFailed / images}
        label={`${counted(done, 'image')} of ${count(images)} done`}
        percent={Math.floor(percent)}
      />
      <dl className="figures">
        <Figure name="Images done" value={`${count(done)} / ${count(images)}`} />
        <Figure name="Failed" value={count(imagesFailed)} bad={imagesFailed > 0} />
        <Figure name="Saved" value={bytesIn > 0 ? formatBytes(saved) : '–'} />
        {imagesSkipped > 0 && <Figure name="Passed over" value={count(imagesSkipped)} />}
        <Figure name="Rate" value={rate(progress.imagesPerSecond)} />
        {finished ? (
          <Figure name="Took" value={took(startedAt, finishedAt)} />
        ) : (
          <Figure name="Time left" value={formatDuration(progress.secondsLeft).replace(/^-$/, '–')} />
        )}
      </dl>
      <Spoken percent={percent} failed={imagesFailed} finished={finished} />
    </section>
  );
}

function Figure({ name, value, bad = false }: { name: string; value: string; bad?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={bad ? 'bad' : undefined}>{value}</dd>
    </div>
  );
}

/** For who listens: a sentence every tenth of the way, not at every event. */
function Spoken({ percent, failed, finished }: { percent: number; failed: number; finished: boolean }) {
  const tenth = Math.floor(percent / 10) * 10;
  return (
    <p className="unseen" aria-live="polite">
      {finished ? `Done. ${counted(failed, 'image')} failed.` : `${tenth} percent done`}
    </p>
  );
}

function rate(imagesPerSecond: number | null | undefined): string {
  if (imagesPerSecond == null) return '–';
  return `${imagesPerSecond.toFixed(imagesPerSecond < 10 ? 1 : 0)} images/s`;
}

function took(startedAt: string | null | undefined, finishedAt: string | null | undefined): string {
  if (startedAt == null || finishedAt == null) return '–';
  return formatDuration((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000);
}
