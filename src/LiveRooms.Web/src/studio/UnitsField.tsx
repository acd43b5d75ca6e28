import { useState } from 'preact/hooks';

interface Props {
  name: string;
  testId: string;
  min?: number;
  max: number;
  value: number;
  onChange: (value: number) => void;
}

/** A small whole number beside the button it is for. What is being typed stays, however often the desk is drawn meanwhile. */
export function UnitsField({ name, testId, min = 1, max, value, onChange }: Props) {
  const [text, setText] = useState(String(value));
  const type = (field: HTMLInputElement) => {
    setText(field.value);
    onChange(Math.min(max, Math.max(min, Math.round(field.valueAsNumber) || min)));
  };
  return (
    <input
      type="number"
      data-testid={testId}
      aria-label={name}
      min={min}
      max={max}
      value={text}
      onInput={(e) => type(e.currentTarget)}
      onBlur={() => setText(String(value))}
    />
  );
}
