import { dropProblems, drops, type DropStrings } from './drops/en';
import type { Plural } from './template';

/** English, and the shape of every other language. */
export interface Strings extends DropStrings {
  tagline: string;
  lobby: string;
  studio: string;
  language: string;
  allLanguages: string;
  market: string;
  allMarkets: string;
  lobbyTitle: string;
  lobbyLead: string;
  liveNow: string;
  comingUp: string;
  earlier: string;
  noShows: string;
  noShowsHint: string;
  showAll: string;
  lobbyFailed: string;
  tryAgain: string;
  more: string;
  live: string;
  scheduled: string;
  ended: string;
  startsSoon: string;
  startsIn: string;
  watching: Plural;
  hostedBy: string;
  backToLobby: string;
  connecting: string;
  reconnecting: string;
  roomUnknown: string;
  roomClosed: string;
  showEnded: string;
  showEndedHint: string;
  showSoon: string;
  videoOf: string;
  videoFailed: string;
  play: string;
  pause: string;
  mute: string;
  unmute: string;
  volume: string;
  fullscreen: string;
  onShow: string;
  sendHeart: string;
  hearts: string;
  chat: string;
  chatEmpty: string;
  chatPlaceholder: string;
  chatMutedUntil: string;
  send: string;
  yourName: string;
  namePlaceholder: string;
  chattingAs: string;
  nameKept: string;
  host: string;
  team: string;
  newMessages: Plural;
  skippedLines: Plural;
  drops: string;
  dropSoon: string;
  dropOpensIn: string;
  dropOpen: string;
  dropSoldOut: string;
  dropPaused: string;
  dropClosed: string;
  dropClosesIn: string;
  leftOf: string;
  heldCount: string;
  soldCount: string;
  waitingCount: string;
  limitEach: string;
  quantity: string;
  fewer: string;
  moreUnits: string;
  reserve: string;
  joinWaitlist: string;
  allHeld: string;
  heldFor: string;
  heldOver: string;
  confirm: string;
  letGo: string;
  leaveLine: string;
  place: string;
  placeUnknown: string;
  placeHint: string;
  chanceSlim: string;
  chanceNone: string;
  bought: string;
  order: string;
  holdExpired: string;
  holdCancelled: string;
  orderRefunded: string;
  youLetGo: string;
  working: string;
  toastPromoted: string;
  toastExpired: string;
  toastWaitlistClosed: string;
  toastCancelled: string;
  toastRefunded: string;
  toastMuted: string;
  toastUnmuted: string;
  toastDropOpened: string;
  toastDropRestocked: string;
  toastDropPaused: string;
  toastDropRepriced: string;
  toastShowLive: string;
  dismiss: string;
  notFound: string;
  /** By Problem.code; 1 means that no answer came. */
  problems: Readonly<Record<number, string>>;
}

