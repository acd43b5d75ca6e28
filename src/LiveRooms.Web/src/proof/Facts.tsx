import { locale, num } from '../i18n';
import { pageWords as words } from '../i18n/pageWords';
import { fill } from '../i18n/template';
import { dayAndTime } from '../ui/format';
import type { DrawCard, ProofCard } from '../verify';

/** What was published about the draw, and whose entry the proof is of. */
export function Facts({ draw, proof }: { draw: DrawCard; proof: ProofCard | null }) {
  const rows: [string, string][] = [[words.factDrop, draw.dropId]];
  if (Number.isFinite(draw.drawnAt)) rows.push([words.factDrawn, dayAndTime(draw.drawnAt, locale.value)]);
  if (proof) rows.push([words.factViewer, proof.entry.viewerId]);
  const hashes: [string, string][] = [
    [words.factSeed, draw.seed],
    [words.factCommitment, draw.commitment],
    [words.factRoot, draw.root],
    [words.factRankRoot, draw.rankRoot],
  ];
  return (
    <dl class="facts">
      <div>
        <dt>{proof ? words.factRank : words.factEntries}</dt>
        <dd class="fact-main" data-testid="fact-rank" data-rank={proof?.rank}>
          {proof ? fill(words.factOf, { n: num(proof.rank), all: num(draw.entries) }) : num(draw.entries)}
        </dd>
      </div>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {hashes.map(([name, value]) => (
        <div key={name} class="fact-wide">
          <dt>{name}</dt>
          <dd>
            <code class="hash">{value}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}
