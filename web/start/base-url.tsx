import { useRef, useState } from 'react';
import { asBaseUrl } from './as-base-url.ts';

/** Where images are paths: asks what such paths begin with. Not a form: it is inside one. */
export function BaseUrl({
  found,
  baseUrl,
  onBaseUrl,
}: {
  /** A path from the file; null: none was seen, as with a base URL there are none any more. */
  found: string | null;
  /** As it is read with; empty: none. */
  baseUrl: string;
  onBaseUrl: (baseUrl: string) => void;
}) {
  const [typed, setTyped] = useState(baseUrl);
  const [problem, setProblem] = useState<string | null>(null);
  const seen = useRef(found);
  if (found !== null) seen.current = found;
  const example = seen.current;
  const valid = asBaseUrl(typed);
  const read = () => {
    if (valid === null) return setProblem('This is not a web address. Start it with https://.');
    setProblem(null);
    setTyped(valid);
    if (valid !== baseUrl) onBaseUrl(valid);
  };
  return (
    <section className="base-url" aria-label="Images that are paths">
      <label htmlFor="base-url">Base URL: the start of the image addresses</label>
      <p className="hint" id="base-url-hint">
        {example === null ? (
          'The file has paths instead of full URLs.'
        ) : (
          <>
            The file says <code>{example}</code>, which is only the end of a URL.
          </>
        )}{' '}
        Open one of the shop’s images in a browser and copy the part of its address before this. If you leave
        it empty, these images are skipped.
      </p>
      <div className="field">
        <input
          id="base-url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://shop.example/media/"
          aria-describedby="base-url-hint base-url-result"
          aria-invalid={problem !== null}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setProblem(null);
          }}
          onBlur={read}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            read();
          }}
        />
        <button type="button" onClick={read}>
          Read again
        </button>
      </div>
      <p
        className={problem === null ? 'hint' : 'bad'}
        id="base-url-result"
        role={problem ? 'alert' : undefined}
      >
        {problem ?? resolved(example, valid)}
      </p>
    </section>
  );
}

/** A value is sent cut to so many characters. */
const longestSent = 200;

/**
 * Paths from a shop’s root are left out, since whose export it is decides where they begin, and so are such as were
 * too long to be sent whole.
 */
function resolved(example: string | null, baseUrl: string | null): React.ReactNode {
  if (example === null || !baseUrl || /^[/\\]/.test(example)) return null;
  if (example.length >= longestSent - 1 || !URL.canParse(example, baseUrl)) return null;
  return (
    <>
      It is fetched from <code>{new URL(example, baseUrl).href}</code>.
    </>
  );
}
