import { num } from '../i18n';
import { pageWords as words } from '../i18n/pageWords';
import { fill } from '../i18n/template';
import { Icon } from '../ui/Icon';
import type { Check } from '../verify';

/** Each thing that was checked, with the hashes it came to. */
export function Checks({ title, kind, checks }: { title: string; kind: string; checks: readonly Check[] }) {
  return (
    <section class="checks" aria-label={title} data-testid={`checks-${kind}`}>
      <h2>{title}</h2>
      <ol>
        {checks.map((check) => (
          <li
            key={check.name}
            class={check.ok ? 'check' : 'check bad'}
            data-testid="check"
            data-name={check.name}
            data-ok={check.ok}
          >
            <span class="check-mark">
              <Icon name={check.ok ? 'check' : 'close'} size={18} />
              <span class="hidden">{check.ok ? words.verifyOk : words.verifyBad}</span>
            </span>
            <div>
              <p>{words[`check_${check.name}`]}</p>
              {hashesOf(check).map((hash) => (
                <code class="hash" key={hash}>
                  {hash}
                </code>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The one sentence above all checks. */
export function Verdict({ checks }: { checks: readonly Check[] }) {
  const ok = checks.filter((check) => check.ok).length;
  const holds = ok === checks.length && ok > 0;
  return (
    <div class={holds ? 'verdict good' : 'verdict bad'} role="status" data-testid="verdict" data-ok={holds}>
      <span class="stamp" aria-hidden="true">
        <Icon name={holds ? 'check' : 'close'} size={24} />
      </span>
      <div>
        <p class="verdict-line">{holds ? words.verifyHolds : words.verifyFails}</p>
        <p>{fill(words.verifyDone, { ok: num(ok), all: num(checks.length) })}</p>
      </div>
    </div>
  );
}

// The sentences of the checks are English; what is not words in them needs no translation.
const hashesOf = (check: Check) => [...new Set(check.detail.match(/\b[0-9a-f]{64}\b/g) ?? [])];
