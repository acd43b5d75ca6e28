import { locale, num } from '../i18n';
import { money } from '../ui/format';
import { Icon } from '../ui/Icon';
import { saveFile } from '../ui/save';
import type { SettlementCard } from '../wire/sales';
import { sales } from '../wire/salesApi';
import type { DropCard } from '../wire/types';
import { ProblemLine } from '../ui/ProblemLine';
import { useAction } from '../ui/useAction';
import { useFetched } from './useFetched';
import { words } from './words';
import type { Workshop } from './workshop';

/** What a closed drop came to. Holds may still be bought after the closing, so it follows the card. */
export function Settlement({ workshop, drop }: { workshop: Workshop; drop: DropCard }) {
  const fetched = useFetched(`${drop.dropId} ${drop.version}`, (token) => sales.settlement(token, drop.dropId));
  const saving = useAction();
  const save = () =>
    void saving.run(async (token) => saveFile(`${drop.dropId}.csv`, await sales.ordersFile(token, drop.dropId)));
  const card = fetched.value;
  return (
    <>
      {card ? <Figures card={card} /> : null}
      {card?.variants ? <VariantLines card={card} /> : null}
      {card && card.shows.length > 1 ? <ShowLines card={card} workshop={workshop} /> : null}
      <ProblemLine problem={saving.problem ?? fetched.problem} />
      <button class="button small" data-testid="orders-csv" disabled={saving.busy} onClick={save}>
        <Icon name="download" size={16} />
        {words.csv}
      </button>
    </>
  );
}

function Figures({ card }: { card: SettlementCard }) {
  const amount = (minor: number) => money(minor, card.currency, locale.value);
  const figures: [string, string, string][] = [
    ['sold', words.sold, `${num(card.sold)} / ${num(card.stock)}`],
    ['unsold', words.unsold, num(card.unsold)],
    ['orders', words.orders, num(card.orders)],
    ['holds', words.holds, num(card.holds)],
    ['lapsed', words.lapsed, num(card.lapsed)],
    ['refunded', words.refundedUnits, num(card.refunded)],
    ['gross', words.gross, amount(card.gross)],
    ['refunds', words.refundsTotal, amount(card.refunds)],
    ['net', words.net, amount(card.net)],
    ['commission', words.commission, amount(card.commission)],
  ];
  return (
    <dl
      class="sums"
      data-testid="settlement"
      data-sold={card.sold}
      data-orders={card.orders}
      data-gross={card.gross}
      data-net={card.net}
      data-commission={card.commission}
    >
      {figures.map(([key, name, value]) => (
        <div key={key} class={key === 'net' ? 'sum main' : 'sum'}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function VariantLines({ card }: { card: SettlementCard }) {
  return (
    <Lines
      head={words.variant}
      rows={(card.variants ?? []).map((v) => ({
        key: v.variantId,
        name: v.title,
        sold: `${num(v.sold)} / ${num(v.stock)}`,
        gross: money(v.gross, card.currency, locale.value),
      }))}
    />
  );
}

function ShowLines({ card, workshop }: { card: SettlementCard; workshop: Workshop }) {
  const titles = new Map(workshop.shows.value.map((s) => [s.showId, s.title]));
  return (
    <Lines
      head={words.otherShow}
      rows={card.shows.map((s) => ({
        key: s.showId,
        name: titles.get(s.showId) ?? s.showId,
        sold: num(s.sold),
        gross: money(s.gross, card.currency, locale.value),
      }))}
    />
  );
}

function Lines({ head, rows }: { head: string; rows: { key: string; name: string; sold: string; gross: string }[] }) {
  return (
    <div class="table-frame tight" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{head}</th>
            <th class="num">{words.sold}</th>
            <th class="num">{words.gross}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>{row.name}</td>
              <td class="num">{row.sold}</td>
              <td class="num">{row.gross}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
