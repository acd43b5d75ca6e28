import { useState } from 'preact/hooks';
import { num } from '../i18n';
import type { RoomStore } from '../room/store';
import type { ShareCard } from '../wire/sales';
import { sales } from '../wire/salesApi';
import type { DropCard } from '../wire/types';
import { ProblemLine } from '../ui/ProblemLine';
import { UnitsField } from './UnitsField';
import { useAction } from '../ui/useAction';
import { useFetched } from './useFetched';
import { useOperation } from '../ui/useOperation';
import { VariantChoice } from './VariantChoice';
import { words } from './words';
import type { Workshop } from './workshop';

interface Props {
  workshop: Workshop;
  store: RoomStore;
  drop: DropCard;
}

/** Slices of the stock that other shows of the same creator sell; what is left of one can be taken back. */
export function Shares({ workshop, store, drop }: Props) {
  const fetched = useFetched(`${drop.dropId} ${drop.version}`, (token) => sales.shares(token, drop.dropId));
  const sharing = useAction();
  const once = useOperation();
  const shows = workshop.shows.value;
  const others = shows.filter((s) => s.showId !== store.showId && s.status !== 'ended');
  const titles = new Map(shows.map((s) => [s.showId, s.title]));
  const shares = fetched.value ?? [];

  const give = (showId: string, delta: number, variantId: string | null) =>
    void once(`${drop.dropId} ${showId} ${variantId} ${delta}`, (id) =>
      sharing.run(async (token) =>
        fetched.take(await sales.share(token, drop.dropId, { showId, delta, variantId }, id)),
      ),
    );

  return (
    <>
      <p class="faint">{words.sharesHint}</p>
      {shares.length > 0 ? (
        <ul class="share-rows">
          {shares.map((share) => (
            <ShareRow
              key={`${share.showId} ${share.variantId}`}
              share={share}
              title={titles.get(share.showId) ?? share.showId}
              variant={drop.variants?.find((v) => v.variantId === share.variantId)?.title}
              busy={sharing.busy}
              takeBack={() => give(share.showId, -share.free, share.variantId ?? null)}
            />
          ))}
        </ul>
      ) : null}
      {drop.status === 'closed' ? null : <Giving drop={drop} others={others} busy={sharing.busy} give={give} />}
      <ProblemLine problem={sharing.problem ?? fetched.problem} />
    </>
  );
}

interface RowProps {
  share: ShareCard;
  title: string;
  variant: string | undefined;
  busy: boolean;
  takeBack: () => void;
}

function ShareRow({ share, title, variant, busy, takeBack }: RowProps) {
  return (
    <li
      class="share-row"
      data-testid="share-row"
      data-show-id={share.showId}
      data-stock={share.stock}
      data-free={share.free}
      data-sold={share.sold}
    >
      <span class="product-words">
        <strong>{variant ? `${title} · ${variant}` : title}</strong>
        <small>
          {words.stock} {num(share.stock)} · {words.free} {num(share.free)} · {words.held} {num(share.held)} ·{' '}
          {words.sold} {num(share.sold)}
        </small>
      </span>
      <button class="button tiny" data-testid="revoke-share" disabled={busy || share.free === 0} onClick={takeBack}>
        {words.takeBack}
      </button>
    </li>
  );
}

interface GivingProps {
  drop: DropCard;
  others: readonly { showId: string; title: string }[];
  busy: boolean;
  give: (showId: string, delta: number, variantId: string | null) => void;
}

function Giving({ drop, others, busy, give }: GivingProps) {
  const [chosen, setChosen] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const [units, setUnits] = useState(1);
  const showId = others.find((s) => s.showId === chosen)?.showId ?? others[0]?.showId;
  const variantId = drop.variants?.length ? (picked ?? drop.variants[0]!.variantId) : null;
  if (!showId) return <p class="faint">{words.noOtherShow}</p>;
  return (
    <>
      <label class="inline-field wide">
        {words.otherShow}
        <select data-testid="share-show" value={showId} onChange={(e) => setChosen(e.currentTarget.value)}>
          {others.map((s) => (
            <option key={s.showId} value={s.showId}>
              {s.title}
            </option>
          ))}
        </select>
      </label>
      {drop.variants ? <VariantChoice variants={drop.variants} chosen={variantId} onChoose={setPicked} /> : null}
      <div class="restock">
        <UnitsField name={words.units} testId="share-units" max={1_000_000} value={units} onChange={setUnits} />
        <button
          class="button small"
          data-testid="share-drop"
          disabled={busy}
          onClick={() => give(showId, units, variantId)}
        >
          {words.share}
        </button>
      </div>
    </>
  );
}
