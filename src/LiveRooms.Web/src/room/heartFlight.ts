interface Heart {
  x: number;
  drift: number;
  sway: number;
  size: number;
  color: string;
  born: number;
  life: number;
}

const colors = ['#ff7a52', '#ff4d5e', '#ffb45c', '#ff8fa3', '#ffd9b8'];
const most = 90;
const shape = new Path2D('M0 8.3S-8.4 3.4-8.4-2.7A4.7 4.7 0 0 1 0-5.6 4.7 4.7 0 0 1 8.4-2.7C8.4 3.4 0 8.3 0 8.3Z');

/** Hearts rising on a canvas. Draws only while some are in the air; none fly when the viewer asked for less motion. */
export class HeartFlight {
  private hearts: Heart[] = [];
  private frame = 0;
  private readonly still = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(private readonly canvas: HTMLCanvasElement) {}

  launch(count: number, own: boolean): void {
    if (this.still.matches || document.visibilityState !== 'visible') return;
    const now = performance.now();
    for (let i = 0; i < count && this.hearts.length < most; i++)
      this.hearts.push({
        x: (Math.random() - 0.5) * 30,
        drift: (Math.random() - 0.65) * 110,
        sway: 8 + Math.random() * 16,
        size: (own ? 1.25 : 0.85) + Math.random() * 0.6,
        color: colors[Math.floor(Math.random() * colors.length)]!,
        born: now + (own ? 0 : Math.random() * 500),
        life: 2_200 + Math.random() * 1_200,
      });
    this.frame ||= requestAnimationFrame(this.draw);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.hearts = [];
  }

  private readonly draw = (now: number) => {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const ratio = Math.min(devicePixelRatio, 2);
    if (this.canvas.width !== Math.round(width * ratio)) this.canvas.width = Math.round(width * ratio);
    if (this.canvas.height !== Math.round(height * ratio)) this.canvas.height = Math.round(height * ratio);
    const pen = this.canvas.getContext('2d')!;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    this.hearts = this.hearts.filter((h) => now - h.born < h.life);
    for (const heart of this.hearts) this.drawOne(pen, heart, now, width, height);
    this.frame = this.hearts.length > 0 ? requestAnimationFrame(this.draw) : 0;
  };

  private drawOne(pen: CanvasRenderingContext2D, heart: Heart, now: number, width: number, height: number): void {
    const age = (now - heart.born) / heart.life;
    if (age < 0) return;
    const rise = 1 - (1 - age) ** 2;
    const x = width - 44 + heart.x + heart.drift * rise + Math.sin(age * 9 + heart.size * 7) * heart.sway * age;
    const y = height - 56 - rise * Math.min(height * 0.62, 460);
    const grow = Math.min(1, age * 9) * (1 + age * 0.35) * heart.size;
    pen.save();
    pen.globalAlpha = age < 0.6 ? 0.95 : Math.max(0, (1 - age) / 0.4);
    pen.translate(x, y);
    pen.rotate(Math.sin(age * 6 + heart.drift) * 0.3);
    pen.scale(grow, grow);
    pen.fillStyle = heart.color;
    pen.fill(shape);
    pen.restore();
  }
}
