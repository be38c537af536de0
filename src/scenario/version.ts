/** Version of the program, as in package.json; it stands in every file that leaves the page. */
export const version = '0.1.0'
