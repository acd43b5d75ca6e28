interface Props {
  name: string;
  testId: string;
  min: number;
  max: number;
  value: number;
  onChange: (value: number) => void;
}

export function NumberField({ name, testId, min, max, value, onChange }: Props) {
  return (
    <label class="field">
      <span>{name}</span>
      <input
        data-testid={testId}
        type="number"
        required
        min={min}
        max={max}
        step={1}
        value={value}
        onInput={(e) => Number.isFinite(e.currentTarget.valueAsNumber) && onChange(e.currentTarget.valueAsNumber)}
      />
    </label>
  );
}
