/** Where one drawn item lies in its list, in CSS pixels from the list's top. */
export interface DrawnItem {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Cuts a list into pages of whole rows.
 * @param items in the order in which they are drawn; items of one row share their top
 * @param room what one page has without a pager, in the same pixels
 * @param pagerRoom what the pager takes once there is more than one page
 * @returns the index of each page's first item; one page if all fits
 */
export function fitPages(items: readonly DrawnItem[], room: number, pagerRoom: number): number[] {
  const last = items[items.length - 1];
  if (!last || Math.max(...items.map((item) => item.bottom)) - (items[0]?.top ?? 0) <= room + 0.5) return [0];
  const starts: number[] = [];
  let pageTop = 0;
  let index = 0;
  while (index < items.length) {
    const rowTop = items[index]?.top ?? 0;
    let end = index;
    let rowBottom = rowTop;
    while (end < items.length && Math.abs((items[end]?.top ?? 0) - rowTop) < 1) {
      rowBottom = Math.max(rowBottom, items[end]?.bottom ?? 0);
      end++;
    }
    // A row that is taller than a page still gets one: a cut row is better than none.
    if (starts.length === 0 || rowBottom - pageTop > room - pagerRoom + 0.5) {
      starts.push(index);
      pageTop = rowTop;
    }
    index = end;
  }
  return starts;
}
