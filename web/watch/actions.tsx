import { useState } from 'react';
import { isFinal } from '../live/is-final.ts';
import type { WholeRequest } from '../live/live-request.ts';
import { CancelRequest, DeleteRequest, RetryFailed } from '../operations/control.ts';
import { navigate } from '../route.ts';
import { sameOriginUrl } from '../same-origin-url.ts';
import { Control } from './control.tsx';
import { copyAsCurl, copyAsGraphql } from './copy-request.ts';

/** What can be removed from a request and done to it. */
export function Actions({ request, onDone }: { request: WholeRequest; onDone: () => void }) {
  const { id: requestId, status } = request;
  const { outputCsvUrl, failedCsvUrl, outputJsonlUrl, archiveUrl, progress } = request;
  return (
    <div className="actions">
      <Download url={outputCsvUrl} primary>
        Output CSV
      </Download>
      {progress.imagesSucceeded > 0 && <Download url={archiveUrl}>Images (ZIP)</Download>}
      {failedCsvUrl && <Download url={failedCsvUrl}>Failed rows</Download>}
      <Download url={outputJsonlUrl}>JSONL</Download>
      {progress.imagesFailed > 0 && status !== 'CANCELING' && (
        <Control document={RetryFailed} variables={{ requestId }} onDone={onDone}>
          Retry failed
        </Control>
      )}
      <Copy text={() => copyAsCurl(requestId)}>Copy as curl</Copy>
      <Copy text={() => copyAsGraphql(requestId)}>Copy as GraphQL</Copy>
      {isFinal(status) ? (
        <Control
          className="apart"
          document={DeleteRequest}
          variables={{ requestId }}
          question="Delete this request and its images? The URLs in its output stop working."
          onDone={() => navigate('/requests')}
        >
          Delete
        </Control>
      ) : (
        <Control
          className="apart"
          disabled={status === 'CANCELING'}
          document={CancelRequest}
          variables={{ requestId }}
          onDone={onDone}
        >
          Cancel
        </Control>
      )}
    </div>
  );
}

function Download({ url, primary = false, children }: { url: string; primary?: boolean; children: string }) {
  return (
    <a className={primary ? 'button primary' : 'button'} href={sameOriginUrl(url)} download>
      {children}
    </a>
  );
}

function Copy({ text, children }: { text: () => string; children: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <button
      type="button"
      onClick={async () => {
        // Without a secure context there is no clipboard to write to.
        const done = await navigator.clipboard?.writeText(text()).then(
          () => true,
          () => false,
        );
        setCopied(done ? 'Copied' : 'Not copied: the browser did not allow it');
        setTimeout(() => setCopied(null), 2_000);
      }}
    >
      {copied ?? children}
    </button>
  );
}
