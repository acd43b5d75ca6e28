interface Props {
  name: string;
  testId: string;
  min?: number;
  max: number;
  value: number;
  onChange: (value: number) => void;
}

/** A small whole number beside the button it is for. */
export function UnitsField({ name, testId, min = 1, max, value, onChange }: Props) {
  return (
    <input
      type="number"
      data-testid={testId}
      aria-label={name}
      min={min}
      max={max}
      value={value}
      onChange={(e) => onChange(Math.min(max, Math.max(min, Math.round(e.currentTarget.valueAsNumber) || min)))}
    />
  );
}
