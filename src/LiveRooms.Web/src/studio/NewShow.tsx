import { useRef, useState } from 'preact/hooks';
import { language } from '../i18n';
import { languages } from '../i18n/languages';
import { navigate } from '../ui/router';
import { api } from '../wire/api';
import { Code } from '../wire/problem';
import { fieldTime } from './fields';
import { newId } from './ids';
import { ProblemLine } from '../ui/ProblemLine';
import { Switch } from '../ui/Switch';
import { useAction } from '../ui/useAction';
import { words } from './words';
import type { Workshop } from './workshop';

export function NewShow({ workshop }: { workshop: Workshop }) {
  const action = useAction();
  const [title, setTitle] = useState('');
  const [spoken, setSpoken] = useState<string>(language.value);
  const [market, setMarket] = useState('eu');
  const [playback, setPlayback] = useState('');
  const [start, setStart] = useState('');
  const [headline, setHeadline] = useState(false);
  // One id for one intention: a second press after a lost answer makes no second show.
  const id = useRef<string | null>(null);

  const submit = async (event: Event) => {
    event.preventDefault();
    id.current ??= newId(title, 'show');
    const showId = id.current;
    const done = await action.run(
      async (token) =>
        workshop.note(
          await api.createShow(token, {
            showId,
            title: title.trim(),
            language: spoken,
            market: market.trim(),
            playbackUrl: playback.trim() || null,
            scheduledAt: fieldTime(start),
            headline,
          }),
        ),
      // Taken: the first try came through, or the form has changed since. The next press makes another.
      (problem) => {
        if (problem.code === Code.showExists) id.current = null;
      },
    );
    if (!done) return;
    id.current = null;
    setTitle('');
    setPlayback('');
    setStart('');
    setHeadline(false);
    navigate(`/studio/${encodeURIComponent(showId)}`);
  };

  return (
    <form class="panel" onSubmit={(e) => void submit(e)}>
      <h2>{words.newShow}</h2>
      <label class="field">
        <span>{words.title}</span>
        <input
          data-testid="new-show-title"
          value={title}
          required
          maxLength={120}
          placeholder={words.titleHint}
          onInput={(e) => setTitle(e.currentTarget.value)}
        />
      </label>
      <div class="field-row">
        <label class="field">
          <span>{words.language}</span>
          <select data-testid="new-show-language" value={spoken} onChange={(e) => setSpoken(e.currentTarget.value)}>
            {languages.map((l) => (
              <option key={l.code} value={l.code}>
                {l.name}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{words.market}</span>
          <input
            data-testid="new-show-market"
            value={market}
            required
            maxLength={64}
            pattern="[A-Za-z0-9._\-]+"
            onInput={(e) => setMarket(e.currentTarget.value)}
          />
        </label>
      </div>
      <label class="field">
        <span>{words.playback}</span>
        <input
          data-testid="new-show-playback"
          type="url"
          value={playback}
          maxLength={2048}
          placeholder="https://…/live.m3u8"
          onInput={(e) => setPlayback(e.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span>{words.schedule}</span>
        <input
          data-testid="new-show-start"
          type="datetime-local"
          value={start}
          onInput={(e) => setStart(e.currentTarget.value)}
        />
      </label>
      <Switch name={words.headline} testId="new-show-headline" checked={headline} onChange={setHeadline} />
      <ProblemLine problem={action.problem} />
      <button class="button primary wide" data-testid="create-show" disabled={action.busy}>
        {words.createShow}
      </button>
    </form>
  );
}
