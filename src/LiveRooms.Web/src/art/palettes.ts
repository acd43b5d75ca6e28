/** Ground, then four inks; picked by hand so that every pair of inks sits well on the ground. */
export const palettes: readonly (readonly [string, string, string, string, string])[] = [
  ['#2b1220', '#ff7a52', '#c2325f', '#ffb45c', '#ffe3c9'],
  ['#10232b', '#f4a259', '#2f7f86', '#f25f5c', '#f7ead0'],
  ['#1d1733', '#ff6b8b', '#7c5cff', '#ffc15e', '#f4e8ff'],
  ['#14261c', '#f2c14e', '#3f8f5f', '#f78154', '#eef3dc'],
  ['#2d1a12', '#e8a15b', '#a8442f', '#f2d0a4', '#6f3a2a'],
  ['#11203a', '#ff8c61', '#3f6fd8', '#ffd166', '#e9f0ff'],
  ['#2a0f14', '#ff4d5e', '#8f1d3d', '#ff9a76', '#ffe0d6'],
  ['#1b2420', '#d9f08b', '#5fa777', '#ff9f6e', '#f7f3e3'],
  ['#23152e', '#f2a7c3', '#b04a9b', '#ffcf7d', '#fbe9f3'],
  ['#102226', '#6fd3c7', '#1f6f78', '#e8735a', '#f6efdf'],
];
