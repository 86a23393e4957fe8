import { useEffect, useState } from 'react';
import { RecentRequests } from '../past/recent-requests.tsx';
import type { CatalogueSource } from './catalogue-source.ts';
import { DropZone } from './drop-zone.tsx';
import { OtherSources } from './other-sources.tsx';
import { Preview } from './preview.tsx';

/** From a catalogue to a started request. */
export function StartPage({ firstFile }: { firstFile: File | null }) {
  const [source, setSource] = useState<CatalogueSource | null>(
    firstFile && { kind: 'file', file: firstFile },
  );
  useEffect(() => {
    document.title = source === null ? 'Halftone' : 'Preview · Halftone';
  }, [source]);

  return (
    <>
      {source === null && (
        <div className="headline">
          <h1>
            Half the bytes.
            <br />
            <span>The same pictures.</span>
          </h1>
          <p>
            Give it your product catalogue, a CSV with image URLs. Every image is downloaded and compressed to
            half its bytes or less, and you get the same catalogue back with the new URLs.
          </p>
        </div>
      )}
      <DropZone compact={source !== null} onFile={(file) => setSource({ kind: 'file', file })} />
      {source === null ? (
        <>
          <OtherSources onSource={setSource} />
          <RecentRequests />
        </>
      ) : (
        <Preview key={keyOf(source)} source={source} onLeave={() => setSource(null)} />
      )}
    </>
  );
}

let sources = 0;
const keys = new WeakMap<CatalogueSource, number>();

/** Another catalogue begins with fresh choices. */
function keyOf(source: CatalogueSource): number {
  const key = keys.get(source) ?? ++sources;
  keys.set(source, key);
  return key;
}
