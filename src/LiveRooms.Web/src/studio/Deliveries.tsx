import { locale, num } from '../i18n';
import { fill } from '../i18n/template';
import { timeOfDay } from '../ui/format';
import { sales } from '../wire/salesApi';
import type { DeadLetter, DeliveriesCard } from '../wire/sales';
import type { DropCard } from '../wire/types';
import { ProblemLine } from '../ui/ProblemLine';
import { useAction } from '../ui/useAction';
import { useFetched } from './useFetched';
import { useOperation } from '../ui/useOperation';
import { words } from './words';

/** How the drop's facts reach the merchant; what was given up can be sent again or thrown away. */
export function Deliveries({ drop }: { drop: DropCard }) {
  const fetched = useFetched(`${drop.dropId} ${drop.version}`, (token) => sales.deliveries(token, drop.dropId));
  const acting = useAction();
  const once = useOperation();
  const card = fetched.value;
  const act = (letter: DeadLetter, what: 'resend' | 'discard') =>
    void once(`${letter.key} ${what}`, (id) =>
      acting.run(async (token) => fetched.take(await sales[what](token, drop.dropId, letter.key, id))),
    );
  return (
    <>
      {card ? <Numbers card={card} /> : null}
      {card && card.deadLetters.length > 0 ? (
        <>
          <h4>
            {words.deadLetters} <span class="count">{num(card.deadLetters.length)}</span>
          </h4>
          <ul class="share-rows">
            {card.deadLetters.map((letter) => (
              <Letter key={letter.key} letter={letter} busy={acting.busy} act={(what) => act(letter, what)} />
            ))}
          </ul>
        </>
      ) : null}
      <ProblemLine problem={acting.problem ?? fetched.problem} />
      <button class="button small" data-testid="refresh-deliveries" disabled={fetched.busy} onClick={fetched.again}>
        {words.refresh}
      </button>
    </>
  );
}

function Numbers({ card }: { card: DeliveriesCard }) {
  return (
    <div data-testid="deliveries" data-delivered={card.delivered} data-pending={card.pending}>
      {card.url ? <code class="hash">{card.url}</code> : <p class="faint">{words.noWebhook}</p>}
      <p class="stock-words">
        <span class="dot sold">
          {words.delivered}: {num(card.delivered)}
        </span>
        <span class="dot held">
          {words.pending}: {num(card.pending)}
        </span>
        {card.nextAttemptAt ? (
          <span>{fill(words.nextAttempt, { time: timeOfDay(card.nextAttemptAt, locale.value) })}</span>
        ) : null}
      </p>
      {card.lastError ? <p class="field-error">{card.lastError}</p> : null}
    </div>
  );
}

function Letter({
  letter,
  busy,
  act,
}: {
  letter: DeadLetter;
  busy: boolean;
  act: (what: 'resend' | 'discard') => void;
}) {
  return (
    <li class="share-row" data-testid="dead-letter" data-key={letter.key}>
      <span class="product-words">
        <strong>{letter.type}</strong>
        <small>
          {words.attempts}: {num(letter.attempts)} · {timeOfDay(letter.at, locale.value)}
          {letter.lastError ? ` · ${letter.lastError}` : ''}
        </small>
      </span>
      <button class="button tiny" data-testid="resend-letter" disabled={busy} onClick={() => act('resend')}>
        {words.resend}
      </button>
      <button class="button tiny" data-testid="discard-letter" disabled={busy} onClick={() => act('discard')}>
        {words.discard}
      </button>
    </li>
  );
}
