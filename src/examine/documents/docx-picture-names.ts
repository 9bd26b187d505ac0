/** Some programs keep pictures under the names of the files they came from; here they get names as Word gives them. */

const PICTURE = /^(.*\/)?media\/[^/]*(\.[a-z]{3,5})$/i
const NAMED_BY_WORD = /\/image\d{1,4}\.[a-z]{3,5}$/i

/** The new names by the old ones in lower case, for those that need one. */
export function picturesRenamed(names: Iterable<string>): Map<string, string> {
  const renamed = new Map<string, string>()
  for (const name of names) {
    const [, folder = '', extension = ''] = PICTURE.exec(name) ?? []
    if (extension === '' || NAMED_BY_WORD.test(name)) continue
    renamed.set(name.toLowerCase(), `${folder}media/picture${renamed.size + 1}${extension.toLowerCase()}`)
  }
  return renamed
}
