import { useEffect, useRef, useState } from 'react';

/** Takes a file that is picked, or dropped anywhere on the page. `compact`: there is a catalogue already. */
export function DropZone({ compact, onFile }: { compact: boolean; onFile: (file: File) => void }) {
  const over = useFileDrop(onFile);
  return (
    <div className={compact ? 'drop compact' : 'drop'} data-over={over || undefined}>
      <label>
        <strong>{over ? 'Drop it here' : compact ? 'Choose another file' : 'Drop a CSV anywhere'}</strong>
        {!compact && <span>or choose one: any product list with image URLs</span>}
        <em aria-hidden="true">Choose a file</em>
        <input
          type="file"
          accept=".csv,.tsv,.txt,.gz,text/csv"
          aria-label="Catalogue (CSV)"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) onFile(file);
            // The same file, once it is fixed, can be picked again.
            event.currentTarget.value = '';
          }}
        />
      </label>
      {over && <div className="veil" aria-hidden="true" />}
    </div>
  );
}

/** Whether a file is held over the page; it goes to `onFile` where it is let go. */
function useFileDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useRef(onFile);
  take.current = onFile;
  useEffect(() => {
    let depth = 0;
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const on = {
      dragenter(event: DragEvent) {
        if (!carriesFile(event)) return;
        depth++;
        setOver(true);
      },
      dragover(event: DragEvent) {
        if (carriesFile(event)) event.preventDefault();
      },
      dragleave(event: DragEvent) {
        if (!carriesFile(event)) return;
        depth = Math.max(0, depth - 1);
        if (depth === 0) setOver(false);
      },
      drop(event: DragEvent) {
        if (!carriesFile(event)) return;
        event.preventDefault();
        depth = 0;
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) take.current(file);
      },
    };
    const events = Object.entries(on) as [keyof typeof on, (event: DragEvent) => void][];
    for (const [name, listener] of events) addEventListener(name, listener);
    return () => {
      for (const [name, listener] of events) removeEventListener(name, listener);
    };
  }, []);
  return over;
}
