import { Component, type ComponentType, h } from 'preact';

/** Draws again only when a property changed. */
export function memo<P extends object>(Inner: ComponentType<P>): ComponentType<P> {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const names = new Set([...Object.keys(this.props), ...Object.keys(next)]);
      for (const name of names) if (this.props[name as keyof P] !== next[name as keyof P]) return true;
      return false;
    }

    override render() {
      return h(Inner, this.props as P);
    }
  };
}
