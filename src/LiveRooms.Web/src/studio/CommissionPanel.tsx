import { locale, num } from '../i18n';
import { dayAndTime, money, percent } from '../ui/format';
import type { CommissionTotal } from '../wire/sales';
import { sales } from '../wire/salesApi';
import { Fold } from './Fold';
import { ProblemLine } from '../ui/ProblemLine';
import { useFetched } from './useFetched';
import { useRepeat } from './useRepeat';
import { words } from './words';
import type { Workshop } from './workshop';

const everyMs = 5_000;

/** What the creator has earned, in each currency and drop by drop. */
export function CommissionPanel({ workshop }: { workshop: Workshop }) {
  const { creatorId } = workshop;
  const { value: card, problem, busy, again } = useFetched(creatorId, (token) => sales.commission(token, creatorId));
  // The ledger follows a sale about a second later, and no card announces it.
  useRepeat(again, everyMs);
  return (
    <section class="panel" aria-label={words.commission} data-testid="commission">
      <h2>
        {words.commission}
        <button class="button small" data-testid="refresh-commission" disabled={busy} onClick={again}>
          {words.refresh}
        </button>
      </h2>
      <ProblemLine problem={problem} />
      {card && card.totals.length === 0 ? <p class="faint">{words.noCommission}</p> : null}
      {card?.totals.map((total) => (
        <Total key={total.currency} total={total} />
      ))}
      {card && card.drops.length > 0 ? (
        <>
          <h3 class="by-drop">{words.byDrop}</h3>
          {card.drops.map((drop) => (
            <Fold
              key={`${drop.dropId} ${drop.currency}`}
              testId="commission-drop"
              title={`${drop.dropId} · ${money(drop.commission - drop.reversed, drop.currency, locale.value)}`}
            >
              {() => <DropLines dropId={drop.dropId} />}
            </Fold>
          ))}
        </>
      ) : null}
    </section>
  );
}

function Total({ total }: { total: CommissionTotal }) {
  const amount = (minor: number) => money(minor, total.currency, locale.value);
  return (
    <dl
      class="sums"
      data-testid="commission-total"
      data-currency={total.currency}
      data-commission={total.commission}
      data-reversed={total.reversed}
    >
      <div class="sum main">
        <dt>{words.accrued}</dt>
        <dd>{amount(total.commission)}</dd>
      </div>
      <div class="sum">
        <dt>{words.reversed}</dt>
        <dd>{amount(total.reversed)}</dd>
      </div>
      <div class="sum">
        <dt>{words.gross}</dt>
        <dd>{amount(total.gross)}</dd>
      </div>
      <div class="sum">
        <dt>{words.orders}</dt>
        <dd>{num(total.orders)}</dd>
      </div>
    </dl>
  );
}

function DropLines({ dropId }: { dropId: string }) {
  const { value: page, problem } = useFetched(dropId, (token) => sales.commissionOf(token, dropId));
  return (
    <>
      <ProblemLine problem={problem} />
      <div class="table-frame tight" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{words.order}</th>
              <th class="num">{words.gross}</th>
              <th class="num">{words.rateShort}</th>
              <th class="num">{words.commission}</th>
            </tr>
          </thead>
          <tbody>
            {page?.items.map((line) => (
              <tr key={`${line.orderId} ${line.kind}`} data-testid="commission-line" data-kind={line.kind}>
                <td>
                  <strong>{line.orderId}</strong>
                  <small>
                    {line.kind === 'accrued' ? words.accrued : words.reversed} · {dayAndTime(line.at, locale.value)}
                  </small>
                </td>
                <td class="num">{money(line.gross, line.currency, locale.value)}</td>
                <td class="num">{percent(line.basisPoints, locale.value)}</td>
                <td class="num">{money(line.commission, line.currency, locale.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
