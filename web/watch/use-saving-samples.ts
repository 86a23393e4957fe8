import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import type { SampleFieldsFragment, SavingSamplesQueryVariables } from '../generated/graphql.ts';
import type { WholeRequest } from '../live/live-request.ts';
import { SavingSamples } from '../operations/products.ts';

const samples = 12;
/** Products a sample is made of, at most. */
const sampleSize = 25;
/** While it runs, milliseconds. */
const interval = 3_000;

/**
 * The share saved at up to twelve places along the run, the first first. Read from the finished products, so
 * that it is the same after a reload, and for a request that was not watched.
 */
export function useSavingSamples({ id, progress: { productsFinished } }: WholeRequest): number[] {
  const client = useClient();
  const [shares, setShares] = useState<number[]>([]);
  const finished = useRef(productsFinished);
  finished.current = productsFinished;
  const readAt = useRef(0);

  useEffect(() => {
    if (productsFinished === 0) return;
    const wait = Math.max(0, readAt.current + interval - Date.now());
    const timer = setTimeout(async () => {
      readAt.current = Date.now();
      const { data } = await client.query(SavingSamples, variables(id, finished.current)).toPromise();
      const found = data?.requestStatus;
      if (!found) return;
      const { s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11 } = found;
      const pages = [s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11];
      const used = Math.min(samples, finished.current);
      setShares(pages.slice(0, used).reverse().flatMap(shareSaved));
    }, wait);
    return () => clearTimeout(timer);
  }, [client, id, productsFinished]);
  return shares;
}

function variables(requestId: string, finished: number): SavingSamplesQueryVariables {
  const first = Math.min(sampleSize, Math.ceil(finished / samples));
  const used = Math.min(samples, finished);
  const at = (place: number) =>
    used < 2 ? 0 : Math.round((Math.min(place, used - 1) / (used - 1)) * (finished - first));
  return {
    requestId,
    first,
    o0: at(0),
    o1: at(1),
    o2: at(2),
    o3: at(3),
    o4: at(4),
    o5: at(5),
    o6: at(6),
    o7: at(7),
    o8: at(8),
    o9: at(9),
    o10: at(10),
    o11: at(11),
  };
}

/** None where no image of the sample succeeded. */
function shareSaved({ nodes }: SampleFieldsFragment): number[] {
  let bytesIn = 0;
  let bytesOut = 0;
  for (const { images } of nodes) {
    for (const image of images) {
      if (image.bytesIn == null || image.bytesOut == null) continue;
      bytesIn += image.bytesIn;
      bytesOut += image.bytesOut;
    }
  }
  return bytesIn === 0 ? [] : [1 - bytesOut / bytesIn];
}
