import { LitElement, html, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LonLat } from '../../base/geo.js';
import { pickName } from '../../base/language.js';
import type { CenterSummary, CityMap } from '../../contract/city.js';
import { currentLanguage } from '../language/message-group.js';
import { messages } from '../language/messages.js';
import { uiMessages } from '../strings/compiled/index.js';
import { drawCity, type CityDrawing } from './city-drawing.js';
import { cityMapStyles } from './city-map.styles.js';
import { frameAround, frameCity, includePoint, isSeen, place, type Frame, type Size } from './frame.js';
import { drawLight, type LightShape } from './lights.js';
import { placeLineSigns } from './line-signs.js';
import type { Point } from './projection.js';

/**
 * Our own drawing of the city: sea, land, districts, metro lines, and every center as a light that is brighter the more
 * of its seats are free. It is a picture: everything on it stands in words in the lists and facts beside it.
 */
@customElement('city-map')
export class CityMapElement extends LitElement {
  @property({ attribute: false }) map: CityMap | undefined;
  @property({ attribute: false }) centers: readonly CenterSummary[] = [];
  /** Share of free seats, 0 to 1, by center id. A center without one is drawn as not known. */
  @property({ attribute: false }) levels: ReadonlyMap<string, number> = new Map();
  /** Where the person is: a center's id, or a position. */
  @property({ attribute: false }) here: string | LonLat | undefined;
  /** What stands beside "here", in the person's language; without it the place has a ringed dot only. */
  @property({ attribute: false }) hereLabel = '';
  /** The id of the center that is looked at; it is ringed and named. */
  @property({ attribute: false }) selected: string | undefined;
  /** What the picture spans: the whole city, or what lies around "here" (the default when there is one). */
  @property({ attribute: 'focus-on' }) focusOn: 'city' | 'here' = 'here';
  /** How far a picture around "here" reaches, in kilometres between its width and its height. */
  @property({ type: Number }) span = 22;
  /** Lets the lower edge run out into the page's ground. */
  @property({ type: Boolean }) fade = false;
  @state() private size: Size = { width: 0, height: 0 };
  @query('.here') private hereMark!: HTMLElement | null;
  @query('.looked') private lookedMark!: HTMLElement | null;
  #frame: Frame | undefined;
  #herePosition: LonLat | undefined;
  readonly #t = messages(this, uiMessages);
  readonly #observer = new ResizeObserver(() => this.#measure());

