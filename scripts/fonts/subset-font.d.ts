declare module 'subset-font' {
  /** Keeps only the glyphs that `text` needs; axes and features stay. */
  export default function subsetFont(font: Buffer, text: string, options: { readonly targetFormat: 'woff2' }): Promise<Buffer>;
}