export const en: Strings = {
  ...drops,
  tagline: 'Live shows, limited drops, good company',
  lobby: 'Lobby',
  studio: 'Studio',
  language: 'Language',
  allLanguages: 'All languages',
  market: 'Market',
  allMarkets: 'All markets',
  lobbyTitle: 'Step into a live room',
  lobbyLead: 'Hosts show what they love, you chat along, and the drops go to whoever is quick.',
  liveNow: 'Live now',
  comingUp: 'Coming up',
  earlier: 'Earlier',
  noShows: 'No shows here right now',
  noShowsHint: 'Try another language or market.',
  showAll: 'Show everything',
  lobbyFailed: 'The lobby cannot be reached. It will be tried again by itself.',
  tryAgain: 'Try again',
  more: 'Show more',
  live: 'Live',
  scheduled: 'Scheduled',
  ended: 'Ended',
  startsSoon: 'Starts soon',
  startsIn: 'Starts in {time}',
  watching: { one: '{n} watching', other: '{n} watching' },
  hostedBy: 'with {name}',
  backToLobby: 'Back to the lobby',
  connecting: 'Entering the room…',
  reconnecting: 'Reconnecting…',
  roomUnknown: 'There is no such room',
  roomClosed: 'This room cannot be entered',
  showEnded: 'This show has ended',
  showEndedHint: 'Thank you for being here. The chat stays readable.',
  showSoon: 'The show has not begun yet',
  videoOf: 'Video of {title}',
  videoFailed: 'The video does not load right now; the room goes on.',
  play: 'Play',
  pause: 'Pause',
  mute: 'Mute the sound',
  unmute: 'Turn the sound on',
  volume: 'Volume',
  fullscreen: 'Full screen',
  onShow: 'On show now',
  sendHeart: 'Send a heart',
  hearts: 'Hearts',
  chat: 'Chat',
  chatEmpty: 'Nobody has said anything yet. Say hello!',
  chatPlaceholder: 'Say something…',
  chatMutedUntil: 'You are muted until {time}.',
  send: 'Send',
  yourName: 'Your name',
  namePlaceholder: 'Your name in chat',
  chattingAs: 'You chat as {name}',
  nameKept: 'Your name stays as it is while you hold or wait for something.',
  host: 'Host',
  team: 'Team',
  newMessages: { one: '{n} new message', other: '{n} new messages' },
  skippedLines: { one: '{n} line passed by', other: '{n} lines passed by' },
  drops: 'Drops',
  dropSoon: 'Opens soon',
  dropOpensIn: 'Opens in {time}',
  dropOpen: 'Open',
  dropSoldOut: 'Sold out',
  dropPaused: 'Paused',
  dropClosed: 'Closed',
  dropClosesIn: 'Closes in {time}',
  leftOf: '{free} of {stock} left',
  heldCount: '{n} on hold',
  soldCount: '{n} sold',
  waitingCount: '{n} waiting',
  limitEach: 'up to {n} each',
  quantity: 'Quantity',
  fewer: 'One fewer',
  moreUnits: 'One more',
  reserve: 'Reserve',
  joinWaitlist: 'Join the waitlist',
  allHeld: 'All on hold. The line moves when someone lets go.',
  heldFor: 'Yours for',
  heldOver: 'Time is up…',
  confirm: 'Confirm',
  letGo: 'Let go',
  leaveLine: 'Leave the line',
  place: 'You are number {n} in line',
  placeUnknown: 'You are in line',
  placeHint: 'Stay in the room: if units come back, you are told at once.',
  chanceSlim: 'Your chance is slim: most holds are being bought.',
  chanceNone: 'There is hardly any hope: almost nothing is left to come back.',
  bought: 'It is yours!',
  order: 'Order {id}',
  holdExpired: 'Your hold ran out',
  holdCancelled: 'The host cancelled your reservation',
  orderRefunded: 'Order {id} was refunded',
  youLetGo: 'You let it go',
  working: 'One moment…',
  toastPromoted: 'Promoted! You have {n} seconds to confirm {title}.',
  toastExpired: 'Your hold on {title} ran out.',
  toastWaitlistClosed: '{title} closed before your turn came.',
  toastCancelled: 'The host cancelled your reservation of {title}.',
  toastRefunded: 'Your order of {title} was refunded.',
  toastMuted: 'The host muted you until {time}.',
  toastUnmuted: 'You may chat again.',
  toastDropOpened: '{title} is open!',
  toastDropRestocked: '{title} is back in stock!',
  toastDropPaused: '{title} is paused for a moment.',
  toastDropRepriced: '{title} has a new price!',
  toastShowLive: 'The show is live!',
  dismiss: 'Dismiss',
  notFound: 'There is nothing at this address',
  problems: {
    ...dropProblems,
    1: 'The server does not answer right now.',
    1001: 'That was not understood.',
    1002: 'Please sign in again.',
    1003: 'Your role does not allow this.',
    1004: 'You are not in the room yet.',
    1005: 'This request was already used for something else.',
    1006: 'Not so fast, please.',
    1007: 'It is very busy right now. Please try again.',
    1008: 'The store does not answer. Please try again.',
    1009: 'Something went wrong on our side.',
    2001: 'There is no such show.',
    2002: 'The show has ended.',
    2003: 'The show is not live.',
    2015: 'A name is 1 to 40 characters.',
    2016: 'Only operators mark a show headline here.',
    3001: 'Write something first.',
    3002: 'That is too long: at most 300 characters.',
    3003: 'That text holds characters that cannot be shown.',
    3004: 'You write too fast. Wait a moment.',
    3005: 'You are muted in this show.',
    4001: 'There is no such drop.',
    4002: 'The drop is not open yet.',
    4003: 'The drop is closed.',
    4004: 'That quantity is not possible here.',
    4005: 'That would be more than one viewer may have.',
    4006: 'Sold out, and the waitlist is full.',
    4007: 'There is no such reservation.',
    4008: 'That reservation is someone else’s.',
    4009: 'Too late: your hold ran out.',
    4010: 'That is no longer possible for this reservation.',
    4014: 'You reserved and let go too often in this drop.',
    4017: 'The drop is paused. Try again in a moment.',
  },
};