  static override styles = cityMapStyles;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
    this.#measure();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this;
    if (width !== this.size.width || height !== this.size.height) this.size = { width, height };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.map || this.size.width === 0) return;
    const { project } = drawCity(this.map);
    this.#herePosition = typeof this.here === 'string' ? (this.#find(this.here)?.position ?? this.#herePosition) : this.here;
    const here = this.#herePosition && project(this.#herePosition);
    const looked = this.#find(this.selected);
    // The picture stays still while what matters is well inside of it.
    const anew = ['map', 'size', 'focusOn', 'span'].some((name) => changed.has(name)) || (changed.has('here') && (!here || !this.#frame || !isSeen(here, this.#frame, this.size)));
    if (anew || !this.#frame) this.#frame = here && this.focusOn === 'here' ? frameAround(here, this.span, this.size) : frameCity(this.centers.map(({ position }) => project(position)), this.size);
    if (looked) this.#frame = includePoint(this.#frame, project(looked.position), this.size);
  }

  #find(id: string | undefined): CenterSummary | undefined {
    return id === undefined ? undefined : this.centers.find((center) => center.id === id);
  }

  /** Pixels that one step of the drawing takes: a larger picture has stronger lines and lights. */
  get #unit(): number {
    return Math.max(0.9, Math.min(2.6, Math.sqrt(this.size.width * this.size.height) / 620));
  }

  override render() {
    const frame = this.#frame;
    if (!this.map || !frame || this.size.width === 0) return nothing;
    const drawing = drawCity(this.map);
    const { width, height } = this.size;
    const view = `0 0 ${width} ${height}`;
    const at = (position: LonLat): Point => place(drawing.project(position), frame, this.size);
    const lights = this.centers.map((center) => drawLight(at(center.position), this.levels.get(center.id), this.#unit));
    const seen = lights.filter(({ x, y, halo }) => x > -halo && x < width + halo && y > -halo && y < height + halo);
    const looked = this.#find(this.selected);
    return html`
      <div class="picture" data-plan role="img" aria-label=${this.#t().cityMap({ count: this.centers.length })}>
        <svg viewBox=${view} aria-hidden="true">${this.#drawGround(drawing, frame)}</svg>
        <svg class="glow" viewBox=${view} aria-hidden="true">${this.#drawHalos(seen.filter((_, index) => index % 2 === 0))}</svg>
        <svg class="glow later" viewBox=${view} aria-hidden="true">${this.#drawHalos(seen.filter((_, index) => index % 2 === 1))}</svg>
        <svg viewBox=${view} aria-hidden="true">
          ${seen.map(({ x, y, core, level }) => level === undefined
            ? svg`<circle class="unknown" cx=${x} cy=${y} r=${core} stroke-width=${this.#unit}></circle>`
            : svg`<circle class="light" cx=${x} cy=${y} r=${core} opacity=${0.45 + 0.55 * level}></circle>`)}
          ${looked ? this.#drawRing(at(looked.position)) : nothing}
          ${this.#drawSigns(drawing, frame, seen)}
        </svg>
        ${this.fade ? html`<div class="fade"></div>` : nothing}
        ${looked ? html`<div class="mark looked"><span class="pill quiet">${pickName(looked.name, currentLanguage.get())}</span></div>` : nothing}
        ${this.#herePosition ? this.#drawHere() : nothing}
      </div>`;
  }

  #drawGround(drawing: CityDrawing, { middle, scale }: Frame): SVGTemplateResult {
    const unit = this.#unit;
    const { width, height } = this.size;
    const line = 2.2 * unit;
    return svg`<g transform="translate(${width / 2} ${height / 2}) scale(${scale}) translate(${-middle[0]} ${-middle[1]})">
      <path class="land" d=${drawing.land}></path>
      <path class="outside" d=${drawing.outside}></path>
      <path class="borders" d=${drawing.borders} stroke-width=${0.7 * unit}></path>
      <path class="shore" d=${drawing.shore} stroke-width=${1.1 * unit}></path>
      ${drawing.lines.map(({ color, mode, path }) => svg`<path class="line" d=${path} stroke=${color} stroke-width=${mode === 'rail' ? line * 0.8 : line}></path>`)}
      <path class="stops" d=${drawing.stops} stroke-width=${line * 1.3}></path>
      <path class="interchanges rim" d=${drawing.interchanges} stroke-width=${line * 2.5}></path>
      <path class="interchanges" d=${drawing.interchanges} stroke-width=${line * 1.5}></path>
    </g>`;
  }

  #drawHalos(lights: readonly LightShape[]): SVGTemplateResult[] {
    return lights.map(({ x, y, halo, strength }) => svg`<circle class="halo" cx=${x} cy=${y} r=${halo} opacity=${strength}></circle>`);
  }

  /** Lines are told apart by their numbers, never by colour alone. */
  #drawSigns({ lines, project }: CityDrawing, frame: Frame, lights: readonly LightShape[]): SVGTemplateResult[] {
    const unit = this.#unit;
    const put = (point: Point): Point => place(point, frame, this.size);
    const looked = this.#find(this.selected);
    const named = looked && put(project(looked.position));
    const under: Point[] = named ? [named, [named[0], named[1] - 34 * unit]] : [];
    const avoid = [...lights.map(({ x, y }): Point => [x, y]), ...(this.#herePosition ? [put(project(this.#herePosition))] : []), ...under];
    const signs = placeLineSigns(lines.map(({ id, stations }) => ({ id, stations: stations.map(put) })), this.size, avoid, 12 * unit);
    return signs.flatMap(({ id, at: [x, y] }) => {
      const line = lines.find((one) => one.id === id);
      if (!line) return [];
      const half = (6 + 4 * line.sign.length) * unit;
      return [svg`<g transform="translate(${x} ${y})"><rect class="sign" x=${-half} y=${-10 * unit} width=${2 * half} height=${20 * unit} rx=${10 * unit} stroke=${line.color} stroke-width=${1.8 * unit}></rect>
        <text font-size=${13.5 * unit}>${line.sign}</text></g>`];
    });
  }

  #drawRing([x, y]: Point): SVGTemplateResult {
    return svg`<circle class="selected" cx=${x} cy=${y} r=${10 * this.#unit} stroke-width=${2.4 * this.#unit}></circle>`;
  }

  #drawHere(): TemplateResult {
    return html`<div class="mark here"><div class="pulse"></div><div class="dot"></div>${this.hereLabel === '' ? nothing : html`<span class="pill">${this.hereLabel}</span>`}</div>`;
  }

  /** Marks are HTML, so that their type follows the screen's sizes; they are put in place through the object model. */
  protected override updated(): void {
    if (!this.map || !this.#frame) return;
    const { project } = drawCity(this.map);
    const looked = this.#find(this.selected);
    const at = (position: LonLat, frame: Frame): Point => place(project(position), frame, this.size);
    if (this.hereMark && this.#herePosition) this.#putHere(this.hereMark, at(this.#herePosition, this.#frame));
    if (this.lookedMark && looked) this.#putName(this.lookedMark, at(looked.position, this.#frame));
  }

  /** The name of the center that is looked at stands over its ring, or under it at the upper edge; always inside. */
  #putName(mark: HTMLElement, [x, y]: Point): void {
    const pill = mark.querySelector<HTMLElement>('.pill');
    if (!pill) return;
    const { offsetWidth: width, offsetHeight: height } = pill;
    const gap = 18 * this.#unit;
    const left = Math.max(gap, Math.min(this.size.width - width - gap, x - width / 2));
    const above = y - gap - height;
    mark.style.transform = `translate(${Math.round(left)}px, ${Math.round(above > gap ? above : y + gap)}px)`;
  }

  #putHere(mark: HTMLElement, [x, y]: Point): void {
    const reach = 9 * this.#unit;
    mark.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    const round = (selector: string, size: number): void => {
      const element = mark.querySelector<HTMLElement>(selector);
      if (!element) return;
      Object.assign(element.style, { left: `${-size}px`, top: `${-size}px`, width: `${2 * size}px`, height: `${2 * size}px` });
    };
    round('.dot', reach);
    round('.pulse', reach * 2.2);
    const dot = mark.querySelector<HTMLElement>('.dot');
    if (dot) {
      const rim = Math.round(this.#unit * 2);
      dot.style.borderWidth = `${rim}px`;
      dot.style.boxShadow = `0 0 0 ${rim}px var(--ink)`;
    }
    const pill = mark.querySelector<HTMLElement>('.pill');
    if (!pill) return;
    const gap = reach + 8 * this.#unit;
    const fits = x + gap + pill.offsetWidth + gap <= this.size.width;
    pill.style.transform = fits ? `translate(${gap}px, -50%)` : `translate(${-gap}px, -50%) translateX(-100%)`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-map': CityMapElement;
  }
}
