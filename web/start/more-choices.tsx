import type { Effort, OutputFormat, OutputMode } from '../../generated/schema-types.ts';
import type { Choices } from './choices.ts';
import type { ChoicesProps } from './choices-props.ts';

const formats: readonly [OutputFormat, string][] = [
  ['KEEP', 'As it is'],
  ['WEBP', 'WebP'],
  ['JPEG', 'JPEG'],
  ['PNG', 'PNG'],
  ['AVIF', 'AVIF (slow)'],
];
const efforts: readonly [Effort, string][] = [
  ['FAST', 'Fast'],
  ['BEST', 'Best picture'],
];
const modes: readonly [OutputMode, string][] = [
  ['APPEND', 'In a new column'],
  ['REPLACE', 'In place of the original URLs'],
];

export function MoreChoices({ choices, onChange }: ChoicesProps) {
  const change = (part: Partial<Choices>) => onChange({ ...choices, ...part });
  return (
    <div className="more-choices">
      <Select
        label="Format"
        value={choices.format}
        options={formats}
        onChange={(format) => change({ format })}
      />
      <Select
        label="Effort"
        value={choices.effort}
        options={efforts}
        onChange={(effort) => change({ effort })}
      />
      <Select
        label="New URLs"
        value={choices.outputMode}
        options={modes}
        onChange={(outputMode) => change({ outputMode })}
      />
      <label>
        Widest, pixels
        <input
          type="number"
          min={1}
          placeholder="any"
          value={choices.maxWidth}
          onChange={(event) => change({ maxWidth: event.currentTarget.value })}
        />
      </label>
      <label>
        Label
        <input
          maxLength={200}
          value={choices.label}
          onChange={(event) => change({ label: event.currentTarget.value })}
        />
      </label>
      <label>
        Webhook URL
        <input
          type="url"
          placeholder="none"
          value={choices.webhookUrl}
          onChange={(event) => change({ webhookUrl: event.currentTarget.value })}
        />
      </label>
      {choices.webhookUrl !== '' && (
        <label>
          Webhook secret
          <input
            type="password"
            autoComplete="off"
            placeholder="the server’s"
            value={choices.webhookSecret}
            onChange={(event) => change({ webhookSecret: event.currentTarget.value })}
          />
        </label>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={choices.keepMetadata}
          onChange={(event) => change({ keepMetadata: event.currentTarget.checked })}
        />
        Keep metadata (EXIF and more)
      </label>
    </div>
  );
}

function Select<T extends string>(props: {
  label: string;
  value: T;
  options: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
}) {
  const { label, value, options, onChange } = props;
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
