import { useState } from 'preact/hooks';
import { pageWords as words } from '../i18n/pageWords';
import type { ProofCard } from '../verify';

// A proof in a draw of a million entries takes a few thousand characters.
const maxCharacters = 100_000;

/** A proof, pasted or from a file. It stays in the browser. */
export function ProofForm({ busy, check }: { busy: boolean; check: (proof: ProofCard) => void }) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);

  const read = (proof: string) => {
    try {
      const parsed: unknown = JSON.parse(proof.slice(0, maxCharacters));
      setWrong(false);
      check(parsed as ProofCard);
    } catch {
      setWrong(true);
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    read(text);
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    const content = await file.slice(0, maxCharacters).text();
    setText(content);
    read(content);
  };

  return (
    <form class="proof-form" onSubmit={submit}>
      <label class="field">
        <span>{words.verifyPaste}</span>
        <textarea
          data-testid="proof-text"
          class="code"
          rows={7}
          required
          spellcheck={false}
          maxLength={maxCharacters}
          placeholder='{ "draw": { … }, "entry": { … }, … }'
          value={text}
          aria-invalid={wrong}
          onInput={(e) => setText(e.currentTarget.value)}
        />
      </label>
      {wrong ? (
        <p class="field-error" role="alert" data-testid="proof-wrong">
          {words.verifyNoJson}
        </p>
      ) : null}
      <div class="sheet-acts">
        <button class="button primary" data-testid="check-proof" disabled={busy || text.trim() === ''}>
          {words.verifyCheck}
        </button>
        <label class="button file-button">
          {words.verifyOpen}
          <input
            type="file"
            accept="application/json,.json"
            class="hidden"
            data-testid="proof-file"
            onChange={(e) => void open(e.currentTarget.files?.[0])}
          />
        </label>
      </div>
    </form>
  );
}
