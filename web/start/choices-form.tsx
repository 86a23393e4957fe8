import type { VisualTarget } from '../../generated/schema-types.ts';
import type { Choices } from './choices.ts';
import type { ChoicesProps } from './choices-props.ts';
import { MoreChoices } from './more-choices.tsx';

const looks: readonly [VisualTarget, string][] = [
  ['LOSSLESS', 'looks the same'],
  ['HIGH', 'is very close'],
  ['GOOD', 'visible at second look'],
];

/** The target first: it is what the whole is for. */
export function ChoicesForm({ choices, onChange }: ChoicesProps) {
  const change = (part: Partial<Choices>) => onChange({ ...choices, ...part });
  return (
    <>
      <fieldset className="targets">
        <legend>Target of each image</legend>
        <Target value="visual" title="Looks" choices={choices} onChange={onChange}>
          the smallest that{' '}
          <select
            aria-label="How good it must look"
            value={choices.visual}
            onChange={(event) =>
              change({ target: 'visual', visual: event.currentTarget.value as VisualTarget })
            }
          >
            {looks.map(([visual, text]) => (
              <option key={visual} value={visual}>
                {text}
              </option>
            ))}
          </select>
        </Target>
        <Target value="ratio" title="Share of its bytes" choices={choices} onChange={onChange}>
          at most{' '}
          <input
            type="number"
            min={1}
            max={100}
            required
            aria-label="Percent of the bytes"
            value={choices.percent}
            onChange={(event) => change({ target: 'ratio', percent: event.currentTarget.value })}
          />{' '}
          %
        </Target>
        <Target value="quality" title="Quality" choices={choices} onChange={onChange}>
          always{' '}
          <input
            type="number"
            min={1}
            max={100}
            required
            aria-label="Encoder quality"
            value={choices.quality}
            onChange={(event) => change({ target: 'quality', quality: event.currentTarget.value })}
          />{' '}
          of 100
        </Target>
        <Target value="maxBytes" title="Size" choices={choices} onChange={onChange}>
          at most{' '}
          <input
            type="number"
            min={1}
            required
            aria-label="Kilobytes"
            value={choices.kilobytes}
            onChange={(event) => change({ target: 'maxBytes', kilobytes: event.currentTarget.value })}
          />{' '}
          kB
        </Target>
      </fieldset>
      <MoreChoices choices={choices} onChange={onChange} />
    </>
  );
}

function Target({
  value,
  title,
  choices,
  onChange,
  children,
}: ChoicesProps & { value: Choices['target']; title: string; children: React.ReactNode }) {
  return (
    <div className="target" data-chosen={choices.target === value || undefined}>
      <label>
        <input
          type="radio"
          name="target"
          value={value}
          checked={choices.target === value}
          onChange={() => onChange({ ...choices, target: value })}
        />
        {title}
      </label>
      <p>{children}</p>
    </div>
  );
}
