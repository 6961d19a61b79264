/** Vite builds the module as a worker of its own and gives its address. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}
/** Vite copies the file and gives its address. */
declare module '*?url' {
  const address: string;
  export default address;
}
