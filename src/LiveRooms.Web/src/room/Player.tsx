import hlsWorker from 'hls.js/dist/hls.worker.js?url';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import { Icon } from '../ui/Icon';

const hlsType = 'application/vnd.apple.mpegurl';

/** Plays an HLS stream: through hls.js (loaded when first needed), or by the browser itself where it can. */
export function Player({ src, title }: { src: string; title: string }) {
  const video = useRef<HTMLVideoElement>(null);
  const [playing, setPlaying] = useState(false);
  const [shown, setShown] = useState(false);
  const [muted, setMuted] = useState(true);
  const [volume, setVolume] = useState(0.8);
  const [failed, setFailed] = useState(false);
  const [whole, setWhole] = useState(false);

  useEffect(() => attach(video.current!, src, setFailed), [src]);
  useEffect(() => {
    const element = video.current!;
    element.muted = muted;
    element.volume = volume;
  }, [muted, volume]);

  useEffect(() => {
    const element = video.current!;
    const fit = () => setWhole(cropped(element) > mostCropped);
    const watch = new ResizeObserver(fit);
    watch.observe(element);
    element.addEventListener('resize', fit);
    return () => {
      watch.disconnect();
      element.removeEventListener('resize', fit);
    };
  }, []);

  const toggle = () => (playing ? video.current?.pause() : void video.current?.play().catch(() => setPlaying(false)));

  return (
    <div class="player">
      <video
        ref={video}
        class={`${shown ? 'shown' : ''}${whole ? ' whole' : ''}`}
        muted
        playsInline
        aria-label={t('videoOf', { title })}
        onPlay={() => setPlaying(true)}
        onPlaying={() => {
          setShown(true);
          setFailed(false);
        }}
        onPause={() => setPlaying(false)}
      />
      {failed && !shown ? <p class="player-note">{t('videoFailed')}</p> : null}
      <div class="player-controls">
        <button class="round" aria-label={playing ? t('pause') : t('play')} onClick={toggle}>
          <Icon name={playing ? 'pause' : 'play'} />
        </button>
        <button class="round" aria-label={muted ? t('unmute') : t('mute')} onClick={() => setMuted(!muted)}>
          <Icon name={muted ? 'silent' : 'sound'} />
        </button>
        <input
          class="volume"
          type="range"
          min="0"
          max="1"
          step="0.05"
          aria-label={t('volume')}
          value={muted ? 0 : volume}
          onInput={(e) => {
            setVolume(e.currentTarget.valueAsNumber);
            setMuted(e.currentTarget.valueAsNumber === 0);
          }}
        />
        <button
          class="round full"
          aria-label={t('fullscreen')}
          onClick={(e) => void toggleFullscreen(e.currentTarget.closest('.stage'))}
        >
          <Icon name="full" />
        </button>
      </div>
    </div>
  );
}

/** A picture fills the stage unless more than this share of it would be cut away; then it is shown whole. */
const mostCropped = 0.3;

function cropped(video: HTMLVideoElement): number {
  const picture = video.videoWidth / video.videoHeight;
  const stage = video.clientWidth / video.clientHeight;
  return 1 - Math.min(picture / stage, stage / picture);
}

async function toggleFullscreen(stage: Element | null): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await stage?.requestFullscreen?.();
  } catch {
    // The browser does not allow it here; the stage stays as it is.
  }
}

function attach(video: HTMLVideoElement, src: string, onFailed: (failed: boolean) => void): () => void {
  let gone = false;
  let destroy = () => {};
  const play = () => void video.play().catch(() => {});
  void (async () => {
    const { default: Hls } = await import('hls.js');
    if (gone) return;
    if (!Hls.isSupported()) {
      if (!video.canPlayType(hlsType)) return onFailed(true);
      video.src = src;
      video.onerror = () => onFailed(true);
      return play();
    }
    // The worker is a file of its own: one made from a blob would need a hole in the content security policy.
    const hls = new Hls({ workerPath: hlsWorker, liveSyncDurationCount: 3, backBufferLength: 30 });
    let retry: ReturnType<typeof setTimeout> | undefined;
    hls.on(Hls.Events.MANIFEST_PARSED, play);
    hls.on(Hls.Events.ERROR, (_, error) => {
      if (!error.fatal) return;
      onFailed(true);
      if (error.type === Hls.ErrorTypes.MEDIA_ERROR) return hls.recoverMediaError();
      // A live stream may begin or come back later.
      clearTimeout(retry);
      retry = setTimeout(() => hls.loadSource(src), 5_000 + Math.random() * 5_000);
    });
    hls.attachMedia(video);
    hls.loadSource(src);
    destroy = () => {
      clearTimeout(retry);
      hls.destroy();
    };
  })().catch(() => onFailed(true));
  return () => {
    gone = true;
    destroy();
    video.removeAttribute('src');
  };
}
