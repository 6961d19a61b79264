/** As much of the browser's place as is used. */
export interface InvitationPlace {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState'>;
}

/**
 * The six digits of an invitation in the page's own address, `#/join/123456`. They are taken out of it at once: whoever looks at the
 * address bar or the browser's history later finds no code.
 */
export function takeInvitation({ location, history }: InvitationPlace): string | undefined {
  const [, code] = /^#\/join\/(\d{6})$/.exec(location.hash) ?? [];
  if (location.hash !== '') history.replaceState(null, '', `${location.pathname}${location.search}`);
  return code;
}
