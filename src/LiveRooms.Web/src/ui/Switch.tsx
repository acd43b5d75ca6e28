interface SwitchProps {
  name: string;
  testId: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}

/** On or off, with its name beside it. */
export function Switch({ name, testId, checked, onChange }: SwitchProps) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        data-testid={testId}
        checked={checked}
        onChange={(e) => onChange(e.currentTarget.checked)}
      />
      <span class="switch-track" aria-hidden="true" />
      {name}
    </label>
  );
}
