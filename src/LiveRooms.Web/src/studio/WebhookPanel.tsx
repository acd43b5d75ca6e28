import { useState } from 'preact/hooks';
import { locale } from '../i18n';
import { fill } from '../i18n/template';
import { dayAndTime } from '../ui/format';
import { Code, ProblemError } from '../wire/problem';
import type { WebhookCard } from '../wire/sales';
import { sales } from '../wire/salesApi';
import { ProblemLine } from '../ui/ProblemLine';
import { useAction } from '../ui/useAction';
import { useFetched } from './useFetched';
import { useOperation } from '../ui/useOperation';
import { words } from './words';
import type { Workshop } from './workshop';

/** Where the merchant's own systems hear of what happens. The secret is shown once, when it is made. */
export function WebhookPanel({ workshop }: { workshop: Workshop }) {
  const { creatorId } = workshop;
  const fetched = useFetched(creatorId, (token) => readWebhook(token, creatorId));
  const acting = useAction();
  const once = useOperation();
  const [typed, setTyped] = useState<string | null>(null);
  const card = fetched.value?.card ?? null;
  const url = typed ?? card?.url ?? '';

  const save = (event: Event) => {
    event.preventDefault();
    void once(`put ${url}`, (id) =>
      acting.run(async (token) => {
        fetched.take({ card: await sales.putWebhook(token, creatorId, url.trim(), id) });
        setTyped(null);
      }),
    );
  };
  const remove = () =>
    void once('delete', (id) =>
      acting.run(async (token) => {
        await sales.deleteWebhook(token, creatorId, id);
        fetched.take({ card: null });
        setTyped(null);
      }),
    );

  return (
    <section class="panel" aria-label={words.webhook} data-testid="webhook">
      <h2>{words.webhook}</h2>
      <p class="faint">{words.webhookLead}</p>
      <form class="restock" onSubmit={save}>
        <input
          class="long"
          type="url"
          required
          maxLength={2048}
          data-testid="webhook-url"
          aria-label={words.webhookUrl}
          placeholder="https://…"
          value={url}
          onInput={(e) => setTyped(e.currentTarget.value)}
        />
        <button class="button small" data-testid="save-webhook" disabled={acting.busy || url === card?.url}>
          {words.saveWebhook}
        </button>
        {card ? (
          <button
            type="button"
            class="button small"
            data-testid="remove-webhook"
            disabled={acting.busy}
            onClick={remove}
          >
            {words.remove}
          </button>
        ) : null}
      </form>
      {card?.since ? (
        <p class="faint" data-testid="webhook-since">
          {fill(words.webhookSince, { time: dayAndTime(card.since, locale.value) })}
        </p>
      ) : null}
      {card?.secret ? <Secret secret={card.secret} /> : null}
      <ProblemLine problem={acting.problem ?? fetched.problem} />
    </section>
  );
}

function Secret({ secret }: { secret: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(secret).then(() => setCopied(true));
  return (
    <div class="secret" role="status">
      <p class="fairness-name">{words.secret}</p>
      <code class="hash" data-testid="webhook-secret">
        {secret}
      </code>
      <p>{words.secretOnce}</p>
      {/* Only where the page came safely may it write to the clipboard. */}
      {window.isSecureContext ? (
        <button type="button" class="button tiny" onClick={copy}>
          {copied ? words.copied : words.copy}
        </button>
      ) : null}
    </div>
  );
}

/** A creator without a webhook is no failure. */
async function readWebhook(token: string, creatorId: string): Promise<{ card: WebhookCard | null }> {
  try {
    const card = await sales.webhook(token, creatorId);
    return { card: card?.url ? card : null };
  } catch (error) {
    const missing = error instanceof ProblemError && error.status === 404;
    if (!missing || error.problem.code === Code.signInRequired) throw error;
    return { card: null };
  }
}
