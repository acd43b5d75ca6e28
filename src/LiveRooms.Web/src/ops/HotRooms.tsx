import { locale, num } from '../i18n';
import { fill } from '../i18n/template';
import { compact } from '../ui/format';
import { Link } from '../ui/router';
import type { ClusterRoom } from '../wire/ops';
import { words } from './words';

/** The hottest rooms over all edges, as they go right now. */
export function HotRooms({ rooms }: { rooms: readonly ClusterRoom[] }) {
  return (
    <section class="panel" aria-label={words.hotRooms}>
      <h2>
        {words.hotRooms}
        <span class="count">{rooms.length}</span>
      </h2>
      {rooms.length === 0 ? (
        <p class="faint">{words.noRooms}</p>
      ) : (
        <div class="table-frame hot-rooms">
          <table>
            <thead>
              <tr>
                <th>{words.show}</th>
                <th>{words.heat}</th>
                <th class="num">{words.viewers}</th>
                <th class="num">{words.tick}</th>
                <th class="num">{words.lines}</th>
                <th class="num">{words.deliveries}</th>
                <th class="num">{words.skipped}</th>
              </tr>
            </thead>
            <tbody>
              {rooms.map((room) => (
                <Row key={room.room.showId} {...room} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ edges, room }: ClusterRoom) {
  return (
    <tr data-testid="hot-room" data-show-id={room.showId} data-viewers={room.viewers} data-heat={room.heat}>
      <td>
        <Link class="textlink" href={`/shows/${encodeURIComponent(room.showId)}`}>
          {room.showId}
        </Link>
        <small>{fill(words.onEdges, { n: num(edges) })}</small>
      </td>
      <td>
        <span class={`badge heat-${room.heat}`}>{words[`heat_${room.heat}`]}</span>
      </td>
      <td class="num">
        {num(room.viewers)}
        <small>{fill(words.ofAudience, { n: num(room.audience) })}</small>
      </td>
      <td class="num">
        {num(room.tickMs)} ms
        <small>{words[`why_${room.why}`]}</small>
      </td>
      <td class="num">
        {rate(room.linesPerSecond)}
        {room.leftOutPerSecond > 0 ? <small>{fill(words.leftOut, { n: rate(room.leftOutPerSecond) })}</small> : null}
      </td>
      <td class="num">{rate(room.deliveriesPerSecond)}</td>
      <td class="num">{rate(room.skippedPerSecond)}</td>
    </tr>
  );
}

const rate = (perSecond: number) => `${compact(perSecond, locale.value)}/s`;
